"""The survey's text becomes claimcheck/sample/sources/site/survey.pdf, the same bytes every time.

Run it to write the file anew: `python tests/sample/make_survey.py`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

TARGET = Path(__file__).parents[2] / "claimcheck" / "sample" / "sources" / "site" / "survey.pdf"
TITLE = "Timber and Tide: A Survey of the Wheel at Thole Mill"
AUTHORS = "Idris Colvane and Sunniva Achterberg"
RUNNING_HEAD = "Journal of Slow Machinery 12, no. 2 (March 2023)"
FIRST_PAGE = 41

# A "~" shows where a word may be divided at a line's end.
PARAGRAPHS = """
Thole Mill stands on the left bank of the Averin, where the creek bends be~hind the church of
Salt~wend. It was built in 1742, raised by one storey in 1806, and left to the gulls in 1931.
Between May and July 2022 we spent eleven weeks in its wheel pit, meas~ur~ing at low water what
could be measured, and guess~ing at the rest with all due caution.

The wheel is a breast wheel, five metres across, with forty oak floats on an oak shaft. It had not
moved for ninety-one years. We began from the opinion, common in the village, that the weight of the
wheel had bent the east wall. Our levels show the con~trary. The wall leans away from the pond, and
the shaft, which ought to hang free, carries it as a crutch carries a man. In short, the wheel had
been hold~ing up the wall, and the wall had been hold~ing up the wheel, and neither could be spared.

This settles the order of the work. The wheel must not be lifted before the wall is shored, and the
wall can~not be shored while the pond is full. Our pro~posal is there~fore a modest one. Once the
gates are shut and the pond is dry, the load may be moved from the oak to the stone in the space of
a single ebb, with two jacks, four wedges and a great deal of patience. A second ebb should be kept
in hand for tea.

The timber is better than we had been told. We drilled every float at three points and the shaft at
twenty. What stands above the water~line must be re~placed: it has been wet and dry by turns for two
hun~dred years, and a thumb goes into it. What lies below is black, hard and sound. We find that 38
percent of the original oak can be kept. The iron~work is past sav~ing, and was ugly.

On running the mill we can be brief. The wheel turns for five hours on a spring tide, never at
neaps, and needs one hand to tend it, pref~er~ably a patient one. It drives one pair of stones at
ninety turns a minute, which gives a coarse brown flour and a noise like a distant train.

We thank the gulls for their for~bear~ance, and the rector for the loan of his boots.
""".strip().split("\n\n")

_FONT, _SIZE, _LEADING = "Times-Roman", 12, 20
_LEFT, _TOP, _WIDTH = 53, 500, 314
_LINES_ON_FIRST_PAGE = 18


def build() -> bytes:
    """Set the survey on two A5 pages with a running head above and a page number below."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=True, pageCompression=0)
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHORS)
    lines = [line for paragraph in PARAGRAPHS for line in set_lines(paragraph)]
    _page(canvas, 0, lines[:_LINES_ON_FIRST_PAGE])
    _page(canvas, 1, lines[_LINES_ON_FIRST_PAGE:])
    canvas.save()
    return out.getvalue()


def set_lines(paragraph: str) -> list[str]:
    """Fill lines greedily, the first one indented; divide a word at "~" where a part of it still fits."""
    lines, line = [], "\u2003"
    for word in paragraph.split():
        parts = word.split("~")
        for cut in range(len(parts), -1, -1):
            head = "".join(parts[:cut]) + ("-" if 0 < cut < len(parts) else "")
            if stringWidth(line + head, _FONT, _SIZE) <= _WIDTH:
                break
        rest = "".join(parts[cut:])
        if rest:
            lines.append((line + head).rstrip(" "))
            line = rest + " "
        else:
            line += head + " "
    return [*lines, line.rstrip()]


def _page(canvas: Canvas, index: int, lines: list[str]) -> None:
    number = FIRST_PAGE + index
    canvas.addPageLabel(index, style="ARABIC", start=number)
    canvas.setFont("Times-Italic", 9)
    canvas.drawCentredString(A5[0] / 2, A5[1] - 50, RUNNING_HEAD)
    top = _TOP
    if index == 0:
        canvas.setFont("Times-Bold", 12)
        canvas.drawString(_LEFT, top, TITLE)
        canvas.setFont("Times-Italic", 10.5)
        canvas.drawString(_LEFT, top - 18, AUTHORS)
        top -= 45
    canvas.setFont(_FONT, _SIZE)
    for row, line in enumerate(lines):
        indent = 15 if line.startswith("\u2003") else 0
        canvas.drawString(_LEFT + indent, top - row * _LEADING, line.lstrip("\u2003"))
    canvas.setFont("Times-Roman", 9)
    canvas.drawCentredString(A5[0] / 2, 40, str(number))
    canvas.showPage()


if __name__ == "__main__":
    TARGET.write_bytes(build())
