"""A stretch of a note becomes the work that it cites, or nothing: better left as text than read wrongly."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.model import CitationForm, Span
from claimcheck.parser import notes_dates, notes_details, notes_locators, notes_names, notes_unmarked
from claimcheck.parser.notes_marks import ADDRESS, View
from claimcheck.parser.notes_words import PROSE

_IBID = re.compile(r"(?:ibid(?:em)?\b\.?|id\.|idem\b\.?|id(?=\sat\s))(?=[\s,.:;]|$)", re.IGNORECASE)
_NOTE = r"\b(?:notes?|nn?|fnn?|footnotes?|endnotes?)\b\.?\s?"
_EARLIER = re.compile(
    rf"""\b(?:above|supra|infra|below)\b,?\s(?:at\s)?\(?{_NOTE}(?P<after>[0-9]{{1,4}})\b\)?
       | {_NOTE}(?P<before>[0-9]{{1,4}})\b,?\s(?:above|supra|infra|below)\b
       | \(n\.?\s?(?P<bracketed>[0-9]{{1,4}})\)
       | ^{_NOTE}(?P<alone>[0-9]{{1,4}})\b(?=\W*$)""",
    re.IGNORECASE | re.VERBOSE,
)
_OP_CIT = re.compile(r",?\s(?:op|loc)\.\s?cit\.?(?=[\s,.:]|$)", re.IGNORECASE)
_SAME_AUTHOR = {"idem", "eadem", "id", "idem.", "id."}
_ABBREVIATED = re.compile(r"(?:\.\s?\w|\.|…)\.$")


class Work(NamedTuple):
    """What a stretch says of one work; the fields are those of `Citation`."""

    form: CitationForm
    authors: tuple[str, ...] = ()
    et_al: bool = False
    title: str | None = None
    title_span: Span | None = None
    container: str | None = None
    issued: str | None = None
    locator: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    note_reference: int | None = None


def read(view: View, *, clear: bool) -> Work | None:
    """Read one work; `clear` if the stretch is by itself or a signal introduces it."""
    ibid = _IBID.match(view.text)
    if ibid and not view.quoted:
        rest = " ".join(view.text[ibid.end() :].split())
        return Work(CitationForm.IBID, locator=notes_locators.leading(rest)[0])
    if work := _earlier(view):
        return work
    if view.quoted:
        return _marked(view, clear=clear) or _addressed(view)
    return _book(view) or _addressed(view) or _short(view)


def _earlier(view: View) -> Work | None:
    """`Roy, above, note 3, at 12`, `Roy (n 3)`, `Roy, op. cit., 12`."""
    found = _EARLIER.search(view.marked)
    cut = found or _OP_CIT.search(view.marked)
    if cut is None:
        return None
    mark = next((int(value) for value in found.groupdict().values() if value), None) if found else None
    head, rest = view.part(0, cut.start()), " ".join(view.text[cut.end() :].split())
    title, span = _title(head) if head.quoted else (None, None)
    names = notes_names.read(head.text[: head.quoted[0][0] - 1] if head.quoted else head.text)
    if names is None or not (names.names or mark):
        return None
    locator = notes_locators.leading(rest)[0]
    return Work(
        CitationForm.SHORT, names.names, names.et_al, title, span, locator=locator, note_reference=mark
    )


def _marked(view: View, *, clear: bool) -> Work | None:
    """`Jane Doe, “Title,” Container, date, locator, address`; short with neither container nor date."""
    begin, end = view.quoted[0]
    head, tail = view.text[: begin - 1].strip(), view.part(end + 1, len(view.text))
    names = notes_names.Names() if head.strip(" ,").casefold() in _SAME_AUTHOR else notes_names.read(head)
    title, span = _title(view)
    if names is None or title is None or not _ends(view.text[begin:end], tail.text):
        return None
    details = notes_details.read(tail)
    if _is_prose(details.container) or (
        details.bare and not names.names and not (clear and not details.rest)
    ):
        return None
    short = details.bare and (names.surnames_only or not names.names)
    return Work(
        CitationForm.SHORT if short else CitationForm.FULL,
        names.names,
        names.et_al,
        title,
        span,
        details.container,
        details.issued,
        details.locator,
        details.url,
        details.doi,
        details.accessed,
    )


def _title(view: View) -> tuple[str | None, Span | None]:
    begin, end = view.quoted[0]
    begin += len(view.text[begin:end]) - len(
        view.text[begin:end].lstrip()
    )  # NOTE: « French » marks stand off
    end = begin + len(view.text[begin:end].rstrip())
    title = " ".join(view.text[begin:end].split()).removesuffix(",")
    if title.endswith(".") and not _ABBREVIATED.search(title):
        title = title[:-1]
    return title.strip() or None, Span(start=view.start + begin, end=view.start + end)


def _ends(title: str, tail: str) -> bool:
    """A title is closed by punctuation on either side of its mark: “JD” in a name is not."""
    return title[-1:] in ",.?!" or not tail or tail[0] in ",.:;(" or tail.startswith(("in ", "In "))


def _is_prose(container: str | None) -> bool:
    return container is not None and not PROSE.isdisjoint(container.split())


def _book(view: View) -> Work | None:
    book = notes_unmarked.book(view)
    if book is None:
        return None
    return Work(CitationForm.FULL, book.authors, book.et_al, book.title, None, None, *book.details[1:6])


def _short(view: View) -> Work | None:
    short = notes_unmarked.short(view)
    if short is None:
        return None
    return Work(
        CitationForm.SHORT,
        short.authors,
        short.et_al,
        short.title,
        issued=short.details.issued,
        locator=short.details.locator,
    )


def _addressed(view: View) -> Work | None:
    """An address tells which work is meant even where the words around it do not."""
    if ADDRESS not in view.marked:
        return None
    words, url, doi, accessed = notes_details.plain(view)
    dated = notes_dates.printed(words)
    if url is None and doi is None:
        return None
    return Work(CitationForm.FULL, issued=dated.iso if dated else None, url=url, doi=doi, accessed=accessed)
