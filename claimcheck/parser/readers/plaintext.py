"""The bytes of a plain-text manuscript go in, its layout comes out: blocks, marks and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ManuscriptError
from claimcheck.model import Layout
from claimcheck.parser.blocks import find_blocks
from claimcheck.parser.decoding import decode
from claimcheck.parser.endnotes import note_lines
from claimcheck.parser.lines import lines
from claimcheck.parser.marks import shapes
from claimcheck.parser.typed import with_notes

if TYPE_CHECKING:
    from claimcheck.parser.given import Given

SUFFIXES = (".txt", ".text", "")
_HTML = ("<!doctype html", "<html", "<?xml")


def read(given: Given) -> Layout:
    """Read a file's bytes; every offset is one into the decoded text with LF line ends.

    Raises ManuscriptError for an empty, binary or HTML file.
    """
    text, encoding = decode(given.data)
    if text.lstrip().casefold().startswith(_HTML):
        raise ManuscriptError("this looks like HTML or XML; if it is HTML name the file so: .html")
    return lay_out(text, encoding)


def lay_out(text: str, encoding: str) -> Layout:
    """Find the blocks of a text whose lines end with a line feed; its notes are typed, as `[3]` or `³`."""
    printed = lines(text)
    found = shapes(text)
    notes = note_lines(text, printed, found)
    blocks = find_blocks(text, printed, notes)
    return with_notes(Layout(text=text, encoding=encoding, blocks=blocks), printed, found, notes)
