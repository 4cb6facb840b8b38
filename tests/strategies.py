"""Manuscripts with known quotations, marks and notes; texts and markup that want to break a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = """
river stone winter market harbour ledger copper garden window engine letter bridge valley timber candle
mirror paper signal barley ribbon don’t can’t mother-in-law 1,234 café naïve
"""
_WORDS = _PLAIN.split()
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NASTY = "“”„‟\"‘’‚'«»「」[]()<>.…*,;:!?-–— \n\t\r\u00a0\u2028\u200b\x00\x1b\ud800123¹²aAsé#"


class Planted(NamedTuple):
    """A manuscript and what was put into it; every place is (start, end) in `text`."""

    text: str
    quotations: list[tuple[int, int, int]]
    marks: list[tuple[int, int, int]]
    notes: list[tuple[int, int, int]]


class Style(NamedTuple):
    """How a manuscript prints: quotation marks, note marks, note labels, heading over the notes."""

    opening: str
    closing: str
    mark: str
    label: str
    heading: str


def phrases(least: int = 4, most: int = 9) -> st.SearchStrategy[str]:
    """Return plain lower-case words, none of which reports or names."""
    return st.lists(st.sampled_from(_WORDS), min_size=least, max_size=most).map(" ".join)


def styles() -> st.SearchStrategy[Style]:
    """Return the combinations that manuscripts use."""
    return st.builds(
        lambda pair, mark, notes: Style(*pair, mark, *notes),
        st.sampled_from(
            [("“", "”"), ('"', '"'), ("‘", "’"), ("«\u00a0", "\u00a0»"), ("„", "“"), ("「", "」")]
        ),
        st.sampled_from(["[{}]", "raised"]),
        st.sampled_from(
            [("[{}] ", ""), ("{}. ", "Notes"), ("{}) ", "Endnotes"), ("raised", ""), ("{}. ", "")]
        ),
    )


@st.composite
def planted(draw: st.DrawFn) -> Planted:
    """Return a manuscript of one to four paragraphs, each with noted quotations, and its notes."""
    style = draw(styles())
    text, quotations, marks, notes = "", [], [], []
    for _ in range(draw(st.integers(1, 4))):
        for _ in range(draw(st.integers(1, 3))):
            number = len(marks) + 1
            text += "The " + draw(phrases(1, 4)) + " " + style.opening
            words = draw(phrases())
            quotations.append((number, len(text), len(text) + len(words)))
            text += words + style.closing + draw(st.sampled_from([".", " " + draw(phrases(1, 3)) + "."]))
            shown = _number(style.mark, number)
            marks.append((number, len(text), len(text) + len(shown)))
            text += shown + " "
        text = text[:-1] + draw(st.sampled_from(["\n\n", "\n\n\n"]))
    text += f"{style.heading}\n\n" if style.heading else ""
    for number, _, _ in marks:
        words = _number(style.label, number) + "Somebody, " + draw(phrases(1, 3)) + ", 1999."
        notes.append((number, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Planted(
        text + draw(st.sampled_from(["", "\nAll rights are reserved, and more."])), quotations, marks, notes
    )


def hostile() -> st.SearchStrategy[str]:
    """Return texts of marks, brackets, dots, control characters and lone surrogates."""
    pieces = st.one_of(
        st.sampled_from(
            [
                "“",
                "[1]",
                "[2-9]",
                "\n\n",
                "\n    ",
                "> ",
                "He said: ",
                "Notes\n",
                "1. ",
                "[1] ",
                ". . .",
                "’s ",
            ]
        ),
        st.text(st.sampled_from(_NASTY), max_size=6),
        st.text(max_size=4),
        st.sampled_from(_WORDS),
    )
    return st.lists(pieces, max_size=60).map("".join)


def _number(shape: str, number: int) -> str:
    return str(number).translate(_RAISED) if shape == "raised" else shape.format(number)


def nested(leaves: Sequence[str], names: Sequence[str]) -> st.SearchStrategy[str]:
    """Markup that nests elements of these names in any way, down to one of the leaves."""

    def within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pieces = st.lists(inner, max_size=4).map("".join)
        return st.builds("<{0}>{1}</{0}>".format, st.sampled_from(names), pieces)

    return st.recursive(st.sampled_from(leaves), within, max_leaves=25)
