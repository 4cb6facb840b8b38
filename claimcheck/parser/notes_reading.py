"""A stretch of a note becomes the work that it cites, or nothing: better left as text than read wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import CitationForm, Span
from claimcheck.parser import (
    notes_back,
    notes_dates,
    notes_details,
    notes_locators,
    notes_names,
    notes_other,
    notes_shortened,
    notes_unmarked,
)
from claimcheck.parser.notes_marks import ADDRESS, View
from claimcheck.parser.notes_words import PROSE
from claimcheck.text import fold

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_ABBREVIATED = re.compile(r"(?:\.\s?\w|\.|…)\.$")
_WORD_ENTRY = re.compile(r",?\s(?:s\.\s?vv?\.|sub\sverbo|sub\svoce)\s", re.IGNORECASE)
_LONGEST_CALL = 120
_OUTER = " .,:;“”„«»‹›\"'‘’"
_YEAR = re.compile(r",?\s\((?P<year>(?:1[5-9]|20)[0-9]{2})[a-z]?\)[.,]?$")


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
    locator_label: str | None = None
    year_suffix: str | None = None
    hereafter: str | None = None


def called(view: View, names: AbstractSet[str]) -> Work | None:
    """Read a short form that an earlier note defined, by that name alone: `Growth Report, 12`.

    `names` are folded. The title is not told, since the name need not be one.
    """
    if not names or len(view.text) > _LONGEST_CALL:
        return None
    before, locator = notes_locators.trailing(" ".join(view.text.split()).strip(" .,"))
    for words, at in ((before, locator), (" ".join(view.text.split()), None)):
        name = words.strip(_OUTER)
        if name and fold(name) in names:
            return Work(CitationForm.SHORT, locator=at, hereafter=name)
    return None


def read(view: View, *, clear: bool, before: tuple[str, ...] = ()) -> Work | None:
    """Read one work; `clear` if the stretch is by itself or a signal introduces it.

    `before` are the authors of the work cited before, whom "idem" and a dash stand for.
    """
    if back := notes_back.ibid(view.text):
        rest = " ".join(view.text[back.end :].split())
        return Work(CitationForm.IBID, locator=notes_locators.leading(rest)[0])
    if same := notes_back.same_author(view.text):
        return _same(view.part(same.end, len(view.text)), before, clear=clear)
    return _earlier(view, None) or _work(view, None, clear=clear)


def _same(rest: View, before: tuple[str, ...], *, clear: bool) -> Work | None:
    """`Idem, Long Road, 23` is another work of the same author; `Id., 23` and `Id.` are the same work."""
    words = " ".join(rest.text.split())
    locator, after = notes_locators.leading(words)
    if not words or locator or words[0] in "(.":
        return Work(CitationForm.IBID, locator=locator) if not after or words[0] in "(." or locator else None
    heir = notes_names.Names(before, surnames_only=all(" " not in name for name in before))
    return _earlier(rest, heir) or _work(rest, heir, clear=clear)


def _work(view: View, heir: notes_names.Names | None, *, clear: bool) -> Work | None:
    """Read a work that is named by its own words; `heir` are its authors where they stand elsewhere."""
    if notes_other.is_other(view):
        return addressed(view) or Work(CitationForm.UNPARSED)
    if entry := _word_entry(view):
        return entry
    if view.quoted:
        return _marked(view, heir, clear=clear) or _titled_with_marks(view, heir) or addressed(view)
    read = _article(view, heir) or _book(view, heir) or addressed(view)
    sure = (
        clear or ": " not in view.flat
    )  # a sentence among others with a colon is rather a subtitle or prose
    return read or (_short(view, heir) if sure else None)


def _earlier(view: View, heir: notes_names.Names | None) -> Work | None:
    """`Roy, above, note 3, at 12`, `Roy (n 3)`, `Roy, Influence (wie Anm. 3), S. 12`, `Roy, op. cit., 12`."""
    back = notes_back.earlier(view.marked)
    if back is None:
        return None
    head, rest = view.part(0, back.start), " ".join(view.text[back.end :].split())
    title, span = _title(head) if head.quoted else (None, None)
    before = head.text[: head.quoted[0][0] - 1] if head.quoted else head.text
    names: notes_names.Names | None
    if heir is not None:
        names, title = heir, title or " ".join(before.split()).strip(" ,.") or None
    elif head.quoted and (names := notes_names.read(before)) is not None:
        pass
    else:
        title = span = None
        names, title = notes_shortened.named(" ".join(head.text.split()).strip(" ,."))
    if names is None or not (names.names or title or back.note):
        return None
    locator = notes_locators.leading(rest)[0]
    return Work(
        CitationForm.SHORT, names.names, names.et_al, title, span, locator=locator, note_reference=back.note
    )


def _word_entry(view: View) -> Work | None:
    """`Oxford English Dictionary, s.v. “road”`: CSL's locator `sub-verbo` (Chicago 14.232)."""
    found = _WORD_ENTRY.search(view.marked)
    if found is None:
        return None
    title = notes_unmarked.edition_apart(" ".join(view.text[: found.start()].split()))
    word = view.part(found.end(), len(view.text))
    if not title or not notes_unmarked.is_headline(title) or not word.text:
        return None
    if word.quoted:
        begin, end = word.quoted[0]
        locator, tail = word.text[begin:end].strip(" ,."), word.part(end + 1, len(word.text))
    else:
        locator = word.text.partition(",")[0].strip(" .")
        tail = word.part(len(word.text.partition(",")[0]), len(word.text))
    details = notes_details.read(tail)
    return Work(
        CitationForm.FULL,
        title=title,
        issued=details.issued,
        locator=locator or None,
        url=details.url,
        doi=details.doi,
        accessed=details.accessed,
        locator_label="sub-verbo",
    )


def _marked(view: View, heir: notes_names.Names | None, *, clear: bool) -> Work | None:
    """`Jane Doe, “Title,” Container, date, locator, address`; short with neither container nor date."""
    begin, end = view.quoted[0]
    head, tail = view.text[: begin - 1].strip(), view.part(end + 1, len(view.text))
    year = _YEAR.search(head)
    names = notes_names.before_title(head[: year.start()] if year else head)
    if heir is not None:
        names = heir if not head else None
    title, span = _title(view)
    if names is None or title is None or not ends_title(view.text[begin:end], tail.text):
        return None
    details = notes_details.read(tail)
    if year and details.issued is None:
        details = details._replace(issued=year["year"])
    if _is_prose(details.container) or (
        details.bare and not names.names and heir is None and not (clear and not details.rest)
    ):
        return None
    short = details.bare and (names.surnames_only or not names.names)
    form = CitationForm.SHORT if short else CitationForm.FULL
    return Work(form, names.names, names.et_al, title, span, *details[:6])


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


def ends_title(title: str, tail: str) -> bool:
    """A title is closed by punctuation on either side of its mark: “JD” in a name is not."""
    return title[-1:] in ",.?!" or not tail or tail[0] in ",.:;([" or tail.startswith(("in ", "In "))


def _is_prose(container: str | None) -> bool:
    return container is not None and not PROSE.isdisjoint(container.split())


def _titled_with_marks(view: View, heir: notes_names.Names | None) -> Work | None:
    """`Doe, Notes on “The Waste Land” (London: Faber, 1999)`: quotation marks within a title."""
    head = view.text[: view.quoted[0][0] - 1].rstrip()
    if not head or head[-1] in ",.:;(" or "," not in head:
        return None
    _, rest = notes_locators.leading(" ".join(view.text[view.quoted[-1][1] + 1 :].split()))
    return _book(view, heir) or (_short(view, heir) if not rest else None)


def _article(view: View, heir: notes_names.Names | None) -> Work | None:
    article = notes_unmarked.article(view, heir)
    if article is None:
        return None
    return Work(CitationForm.FULL, article.authors, article.et_al, article.title, None, *article.details[:6])


def _book(view: View, heir: notes_names.Names | None) -> Work | None:
    book = notes_unmarked.book(view, heir)
    if book is None:
        return None
    return Work(CitationForm.FULL, book.authors, book.et_al, book.title, None, *book.details[:6])


def _short(view: View, heir: notes_names.Names | None) -> Work | None:
    short = notes_shortened.short(view, heir)
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


def addressed(view: View) -> Work | None:
    """An address tells which work is meant even where the words around it do not."""
    if ADDRESS not in view.marked:
        return None
    words, url, doi, accessed = notes_details.plain(view)
    dated = notes_dates.printed(words)
    if url is None and doi is None:
        return None
    return Work(CitationForm.FULL, issued=dated.iso if dated else None, url=url, doi=doi, accessed=accessed)
