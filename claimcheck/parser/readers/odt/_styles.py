"""Styles of an OpenDocument text go in (ODF 1.3 part 3, 16); what each says of its text comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package import End, Event, Start

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEEPEST = 30  # styles that one is made from
_ESCAPED = re.compile("_([0-9a-f]{1,4})_")
_MEASURE = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(mm|cm|in|inch|pt|pc|px)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "inch": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_POSITION = re.compile(r"(-?)[0-9]{1,4}(?:\.[0-9]{1,6})?%")
_HEADING = re.compile(r"(?:.* )?heading(?: [0-9]+)?|title|subtitle")
_QUOTATION = re.compile(
    r"(?<!pull )(?<!pull-)\bquot(?:e|es|ation|ations)\b|block ?quot|block ?text|\bextract\b|zitat\b|epigraph"
)
_COUNT = re.compile("[0-9]{1,6}")


class Format(NamedTuple):
    """What a style says; None where it says nothing. Indents are points.

    `names` are those of the style and of the styles that it is made from, in lower case.
    """

    names: tuple[str, ...] = ()
    hides: bool | None = None
    raises: bool | None = None
    left: float | None = None
    first: float | None = None

    def over(self, other: Format) -> Format:
        """Return what holds where this style is made from the other."""
        return Format(
            self.names + other.names,
            other.hides if self.hides is None else self.hides,
            other.raises if self.raises is None else self.raises,
            other.left if self.left is None else self.left,
            other.first if self.first is None else self.first,
        )

    @property
    def heads(self) -> bool:
        """Whether paragraphs of this style are headings or titles."""
        return any(map(_HEADING.fullmatch, self.names))

    @property
    def quotes(self) -> bool:
        """Whether paragraphs of this style are set-off quotations, by its name."""
        return any(map(_QUOTATION.search, self.names))


class Counting(NamedTuple):
    """How notes of a class, or the items of a list's level, are numbered (ODF 1.3 part 3, 19.500)."""

    form: str = "1"
    start: int = 1
    prefix: str = ""
    suffix: str = ""
    levels: int = 1


class Styles:
    """The styles of a document by family and name, its list styles, and how its notes are numbered."""

    def __init__(self) -> None:
        """Start with none."""
        self.notes: dict[str, Counting] = {}
        self.lists: dict[str, dict[int, Counting]] = {}
        self._own: dict[tuple[str, str], Format] = {}
        self._parents: dict[tuple[str, str], str] = {}
        self._whole: dict[tuple[str, str], Format] = {}
        self._style = ("", "")
        self._list = ""

    def take(self, event: Event) -> None:
        """Take in what stands outside the text."""
        if not isinstance(event, Start):
            if isinstance(event, End) and event.name == "style:style":
                self._style = ("", "")
            return
        said = event.attributes
        match event.name:
            case "style:style":
                self._begin(said)
            case "style:text-properties":
                self._say(hides=_hides(said), raises=_raises(said))
            case "style:paragraph-properties":
                left = points(said.get("fo:margin-left") or said.get("fo:margin", ""))
                self._say(left=left, first=points(said.get("fo:text-indent", "")))
            case "text:notes-configuration":
                held = counting(said)
                # NOTE: the start value of notes counts from zero, that of lists from one (19.880).
                start = int(said["text:start-value"]) + 1 if _number(said, "text:start-value") else 1
                self.notes[said.get("text:note-class", "footnote")] = held._replace(start=start)
            case "text:list-style":
                self._list = said.get("style:name", "")
                self.lists[self._list] = {}
            case "text:list-level-style-number" if _number(said, "text:level"):
                self.lists.setdefault(self._list, {})[int(said["text:level"])] = counting(said)

    def format(self, family: str, name: str) -> Format:
        """Return what a style says with all that it is made from; an unknown one has but its name."""
        key = (family, name)
        if key not in self._whole:
            whole, at = Format(), name
            for _ in range(_DEEPEST):
                if (family, at) not in self._own:
                    whole = whole.over(Format((_decoded(at),))) if at else whole
                    break
                whole = whole.over(self._own[family, at])
                at = self._parents[family, at]
            self._whole[key] = whole
        return self._whole[key]

    def _begin(self, said: Mapping[str, str]) -> None:
        name = said.get("style:name", "")
        self._style = (said.get("style:family", ""), name)
        shown = said.get("style:display-name") or name
        self._own[self._style] = Format((_decoded(shown),))
        self._parents[self._style] = said.get("style:parent-style-name", "")

    def _say(
        self,
        *,
        hides: bool | None = None,
        raises: bool | None = None,
        left: float | None = None,
        first: float | None = None,
    ) -> None:
        if self._style in self._own:
            held = self._own[self._style]
            self._own[self._style] = Format(held.names, hides, raises, left, first).over(
                held._replace(names=())
            )


def counting(said: Mapping[str, str]) -> Counting:
    """Return how something is numbered."""
    return Counting(
        form=said.get("style:num-format", ""),
        start=int(said["text:start-value"]) if _number(said, "text:start-value") else 1,
        prefix=said.get("style:num-prefix", ""),
        suffix=said.get("style:num-suffix", ""),
        levels=int(said["text:display-levels"]) if _number(said, "text:display-levels") else 1,
    )


def points(measure: str) -> float | None:
    """Return a length in points, or None for a share of something and for nonsense."""
    found = _MEASURE.fullmatch(measure.strip())
    return float(found[1]) * _POINTS[found[2]] if found else None


def _number(said: Mapping[str, str], name: str) -> bool:
    return bool(_COUNT.fullmatch(said.get(name, "")))


def _hides(said: Mapping[str, str]) -> bool | None:
    shown = said.get("text:display")
    return None if shown is None else shown == "none"


def _raises(said: Mapping[str, str]) -> bool | None:
    """Tell whether text is raised: `super`, or a share above the line (20.421)."""
    words = said.get("style:text-position", "").split()
    if not words:
        return None
    found = _POSITION.fullmatch(words[0])
    return words[0] == "super" or bool(found and not found[1] and words[0].strip("0.%"))


def _decoded(name: str) -> str:
    """Return a style's name in lower case, its escaped characters read: `Text_20_body`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name).lower()
