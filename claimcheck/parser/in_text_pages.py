"""Citations by author and page come out with the pages that stand alone, `(14)`, for works named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, Span
from claimcheck.parser.in_text_finding import Found, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Block, Layout
    from claimcheck.parser.in_text_list import Listed

_PAGE = re.compile(r"(?<=[\s”’\"»])\((?P<page>[0-9]{1,4}(?:[–-][0-9]{1,4})?)\)")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_CLOSING = ("”", "’", '"', "»")
_STOPS = (".", ",", ";", ":", "?", "!")
_NO_PROSE = {BlockKind.NOTE, BlockKind.HEADING}


def with_pages(layout: Layout, listed: Listed, found: Sequence[Found]) -> list[Found]:
    """Add `(14)` behind quoted words or before a stop, where the manuscript cites by author and page.

    It is a page of the work whose author the words since the last citation name, else of the work cited last
    in the paragraph, or in the line that ends in a colon above it (MLA Handbook, 9th ed., 6.4 and 6.43).
    """
    if not any(each.sure for each in found) or any(each.dated for each in found):
        return list(found)
    entries = {entry.span for entry in listed.entries}
    body = [block for block in layout.blocks if block.kind not in _NO_PROSE and block.span not in entries]
    pages: list[Found] = []
    head = ""
    for block in body:
        own = [each for each in found if block.span.covers(each.span)]
        for each in _of_block(layout.text, block, listed, own, head):
            pages.append(each)
            own.append(each)
        last = max(own, key=lambda each: each.span.start, default=None)
        after = layout.text[last.span.end if last else block.span.start : block.span.end]
        leads = block.span.of(layout.text).rstrip().endswith(":")
        head = (listed.named(_QUOTED.sub("", after)) or _head(last)) if leads else ""
    kept = unquoted(layout, body, pages)
    return sorted([*found, *kept], key=lambda each: each.span.start)


def _of_block(text: str, block: Block, listed: Listed, own: Sequence[Found], head: str) -> Iterator[Found]:
    """Find the pages of a block that has these citations; `head` names the work that leads to it."""
    at, before = block.span.start, iter([*own, None])
    following = next(before)
    for page in _PAGE.finditer(text, block.span.start, block.span.end):
        while following and following.span.end <= page.start():
            at, head, following = following.span.end, _head(following), next(before)
        between = text[at : page.start()].rstrip()
        if not (
            between.endswith(_CLOSING) or text.startswith(_STOPS, page.end()) or page.end() == block.span.end
        ):
            continue
        head = listed.named(_QUOTED.sub("", between)) or head
        at = page.end()
        if head:
            span = Span(start=page.start(), end=page.end())
            yield Found(span, f"{head} {page[0]}", sure=True, listed=True, dated=False)


def _head(found: Found | None) -> str:
    """Return what a citation names before its page; nothing if it cites several works."""
    if found is None or ";" in found.label:
        return ""
    return found.label.strip("()").rpartition(" ")[0].strip()
