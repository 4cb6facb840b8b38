"""The parts of a Word document that tell of its comments go in; they come out with more comments in them.

Only what is new is written: a part that is there gets more elements before its last tag (ECMA-376 part 1,
11.3.2 and 17.13.4.2; part 2 for relationships and content types).
"""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from claimcheck.package import Start, encoding, tokens
from claimcheck.package.word import opening
from claimcheck.package.word.names import PREFIXES
from claimcheck.report._docx_cuts import name
from claimcheck.report._docx_earlier import AUTHOR
from claimcheck.report._docx_marking import LOOSE, STRICT, inserted, named, space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.package import Package
    from claimcheck.package.word.opening import Opened
    from claimcheck.report._docx_comments import Line

_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNSEEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Comments of a manuscript can speak to claimcheck; what is quoted in these must not.
_SPEAKS = re.compile("(?<=claimcheck)(?=:)", re.IGNORECASE)
_NAME = len("claimcheck")
COMMENTS = "comments"  # what relationships call the part of them, and errors, where it has no name yet


class Part(NamedTuple):
    """A part that can grow: its bytes, their encoding, the tag of its root, where more goes, its elements."""

    data: bytes
    encoding: str
    tag: str
    end: int
    elements: tuple[Start, ...]

    def grown(self, inner: str) -> bytes:
        """Return the part with `inner` as the last that its root holds."""
        if not self.tag.endswith("/>"):
            return inserted(self.data, self.encoding, {self.end: inner})
        start = self.end - len("/>".encode(self.encoding))
        opened = f">{inner}</{name(self.tag)}>"
        return inserted(self.data[:start] + self.data[self.end :], self.encoding, {start: opened})


def part(data: bytes, named: str) -> Part:
    """Read a part; raises PackageError."""
    found = encoding(data, named)
    elements: list[Start] = []
    tag, end = "", 0
    for token in tokens(data, PREFIXES | {f"{_PACKAGE}content-types": "c"}, named):
        if isinstance(token.event, Start):
            elements.append(token.event)
            tag = tag or data[token.start : token.end].decode(found)
        elif token.event is not None and not isinstance(token.event, str):
            end = token.start
    return Part(data, found, tag, end, tuple(elements))


def numbers(held: Part | None, marked: Iterable[str]) -> Iterator[int]:
    """Yield the numbers that no comment has, and no mark of one (`marked`), from 0 on."""
    listed = held.elements if held else ()
    said = {element.attributes.get("w:id", "") for element in listed if element.name == "w:comment"}
    taken = {id_.strip().lstrip("0") or "0" for id_ in said | set(marked)}
    return (number for number in count() if str(number) not in taken)


def comments_part(package: Package, opened: Opened) -> Part | None:
    """Read the comments that the document has; None where it has no part of them. Raises PackageError."""
    held = opening.parts(opened.beside, COMMENTS)[:1]
    return part(package.read(held[0]), held[0]) if held else None


def commented(
    package: Package, opened: Opened, comments: Iterable[tuple[int, Sequence[Line]]], *, strict: bool
) -> dict[str, bytes]:
    """Return the parts beside the main one that change; raises PackageError for one that cannot be read."""
    held = comments_part(package, opened)
    listed = list(comments)
    if held:
        prefix, declared = named(held.tag, strict=strict)
        inner = "".join(_comment(number, lines, prefix, declared) for number, lines in listed)
        return {opening.parts(opened.beside, COMMENTS)[0]: held.grown(inner)}
    folder, main = posixpath.split(opened.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    fresh = next(each for each in names if each not in package)
    related = posixpath.join(folder, "_rels", f"{main}.rels")
    inner = "".join(_comment(number, lines, "w:", "") for number, lines in listed)
    root = f'<w:comments xmlns:w="{space(strict=strict)}">{inner}</w:comments>'
    return {
        fresh: f"{_HEAD}{root}".encode(),
        related: _related(package, related, posixpath.basename(fresh), strict=strict),
        _TYPES: _typed(package, fresh),
    }


def _related(package: Package, related: str, target: str, *, strict: bool) -> bytes:
    empty = f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships"></Relationships>'.encode()
    held = part(package.read(related) if related in package else empty, related)
    taken = {element.attributes.get("Id") for element in held.elements}
    id_ = next(each for number in count(1) if (each := f"rIdClaimcheck{number}") not in taken)
    prefix = name(held.tag).rpartition("Relationships")[0]
    kind = f"{STRICT if strict else LOOSE}officeDocument/{'' if strict else '2006/'}relationships/comments"
    return held.grown(f'<{prefix}Relationship Id="{id_}" Type="{kind}" Target="{target}"/>')


def _typed(package: Package, fresh: str) -> bytes:
    held = part(package.read(_TYPES), _TYPES)
    if any(
        element.attributes.get("PartName", "").lower() == f"/{fresh}".lower() for element in held.elements
    ):
        return held.data
    prefix = name(held.tag).rpartition("Types")[0]
    return held.grown(f'<{prefix}Override PartName={quoteattr(f"/{fresh}")} ContentType="{_TYPE}"/>')


def _comment(number: int, lines: Iterable[Line], prefix: str, declared: str) -> str:
    """Write a comment without a date: the same report gives the same bytes on any day."""
    said = f'{prefix}id="{number}" {prefix}author="{AUTHOR}" {prefix}initials="cc"'
    body = "".join(_paragraph(line, prefix) for line in lines)
    return f"<{prefix}comment{declared} {said}>{body}</{prefix}comment>"


def quiet(line: Line) -> Line:
    """Return a line as it can stand in a comment: no letter that XML lacks, nothing that speaks to us."""
    shown, before = [], ""
    for words, bold in line:
        unheard = _SPEAKS.sub(" ", before + words)[len(before) :]
        before = (before + words)[-_NAME:]
        shown.append((_UNSEEN.sub("\ufffd", unheard), bold))
    return tuple(shown)


def _paragraph(line: Line, prefix: str) -> str:
    runs = []
    for words, bold in quiet(line):
        properties = f"<{prefix}rPr><{prefix}b/></{prefix}rPr>" if bold else ""
        shown = f'<{prefix}t xml:space="preserve">{escape(words)}</{prefix}t>'
        runs.append(f"<{prefix}r>{properties}{shown}</{prefix}r>")
    return f"<{prefix}p>{''.join(runs)}</{prefix}p>"
