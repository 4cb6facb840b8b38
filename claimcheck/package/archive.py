"""A zip package (OPC of ECMA-376, ODF, OCF of EPUB) goes in as bytes; its members come out in steps.

Nothing that a package says of itself is believed: sizes are counted while they are inflated, sums are
checked, and members that share bytes or names, or hide behind a password, are refused. Nothing is unpacked
to disk. References are to PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from struct import error as StructError  # noqa: N812 - the standard library's own name is too short to say
from struct import unpack_from
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package.error import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 65_536
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x2041  # APPNOTE 4.4.4: bits 0, 6 and 13
_UTF8 = 0x800
_FULL = 0xFFFF_FFFF  # the number stands in the Zip64 field instead (APPNOTE 4.5.3)
_FULL_COUNT = 0xFFFF
_END, _END64, _LOCATOR64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"
_END_SIZE, _LOCATOR_SIZE, _LONGEST_COMMENT = 22, 20, 65_535
_ENTRY, _ENTRY_SIZE = b"PK\1\2", 46
_LOCAL, _LOCAL_SIZE = b"PK\3\4", 30
_TRICKS = re.compile(r"^[/\\]|^[A-Za-z]:|[\0\\]|(?:^|/)\.\.?(?:/|$)")


class Limits(NamedTuple):
    """What is read of one package: members, bytes of each and of all, and how far they may swell.

    A part may swell by `ratio` beyond its first `free` bytes: office programs' own parts stay under 100.
    """

    members: int = 10_000
    member: int = 200_000_000
    total: int = 400_000_000
    ratio: int = 100
    free: int = 10_000_000


LIMITS = Limits()


class Member(NamedTuple):
    """One member: its packed bytes' place in the package, and what is said of it."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    header: int

    @property
    def locked(self) -> bool:
        """Whether its bytes are encrypted."""
        return bool(self.flags & _ENCRYPTED)


class Package:
    """A package whose directory was read and found sound."""

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        """Read the directory of `data`; raises PackageError."""
        self._data = data
        self._limits = limits
        self._left = limits.total
        try:
            found = directory(data, limits)
            self._starts = _placed(data, found)
        except StructError as error:
            raise PackageError("is cut short or damaged") from error
        self._members = {member.name: member for member in found}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, in the directory's order."""
        return tuple(self._members)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a member of this name."""
        return name in self._members

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a member's bytes, at most STEP at a time; raises PackageError, at the end for a wrong sum."""
        member = self._members.get(name)
        if member is None:
            raise PackageError(f"lacks its part {name}")
        checksum, size = 0, 0
        for chunk in _inflated(self._data, self._starts[name], member):
            size += len(chunk)
            self._left -= len(chunk)
            self._bound(member, size)
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        if checksum != member.checksum:
            raise PackageError(f"is damaged in its part {name}")

    def read(self, name: str, most: int = 50_000_000) -> bytes:
        """Return a member's bytes; raises PackageError, also for more than `most` of them."""
        parts: list[bytes] = []
        size = 0
        for chunk in self.chunks(name):
            size += len(chunk)
            if size > most:
                raise PackageError(f"is too large in its part {name}")
            parts.append(chunk)
        return b"".join(parts)

    def _bound(self, member: Member, size: int) -> None:
        if size > self._limits.member or self._left < 0:
            raise PackageError(f"swells to more than is read of one package in its part {member.name}")
        if size > max(self._limits.free, self._limits.ratio * member.packed):
            raise PackageError(f"swells beyond measure in its part {member.name}, as no document does")


def directory(data: bytes, limits: Limits) -> list[Member]:
    """Read the central directory (APPNOTE 4.3.12)."""
    at, end, count = bounds(data)
    if count > limits.members:
        raise PackageError(f"holds more than {limits.members:,} parts, as no document does")
    found: list[Member] = []
    while at < end:
        if len(found) >= limits.members:
            raise PackageError(f"holds more than {limits.members:,} parts, as no document does")
        if data[at : at + 4] != _ENTRY:
            raise PackageError("is damaged in its directory")
        flags, method = unpack_from("<HH", data, at + 8)
        checksum, packed, size, names, extras, comments = unpack_from("<IIIHHH", data, at + 16)
        header = unpack_from("<I", data, at + 42)[0]
        extra = at + _ENTRY_SIZE + names
        name = _name(data[at + _ENTRY_SIZE : extra], flags)
        size, packed, header = _wide(data[extra : extra + extras], [size, packed, header])
        found.append(Member(name, flags, method, checksum, packed, size, header))
        at = extra + extras + comments
    if len(found) != count:
        raise PackageError("is damaged in its directory")
    return found


def bounds(data: bytes) -> tuple[int, int, int]:
    """Return where the directory begins and ends and how many members it lists (APPNOTE 4.3.14)."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0:
        raise PackageError("is cut short: its directory is missing")
    count, size, start = unpack_from("<HII", data, at + 10)
    if _FULL in {size, start} or count == _FULL_COUNT:
        locator = at - _LOCATOR_SIZE
        if locator < 0 or data[locator : locator + 4] != _LOCATOR64:
            raise PackageError("is damaged in its directory")
        at = unpack_from("<Q", data, locator + 8)[0]
        if data[at : at + 4] != _END64:
            raise PackageError("is damaged in its directory")
        count, size, start = unpack_from("<QQQ", data, at + 32)
    if start + size > at:
        raise PackageError("is cut short or damaged")
    return start, start + size, count


def _name(raw: bytes, flags: int) -> str:
    if flags & _UTF8 or raw.isascii():
        return raw.decode("utf-8", "replace")
    return raw.decode("cp437")


def _wide(extra: bytes, numbers: list[int]) -> list[int]:
    """Return size, packed size and place, from the Zip64 field where there is no room (APPNOTE 4.5.3)."""
    at = 0
    while _FULL in numbers and at + 4 <= len(extra):
        kind, length = unpack_from("<HH", extra, at)
        if kind == 1:
            values = iter(unpack_from(f"<{length // 8}Q", extra, at + 4))
            return [next(values, number) if number == _FULL else number for number in numbers]
        at += 4 + length
    return numbers


def _placed(data: bytes, members: list[Member]) -> dict[str, int]:
    """Return where each member's bytes begin; raises PackageError for two of one place or name."""
    starts: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for member in members:
        if _TRICKS.search(member.name):
            raise PackageError("names a part by a path that leads out of it")
        if member.name in starts:
            raise PackageError(f"holds two parts of the name {member.name}")
        if data[member.header : member.header + 4] != _LOCAL:
            raise PackageError("is cut short or damaged")
        flags = unpack_from("<H", data, member.header + 6)[0]
        names, extras = unpack_from("<HH", data, member.header + 26)
        name = member.header + _LOCAL_SIZE
        start = name + names + extras
        if _name(data[name : name + names], flags) != member.name:
            raise PackageError("names a part in two ways")
        if start + member.packed > len(data):
            raise PackageError("is cut short or damaged")
        starts[member.name] = start
        spans.append((member.header, start + member.packed))
    spans.sort()
    if any(following[0] < before[1] for before, following in pairwise(spans)):
        raise PackageError("holds parts that share their bytes, as no document does")
    return starts


def _inflated(data: bytes, start: int, member: Member) -> Iterator[bytes]:
    if member.locked:
        raise PackageError("is locked with a password")
    packed = memoryview(data)[start : start + member.packed]
    if member.method == _STORED:
        for at in range(0, len(packed), STEP):
            yield bytes(packed[at : at + STEP])
        return
    if member.method != _DEFLATED:
        raise PackageError(f"is packed in a way that documents are not, in its part {member.name}")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), STEP):
            waiting: bytes | memoryview = packed[at : at + STEP]
            while waiting and not inflater.eof:
                yield inflater.decompress(waiting, STEP)
                waiting = inflater.unconsumed_tail
        while not inflater.eof and (rest := inflater.decompress(b"", STEP)):
            yield rest  # NOTE: a match may have been copied in part when its last byte was taken in
    except zlib.error as error:
        raise PackageError(f"is damaged in its part {member.name}") from error
    if not inflater.eof:
        raise PackageError(f"is cut short in its part {member.name}")
