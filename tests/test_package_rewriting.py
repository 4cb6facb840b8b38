"""A package is rewritten member by member: what is not told to change keeps each of its bytes."""

from __future__ import annotations

import io
import zipfile
from struct import pack
from typing import TYPE_CHECKING

import pytest
from packing import Entry, zipped

from claimcheck.package import Package, PackageError, rewritten

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = (2025, 5, 3, 12, 30, 8)


def written(write: Callable[[zipfile.ZipFile], object], stream: type[io.BytesIO] = io.BytesIO) -> bytes:
    buffer = stream()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        write(archive)
    return buffer.getvalue()


class Unseekable(io.BytesIO):
    """A stream in which sums and sizes can only be written after the bytes."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def _three(archive: zipfile.ZipFile) -> None:
    for name, method in (("a.xml", 0), ("b.xml", 8), ("dé/c.xml", 8)):
        member = zipfile.ZipInfo(name, DAY)
        member.compress_type, member.external_attr, member.comment = method, 0o600 << 16, b"why"
        member.extra = pack("<HH4s", 0x9999, 4, b"kept")
        archive.writestr(member, f"words of {name} " * 50)
    archive.comment = b"of all"


@pytest.mark.parametrize("stream", [io.BytesIO, Unseekable])
@pytest.mark.parametrize("name", ["a.xml", "b.xml", "dé/c.xml"])
def test_one_member_changes_and_no_other(name: str, stream: type[io.BytesIO]) -> None:
    data = written(_three, stream)
    out = rewritten(data, {name: b"new words", "new.xml": b"more"})
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, out))
    assert after.testzip() is None
    assert after.namelist() == [*before.namelist(), "new.xml"]
    assert after.comment == b"of all"
    assert after.read(name) == b"new words"
    assert after.read("new.xml") == b"more"
    assert Package(out).read(name) == b"new words"
    for old, new in zip(before.infolist(), after.infolist(), strict=False):
        kept = ("date_time", "compress_type", "external_attr", "create_version", "comment", "extra")
        assert [getattr(new, each) for each in kept] == [getattr(old, each) for each in kept]
        if old.filename != name:
            assert new.flag_bits == old.flag_bits
            assert _raw(out, new) == _raw(data, old)
        else:
            assert new.flag_bits == old.flag_bits & ~8
    assert after.getinfo("new.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_nothing_told_changes_nothing() -> None:
    assert rewritten(written(_three), {}) == written(_three)


def test_what_stands_before_the_first_member_stays() -> None:
    data = zipped({"a": "words"})
    moved = bytearray(b"#!stub\n" + data)
    entry, end = moved.index(b"PK\1\2"), moved.index(b"PK\5\6")
    moved[entry + 42 : entry + 46] = pack("<I", 7)
    moved[end + 16 : end + 20] = pack("<I", entry)
    out = rewritten(bytes(moved), {"b": b"more"})
    assert out.startswith(b"#!stub\n")
    assert Package(out).read("a") == b"words"
    assert Package(out).read("b") == b"more"


def test_members_that_stand_in_another_order_than_the_directory_s() -> None:
    first = zipped({"a": "one"})
    body = first[: first.index(b"PK\1\2")]
    data = zipped([Entry("b", b"two"), Entry("a", b"one")])
    entries = data[data.index(b"PK\1\2") : data.index(b"PK\5\6")]
    size = len(entries) // 2
    swapped = data.replace(entries, entries[size:] + entries[:size])
    out = rewritten(swapped, {"b": b"a longer word"})
    assert Package(out).names == ("a", "b")
    assert Package(out).read("b") == b"a longer word"
    assert body in out


@pytest.mark.parametrize("name", ["wide.xml", "z.xml"])
def test_zip64(name: str) -> None:
    def write(archive: zipfile.ZipFile) -> None:
        for each in ("wide.xml", "z.xml"):
            with archive.open(each, "w", force_zip64=True) as member:
                member.write(b"wide words")

    out = rewritten(_widened(written(write)), {name: b"other"})
    after = zipfile.ZipFile(io.BytesIO(out))
    assert after.testzip() is None
    assert {each: after.read(each) for each in after.namelist()} == {
        "wide.xml": b"wide words",
        "z.xml": b"wide words",
    } | {name: b"other"}
    assert Package(out).read(name) == b"other"


def test_a_damaged_package_is_refused() -> None:
    with pytest.raises(PackageError):
        rewritten(b"PK", {})


def _raw(data: bytes, member: zipfile.ZipInfo) -> bytes:
    """Return a member's own header and its packed bytes."""
    head = member.header_offset
    names, extras = int.from_bytes(data[head + 26 : head + 28], "little"), data[head + 28]
    return data[head : head + 30 + names + extras + member.compress_size]


def _widened(data: bytes) -> bytes:
    """Tell sizes and places of a package in Zip64 fields, as programs do that do not know them beforehand."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    start = archive.start_dir
    entries = b""
    for member in archive.infolist():
        name, full = member.filename.encode(), 0xFFFF_FFFF
        wide = pack("<HHQQQ", 1, 24, member.file_size, member.compress_size, member.header_offset)
        entries += pack("<4sHHHHHHI", b"PK\1\2", 45, 45, 0, 8, 0, 33, member.CRC)
        entries += pack("<IIHHHHHII", full, full, len(name), len(wide), 0, 0, 0, 0, full) + name + wide
    end64 = pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 2, 2, len(entries), start)
    locator = pack("<4sIQI", b"PK\6\7", 0, start + len(entries), 1)
    end = pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 2, 2, *[0xFFFF_FFFF] * 2, 0)
    return data[:start] + entries + end64 + locator + end
