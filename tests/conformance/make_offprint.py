"""An offprint's text becomes sources/bees-offprint.pdf, the same bytes every time.

Three pages written by hand, object by object: heads that change sides, raised note marks, footnotes on each
page, a word divided over a page with footnotes between, compounds whose hyphen falls at a line's end, an
indented extract, a small table. Run it to write the file anew:
`python tests/conformance/make_offprint.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).parent / "sources" / "bees-offprint.pdf"
_WIDTH, _HEIGHT, _LEFT, _LEADING, _SIZE = 420, 595, 60, 15, 10


class Page(NamedTuple):
    """A page's head, lines and footnotes; `^1` in a line is a raised mark, `>` sets an extract in."""

    head: str
    lines: str
    notes: str


_PAGES = (
    Page(
        "",
        """
On the Wintering of Bees in Empty Houses
Perpetua Lisle

It is commonly held that bees will not winter in a house where
nobody lives. The belief is old: Marchmont's Husbandry has it in
1651, and gives as the reason that bees are a sociable people.^1 We
have looked for it in the field. Between 1974 and 1983 we visited
sixty-three empty houses in the upper Lodden and found twenty-
nine colonies in them, of which four only were dead.^2

The colonies were not evenly spread. Stone houses had more than
brick ones, and a house with a south-facing gable was three times
as likely to be taken as one without. We do not say that bees pre-
fer stone. A stone house falls down more slowly, that is all, and a
colony needs, on our figures, about six years to make a well-
stocked attic out of an empty one. What we can say is that no house
was taken in its first winter, unless a chimney had been left un-
""",
        """
1 Marchmont, Husbandry, 212. He kept no bees.
2 A fifth was moved by its owner, who asked not to be named.
""",
    ),
    Page(
        "140                          PERPETUA LISLE",
        """
capped. The chimney, we believe, is the door.

A tenant of the last house but one told us this:
>They came in the week that my father went out. I heard them
>in the wall, like a kettle a long way off. I never minded.
>There is company you can hear and company you can see.^3
We have no reason to doubt her, and some to believe her. The wall
in question held 41 kg of comb, the largest mass that we re-
corded. It had to be resigned to the builders in 1982, and the col-
ony did not co-operate.

Table 2. Colonies by kind of wall
stone      17
brick      9
timber     3

Cold does not kill a colony; damp does.^4 Of the four dead colo-
nies three had been rained on, and the fourth, so far as we could
tell, had been read to by a curate. In the driest attics the bees
began to fly on the 3rd of February. That is nineteen days before
any hive of ours, and it may be thought that a roof is worth more
than a keeper. We should not like to draw that conclu-
""",
        """
3 Recorded in 1979. The speaker, then ninety, had kept house for bees, as she
put it, since the war.
4 This was first shown by Ostler; our own figures are weaker than his.
""",
    ),
    Page(
        "WINTERING OF BEES                          141",
        """
sion from twenty-nine cases.

The law takes no view. A swarm in an empty house is nobody's
until it is hived, and then it is his who hives it, provided that he
has leave to be in the house.^5 In practice the bees have been left
alone, partly out of respect and partly because of the stings. The
re-form of the Act in 1976 changed nothing; its reform in 1990
changed the word "swarm" to "colony."

It remains to thank the owners who let us in, the one who did
not, and the bees. The conclusion is short. An empty house is not
empty.
""",
        """
5 Lodden Bee Act 1931, s. 4.
""",
    ),
)


def build() -> bytes:
    """Write the file: a catalogue, the pages and their streams, two standard fonts, a table of offsets."""
    count = len(_PAGES)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} /MediaBox [0 0 {_WIDTH} {_HEIGHT}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(_PAGES):
        content = _stream(page, first=139 if number == 0 else None)
        objects += [
            _page(6 + 2 * number),
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _file(objects)


def _page(content: int) -> str:
    fonts = "<< /Font << /R 3 0 R /I 4 0 R >> >>"
    return f"<< /Type /Page /Parent 2 0 R /Contents {content} 0 R /Resources {fonts} >>"


def _file(objects: list[str]) -> bytes:
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def _stream(page: Page, *, first: int | None) -> str:
    """Set a page; the first has no head, and its number at the foot."""
    shown = [_line(page.head, _LEFT, 560, 9, "I")] if page.head else []
    top = 520
    lines = page.lines.strip().split("\n")
    for row, line in enumerate(lines):
        indent = 20 if line.startswith(">") else 0
        shown.append(_line(line.removeprefix(">"), _LEFT + indent, top - row * _LEADING, _SIZE, "R"))
    notes = page.notes.strip().split("\n")
    shown.append(f"{_LEFT} 110 m 160 110 l S")
    shown += [_line(note, _LEFT, 96 - row * 11, 8, "R") for row, note in enumerate(notes)]
    if first:
        shown.append(_line(str(first), 205, 30, 9, "R"))
    return "\n".join(shown)


def _line(text: str, left: int, base: int, size: int, font: str) -> str:
    """Show a line; what follows `^` up to the next blank is raised and small."""
    shown = [f"BT /{font} {size} Tf {left} {base} Td"]
    for number, part in enumerate(text.split("^")):
        mark, rest = (part[:1], part[1:]) if number else ("", part)
        if mark:
            shown.append(f"/{font} {size * 0.6:.1f} Tf 4 Ts ({mark}) Tj 0 Ts /{font} {size} Tf")
        escaped = rest.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        shown.append(f"({escaped}) Tj")
    return " ".join([*shown, "ET"])


if __name__ == "__main__":
    TARGET.write_bytes(build())
