"""A part's XML goes in as bytes; its events come out, each with the bytes that it stands in.

Who changes a few bytes of a part, and must leave every other byte as it is, works with these.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package.archive import STEP
from claimcheck.package.elements import MOST, Event, Reader
from claimcheck.package.error import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([A-Za-z][\w.-]{0,40})["']""")


class Token(NamedTuple):
    """An event and its half-open place in the part; None is a comment, an instruction or a bound of CDATA.

    An element without an end tag ends in no bytes, after its one tag. Words are cut where they are written
    otherwise than they read: `&amp;` is a token of its own.
    """

    event: Event | None
    start: int
    end: int
    cdata: bool = False


def tokens(data: bytes, prefixes: Mapping[str, str], part: str) -> Iterator[Token]:
    """Yield what `elements` yields; raises PackageError as it does."""
    found: list[tuple[Event | None, int, bool]] = []
    cdata = False

    def take(event: Event | None) -> None:
        found.append((event, reader.parser.CurrentByteIndex, cdata))

    def bound(*, opens: bool) -> None:
        nonlocal cdata
        take(None)
        cdata = opens

    reader = Reader(prefixes, MOST, take)
    parser = reader.parser
    parser.CommentHandler = lambda _: take(None)
    parser.ProcessingInstructionHandler = lambda _name, _data: take(None)
    parser.StartCdataSectionHandler = lambda: bound(opens=True)
    parser.EndCdataSectionHandler = lambda: bound(opens=False)
    chunks = (data[at : at + STEP] for at in range(0, len(data), STEP))
    for _ in reader.steps(chunks, part):
        for (event, start, inside), (_, end, _) in pairwise(found):
            yield Token(event, start, end, inside)
        found[:-1] = []
    for event, start, inside in found:
        yield Token(event, start, len(data), inside)


def encoding(data: bytes, part: str) -> str:
    """Return the name by which Python knows the encoding of a part; raises PackageError for none it knows."""
    named = next((name for start, name in (*_BOMS, *_UNMARKED) if data.startswith(start)), None)
    if named:
        return named
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        "<".encode(name)
    except LookupError as error:
        raise PackageError(f"has an unknown encoding in its part {part}") from error
    return name
