"""Packages are read by what they are, never by what they say of themselves."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from struct import pack
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import RELATION, RELATIONS, Entry, deflated, zipped

from claimcheck.package import (
    DEEPEST,
    End,
    Limits,
    Package,
    PackageError,
    Relation,
    Start,
    elements,
    relations,
    symbol,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "urn:test"


def events(xml: bytes | str) -> list[object]:
    data = xml if isinstance(xml, bytes) else xml.encode()
    return list(elements([data], {NAMESPACE: "t"}))


def test_members_are_read_as_other_programs_write_them() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "words", zipfile.ZIP_STORED)
        archive.writestr("a/é.xml", "long words " * 100_000)
        with archive.open("wide.xml", "w", force_zip64=True) as member:
            member.write(b"wide")
        archive.writestr("a/", "")
    package = Package(buffer.getvalue())

    assert package.names == ("mimetype", "a/é.xml", "wide.xml", "a/")
    assert "mimetype" in package
    assert "other" not in package
    assert package.read("mimetype") == b"words"
    assert package.read("a/é.xml") == b"long words " * 100_000
    assert package.read("wide.xml") == b"wide"
    assert package.read("a/") == b""


def test_a_zip64_directory_is_read() -> None:
    data = zipped({"a": "words"})
    at = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    wide = b"PK\6\6" + pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 1, 1, end - at, at)
    locator = b"PK\6\7" + pack("<IQI", 0, end, 1)
    tail = b"PK\5\6" + pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert Package(data[:end] + wide + locator + tail).read("a") == b"words"
    with pytest.raises(PackageError, match="damaged in its directory"):
        Package(data[:end] + tail)


def test_sizes_that_stand_in_a_zip64_field_are_read() -> None:
    data = zipped([Entry("a", b"words" * 9, size=0xFFFFFFFF, packed_size=0xFFFFFFFF)])
    at, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    field = pack("<HH2sHHQQ", 7, 2, b"xx", 1, 16, 45, len(deflated(b"words" * 9)))
    entry = data[at : at + 30] + pack("<H", len(field)) + data[at + 32 : end] + field
    tail = b"PK\5\6" + pack("<HHHHIIH", 0, 0, 1, 1, len(entry), at, 0)
    assert Package(data[:at] + entry + tail).read("a") == b"words" * 9
    with pytest.raises(PackageError, match="cut short"):
        Package(data)


def test_a_long_match_at_the_end_is_read_whole() -> None:
    for size in range(65_530, 65_800, 7):
        assert len(Package(zipped({"a": b"x" * size})).read("a")) == size


def test_an_old_name_is_read_in_the_code_page_of_dos() -> None:
    data = zipped([Entry("e", b"x", flags=0)])
    old = bytearray(data)
    for mark, size in ((b"PK\3\4", 30), (b"PK\1\2", 46)):
        old[data.index(mark) + size] = 0x82
    assert Package(bytes(old)).names == ("é",)


def test_members_come_in_steps() -> None:
    data = b"\0" * 5_000_000
    assert max(map(len, Package(zipped({"a": data})).chunks("a"))) <= 65_536
    stored = zipped([Entry("a", data, method=0)])
    assert max(map(len, Package(stored).chunks("a"))) <= 65_536


@given(st.lists(st.binary(max_size=300), max_size=20), st.integers(0, 9))
def test_whatever_was_packed_is_read_back(pieces: list[bytes], repeats: int) -> None:
    data = b"".join(piece * (repeats * 100) for piece in pieces)
    assert Package(zipped({"a": data})).read("a") == data


def two_of_one_place() -> bytes:
    first = Entry("a", b"words" * 100)
    return zipped([first, Entry("b", b"words" * 100, header=0)])


SOUND = zipped({"a": "words and words", "b": "more"})
REFUSED = {
    "nothing": (b"", "cut short"),
    "no zip at all": (b"words", "cut short"),
    "cut at its end": (SOUND[:-30], "cut short"),
    "cut in front": (SOUND[10:], "damaged"),
    "locked": (zipped([Entry("a", b"x", flags=0x801)]), "password"),
    "strongly locked": (zipped([Entry("a", b"x", flags=0x840)]), "password"),
    "wrong sum": (zipped([Entry("a", b"x", checksum=1)]), "damaged in its part a"),
    "unknown packing": (zipped([Entry("a", b"x", packed=b"x", method=12)]), "packed in a way"),
    "no deflate data": (zipped([Entry("a", b"x", packed=b"\xff\xff\xff")]), "damaged in its part a"),
    "cut member": (
        zipped([Entry("a", b"x" * 999, packed=deflated(b"x" * 999)[:-3])]),
        "cut short in its part a",
    ),
    "member beyond the end": (zipped([Entry("a", b"x", packed_size=10_000)]), "cut short"),
    "place beyond the end": (zipped([Entry("a", b"x"), Entry("b", b"", header=10_000)]), "cut short"),
    "path upwards": (zipped({"../a": "x"}), "path"),
    "path from the root": (zipped({"/etc/a": "x"}), "path"),
    "path of Windows": (zipped({"C:a": "x"}), "path"),
    "backslash": (zipped({"word\\a": "x"}), "path"),
    "zero byte": (zipped({"a\0b": "x"}), "path"),
    "two of one name": (zipped([Entry("a", b"x"), Entry("a", b"y")]), "two parts"),
    "two names of one": (zipped([Entry("a", b"x", local_name="b")]), "two ways"),
    "two of one place": (two_of_one_place(), "two ways"),
    "count too small": (zipped([Entry("a", b"x"), Entry("b", b"x")], count=1), "directory"),
    "no directory where it says": (SOUND[:-10] + bytes(10), "directory"),
    "directory of something else": (SOUND.replace(b"PK\1\2", b"PK\1\3"), "damaged in its directory"),
    "count too large": (zipped([Entry("a", b"x")], count=7), "directory"),
    "far too many": (zipped([Entry("a", b"x")], count=60_000), "more than 10,000 parts"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(PackageError, match=words):
        Package(data).read("a")


def test_a_missing_part_is_named() -> None:
    with pytest.raises(PackageError, match="lacks its part c"):
        Package(SOUND).read("c")


def overlapping() -> bytes:
    """A member whose packed bytes hold the header and the bytes of the next, as in the bombs of overlap."""
    inner = zipped([Entry("b", b"words" * 50)])
    local = inner[: inner.index(b"PK\1\2")]
    outer = zipped([Entry("a", local, method=0)])
    place = outer.index(b"PK\3\4", 4)
    return zipped(
        [Entry("a", local, method=0), Entry("b", b"words" * 50, header=place, packed=deflated(b"words" * 50))]
    )


def test_members_that_share_bytes_are_refused() -> None:
    with pytest.raises(PackageError, match="share their bytes"):
        Package(overlapping())


def test_a_wrong_size_is_not_believed() -> None:
    data = b"words " * 20_000
    for size in (0, 1, 2**31):
        assert Package(zipped([Entry("a", data, size=size)])).read("a") == data


def test_a_bomb_is_left_off_in_time() -> None:
    bomb = zipped({"a": bytes(30_000_000)})
    tracemalloc.start()
    with pytest.raises(PackageError, match="swells beyond measure"):
        for _ in Package(bomb).chunks("a"):
            pass
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_limits_of_one_member_and_of_all() -> None:
    data = zipped({"a": b"a" * 900, "b": b"b" * 900})
    assert Package(data, Limits(member=900, total=1800)).read("a") == b"a" * 900
    with pytest.raises(PackageError, match="swells to more"):
        Package(data, Limits(member=899)).read("a")
    package = Package(data, Limits(total=1799))
    package.read("a")
    with pytest.raises(PackageError, match="swells to more"):
        package.read("b")
    with pytest.raises(PackageError, match="too large"):
        Package(data).read("a", most=899)
    with pytest.raises(PackageError, match="more than 1 parts"):
        Package(data, Limits(members=1))


@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255))
def test_a_changed_byte_is_an_error_or_nothing(place: int, byte: int) -> None:
    data = bytearray(SOUND)
    data[place] = byte
    try:
        package = Package(bytes(data))
        for name in package.names:
            package.read(name)
    except PackageError:
        pass


def test_xml_comes_as_a_stream() -> None:
    assert events('<a xmlns="urn:test" xmlns:o="urn:other" b="1" o:c="2">w&amp;<o:d/>é</a>') == [
        Start("t:a", {"b": "1", "urn:other c": "2"}),
        "w&",
        Start("urn:other d", {}),
        End("urn:other d"),
        "é",
        End("t:a"),
    ]


def test_other_encodings_are_read() -> None:
    assert events("<?xml version='1.0' encoding='windows-1252'?><a>“é”</a>".encode("cp1252"))[1] == "“é”"
    assert events("<a>é</a>".encode("utf-16"))[1] == "é"


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<a>", "damaged in its part XML"),
        ("words", "damaged"),
        ("<a></b>", "damaged"),
        ("<a>\0</a>", "damaged"),
        (b"<a>\xff</a>", "damaged"),
        ("<a b='1' b='2'/>", "damaged"),
        ("<?xml version='1.0' encoding='idna'?><a>\u00ff</a>", "damaged"),
        ("<?xml version='1.0' encoding='rot13'?><a>\u00ff</a>", "damaged"),
        ("<?xml version='1.0' encoding='shift_jis'?><a/>", "damaged"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "declares"),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/">%b;]><a/>', "declares"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a>&nbsp;</a>', "entity nbsp"),
        ("<a>&nbsp;</a>", "damaged"),
        ("<a>" * 100_000, "nested"),
    ],
)
def test_xml_that_is_refused(xml: bytes | str, words: str) -> None:
    with pytest.raises(PackageError, match=words):
        events(xml)


def test_elements_are_counted() -> None:
    assert len(list(elements([b"<a><b/><b/></a>"], {}, most=3))) == 6
    with pytest.raises(PackageError, match="more than 2 elements"):
        list(elements([b"<a><b/><b/></a>"], {}, most=2))


def test_a_doctype_that_declares_nothing_is_passed_over() -> None:
    assert events('<!DOCTYPE a PUBLIC "-//X//DTD a 1//EN" "http://127.0.0.1/a.dtd"><a>w</a>')[1] == "w"


def test_depth_is_allowed_up_to_its_bound() -> None:
    assert len(events("<a>" * DEEPEST + "</a>" * DEEPEST)) == 2 * DEEPEST


@pytest.mark.parametrize("start", [b"<a b='", b"<a><!-- ", b"<a><?b ", b"<"])
def test_a_tag_without_an_end_is_left_off_in_time(start: bytes) -> None:
    fed = 0

    def chunks() -> Iterator[bytes]:
        nonlocal fed
        yield start
        while fed < 100_000_000:
            fed += 65_536
            yield b"x" * 65_536

    with pytest.raises(PackageError, match="tag without an end"):
        list(elements(chunks(), {}))
    assert fed < 2_000_000


def test_words_without_an_end_are_read_in_steps() -> None:
    count = sum(
        len(event)
        for event in elements([b"<a>", *[b"x" * 65_536] * 200, b"</a>"], {})
        if isinstance(event, str)
    )
    assert count == 200 * 65_536


def test_relations_lead_to_parts_and_out_of_the_package() -> None:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{target}" {said}/>'
        for name, kind, target, said in (
            ("a", "styles", "my%20styles.xml", ""),
            ("b", "theme", "/top.xml", ""),
            ("c", "hyperlink", "https://a.example/", 'TargetMode="External"'),
            ("d", "missing", "no.xml", ""),
            ("e", "image", "../../../etc/passwd", ""),
        )
    )
    package = Package(
        zipped(
            {
                "word/_rels/main.xml.rels": f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>',
                "word/my styles.xml": "",
                "top.xml": "",
            }
        )
    )
    assert relations(package, "word/main.xml") == (
        Relation("a", "styles", "word/my styles.xml", None),
        Relation("b", "theme", "top.xml", None),
        Relation("c", "hyperlink", None, "https://a.example/"),
    )
    assert relations(package, "top.xml") == ()


@pytest.mark.parametrize(
    ("font", "code", "seen"),
    [
        ("Symbol", "F061", "α"),
        ("WP TypographicSymbols", "41", "“"),
        ("Times New Roman", "201C", "“"),
        ("Symbol", "D800", ""),
        ("Arial", "D800", ""),
        ("Arial", "110000", ""),
        ("Arial", "x", ""),
    ],
)
def test_characters_of_symbol_fonts(font: str, code: str, seen: str) -> None:
    assert symbol(font, code) == seen
