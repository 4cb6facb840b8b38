"""A page saved as one file is read by its main part."""

from __future__ import annotations

from base64 import encodebytes
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resolver.shown import body

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract
from claimcheck.resolver.media import MHTML, media_type

FILES = Path(__file__).with_name("files")
PAGE = "<h1>On Mills</h1><p>The keeper said that nobody had ever mended the gate.</p>"
TEXT = "On Mills The keeper said that nobody had ever mended the gate."


def part(content: str, *fields: str, kind: str = "text/html") -> str:
    return "\r\n".join([f"Content-Type: {kind}", *fields, "", content])


def message(*parts: str, head: str = "", kind: str = "multipart/related") -> bytes:
    inside = "".join(f"--edge\r\n{inner}\r\n" for inner in parts)
    top = f'MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="edge"\r\n{head}'
    return f"{top}\r\n{inside}--edge--\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        message(part(PAGE)),
        message(part("a {}", kind="text/css"), part(PAGE)),
        message(part(PAGE, "Content-Transfer-Encoding: 8bit")),
        message(part(PAGE.replace("nobody", "nobo=\r\ndy"), "Content-Transfer-Encoding: quoted-printable")),
        message(part(encodebytes(PAGE.encode()).decode(), "Content-Transfer-Encoding: BASE64")),
        message(
            part("<p>a frame</p>"),
            part(PAGE, "Content-Location: https://example.org/a"),
            head="Snapshot-Content-Location: https://example.org/a\r\n",
        ),
        message(
            part("<p>a frame</p>"),
            part(PAGE, "Content-ID: <root>"),
            kind='multipart/related; start="<root>"',
        ),
        message(part("words", kind="text/plain"), part(PAGE)),
        message(part(PAGE)).replace(b"\r\n", b"\n"),
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode(),
    ],
)
def test_the_main_part_is_read(data: bytes) -> None:
    assert media_type(data, None) == MHTML
    assert body(extract(data, MHTML)) == TEXT


def test_a_part_in_a_part_is_read() -> None:
    inner = (
        f'Content-Type: multipart/alternative; boundary="inner"\r\n\r\n--inner\r\n{part(PAGE)}\r\n--inner--'
    )
    assert body(extract(message(inner), MHTML)) == TEXT


def test_the_charset_of_the_part_counts() -> None:
    data = message(part("<p>The keeper’s gate.</p>", kind='text/html; charset="windows-1252"'))
    content = extract(data.decode().encode("cp1252"), MHTML)
    assert body(content) == "The keeper’s gate."
    assert content.charset == "cp1252"


def test_a_file_that_a_program_wrote() -> None:
    data = (FILES / "mills.mhtml").read_bytes()
    content = extract(data, media_type(data, None))
    assert body(content).startswith(
        "On Mills “A wheel turns as long as the water wants to,” the keeper said,"
    )
    assert content.title == "On Mills"


def nested(depth: int) -> bytes:
    """Parts in parts, each with a boundary of its own."""
    heads = "".join(
        f'Content-Type: multipart/related; boundary="b{level}"\r\n\r\n--b{level}\r\n'
        for level in range(depth)
    )
    return f"MIME-Version: 1.0\r\n{heads}{part(PAGE)}".encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (nested(1000), Lack.EXTRACTION_FAILED),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--edge\r\n", Lack.EXTRACTION_FAILED),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge", Lack.EXTRACTION_FAILED),
        (message(part("x" * 9, "Content-Transfer-Encoding: base64")), Lack.EXTRACTION_FAILED),
        (message("no head at all"), Lack.EXTRACTION_FAILED),
        (message(part("a {}", kind="text/css")), Lack.EMPTY),
        (message(), Lack.EMPTY),
    ],
)
def test_what_is_damaged_says_so(data: bytes, reason: Lack) -> None:
    with pytest.raises(LackError) as caught:
        extract(data, MHTML)
    assert caught.value.reason is reason


PIECES = [
    "--edge",
    "\r\n",
    "Content-Type: text/html",
    "charset*0*=x'y'%zz",
    ";",
    '"',
    "word",
    "boundary=",
    "é",
]


@given(st.lists(st.sampled_from([*PIECES, "\r\n\r\n"])))
def test_any_file_is_read_or_refused(pieces: list[str]) -> None:
    data = message("".join(pieces)) + "".join(pieces).encode()
    for whole in (data, b"MIME-Version: 1.0\r\nContent-Type: multipart/related;" + "".join(pieces).encode()):
        try:
            extract(whole, MHTML)
        except LackError:
            continue
