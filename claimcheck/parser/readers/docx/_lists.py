"""The part of numberings (ECMA-376 part 1, 17.9), then items in order go in; their numbers come out."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package import Event, Start
from claimcheck.package.word.names import number
from claimcheck.package.word.numbers import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = re.compile("%([1-9])")
_DEEPEST = 9
_LONGEST = 40


class _Level(NamedTuple):
    """How a level of a list is numbered: `%1.%2` in `shape` are the numbers of the levels."""

    form: str = "decimal"
    start: int = 1
    shape: str = ""


class Lists:
    """The numbered lists of a document, and how far each has counted."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Read the part of numberings; raises PackageError with the events."""
        self._shapes: dict[str, dict[int, _Level]] = defaultdict(dict)
        self._kinds: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._read(events)

    def number(self, list_id: str, level: int) -> str:
        """Count an item, and return what is printed before it; nothing for a bullet or an unknown list."""
        kind = self._kinds.get(list_id)
        levels = self._shapes.get(kind, {}) if kind is not None else {}
        if kind is None or level not in levels:
            return ""
        counts = self._counts[kind]
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({at: start - 1 for at, start in self._restarts[list_id].items()})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if levels[level].form in {"bullet", "none"}:
            return ""

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            held = levels.get(at, _Level())
            return printed(counts.get(at, held.start), held.form)

        return _PLACE.sub(place, levels[level].shape)[:_LONGEST]

    def _read(self, events: Iterable[Event]) -> None:
        kind = list_id = ""
        level: int | None = None
        for event in events:
            if not isinstance(event, Start):
                continue
            said = event.attributes
            match event.name:
                case "w:abstractNum":
                    kind, list_id = said.get("w:abstractNumId", ""), ""
                case "w:num":
                    list_id = said.get("w:numId", "")
                case "w:abstractNumId":
                    self._kinds[list_id] = said.get("w:val", "")
                case "w:lvl" | "w:lvlOverride":
                    level = number(said, "w:ilvl")
                case "w:startOverride" if list_id and level is not None:
                    self._restarts[list_id][level] = number(said) or 1
                case "w:start" | "w:numFmt" | "w:lvlText" if not list_id and level is not None:
                    self._set(kind, level, event)

    def _set(self, kind: str, level: int, event: Start) -> None:
        if not 0 <= level < _DEEPEST:
            return
        held = self._shapes[kind].get(level, _Level())
        value = event.attributes.get("w:val", "")
        if event.name == "w:start":
            start = number(event.attributes)
            held = held._replace(start=1 if start is None else start)
        elif event.name == "w:numFmt":
            held = held._replace(form=value)
        else:
            held = held._replace(shape=value)
        self._shapes[kind][level] = held
