"""A page's code goes in; its data about itself comes out: meta tags by name, and JSON-LD objects."""

from __future__ import annotations

import json
import re
from collections import deque
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser

    Item = Mapping[str, object]

_HALVES = re.compile("[\ud800-\udfff]")  # JSON can write half a character; no file can hold one
_MOST_TAGS = 5000
_LONGEST = 2000
_LARGEST_DATA = 2_000_000
_MOST_ITEMS = 100_000
_ARTICLES = {
    "blogposting",
    "book",
    "chapter",
    "creativework",
    "discussionforumposting",
    "legislation",
    "liveblogposting",
    "podcastepisode",
    "report",
    "review",
    "socialmediaposting",
    "thesis",
}
_OTHERS = ("itemlistelement", "comment", "mentions", "relatedlink", "citation", "ispartof", "isbasedon")


def tags(parser: LexborHTMLParser) -> dict[str, list[str]]:
    """Return what the meta tags say, by name (lower case; `dc.`, however the prefix is written)."""
    found: dict[str, list[str]] = {}
    for node in islice(parser.css("meta[content]"), _MOST_TAGS):
        attributes = node.attributes
        # One letter more: an address that is cut is none.
        words = (attributes.get("content") or "")[: _LONGEST + 1].strip()
        if words:
            names = (attributes.get(key) or "" for key in ("name", "property", "itemprop"))
            for name in dict.fromkeys(one for key in names for one in key.lower().split()):
                found.setdefault(name.replace("dc:", "dc.").replace("dcterms", "dc"), []).append(words)
    return found


def linked_data(parser: LexborHTMLParser) -> list[Item]:
    """Return every object of the page's JSON-LD, outer ones first; what is no JSON is passed over."""
    found: list[Item] = []
    for script in parser.css('script[type="application/ld+json" i]'):
        text = script.text(deep=True)
        if len(text) > _LARGEST_DATA:
            continue
        try:
            queue: deque[object] = deque([json.loads(text, strict=False)])
        except (ValueError, RecursionError):
            continue
        while queue and len(found) < _MOST_ITEMS:
            item = queue.popleft()
            if isinstance(item, dict):
                found.append(item)
                queue.extend(value for key, value in item.items() if key.lower() not in _OTHERS)
            elif isinstance(item, list):
                queue.extend(item)
    return found


def article(items: Sequence[Item]) -> Item:
    """Return the object that tells of the work itself; an empty one if there is none."""
    return next((item for item in items if any(_is_article(kind) for kind in texts(item.get("@type")))), {})


def _is_article(kind: str) -> bool:
    name = kind.rpartition("/")[2].rpartition(":")[2].lower()
    return name.endswith("article") or name in _ARTICLES


def texts(value: object) -> list[str]:
    """Return a value's strings: it may be one, or a list of some."""
    strings = (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
    return [_HALVES.sub("\ufffd", unescape(one)) for one in strings]


def named(items: Sequence[Item]) -> dict[str, Item]:
    """Return the objects with a name, by the id that others refer to them by."""
    return {key: item for item in items if "name" in item and isinstance(key := item.get("@id"), str)}


def names(value: object, by_id: Mapping[str, Item]) -> Iterator[str]:
    """Yield the names of persons or bodies: strings, objects with one, references to these, lists."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            told = one if "name" in one else by_id.get(str(one.get("@id")), {})
            yield from texts(told.get("name"))
        else:
            yield from texts(one)
