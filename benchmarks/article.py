"""A number of notes goes in; an article of a hundred words a note, of which all is known, comes out.

All words are ours, drawn from short lists with a fixed seed. Nothing of it depends on what claimcheck makes
of it: each pattern says which of its quotations stand under which of its notes.
"""

from __future__ import annotations

import random
import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.article_words import filled, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEED = 5
WORDS_A_NOTE = 100
_A_PARAGRAPH = 90  # words from which a paragraph ends
_A_SECTION = 25  # paragraphs
_SET_OFF = "\n> "
_PIECE = re.compile(
    r"“(?P<quoted>[^”]*)”|\*(?P<italic>[^*]*)\*|<(?P<address>[^>]*)>|(?P<mark>\[\])|(?P<words>[^“*<\[]+)"
)
# With each pattern its quotations' notes, counted within the pattern, as a reader takes them to stand: "01"
# is a quotation under both of its notes. A minus is for words in marks that quote nobody. Lines that begin
# with `>` are set off, and one quotation.
_WAYS = (
    ("{who} wrote: “{sentence}”[]", "0"),
    ("“{Clause},” said {who} {later}.[]", "0"),
    ("Of the {thing} {who} noted that “{clause}.”[]", "0"),
    ("{who} held that “{clause}” and {who} that “{clause}.”[]", "0 0"),
    ("“{Clause},” said {who}, “and {clause}.”[]", "0 0"),
    ("The {body} found that “{clause},”[] but {who} replied that “{clause}.”[]", "0 1"),
    (
        "{who} called it “{kind}, {done} {how} and {done} {when},” but “{kind}, and {done} {how} {when}.”[]",
        "0 0",
    ),
    ("Of its {people} it is said that “{deed} and {deed}”; of others, that “{deed} and {deed}.”[]", "0 0"),
    ("According to {who}, “{sentence}”[][]", "01"),
    ("“{Clause} … {clause} [as it was then],” {who} told the {body}[].", "0"),
    ("The {matter} of {place} says that “[t]he {thing} {deed}”[].", "0"),
    ("{who} remembered: “They told me, ‘{clause},’ and {clause}.”[]", "0"),
    ("{who} put it so:\n> {sentence} {sentence}[]", "0"),
    ("{who} put it so:\n> {sentence} {sentence}\n> {sentence}[]", "0"),
    ("In 1874 the {body} counted 1,260 {people} and {many} ships at {place}.[]", ""),
    ("As {who} has shown,[] {clause}.", ""),
    ("Such was the so-called “free harbour” of {place}. {who} wrote an essay called “{title}.”", "- -"),
)


class Kind(StrEnum):
    """What a piece of a block is."""

    WORDS = "words"
    ITALIC = "italic"
    QUOTED = "quoted"
    ADDRESS = "address"
    MARK = "mark"


class Shape(StrEnum):
    """How a block is set."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SET_OFF = "set-off"


class Piece(NamedTuple):
    """A stretch of a block: its words without quotation marks, or the number of a mark's note."""

    kind: Kind
    text: str = ""
    number: int = 0


class Block(NamedTuple):
    """A heading, a paragraph, or a paragraph of a set-off quotation."""

    shape: Shape
    pieces: tuple[Piece, ...]


class Quoted(NamedTuple):
    """A quotation that a reader sees: its words, whether it is set off, the numbers of its notes."""

    words: str
    set_off: bool
    notes: tuple[int, ...]


class Article(NamedTuple):
    """An article: its blocks, its notes in order (the first is note 1), and the quotations in it."""

    blocks: list[Block]
    notes: list[tuple[Piece, ...]]
    quotations: list[Quoted]


def article(notes: int) -> Article:
    """Write the article with so many notes, each time the same one."""
    dice = random.Random(SEED)  # noqa: S311 - the same each time, no secret
    made = Article([], [], [])
    for number, (text, ways) in enumerate(_paragraphs(dice, notes)):
        if number % _A_SECTION == 0:
            made.blocks.append(Block(Shape.HEADING, _pieces(filled(dice, "{Head}"), 0)))
        marks = len(made.notes)
        for pattern, quoted in ways:
            made.quotations.extend(_quotations(pattern, quoted, len(made.notes)))
            first = len(made.notes) + 1
            numbers = range(first, first + pattern.count("[]"))
            made.notes.extend(_pieces(note(dice, number), 0) for number in numbers)
        for line in text.split("\n"):
            shape = Shape.SET_OFF if line.startswith("> ") else Shape.PARAGRAPH
            made.blocks.append(Block(shape, _pieces(line.removeprefix("> "), marks)))
            marks += line.count("[]")
    return made


def words(pieces: Iterable[Piece]) -> str:
    """Return what is printed of pieces, without marks."""
    return "".join(f"“{piece.text}”" if piece.kind is Kind.QUOTED else piece.text for piece in pieces)


def _paragraphs(dice: random.Random, notes: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Draw paragraphs, each with its sentences that quote or have notes and their quotations' notes."""
    done = count = 0
    while done < notes:
        text, ways = "", list[tuple[str, str]]()
        while _SET_OFF not in text and len(text.split()) < _A_PARAGRAPH:
            if count + len(text.split()) < WORDS_A_NOTE * done:
                sentence = filled(dice, "{sentence}")
            else:
                pattern, quoted = dice.choice([way for way in _WAYS if way[0].count("[]") <= notes - done])
                sentence = filled(dice, pattern)
                ways.append((sentence, quoted))
                done += sentence.count("[]")
            text = f"{text} {sentence}".lstrip()
        count += len(text.split())
        yield text, ways


def _pieces(line: str, marks: int) -> tuple[Piece, ...]:
    """Cut a line into pieces; its marks are numbered from the one after `marks`."""
    cut = []
    for found in _PIECE.finditer(line):
        kind = Kind(found.lastgroup or "")
        marks += kind is Kind.MARK
        cut.append(Piece(kind, number=marks) if kind is Kind.MARK else Piece(kind, found[kind]))
    return tuple(cut)


def _quotations(sentence: str, quoted: str, marks: int) -> Iterator[Quoted]:
    """Tell which quotations a sentence has."""
    _, *lines = sentence.replace("[]", "").split(_SET_OFF)
    said = ["\n\n".join(lines)] if lines else re.findall("“([^”]*)”", sentence)
    for passage, notes in zip(said, quoted.split(), strict=True):
        if notes != "-":
            yield Quoted(passage, bool(lines), tuple(marks + int(n) + 1 for n in notes))
