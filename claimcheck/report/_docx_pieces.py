"""What a paragraph of a Word document is made of, by bytes: the letters, and the places between elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from claimcheck.package import Token

Bytes: TypeAlias = tuple[int, int]
"""A half-open stretch of a part's bytes."""

_LONGEST = 5_000  # bytes of a run's tag and properties
UNKNOWN = "\ufffc"  # stands for a sign that is no letter of the file: a tab, a mark, a symbol


class Kind(Enum):
    """What an element is to a comment: may one begin between its children?"""

    BLOCK = auto()  # around paragraphs
    INLINE = auto()  # a paragraph, or what holds runs in one: yes
    CONTROL = auto()  # a content control: only in its content
    RUN = auto()  # yes, if the run is cut in two
    TEXT = auto()  # the letters of a run: between any two, if the run is cut in two
    CLOSED = auto()  # all else: no


@dataclass(slots=True)
class Run:
    """A run by its tag and properties; `signed`: it holds a note's mark and the sign that belongs to it."""

    tag: Bytes
    properties: Bytes | None = None
    signed: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it may be cut: tag and properties are then written twice."""
        first, end = self.properties or (0, 0)
        return self.tag[1] - self.tag[0] + end - first <= _LONGEST


@dataclass(slots=True)
class Letters:
    """A text element by its tag, what it says of white space, and its first and last letter."""

    tag: Bytes
    space: str | None
    first: str = ""
    last: str = ""

    def take(self, words: str) -> None:
        """Go on with these words."""
        self.first = self.first or words[:1]
        self.last = words[-1:]


class Gap(NamedTuple):
    """A place between two elements, before `column`; if it is within a run, that is cut.

    `depth` is that of the fields around.
    """

    column: int
    at: int
    depth: int
    run: Run | None


class Stretch(NamedTuple):
    """Words that stand in one piece of a text element, from `column` on."""

    column: int
    text: str
    token: Token
    run: Run
    letters: Letters


@dataclass(slots=True)
class Strip:
    """A paragraph: its number, its tag, how many columns it has, what stands in them, where it may be cut.

    `kept`: it is wanted, and looked at closely; its `words` grow, and are `text` when it has ended. `boxed`:
    it stands in a box, and only the box has gaps.
    """

    line: int
    tag: Bytes
    kept: bool
    width: int = 0
    boxed: bool = False
    gaps: list[Gap] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Element:
    """An open element; `boxes` are the paragraphs that stand in it as in a box."""

    name: str
    kind: Kind
    start: int
    strip: Strip | None = None
    run: Run | None = None
    letters: Letters | None = None
    bound: bool = False
    boxes: list[Strip] = field(default_factory=list)
