"""A PDF's bytes become its pages' labels and lines, as PDFium has them.

PDFium is written in C++, not safe against hostile files and not for threads: it belongs in a worker process.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
from pypdfium2 import PdfiumError, raw

from claimcheck.resolver.extract._bounds import MOST_CHARACTERS, MOST_PAGES
from claimcheck.resolver.extract._pdf_letters import composed, lettered

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Line", "PdfiumError", "Print", "Sheet", "opened"]

_SCAN = 20
_ABOUT = ("Title", "Author")
# A line up to its end; U+FFFE (once \x02) is what PDFium writes for a line-end hyphen and its line break.
_LINE = re.compile("[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029\ufffe\x02]*+(?P<hyphen>[\ufffe\x02])?")
_MARK = re.compile(r"(?<=\S)(?:[0-9]{1,8}(?:[,–-][0-9]{1,3})*+|[*†‡§]{1,3})")
_SMALLER, _RAISED = 0.85, 0.15


class Line(NamedTuple):
    """A line as it stands on its page.

    `left`, `top` (from the page's foot) and `height` are of its first letter, in points; a height of 0 says
    that they are not known. `marks` are the places of small raised figures or signs in its text.
    """

    text: str
    left: float = 0.0
    top: float = 0.0
    height: float = 0.0
    marks: tuple[tuple[int, int], ...] = ()


class Sheet(NamedTuple):
    """A page: its printed label, its lines, whether it is a picture with hardly any text, or is damaged."""

    label: str
    lines: list[Line]
    picture: bool = False
    damaged: bool = False


class Print(NamedTuple):
    """A PDF: what it says of itself, by the names of its information dictionary, and its pages."""

    about: dict[str, str]
    sheets: list[Sheet]
    cut: bool


class _Box(NamedTuple):
    left: float
    bottom: float
    top: float


def opened(data: bytes) -> Print:
    """Read a PDF; raises PdfiumError for one that is damaged or locked."""
    document = pypdfium2.PdfDocument(data)
    sheets: list[Sheet] = []
    size = 0
    for number in range(min(len(document), MOST_PAGES)):
        sheets.append(_sheet(document, number))
        size += sum(len(line.text) for line in sheets[-1].lines)
        if size > MOST_CHARACTERS:
            break
    about = {name: _said(document.get_metadata_value, name) for name in _ABOUT}
    return Print(about, sheets, len(sheets) < len(document))


def _said(ask: Any, about: object) -> str:  # noqa: ANN401 - pypdfium2 is not typed
    """What a document says of something; nothing where that is no text."""
    try:
        return str(ask(about))
    except UnicodeDecodeError:
        return ""


def _sheet(document: Any, number: int) -> Sheet:  # noqa: ANN401 - pypdfium2 is not typed
    label = _said(document.get_page_label, number) or str(number + 1)
    try:
        page = document[number]
    except PdfiumError:
        return Sheet(label, [], damaged=True)
    words = page.get_textpage()
    text = lettered(words.get_text_range())
    picture = len(text.strip()) < _SCAN and any(True for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
    lines = _lines(words, text, upright=page.get_rotation() == 0)
    words.close()
    page.close()
    return Sheet(label, lines, picture)


def _lines(words: Any, text: str, *, upright: bool) -> list[Line]:  # noqa: ANN401 - the same
    """Lines that are not blank, without outer white space; places on a turned page say nothing of lines."""
    boxes = _Boxes(words, text)
    lines: list[Line] = []
    for found in _LINE.finditer(text):
        shown = found[0][:-1] + "-" if found["hyphen"] else found[0]
        stripped = shown.strip()
        if not stripped:
            continue
        start = found.start() + shown.index(stripped)
        box = boxes.at(start) if upright else None
        if box is None:
            lines.append(Line(composed(stripped, ())[0]))
            continue
        height = box.top - box.bottom
        letters, marks = composed(stripped, tuple(_marks(boxes, stripped, start, height)))
        lines.append(Line(letters, box.left, box.top, height, marks))
    return lines


def _marks(boxes: _Boxes, line: str, start: int, height: float) -> Iterator[tuple[int, int]]:
    """The places of small raised figures in a line at `start`, whose first letter is `height` high."""
    for found in _MARK.finditer(line):
        last = boxes.at(start + found.end() - 1)
        if last is None or last.top - last.bottom >= _SMALLER * height:
            continue
        usual = boxes.at(start + found.start() - 1)
        if usual is None or not _raised(last, usual):
            continue
        places = range(found.start(), found.end())
        first = next(at for at in places if (box := boxes.at(start + at)) and _raised(box, usual))
        yield first, found.end()


def _raised(box: _Box, usual: _Box) -> bool:
    height = usual.top - usual.bottom
    return box.top - box.bottom < _SMALLER * height and box.bottom - usual.bottom > _RAISED * height


class _Boxes:
    """The boxes of a page's characters, by their places in its text."""

    def __init__(self, words: Any, text: str) -> None:  # noqa: ANN401 - pypdfium2 is not typed
        self._words = words
        self._text = text
        # PDFium counts UTF-16 units.
        self._wide = not text.isascii() and any(char > "\uffff" for char in text)
        self._box = raw.FS_RECTF()

    def at(self, place: int) -> _Box | None:
        """The box of a character, as high as its font's highest and deepest letters."""
        if self._wide:
            place += sum(char > "\uffff" for char in self._text[:place])
        index = raw.FPDFText_GetCharIndexFromTextIndex(self._words, place)
        if index < 0 or not raw.FPDFText_GetLooseCharBox(self._words, index, self._box):
            return None
        return _Box(self._box.left, self._box.bottom, self._box.top)
