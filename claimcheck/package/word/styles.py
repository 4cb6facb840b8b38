"""The part of styles goes in (ECMA-376 part 1, 17.7); what each style says of its text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package.elements import Event, Start
from claimcheck.package.word.names import number, on, twips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_DEEPEST = 30  # styles that one is based on


class Format(NamedTuple):
    """What is said of a paragraph or a run, by itself or by its style; None where nothing is.

    Indents are twips; `outline` counts from 0; `names` are those of the style and of what it is based on.
    """

    names: tuple[str, ...] = ()
    hides: bool | None = None
    raises: bool | None = None
    outline: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    list_id: str | None = None
    level: int | None = None

    def over(self, other: Format) -> Format:
        """Return what holds where this stands over `other`."""
        if self is UNSAID:
            return other
        said = {name: value for name, value in self._asdict().items() if value is not None}
        return other._replace(**said | {"names": self.names + other.names})


UNSAID = Format()


def _indents(said: Mapping[str, str]) -> Format:
    return Format(
        left=twips(said, "w:left", "w:start"),
        right=twips(said, "w:right", "w:end"),
        hanging=twips(said, "w:hanging"),
    )


_PROPERTIES: dict[str, Callable[[Mapping[str, str]], Format]] = {
    "w:vanish": lambda said: Format(hides=on(said)),
    "w:vertAlign": lambda said: Format(raises=said.get("w:val") == "superscript"),
    "w:position": lambda said: Format(raises=(number(said) or 0) > 0),
    "w:outlineLvl": lambda said: Format(outline=number(said)),
    "w:numId": lambda said: Format(list_id=said.get("w:val", "")),
    "w:ilvl": lambda said: Format(level=number(said)),
    "w:ind": _indents,
}


def formatted(name: str, said: Mapping[str, str]) -> Format:
    """Return what a property (`w:vanish`, `w:ind`...) says."""
    known = _PROPERTIES.get(name)
    return known(said) if known else UNSAID


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Read the part of styles; raises PackageError with the events."""
        self._own: dict[str, Format] = {}
        self._bases: dict[str, str] = {}
        self._whole: dict[str, Format] = {}
        self._default = ""
        self._read(events)

    def format(self, style: str) -> Format:
        """Return what a style says, with all that it is based on; an unknown one has its id as its name."""
        if style not in self._whole:
            whole, at = UNSAID, style
            for _ in range(_DEEPEST):
                if at not in self._own:
                    break
                whole = whole.over(self._own[at])
                at = self._bases.get(at, "")
            self._whole[style] = whole if style in self._own else Format((style.lower(),))
        return self._whole[style]

    def paragraph(self, style: str | None) -> Format:
        """Return what a paragraph's style says, or the default one's."""
        return self.format(self._default if style is None else style)

    def _read(self, events: Iterable[Event]) -> None:
        path: list[str] = []
        style = ""
        for event in events:
            if isinstance(event, str):
                continue
            if not isinstance(event, Start):
                path.pop()
                continue
            path.append(event.name)
            said = event.attributes
            if event.name == "w:style":
                style = said.get("w:styleId", "")
                self._own[style] = UNSAID
                if said.get("w:type") == "paragraph" and said.get("w:default", "0") in {"1", "true", "on"}:
                    self._default = style
            elif path[-2:-1] == ["w:style"]:
                self._describe(style, event)
            elif path[-3:-2] == ["w:style"] or path[-2:-1] == ["w:numPr"]:
                self._own[style] = formatted(event.name, said).over(self._own.get(style, UNSAID))

    def _describe(self, style: str, event: Start) -> None:
        value = event.attributes.get("w:val", "")
        if event.name == "w:name":
            self._own[style] = self._own[style]._replace(names=(value.lower(),))
        elif event.name == "w:basedOn":
            self._bases[style] = value
