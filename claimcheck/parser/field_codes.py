"""The instruction of a citation field goes in, the works that it names come out with their CSL-JSON.

Zotero writes `ADDIN ZOTERO_ITEM CSL_CITATION {json}` into Word and the same without ADDIN into LibreOffice,
Mendeley `ADDIN CSL_CITATION {json}`. The json is citeproc-js's citation object, as the CSL project's
csl-citation.json describes it.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any, TypeAlias

from claimcheck.model import KeyedWork

Works: TypeAlias = tuple[KeyedWork, ...]

_MARKER = "CSL_CITATION"
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)  # NaN and its like are no JSON
_PER_CITATION = re.compile("ITEM-[0-9]++")  # Mendeley counts anew in each citation
_URI_PARTED = re.compile(r"[/=?#\s]")
_LABEL = re.compile("[a-z]++(?:-[a-z]++)*+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(instruction: str) -> tuple[Works, tuple[str, ...]] | None:
    """Return the works that a citation names, and each one's data: CSL-JSON, a list of one item.

    The item's `id` is the work's key: the last part of its address in the author's library, else its own id.
    Returns None for another kind of instruction, for broken JSON, and where a work lacks its data: what is
    printed must be read then.
    """
    _, found, rest = instruction.partition(_MARKER)
    start = rest.find("{")
    if not found or start < 0:
        return None
    try:
        citation, _ = _DECODER.raw_decode(rest, start)
        return _read(citation.get("citationItems"))
    except (ValueError, RecursionError):
        return None


def _read(items: object) -> tuple[Works, tuple[str, ...]] | None:
    if not isinstance(items, list) or not items or not all(map(_whole, items)):
        return None
    keys = [_key(item) for item in items]
    works = tuple(_work(item, key) for item, key in zip(items, keys, strict=True))
    return works, tuple(_data(item["itemData"], key) for item, key in zip(items, keys, strict=True))


def _whole(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("itemData"), dict) and bool(item["itemData"])


def _key(item: dict[str, Any]) -> str:
    """Return what stays the same for a work in all citations of a manuscript."""
    for name in ("uris", "uri"):
        listed = item.get(name)
        for uri in listed if isinstance(listed, list) else [listed]:
            end = _URI_PARTED.split(uri.strip().rstrip("/"))[-1] if isinstance(uri, str) else ""
            if end:
                return _clean(end)
    data = item["itemData"]
    for own in (data.get("id"), item.get("id")):
        if isinstance(own, str) and own.strip() and not _PER_CITATION.fullmatch(own):
            return _clean(own.strip())
        if isinstance(own, int) and not isinstance(own, bool):
            return f"item-{own}"
    nameless = {name: value for name, value in data.items() if name != "id"}
    return "item-" + hashlib.sha256(json.dumps(nameless, sort_keys=True).encode()).hexdigest()[:8]


def _work(item: dict[str, Any], key: str) -> KeyedWork:
    """Read one cited item; a locator without label is a page, as CSL has it."""
    locator = _words(item, "locator")
    label = _words(item, "label") or "page"
    return KeyedWork(
        key=key,
        locator=locator,
        locator_label=label if locator and _LABEL.fullmatch(label) else None,
        prefix=_words(item, "prefix"),
        suffix=_words(item, "suffix"),
    )


def _words(item: dict[str, Any], name: str) -> str | None:
    value = item.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return _clean(value).strip() or None if isinstance(value, str) else None


def _data(data: dict[str, Any], key: str) -> str:
    named = {"id": key, **{name: value for name, value in data.items() if name != "id"}}
    return _clean(json.dumps([named], ensure_ascii=False))


def _clean(text: str) -> str:
    """Put the replacement sign for half characters, which JSON can spell and no file can hold."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
