"""Places of a Word document's paragraphs go in; where its bytes are cut for a comment, and how, comes out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.report._docx_pieces import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.report._docx_pieces import Bytes, Gap, Run, Strip
    from claimcheck.report._docx_stands import Piece, Stand

_NAME = re.compile(r"<([^\s/>]++)")
_RAISED_DASH = "⁻"
_WHOLE = 0  # no column: the paragraph's own beginning or end
PRESERVE = ' xml:space="preserve"'


class Cut(NamedTuple):
    """A place between two bytes; `before` ends what is open there, `after` begins it anew.

    `tag` is that of the paragraph. `preserve` is where a tag has to say that its white space counts.
    `whole`: nothing of the wanted words is left out, nothing beside them is taken in.
    """

    at: int
    tag: Bytes
    before: str = ""
    after: str = ""
    preserve: int | None = None
    whole: bool = True


class Range(NamedTuple):
    """Where a comment begins and ends; `exact`: just around the words that it is about."""

    start: Cut
    end: Cut
    exact: bool


class Cutter:
    """Cuts the main part of one document; each place is looked for once."""

    def __init__(self, data: bytes, encoding: str, strips: Mapping[int, Strip], *, strict: bool) -> None:
        """Take the part, its encoding, its wanted paragraphs, and the kind of its namespaces."""
        self.data = data
        self.encoding = encoding
        self.strict = strict
        self._strips = strips
        self._cuts: dict[tuple[int, int, bool], Cut | None] = {}

    def range(self, stand: Stand | None) -> Range | None:
        """Return where a comment on these words goes; None where there is no place for one.

        Where they are not found letter by letter it is their whole paragraph; without any words the
        document's first.
        """
        first = self._strips.get(stand.pieces[0].line if stand else 0)
        last = self._strips.get(stand.pieces[-1].line if stand else 0)
        if first is None or last is None:
            return None
        if stand and all(map(self._stands, stand.pieces)):
            start = self._at(first, stand.pieces[0].column, closing=False)
            end = self._at(last, min(stand.pieces[-1].end, last.width + 1), closing=True)
            if start and end and start.at < end.at:
                return Range(start, end, start.whole and end.whole and not (first.boxed or last.boxed))
        start, end = self._at(first, _WHOLE, closing=False), self._at(last, _WHOLE, closing=True)
        if start and end and start.at > end.at:
            end = self._at(first, _WHOLE, closing=True)
        return Range(start, end, exact=False) if start and end else None

    def _stands(self, piece: Piece) -> bool:
        """Tell whether the paragraph has these words there; a sign that is no letter may be any."""
        strip = self._strips.get(piece.line)
        there = strip.text[piece.column - 1 : piece.end - 1] if strip else ""
        return bool(there) and (there == piece.text or all(map(_alike, piece.text, there)))

    def _at(self, strip: Strip, column: int, *, closing: bool) -> Cut | None:
        key = (strip.line, column, closing)
        if key not in self._cuts:
            found = self._cut(strip, column, closing=closing) if column else _outer(strip, closing=closing)
            self._cuts[key] = found
        return self._cuts[key]

    def _cut(self, strip: Strip, column: int, *, closing: bool) -> Cut | None:
        low = bisect_left(strip.gaps, column, key=_column)
        high = bisect_right(strip.gaps, column, key=_column)
        if low < high:
            return self._best(strip, strip.gaps[low:high], closing=closing)
        if found := self._within(strip, column):
            return found
        row = high if closing else low - 1
        if not 0 <= row < len(strip.gaps):
            return None
        near = self._at(strip, strip.gaps[row].column, closing=closing)
        return near._replace(whole=False) if near else None

    def _best(self, strip: Strip, gaps: Iterable[Gap], *, closing: bool) -> Cut:
        """Choose a place that cuts no run, then one that stands outside of fields, then the nearest."""
        way = 1 if closing else -1
        gap = min(gaps, key=lambda gap: (gap.run is not None, gap.depth, way * gap.at))
        if gap.run is None:
            return Cut(gap.at, strip.tag)
        return Cut(gap.at, strip.tag, self._closing(gap.run.tag), self._again(gap.run))

    def _within(self, strip: Strip, column: int) -> Cut | None:
        """Cut between two letters, which stand in one text element."""
        row = bisect_right(strip.stretches, column, key=lambda stretch: stretch.column) - 1
        if row < 0:
            return None
        text, token, run, letters = strip.stretches[row][1:]
        inner = column - strip.stretches[row].column
        if inner >= len(text) or not run.is_short or (run.signed and not inner):
            return None
        bare = letters.space is None and not (letters.first.isspace() or letters.last.isspace())
        spaced = any(map(str.isspace, strip.text[max(column - 2, 0) : column]))
        if spaced and not bare and letters.space != "preserve":
            return None  # Word leaves out white space at the ends, which are others when it is cut
        opening, closing = ("<![CDATA[", "]]>") if token.cdata else ("", "")
        tag = self.raw(letters.tag)
        return Cut(
            token.start + len(text[:inner].encode(self.encoding)),
            strip.tag,
            closing + self._closing(letters.tag) + self._closing(run.tag),
            self._again(run) + (_preserving(tag) if bare else tag) + opening,
            letters.tag[1] - len(">".encode(self.encoding)) if bare else None,
        )

    def raw(self, place: Bytes) -> str:
        """Return what stands in a stretch of bytes."""
        return self.data[place[0] : place[1]].decode(self.encoding)

    def _closing(self, tag: Bytes) -> str:
        return f"</{name(self.raw(tag))}>"

    def _again(self, run: Run) -> str:
        return self.raw(run.tag) + (self.raw(run.properties) if run.properties else "")


def name(tag: str) -> str:
    """Return the name in a start tag, with its prefix."""
    found = _NAME.match(tag)
    return found[1] if found else ""


def _preserving(tag: str) -> str:
    return f"{tag[:-1]}{PRESERVE}>"


def _outer(strip: Strip, *, closing: bool) -> Cut | None:
    """Return the first place of a paragraph that cuts no run, or the last."""
    gaps = reversed(strip.gaps) if closing else iter(strip.gaps)
    return next((Cut(gap.at, strip.tag) for gap in gaps if gap.run is None), None)


def _column(gap: Gap) -> int:
    return gap.column


def _alike(mine: str, there: str) -> bool:
    """Tell whether a letter is the one that the file has, raised digits and white space aside."""
    return (
        there in {mine, UNKNOWN}
        or (mine.isspace() and there.isspace())
        or unicodedata.normalize("NFKC", mine) == unicodedata.normalize("NFKC", there)
        or (mine == _RAISED_DASH and there in "-–")
    )
