"""Promises that several targets hold the program to; each raises AssertionError where one is broken."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.model import Span
from claimcheck.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Manuscript, Match, Quotation, Source, SourceText
    from claimcheck.model.base import Noun

_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def decoded(data: bytes) -> str:
    """Any bytes as text: what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def closed(noun: Noun) -> None:
    """A noun's every field has a value that its type allows, enumerations too."""
    again = noun.__class__.model_validate(noun.model_dump())
    assert again == noun, "the noun is not what its types say"


def within(noun: Noun, text: str) -> None:
    """Every span of a noun, however deep, lies in `text`, its start before its end."""
    for span in _spans(noun):
        assert 0 <= span.start <= span.end <= len(text), f"{span!r} of {len(text)} characters"


def ordered(spans: Iterable[Span], *, apart: bool = False) -> None:
    """Spans begin in order; `apart`: none reaches into the next."""
    last = Span(start=0, end=0)
    for span in spans:
        assert last.start <= span.start, f"{span!r} stands after {last!r}"
        assert not apart or last.end <= span.start, f"{span!r} reaches into {last!r}"
        last = span


def sound(read: Manuscript) -> None:
    """A manuscript's spans lie in its text and in each other, its words are theirs, its ids are different."""
    starts = [anchor.start for anchor in read.anchors]
    assert starts == sorted(starts), "anchors are out of order"
    assert all(anchor.line > 0 and anchor.column > 0 for anchor in read.anchors)
    closed(read)
    within(read, read.text)
    ordered([block.span for block in read.blocks], apart=True)
    ordered([mark.span for mark in read.marks])
    ordered([quotation.span for quotation in read.quotations])
    ids = [item.id for items in (read.quotations, read.claims, read.citations) for item in items]
    assert len(ids) == len(set(ids)), ids
    for quotation in read.quotations:
        assert quotation.text == quotation.span.of(read.text), quotation
        ordered([segment.span for segment in quotation.segments], apart=True)
        for segment in quotation.segments:
            assert segment.text == segment.span.of(read.text), segment
            assert quotation.span.covers(segment.span), segment
        if quotation.attribution:
            assert quotation.attribution.text == quotation.attribution.span.of(read.text), quotation
    for note in read.notes:
        assert all(note.span.covers(citation.span) for citation in note.citations), note


def mapped(content: SourceText) -> None:
    """A source's map fits its text, and can be printed and kept."""
    closed(content)
    within(content, content.text)
    ordered([artefact.span for artefact in content.artefacts], apart=True)
    ordered([page.span for page in content.pages], apart=True)
    ordered([region.span for region in content.regions])


def exact(match: Match, quotation: Quotation, source: Source) -> None:
    """What a match shows stands where it says, character by character."""
    closed(match)
    text, low = source.content.text, quotation.span.start
    assert 0 <= match.score <= 1, match.score
    for passage in match.passages:
        assert passage.span.of(text) == passage.exact
    for edit in (*match.edits, *match.permitted):
        quoted = quotation.text[edit.quoted_span.start - low : edit.quoted_span.end - low]
        assert quoted == edit.quoted, (quoted, edit)
        assert edit.source == edit.source_span.of(text) or _read_over(
            edit.source, edit.source_span.of(text)
        ), edit


def harmless(printed: str) -> None:
    """Text for a terminal holds no control, format or unassigned character but the line ends."""
    bad = {char for char in set(printed) - {"\n"} if unicodedata.category(char) in _UNPRINTABLE}
    assert not bad, f"printed {sorted(map(ord, bad))[:5]}"


def steers_nothing(printed: str) -> None:
    """Text for machines holds no character that steers a terminal, other than line ends."""
    found = _STEERING.search(printed)
    assert not found, f"printed U+{ord(found[0]):04X}"


def _read_over(words: str, printed: str) -> bool:
    """Tell whether words may be the printed ones as they are read: over line ends, without what is not seen.

    A letter that looks like another is read as that, so that only their number can be held to.
    """
    return " … " in words or len(fold(words)) <= len(fold(printed))


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif hasattr(value, "model_fields_set"):
        for item in vars(value).values():
            yield from _spans(item)
