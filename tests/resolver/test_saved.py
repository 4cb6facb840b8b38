"""A page that was saved by hand tells where it was taken from, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.resolver.saved import saved_from, saved_on

FILES = Path(__file__).with_name("files")
SINGLE_FILE = (
    "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/mills?a=1 \n"
    " saved date: Thu Mar 04 2021 10:22:33 GMT+0100 (Central European Standard Time)\n--><meta charset=utf-8>"
)
MAIL = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\n mills\r\nSubject: x\r\n"
    "Date: Thu, 4 Mar 2021 23:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related\r\n\r\n--x\r\n"
)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("<!-- saved from url=(0025)https://example.org/mills -->\n<html>", "https://example.org/mills"),
        ("<!DOCTYPE html>\r\n<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0025)file:///home/a.html -->", None),
        (SINGLE_FILE, "https://example.org/mills?a=1"),
        (MAIL.replace("\r\n mills", "mills"), "https://example.org/mills"),
        (MAIL.replace("\r\n mills", "mills").replace("Snapshot-", ""), "https://example.org/mills"),
        ("<html><head><link rel='canonical' href='https://example.org/a&amp;b'>", "https://example.org/a&b"),
        ("<link href=https://example.org/a rel=canonical>", "https://example.org/a"),
        ("<link rel=stylesheet href=https://example.org/a.css>", None),
        ("<link rel=canonical href=/mills>", None),
        (
            "<!-- saved from url=(0025)https://example.org/mills --><link rel=canonical href=https://b.org/>",
            "https://example.org/mills",
        ),
        ("<p>words", None),
        ("", None),
    ],
)
def test_where_from(page: str, address: str | None) -> None:
    assert saved_from(page.encode()) == address
    if address is None or "From:" not in page:
        assert saved_from(page.encode("utf-16")) == address


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (SINGLE_FILE, "2021-03-04"),
        (SINGLE_FILE.replace("Mar", "Mrz"), None),
        (SINGLE_FILE.replace("04 2021", "99 2021"), None),
        (SINGLE_FILE.partition("saved date")[0], None),
        (MAIL, "2021-03-04"),
        (MAIL.replace("Thu, 4 Mar 2021 23:30:00 -0000", "yesterday"), None),
        (MAIL.replace("Date:", "Day:"), None),
        ("<!-- saved from url=(0025)https://example.org/mills -->", None),
        ("", None),
    ],
)
def test_when(page: str, day: str | None) -> None:
    assert saved_on(page.encode()) == day


def test_a_file_that_a_program_wrote() -> None:
    data = (FILES / "mills.mhtml").read_bytes()
    assert saved_from(data) == "https://example.org/mills"
    assert saved_on(data) == "2021-03-04"


FLOODS = [
    b"<link ",
    b"<!-- saved from url=(1)",
    b"<!-- Page saved with SingleFile url: ",
    b"a: b\r\n",
    b"\n",
    b" ",
]


@pytest.mark.parametrize("unit", FLOODS)
def test_floods_are_read_in_time(unit: bytes) -> None:
    data = unit * (2_000_000 // len(unit))
    assert saved_from(data) is None
    assert saved_on(data) is None
