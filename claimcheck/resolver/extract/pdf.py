"""A PDF becomes a SourceText with pages, page furniture, footnotes and line-end hyphens mapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Artefact, ArtefactKind, Lack, Region, RegionKind, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _dates, _pages, _pdf_sheets
from claimcheck.resolver.extract._bounds import MOST_ARTEFACTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.resolver.extract._pdfium import Print, Sheet

MEDIA_TYPES = ("application/pdf",)
VERSION = 3
_SCAN = 20
_END_MARK, _END_REACH = b"%%EOF", 1024  # PDF 1.7 appendix H.3, note 18
_NO_TITLE = re.compile(r"untitled|.*\.\w{2,5}|microsoft \w+ - .*|.*\bindd\b.*", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"unknown|anonymous|author|user|admin\w*|owner|.*[@\\/].*|[\W\d_]*", re.IGNORECASE)
# The day of publication, where a publisher wrote it (PRISM 3.0); the file's own date is that of its making.
_ISSUED = re.compile(rb"<prism:(?:publicationDate|coverDate)>\s{0,9}([0-9T:.+-]{4,40})")
_ENOUGH = 5


def extract(data: bytes, _charset: str | None = None) -> SourceText:
    """Return the text of all pages; raises LackError (extraction-failed) for what cannot be read.

    Pages that are pictures (fewer than 20 characters on them) or damaged make the text partial, and so does
    a file without an end. Paragraphs are told by a short last line that ends like a sentence, or by a gap.
    """
    printed = _printed(data)
    setting = _pdf_sheets.set_out(printed.sheets)
    labels = [" ".join(sheet.label.split()) for sheet in printed.sheets]
    content = _pages.mapped(setting.text, labels, setting.tops, setting.notes)
    return content.model_copy(
        update={
            "title": _title(printed.about["Title"]),
            "authors": _authors(printed.about["Author"]),
            "issued": _dates.iso(issued[1].decode("ascii")) if (issued := _ISSUED.search(data)) else None,
            "artefacts": _marked(content, setting),
            "regions": (*content.regions, *_announced(setting)),
            "partial": _partial(printed, data),
        }
    )


def _printed(data: bytes) -> Print:
    from claimcheck.resolver.extract import _pdfium  # noqa: PLC0415 - only where a PDF is read: it loads slowly

    try:
        printed = _pdfium.opened(data)
    except _pdfium.PdfiumError as error:
        raise _failed("locked with a password" if "password" in str(error).lower() else "damaged") from error
    if all(sheet.damaged for sheet in printed.sheets):
        raise _failed("damaged")
    return printed


def _failed(how: str) -> LackError:
    words = f"the PDF is {how}: open it, save its text as a text file, and name that under source"
    return LackError(Lack.EXTRACTION_FAILED, words)


def _title(said: str) -> str | None:
    """The title that the file gives itself, unless it is a file's name or a program's default."""
    title = " ".join(said.split())[:1000]
    return title if title and not _NO_TITLE.fullmatch(title[:300]) else None


def _authors(said: str) -> tuple[str, ...]:
    """Names that the file gives; programs fill in accounts and addresses, which are none."""
    names = (" ".join(name.split()) for name in re.split(r"[;\n]|\s{0,9}(?:\band\b|&)\s", said[:2000]))
    return tuple(name for name in names if name and not _NO_AUTHOR.fullmatch(name))


def _marked(content: SourceText, setting: _pdf_sheets.Setting) -> tuple[Artefact, ...]:
    """The artefacts, and the note marks that stand in none of them."""
    places = [artefact.span for artefact in content.artefacts]
    marks = [
        Artefact(kind=ArtefactKind.NOTE_MARK, span=mark)
        for mark in setting.marks[:MOST_ARTEFACTS]
        if not _pages.inside(mark, places)
    ]
    return tuple(sorted([*content.artefacts, *marks], key=_pages.start))


def _announced(setting: _pdf_sheets.Setting) -> list[Region]:
    return [Region(kind=RegionKind.BODY, span=span) for span in setting.extracts]


def _partial(printed: Print, data: bytes) -> str | None:
    """Why the text is not the whole of the work, if it is seen not to be."""
    if printed.cut:
        return "the PDF is longer than what is read of one source"
    if _END_MARK not in data.rstrip(b"\0\r\n\t ")[-_END_REACH:]:
        return "the PDF has no end: it may have been cut off; have it anew"
    return _lacking(printed.sheets)


def _lacking(sheets: Sequence[Sheet]) -> str | None:
    """Which pages have no text that can be read."""
    damaged = [sheet.label for sheet in sheets if sheet.damaged]
    if damaged:
        return f"page {_listed(damaged)} of the PDF cannot be read"
    pictures = [sheet.label for sheet in sheets if sheet.picture]
    if pictures and len(pictures) == len(sheets):
        return "no text layer: the PDF holds pictures of pages; run text recognition (OCR) on it"
    if pictures:
        return f"no text layer on page {_listed(pictures)}; run text recognition (OCR) on it"
    if sum(len(line.text) for sheet in sheets for line in sheet.lines) < _SCAN * len(sheets):
        return "no text layer, or hardly any: open the PDF, and name a text file that holds its text"
    return None


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(labels[:_ENOUGH]) + (" and more" if len(labels) > _ENOUGH else "")
