"""A package and new bytes of some members go in; a package comes out in which all else is as it was.

What is not rewritten keeps its bytes as they are packed, with its header, its times and its place in the
order. References are to PKWARE's APPNOTE 6.3.
"""

from __future__ import annotations

import zlib
from struct import pack, pack_into, unpack_from
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.package.archive import LIMITS, Member, bounds, directory
from claimcheck.package.error import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FULL = 0xFFFF_FFFF  # the number stands in the Zip64 field instead (APPNOTE 4.5.3)
_DESCRIBED = 0x8  # APPNOTE 4.4.4: sum and sizes stand after the bytes
_WIDE = 1  # the kind of the Zip64 field
_DEFLATED = 8
_VERSION = 20
_FIRST_DAY = 33  # 1 January 1980 as MS-DOS writes it
_LOCAL_SIZE, _ENTRY_SIZE, _END_SIZE = 30, 46, 22
_END = b"PK\5\6"


class _Packed(NamedTuple):
    """New bytes of a member: their sum, themselves as they are packed, and their size before."""

    checksum: int
    packed: bytes
    size: int


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return `data` with `parts` in the place of members of the same names; new ones come last.

    `data` must be sound: a `Package` of it could be made. Raises PackageError for what grows beyond 4 GB.
    """
    members = directory(data, LIMITS)
    methods = {member.name: member.method for member in members}
    packed = {name: _packed(content, methods.get(name, _DEFLATED)) for name, content in parts.items()}
    body, heads = _bodies(data, members, packed)
    records = bytearray()
    for member, record in zip(members, _records(data), strict=True):
        records += _entry(record, member, packed.get(member.name), heads[member.name])
    fresh = [name for name in parts if name not in methods]
    for name in fresh:
        facts = _facts(name.encode(), packed[name])
        records += pack("<4sH", b"PK\1\2", _VERSION) + facts + pack("<HHHII", 0, 0, 0, 0, len(body))
        records += name.encode()
        body += b"PK\3\4" + facts + name.encode() + packed[name].packed
    return _whole(data, body, records, len(members) + len(fresh))


def _bodies(
    data: bytes, members: list[Member], packed: Mapping[str, _Packed]
) -> tuple[bytearray, dict[str, int]]:
    """Return the members one after another, in the order in which they stand, and where each begins."""
    order = sorted(members, key=lambda member: member.header)
    ends = [*(member.header for member in order[1:]), bounds(data)[0]]
    body = bytearray(data[: order[0].header] if order else b"")
    heads = {}
    for member, end in zip(order, ends, strict=True):
        heads[member.name] = len(body)
        fresh = packed.get(member.name)
        body += _local(data, member, fresh) if fresh else data[member.header : end]
    return body, heads


def _whole(data: bytes, body: bytearray, records: bytearray, count: int) -> bytes:
    if len(body) + len(records) >= _FULL:
        raise PackageError("would grow to more than 4 GB")
    comment = data[data.rfind(_END) + _END_SIZE - 2 :]
    end = _END + pack("<HHHHII", 0, 0, count, count, len(records), len(body))
    return bytes(body + records + end + comment)


def _records(data: bytes) -> Iterator[bytes]:
    """Yield the entries of the directory as they are (APPNOTE 4.3.12)."""
    at, end, _ = bounds(data)
    while at < end:
        size = _ENTRY_SIZE + sum(unpack_from("<HHH", data, at + 28))
        yield data[at : at + size]
        at += size


def _facts(name: bytes, content: _Packed) -> bytes:
    """Return what a new member's two headers both say, up to the length of its extra field."""
    sizes = (content.checksum, len(content.packed), content.size)
    return pack("<HHHHHIIIHH", _VERSION, 0, _DEFLATED, 0, _FIRST_DAY, *sizes, len(name), 0)


def _local(data: bytes, member: Member, content: _Packed) -> bytes:
    """Return a member's header and its new bytes (APPNOTE 4.3.7)."""
    names, extras = unpack_from("<HH", data, member.header + 26)
    header = bytearray(data[member.header : member.header + _LOCAL_SIZE + names])
    first = member.header + len(header)
    extra = _narrow(data[first : first + extras])
    pack_into("<H", header, 6, unpack_from("<H", header, 6)[0] & ~_DESCRIBED)
    pack_into("<III", header, 14, content.checksum, len(content.packed), content.size)
    pack_into("<H", header, 28, len(extra))
    return bytes(header) + extra + content.packed


def _entry(record: bytes, member: Member, content: _Packed | None, head: int) -> bytes:
    """Return an entry of the directory for where the member stands now, and what it holds."""
    entry = bytearray(record)
    names, extras = unpack_from("<HH", entry, 28)
    first = _ENTRY_SIZE + names
    if content is None:
        _move(entry, first, extras, head)
        return bytes(entry)
    extra = _narrow(bytes(entry[first : first + extras]))
    pack_into("<H", entry, 8, member.flags & ~_DESCRIBED)
    pack_into("<III", entry, 16, content.checksum, len(content.packed), content.size)
    pack_into("<H", entry, 30, len(extra))
    pack_into("<I", entry, 42, head)
    return bytes(entry[:first]) + extra + bytes(entry[first + extras :])


def _move(entry: bytearray, first: int, extras: int, head: int) -> None:
    """Write where a member stands: into its entry, or into the Zip64 field where that is asked for."""
    packed, size = unpack_from("<II", entry, 20)
    if unpack_from("<I", entry, 42)[0] != _FULL:
        pack_into("<I", entry, 42, head)
        return
    at = first
    while at + 4 <= first + extras:
        kind, length = unpack_from("<HH", entry, at)
        place = at + 4 + 8 * ((size == _FULL) + (packed == _FULL))
        if kind == _WIDE and place + 8 <= at + 4 + length:
            pack_into("<Q", entry, place, head)
            return
        at += 4 + length
    pack_into("<I", entry, 42, head)


def _narrow(extra: bytes) -> bytes:
    """Return an extra field without Zip64's (APPNOTE 4.5.3): the sizes are told in their own places."""
    kept = bytearray()
    at = 0
    while at + 4 <= len(extra):
        kind, length = unpack_from("<HH", extra, at)
        kept += extra[at : at + 4 + length] if kind != _WIDE else b""
        at += 4 + length
    return bytes(kept + extra[at:])


def _packed(content: bytes, method: int) -> _Packed:
    if method != _DEFLATED:
        return _Packed(zlib.crc32(content), content, len(content))
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return _Packed(zlib.crc32(content), packer.compress(content) + packer.flush(), len(content))
