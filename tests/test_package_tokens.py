"""Each event of a part is told with the bytes that it stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.package import End, PackageError, Start, elements, encoding, tokens

XML = '<a>\r\nx&amp;y<b/><c  d="1"></c><!-- q --><?p q?>é漢😀z<![CDATA[c<d]]>&#233;</a>'


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"])
def test_tokens_are_cut_where_the_file_cuts_them(name: str) -> None:
    head = "\ufeff" if name == "utf-16-be" else ""
    named = "utf-16" if name == "utf-16-be" else name.removesuffix("-sig")
    text = f'{head}<?xml version="1.0" encoding="{named}"?>{XML}'
    data = text.encode(name, "xmlcharrefreplace")
    read = encoding(data, "a.xml")
    found = [(data[token.start : token.end].decode(read), token.event) for token in tokens(data, {}, "a.xml")]
    written = [part for part, _ in found]
    assert "".join(written) == XML.encode(read, "xmlcharrefreplace").decode(read)
    assert found[:8] == [
        ("<a>", Start("a", {})),
        ("\r\n", "\n"),
        ("x", "x"),
        ("&amp;", "&"),
        ("y", "y"),
        ("<b/>", Start("b", {})),
        ("", End("b")),
        ('<c  d="1">', Start("c", {"d": "1"})),
    ]
    assert ("<!-- q -->", None) in found
    assert ("<?p q?>", None) in found
    assert found[-5:] == [
        ("<![CDATA[", None),
        ("c<d", "c<d"),
        ("]]>", None),
        ("&#233;", "é"),
        ("</a>", End("a")),
    ]


def test_words_in_cdata_are_marked() -> None:
    found = tokens(b"<a>x<![CDATA[y]]>z</a>", {}, "a.xml")
    told = [(token.event, token.cdata) for token in found if isinstance(token.event, str)]
    assert told == [("x", False), ("y", True), ("z", False)]


PIECES = ["<t>", "é漢", "&lt;", "<![CDATA[x]]>", "<e/>", "<!---->", "\r\n", "w" * 3000]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_tokens_are_the_events_and_cover_the_part(pieces: list[str]) -> None:
    inner = "".join(pieces) + "</t>" * pieces.count("<t>")
    data = f"<r>{inner}</r>".encode()
    found = list(tokens(data, {}, "a.xml"))
    assert b"".join(data[token.start : token.end] for token in found) == data
    events = [token.event for token in found if token.event is not None]
    assert _joined(events) == _joined(list(elements([data], {}, "a.xml")))


@pytest.mark.parametrize("data", [b"<a", b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', b"<a></b>"])
def test_what_elements_refuses_is_refused(data: bytes) -> None:
    with pytest.raises(PackageError):
        list(tokens(data, {}, "a.xml"))


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(PackageError, match=r"unknown encoding in its part a\.xml"):
        encoding(b'<?xml version="1.0" encoding="x-none"?><a/>', "a.xml")


def _joined(events: list[object]) -> list[object]:
    joined: list[object] = []
    for event in events:
        if isinstance(event, str) and joined and isinstance(joined[-1], str):
            joined[-1] += event
        else:
            joined.append(event)
    return joined
