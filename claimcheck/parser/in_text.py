"""A layout goes in; it comes out with its citations within the text, and its list of works, as notes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Block, BlockKind, KeyedCitation, KeyedWork, Mark, NoteKind, NoteText, Span
from claimcheck.parser import in_text_finding, in_text_list, in_text_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Layout
    from claimcheck.parser.in_text_list import Listed

_PINPOINTED = re.compile(r"\[(?P<number>[0-9]{1,4}),\s(?:pp?|chap|sec|para|fig|§+|¶+)\.?\s?[^\[\]\n]{1,40}\]")
_REPEATS = 3  # numbers that return show that they number works, and not notes
# Notes say so, and lists of works do not, whatever stands over them.
_GOES_BACK = re.compile(r"\b(?:ibid|op\. ?cit|idem|supra|ebd|a\. ?a\. ?O)\b", re.IGNORECASE)
_WEB = ("http://", "https://")


def with_citations(layout: Layout) -> Layout:
    """Make each citation that stands in the body a mark and a note: by keys, by author and date, by page.

    The entries of a list of works become notes of their own kind, and so do the notes of a list that
    numbers works. Where nothing else is cited the links are the citations, as newsrooms have it.
    """
    layout = _numbered(layout)
    listed = in_text_list.find(layout)
    found = in_text_pages.with_pages(layout, listed, in_text_finding.find(layout, listed))
    keyed = _in_body(layout, (keyed.span for keyed in layout.keyed))
    cited = [*((span, span.of(layout.text)) for span in keyed), *((each.span, each.label) for each in found)]
    layout = _with_entries(_marked(layout, sorted(cited, key=lambda each: each[0].start)), listed)
    by_key = any(not work.key.startswith(_WEB) for keyed in layout.keyed for work in keyed.works)
    noted = any(note.kind is not NoteKind.IN_TEXT for note in layout.notes)
    return layout if noted or by_key or found else _linked(layout)


def _in_body(layout: Layout, spans: Iterable[Span]) -> list[Span]:
    notes = [block.span for block in layout.blocks if block.kind is BlockKind.NOTE]
    return [span for span in spans if not any(note.covers(span) for note in notes)]


def _marked(layout: Layout, cited: Sequence[tuple[Span, str]]) -> Layout:
    """Number citations after the notes; their label is what is printed."""
    first = _next(layout)
    marks = [Mark(number=number, span=span) for number, (span, _) in enumerate(cited, first)]
    found = [
        NoteText(mark=number, span=span, kind=NoteKind.IN_TEXT, label=label)
        for number, (span, label) in enumerate(cited, first)
    ]
    return _added(layout, marks, found)


def _added(layout: Layout, marks: Sequence[Mark], notes: Sequence[NoteText]) -> Layout:
    if not (marks or notes):
        return layout
    ordered = sorted((*layout.marks, *marks), key=lambda mark: mark.span.start)
    return layout.model_copy(update={"marks": tuple(ordered), "notes": (*layout.notes, *notes)})


def _next(layout: Layout) -> int:
    return max((note.mark for note in layout.notes), default=0) + 1


def _with_entries(layout: Layout, listed: Listed) -> Layout:
    """Make the entries of a list of works notes, after all others."""
    spans = [entry.span for entry in listed.entries]
    if not spans:
        return layout
    own = set(spans)
    blocks = [
        Block(kind=BlockKind.NOTE, span=block.span) if block.span in own else block for block in layout.blocks
    ]
    entries = [
        NoteText(mark=number, span=span, kind=NoteKind.ENTRY, label="")
        for number, span in enumerate(spans, _next(layout))
    ]
    return _added(layout, (), entries).model_copy(update={"blocks": tuple(blocks)})


def _numbered(layout: Layout) -> Layout:
    """Tell a list that numbers works, `[12]` at every place that cites it, from one of notes."""
    if layout.automatic or not layout.notes:
        return layout
    counted = Counter(number for _, number in {(mark.span.start, mark.number) for mark in layout.marks})
    returning = sum(count > 1 for count in counted.values()) >= _REPEATS
    going_back = any(_GOES_BACK.search(note.span.of(layout.text)) for note in layout.notes)
    titled = set() if going_back else _titled(layout)
    notes = tuple(
        note.model_copy(update={"kind": NoteKind.ENTRY}) if returning or note.span.start in titled else note
        for note in layout.notes
    )
    if notes == layout.notes:
        return layout
    return _pinpointed(layout.model_copy(update={"notes": notes}))


def _titled(layout: Layout) -> set[int]:
    """Return where the notes begin that stand under a heading such as "References"."""
    found: set[int] = set()
    under = False
    for block in layout.blocks:
        if block.kind is not BlockKind.NOTE:
            under = in_text_list.titled(layout.text, block)
        elif under:
            found.add(block.span.start)
    return found


def _pinpointed(layout: Layout) -> Layout:
    """Take `[12, p. 4]` for a mark, too."""
    numbers = {note.mark for note in layout.notes}
    body = [block.span for block in layout.blocks if block.kind is not BlockKind.NOTE]
    marks = [
        Mark(number=int(found["number"]), span=Span(start=found.start(), end=found.end()))
        for span in body
        for found in _PINPOINTED.finditer(layout.text, span.start, span.end)
        if int(found["number"]) in numbers
    ]
    return _added(layout, marks, ())


def _linked(layout: Layout) -> Layout:
    """Take each link of the body for a citation of its address; its mark stands at the link's end.

    The words that lead to the address stay the author's own: “he told the Herald”.
    """
    spans = set(_in_body(layout, (link.span for link in layout.links)))
    links = [link for link in layout.links if link.span in spans and link.url.casefold().startswith(_WEB)]
    first = _next(layout)
    ends = [Span(start=link.span.end, end=link.span.end) for link in links]
    marks = [Mark(number=number, span=end) for number, end in enumerate(ends, first)]
    notes = [
        NoteText(
            mark=number,
            span=link.span,
            kind=NoteKind.IN_TEXT,
            label=" ".join(link.span.of(layout.text).split()),
        )
        for number, link in enumerate(links, first)
    ]
    keyed = tuple(KeyedCitation(span=link.span, works=(KeyedWork(key=link.url),)) for link in links)
    return _added(layout, marks, notes).model_copy(update={"keyed": (*layout.keyed, *keyed)})
