"""A paper's text becomes sources/rooks-paper.pdf, the same bytes every time.

Three pages: running heads and page numbers, ligatures, words divided at line ends and over a page, two
columns on the second page, a footnote on the first. Run it to write the file anew:
`python tests/conformance/make_paper.py`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TARGET = Path(__file__).parent / "sources" / "rooks-paper.pdf"
TITLE = "Rooks and the Shape of Villages"
_HEAD = "Proceedings of the Field Club, vol. 9 (1998)"
_FIRST_PAGE = 61
_LEFT, _TOP, _LEADING = 50, 520, 16

_ONE = """
Rooks settle where people have settled before them. In the four
parishes that we counted, nine rookeries out of eleven stood with-
in two hundred yards of a church. The other two stood beside inns.
This is not because rooks are pious. They want tall trees, old ones,
and in open country the only trees that nobody is allowed to fell
are those that keep the wind off the dead.

We counted nests in March of each year from 1988 to 1997. The
number rose from 412 to 655, and it did not rise evenly. After the
storm of 1990 there were fewer trees but more nests in each of
them, and at Great Sallow the birds moved into the sycamores by
the school, from which the headmaster twice tried to remove them.
He did not succeed. A rookery, once it is established, is hardly ev-
"""
_NOTE = "1 We are grateful to the sexton, who held the ladder and asked for no thanks."
_TWO_LEFT = """
er given up. One of ours is
shown on a map of 1779.

The villages, too, have moved.
At Little Sallow the church now
stands alone in a field, and the
houses have gone half a mile
down to the road. The rooks
have stayed with the church.
"""
_TWO_RIGHT = """
At Marl End it is the other
way about: the church was
pulled down in 1846, the elms
remained, and so did the birds.

It would be unsafe to say that
the rook is faithful to the church.
It is faithful to the elm.
"""
_THREE = """
What, then, can a rookery tell us? It can tell us where a village
was, although not always where it is. It can tell us that trees have
stood in one place for a very long time. It cannot tell us why they
were planted. Six of the eleven sites lie within the bounds of Saxon
charters, and we \ufb01nd it hard to believe that this is an accident.

The population of the four parishes fell from 2,310 in 1901 to 1,184
in 1991. The rooks, as far as anybody can tell, did not \ufb02inch.
"""


def build() -> bytes:
    """Set the paper on three A5 pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=True, pageCompression=0)
    canvas.setTitle(TITLE)
    pages = (((_ONE, _LEFT),), ((_TWO_LEFT, _LEFT), (_TWO_RIGHT, 230)), ((_THREE, _LEFT),))
    for number, columns in enumerate(pages):
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(_LEFT, 560, _HEAD)
        canvas.drawCentredString(210, 30, str(_FIRST_PAGE + number))
        for column, (text, left) in enumerate(columns):
            first = number == 0 and column == 0
            if first:
                canvas.setFont("Times-Bold", 14)
                canvas.drawString(_LEFT, 535, TITLE)
            set_lines(canvas, text.strip().split("\n"), left, _TOP - (20 if first else 0))
        if number == 0:
            canvas.line(_LEFT, 95, 150, 95)
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(_LEFT, 82, _NOTE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def set_lines(canvas: Canvas, lines: list[str], left: int, top: int) -> None:
    """Draw lines of a column downward from its left upper corner, in points."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # reportlab's own, which has the ligatures
    canvas.setFont("Vera", 9)
    for number, line in enumerate(lines):
        canvas.drawString(left, top - number * _LEADING, line)


if __name__ == "__main__":
    TARGET.write_bytes(build())
