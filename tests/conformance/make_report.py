"""A report's text becomes sources/canal-report.pdf, the same bytes every time.

Three pages with other heads left and right: compounds, number words and prefixes divided at line ends, a
denial and a condition over the page, a note's raised figure, two columns, a table, a set-off quotation. Run
it to write the file anew: `python -m conformance.make_report`, from tests/.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from conformance.make_paper import set_lines
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

TARGET = Path(__file__).parent / "sources" / "canal-report.pdf"
TITLE = "Report of the Engineer for 1884"
_HEADS = ("The Hob Hole Canal Company", "Report for 1884")
_FIRST_PAGE = 12
_LEFT, _RIGHT, _TOP = 50, 230, 500

_ONE = """
The canal was opened in its whole length on 2 June, and was shut
again on 5 June. Of the 43,548 yards of clay in its bed, some were
found to be of sand. The contractor, who is the Chairman’s brother-
in-law, was sent for, and came. The leak at the third lock was a well-
known one. The boatmen had called it the Colander for nine-
teen years, and had said so to any director who would listen, un-
til nobody would. The work of 1879 had been unauthor-
ized, and was not paid for. It has held. The work of 1881 was author-
ized, paid for and opened by a duke. It has not.

There were other causes. The clerk was asked to re-
sign the contract, which had been signed in the wrong place, and to
resign. He did the first. In the dry months the Board does not
"""
_NOTE = "1 The duke has asked us to say that he was not told."
_TWO_LEFT = """
intend to sell the reservoir.
It intends to fill it. The
reservoir holds 12 million gal-
lons, and has at present 3
million and a horse.

The tolls were 1½d. a ton in
1880 and 2d. in 1884. They may
be lowered in the spring
"""
_TWO_RIGHT = """
if the traffic grows. It has
grown in no year since the
railway came.

Mr. Tolliver, who keeps the
bottom lock, writes:
   I have seen eleven boats
   this month and nine of them
   were the same boat.
He is not a man to complain.
The lock-keepers must
"""
_THREE = """
not open the gates at night without a written order, ex-
cept to let a doctor through.

Year         Tolls        Repairs
1882         £2,310       £190
1883         £2,275       £4,118
1884         £1,960       £7,002

The table needs no comment, and the Chairman has made none. We
recommend that the canal be kept; that it be kept full; and that no
more of it be made. The cost to the sharehold-
ers will not be more than they have been used to.
"""


def build() -> bytes:
    """Set the report on three A5 pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=True, pageCompression=0)
    canvas.setTitle(TITLE)
    pages = (((_ONE, _LEFT),), ((_TWO_LEFT, _LEFT), (_TWO_RIGHT, _RIGHT)), ((_THREE, _LEFT),))
    for number, columns in enumerate(pages):
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(_LEFT if number % 2 else _RIGHT, 560, _HEADS[number % 2])
        canvas.drawString(350, 30, str(_FIRST_PAGE + number))
        if number == 0:
            canvas.setFont("Times-Bold", 14)
            canvas.drawString(_LEFT, 530, TITLE)
        for text, left in columns:
            set_lines(canvas, text.strip().split("\n"), left, _TOP)
        if number == 0:
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(_LEFT, 70, _NOTE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
