"""A PDF's bytes become its pages' labels and texts, as PDFium has them.

PDFium is written in C++, not safe against hostile files and not for threads: it belongs in a worker process.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import PdfiumError

__all__ = ["PdfiumError", "Print", "Sheet", "opened"]

_MOST_CHARACTERS = 20_000_000
_SCAN = 20


class Sheet(NamedTuple):
    """A page: its printed label, its text, and whether it is a picture with hardly any text."""

    label: str
    text: str
    picture: bool


class Print(NamedTuple):
    """A PDF: what it says of itself, by the names of its information dictionary, and its pages."""

    about: dict[str, str]
    sheets: list[Sheet]
    cut: bool


def opened(data: bytes) -> Print:
    """Read a PDF; raises PdfiumError or ValueError for one that is damaged or locked."""
    document = pypdfium2.PdfDocument(data)
    sheets: list[Sheet] = []
    size = 0
    for number in range(len(document)):
        sheets.append(_sheet(document, number))
        size += len(sheets[-1].text)
        if size > _MOST_CHARACTERS:
            break
    return Print(document.get_metadata_dict(), sheets, size > _MOST_CHARACTERS)


def _sheet(document: Any, number: int) -> Sheet:  # noqa: ANN401 - pypdfium2 is not typed
    page = document[number]
    words = page.get_textpage()
    text: str = words.get_text_range()
    picture = len(text.strip()) < _SCAN and any(
        True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    )
    label: str = document.get_page_label(number) or str(number + 1)
    words.close()
    page.close()
    return Sheet(label, text, picture)
