"""A PDF becomes a SourceText with pages, page furniture and line-end hyphens mapped."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from claimcheck.model import Lack, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _pages

if TYPE_CHECKING:
    from claimcheck.resolver.extract._pdfium import Print

MEDIA_TYPES = ("application/pdf",)
VERSION = 2
_SCAN = 20
_HYPHEN = re.compile("[\ufffe\x02]")  # NOTE: what PDFium writes for a line-end hyphen and its line break
_SHORT_LINE = 0.8
_ENDINGS = tuple('.!?:"”’)')
_NO_TITLE = re.compile(r"untitled|.*\.\w{2,5}|microsoft \w+ - .*|.*\bindd\b.*", re.IGNORECASE)


def extract(data: bytes, _charset: str | None = None) -> SourceText:
    """Return the text of all pages; raises LackError (extraction-failed) for what cannot be read.

    Pages that are pictures (fewer than 20 characters on them) make the text partial. Paragraphs are told by
    a short last line that ends like a sentence.
    """
    printed = _printed(data)
    texts = [_lines(sheet.text) for sheet in printed.sheets]
    content = _pages.mapped(
        f"\n{_pages.PAGE_BREAK}".join(texts), [" ".join(sheet.label.split()) for sheet in printed.sheets]
    )
    return content.model_copy(
        update={"title": _title(printed.about["Title"]), "partial": _partial(printed, texts)}
    )


def _printed(data: bytes) -> Print:
    from claimcheck.resolver.extract import _pdfium  # noqa: PLC0415 - only where a PDF is read: it loads slowly

    try:
        return _pdfium.opened(data)
    except (_pdfium.PdfiumError, ValueError) as error:
        locked = "password" in str(error).lower()
        raise _failed("is locked with a password" if locked else "is damaged") from error


def _failed(what: str) -> LackError:
    return LackError(
        Lack.EXTRACTION_FAILED,
        f"the PDF {what}: open it, save its text as a text file, and name that under source",
    )


def _lines(text: str) -> str:
    """A page's lines with an end each, a blank line between paragraphs."""
    rows = [row.strip() for row in _HYPHEN.sub("-\n", text).replace(_pages.PAGE_BREAK, "\n").splitlines()]
    rows = [row for row in rows if row]
    usual = median([len(row) for row in rows]) if rows else 0
    joined = "".join(
        f"{row}\n\n" if _ends(row, following, usual) else f"{row}\n"
        for row, following in zip(rows, [*rows[1:], ""], strict=False)
    )
    return joined.rstrip("\n")


def _ends(row: str, following: str, usual: float) -> bool:
    begins = following.lstrip("\"'“‘«([")[:1]
    return len(row) < _SHORT_LINE * usual and row.endswith(_ENDINGS) and begins.isupper()


def _title(said: object) -> str | None:
    title = " ".join(str(said or "").split())
    return title if title and not _NO_TITLE.fullmatch(title[:300]) else None


def _partial(printed: Print, texts: list[str]) -> str | None:
    if printed.cut:
        return "the PDF is longer than what is read of one source"
    pictures = [sheet.label for sheet in printed.sheets if sheet.picture]
    if not texts or sum(map(len, texts)) < _SCAN * len(texts) or len(pictures) == len(texts):
        return "no text layer: the PDF holds pictures of pages; run text recognition (OCR) on it"
    if pictures:
        shown = ", ".join(pictures[:5]) + (" and more" if len(pictures) > 5 else "")  # noqa: PLR2004 - enough to find them
        return f"no text layer on page {shown}; run text recognition (OCR) on it"
    return None
