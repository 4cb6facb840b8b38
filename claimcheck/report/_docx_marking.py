"""A Word document's main part and ranges of comments go in; the part with the comments' marks comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.report._docx_cuts import PRESERVE, name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.report._docx_cuts import Cut, Cutter, Range

STRICT = "http://purl.oclc.org/ooxml/"
LOOSE = "http://schemas.openxmlformats.org/"
_OWN = "cc"  # the prefix where a document has its own namespace without one


@dataclass(slots=True)
class _Spot:
    """What is written at one place: marks of comments that end there, that are there only, that begin."""

    cut: Cut
    ends: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)

    @property
    def written(self) -> str:
        marks = "".join([*self.ends, *self.points, *self.starts])
        return f"{self.cut.before}{marks}{self.cut.after}"


def marked(cutter: Cutter, ranges: Iterable[tuple[int, Range]]) -> bytes:
    """Write the marks of each comment (ECMA-376 part 1, 17.13.4.3 to 17.13.4.5); all other bytes stay."""
    spots: dict[int, _Spot] = {}
    for number, found in ranges:
        start = spots.setdefault(found.start.at, _Spot(found.start))
        end = spots.setdefault(found.end.at, _Spot(found.end))
        begin = _element(cutter, found.start, "commentRangeStart", number)
        stop = _element(cutter, found.end, "commentRangeEnd", number) + _reference(cutter, found.end, number)
        if start is end:
            start.points.append(begin + stop)
        else:
            start.starts.append(begin)
            end.ends.append(stop)
    written = {spot.cut.preserve: PRESERVE for spot in spots.values() if spot.cut.preserve is not None}
    return inserted(cutter.data, cutter.encoding, written | {at: spot.written for at, spot in spots.items()})


def inserted(data: bytes, encoding: str, written: dict[int, str]) -> bytes:
    """Return `data` with words written at places between its bytes."""
    parts = []
    done = 0
    for at in sorted(written):
        parts += [data[done:at], written[at].encode(encoding, "xmlcharrefreplace")]
        done = at
    return b"".join([*parts, data[done:]])


def named(tag: str, *, strict: bool) -> tuple[str, str]:
    """Return the prefix of names in the namespace of `tag`, and its declaration where it needs one.

    Attributes of WordprocessingML are of its namespace: where that has no prefix they get their own.
    """
    prefix, colon, _ = name(tag).rpartition(":")
    if colon:
        return f"{prefix}:", ""
    return f"{_OWN}:", f' xmlns:{_OWN}="{space(strict=strict)}"'


def space(*, strict: bool) -> str:
    """Return the namespace of WordprocessingML."""
    return f"{STRICT}wordprocessingml/main" if strict else f"{LOOSE}wordprocessingml/2006/main"


def _element(cutter: Cutter, cut: Cut, kind: str, number: int) -> str:
    """Return an empty element that names a comment."""
    prefix, declared = _named(cutter, cut)
    return f'<{prefix}{kind}{declared} {prefix}id="{number}"/>'


def _reference(cutter: Cutter, cut: Cut, number: int) -> str:
    prefix, declared = _named(cutter, cut)
    return f'<{prefix}r{declared}><{prefix}commentReference {prefix}id="{number}"/></{prefix}r>'


def _named(cutter: Cutter, cut: Cut) -> tuple[str, str]:
    return named(cutter.raw(cut.tag), strict=cutter.strict)
