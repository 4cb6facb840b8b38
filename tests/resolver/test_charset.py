"""Bytes in every common encoding, rightly labelled, wrongly labelled, not labelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.resolver.extract import extract
from claimcheck.resolver.extract._charset import UNKNOWN, decode

WORDS = "“Café” – naïve €5"
LATIN = "Café naïve"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_unlabelled(codec: str) -> None:
    assert decode(WORDS.encode(codec))[0] == WORDS


def test_big_endian_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be")) == (WORDS, "utf-16-be")


def test_latin_1_is_windows_1252() -> None:
    assert decode(LATIN.encode("latin-1")) == (LATIN, "cp1252")
    assert decode(b"\x93quoted\x94", "iso-8859-1") == ("“quoted”", "cp1252")


@pytest.mark.parametrize(
    ("codec", "label", "words"),
    [
        ("cp1251", "windows-1251", "Мельница стояла"),
        ("koi8_r", "KOI8-R", "Мельница стояла"),
        ("iso8859_2", "iso-8859-2", "młyn žába"),
        ("cp1254", "iso-8859-9", "İstanbul ğ"),
        ("gb18030", "gb2312", "风车"),
        ("cp932", "Shift_JIS", "水車"),
        ("cp949", "euc-kr", "방앗간"),
        ("big5", "Big5", "風車"),
        ("utf-16-le", "utf-16", "mill"),
        ("iso2022_jp", "iso-2022-jp", "水車"),
    ],
)
def test_labelled(codec: str, label: str, words: str) -> None:
    assert decode(words.encode(codec), label)[0] == words


@pytest.mark.parametrize("label", ["rot13", "idna", "hex", "no-such", "", "utf-7", "base64", "\x00"])
def test_labels_that_are_no_encoding_of_the_web(label: str) -> None:
    assert decode(WORDS.encode(), label)[0] == WORDS


@pytest.mark.parametrize("label", ["hz-gb-2312", "ISO-2022-KR", "replacement"])
def test_encodings_that_no_browser_reads_are_unknown(label: str) -> None:
    assert decode(b"<p>~{<:Ky2;V;~}", label) == ("<p>~{<:Ky2;V;~}", UNKNOWN)
    assert decode(f'<meta charset="{label}">a'.encode(), markup=True)[1] == UNKNOWN
    assert decode(f'<meta charset="{label}">a'.encode(), "utf-8", markup=True)[1] == "utf-8"


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp1251", "Мельница стояла у моста"),
        ("koi8_r", "Мельница стояла у моста"),
        ("iso8859_7", "Ο μύλος χτίστηκε πριν από τη γέφυρα"),
        ("cp1255", "הטחנה נבנתה לפני הגשר"),
        ("cp932", "水車小屋は橋より先に建てられた"),
        ("big5", "磨坊建在橋之前"),
    ],
)
@pytest.mark.parametrize("label", [None, "iso-8859-1"])
def test_other_scripts_without_a_true_label_are_unknown(codec: str, words: str, label: str | None) -> None:
    page = f"<html><body><p>{words}</p></body></html>".encode(codec)
    assert decode(page, label)[1] == UNKNOWN
    content = extract(page, "text/html", label)
    assert content.partial is not None
    assert "encoding" in content.partial


@pytest.mark.parametrize(
    "words",
    [
        "L’été passé, à Orléans, le vieux meunier disait : « Œuvre d’été »",
        "Der alte Müller sagte: „Wasser vergißt nichts.“ Größe über alles",
        "Não há mãe sem coração; às três, João pôs a mão no pão",
        "Hún á þúsund kýr, sagði Ásgeir, og þær eru allar ær",
    ],
)
def test_western_text_is_western(words: str) -> None:
    assert decode(words.encode("cp1252")) == (words, "cp1252")


def test_a_western_label_on_utf_8_is_a_servers_default() -> None:
    assert decode(WORDS.encode(), "iso-8859-1") == (WORDS, "utf-8")


def test_a_label_that_does_not_fit_is_not_believed() -> None:
    assert decode(WORDS.encode("cp1252"), "utf-8") == (WORDS, "cp1252")
    assert decode(WORDS.encode(), "shift_jis")[0] != ""


def test_a_few_broken_bytes_do_not_spoil_utf_8() -> None:
    data = ("café " * 50).encode() + b"\xff" + " naïve".encode()
    assert decode(data) == ("café " * 50 + "\ufffd naïve", "utf-8")


@pytest.mark.parametrize(
    "tag",
    [
        b'<meta charset="windows-1251">',
        b"<META CHARSET=windows-1251>",
        b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        b'<meta name="a"><meta charset="windows-1251">',
    ],
)
def test_the_label_in_a_meta_tag(tag: bytes) -> None:
    data = tag + "Мельница".encode("cp1251")
    assert decode(data, markup=True)[0].endswith("Мельница")


def test_the_header_comes_before_the_meta_tag() -> None:
    data = b'<meta charset="koi8-r">' + "Мельница".encode("cp1251")
    assert decode(data, "windows-1251", markup=True)[0].endswith("Мельница")


def test_a_meta_tag_cannot_be_utf_16() -> None:
    assert decode('<meta charset="utf-16">é'.encode(), markup=True) == ('<meta charset="utf-16">é', "utf-8")


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)), st.booleans())
def test_anything_gives_a_text(data: bytes, label: str | None, markup: bool) -> None:  # noqa: FBT001 - drawn
    text, codec = decode(data, label, markup=markup)
    text.encode("utf-8")
    assert codec


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1, max_size=80))
def test_utf_8_is_read_as_such(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
