"""What holds for every manuscript, and what is said of a file that is none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import Planted, hostile, planted

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind, Form, Manuscript
from claimcheck.parser import READERS, Reader, parse, parse_text, quote, readers
from claimcheck.parser.given import Given
from claimcheck.parser.readers import pandoc


@given(planted())
def test_what_was_planted_is_found(made: Planted) -> None:
    read = parse_text(made.text)
    assert read.text == made.text
    body = [item for item in read.quotations if item.form is not Form.TITLE]
    assert [(*item.marks, item.span.start, item.span.end) for item in body] == made.quotations
    assert [(mark.number, mark.span.start, mark.span.end) for mark in read.marks] == made.marks
    assert [(note.mark, note.span.start, note.span.end) for note in read.notes] == made.notes
    assert read.unbalanced == ()


@given(hostile())
@example("“" * 50 + "[1]" * 50)
@example("\ud800“\ud800”[1]")
@example("")
def test_no_text_breaks_the_parser(text: str) -> None:
    _holds(parse_text(text))


def _holds(read: Manuscript) -> None:
    """Check what the other stages build on."""
    size = len(read.text)
    ends = 0
    for block in read.blocks:
        assert ends <= block.span.start < block.span.end <= size
        ends = block.span.end
    for item in read.quotations:
        assert item.span.of(read.text) == item.text == item.text.strip()
        assert any(map(str.isalnum, item.text))
        at = item.span.start
        for segment in item.segments:
            assert at <= segment.span.start < segment.span.end <= item.span.end
            assert segment.span.of(read.text) == segment.text == segment.text.strip()
            at = segment.span.end
        if item.attribution:
            assert item.attribution.span.of(read.text) == item.attribution.text
    body = [item for item in read.quotations if item.form is not Form.TITLE]
    assert [item.id for item in body] == [f"q{count:02d}" for count in range(1, len(body) + 1)]
    assert all(a.span.end <= b.span.start for a, b in zip(read.quotations, read.quotations[1:], strict=False))
    assert len({citation.id for citation in read.citations}) == len(read.citations)
    for claim in read.claims:
        assert claim.marks
        assert all(figure in claim.span.of(read.text) for figure in claim.figures)
    for mark in read.unbalanced:
        assert len(mark.span.of(read.text)) == 1
    notes = [block.span for block in read.blocks if block.kind is BlockKind.NOTE]
    assert all(any(span.covers(note.span) for span in notes) for note in read.notes)


def test_a_manuscript_of_many_open_marks_takes_linear_steps() -> None:
    """Deep nesting and long lines: no recursion, no stack of scans."""
    read = parse_text("“a ‘b [" * 20_000 + "." * 20_000 + "”’]" * 5_000)
    assert read.quotations
    assert len(parse_text("“a\n\n" * 5_000).unbalanced) == 5_000


def test_line_ends_become_line_feeds(tmp_path: Path) -> None:
    file = tmp_path / "m.txt"
    file.write_bytes("\ufeffOne “two three four five”\r\nsix.\rSeven.".encode())
    assert parse(file).text == "One “two three four five”\nsix.\nSeven."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("“café”".encode(), "utf-8"),
        ("“café”".encode("utf-8-sig"), "utf-8"),
        ("“café”".encode("cp1252"), "windows-1252 (guessed)"),
        ("“café” and more".encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + "“café”".encode("utf-16-be"), "utf-16-be"),
        ("a cafe without a mark".encode("utf-16-le"), "utf-16-le"),
        ("a cafe without a mark".encode("utf-16-be"), "utf-16-be"),
        ("“café”".encode("utf-32"), "utf-32-le"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str) -> None:
    file = tmp_path / "m.txt"
    file.write_bytes(data)
    read = parse(file)
    assert read.encoding == encoding
    assert "caf" in read.text
    assert not read.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7 ...", "looks like a PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Word file"),
        (b"{\\rtf1 words}", "rich text"),
        (b"\x89PNG\r\n", "PNG"),
        (b"words\x00more words", "binary"),
        (bytes(range(1, 9)) * 40, "binary"),
        (b"caf\x81 \x8d", "encoding cannot be told"),
        (b"\xff\xfe\x00\xd8", "is not"),
        (b"<!DOCTYPE html><p>x", "looks like HTML"),
    ],
)
def test_a_file_that_is_no_manuscript(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "m.txt"
    file.write_bytes(data)
    with pytest.raises(ManuscriptError, match=words) as raised:
        parse(file, shown="m.txt")
    assert str(raised.value).startswith("m.txt: ")
    assert "\n" not in str(raised.value)


OWN = [reader for reader in READERS if reader is not pandoc]


@pytest.mark.parametrize("reader", OWN, ids=lambda reader: reader.SUFFIXES[0])
@given(data=st.binary(max_size=200))
def test_no_bytes_break_a_reader(reader: Reader, data: bytes) -> None:
    with suppress(ManuscriptError):
        assert reader.read(Given(data, f"article{reader.SUFFIXES[0]}", lambda _: b"")) is not None


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="No such file"):
        parse(tmp_path / "none.txt")
    with pytest.raises(ManuscriptError, match="directory"):
        parse(tmp_path)
    with pytest.raises(ManuscriptError, match="null"):
        parse(Path("a\0b"))


def test_readers_are_those_on_disk() -> None:
    on_disk = {module.name for module in iter_modules(readers.__path__) if not module.name.startswith("_")}
    assert {reader.__name__.rpartition(".")[2] for reader in READERS} == on_disk  # type: ignore[attr-defined]  # readers are modules


def test_two_notes_of_one_number_keep_their_citations_apart() -> None:
    read = parse_text("One.[1] Two.[1]\n\n[1] Ann Roe, Book (1999).\n\n[1] Ibid.")
    ids = [citation.id for note in read.notes for citation in note.citations]
    assert [note.mark for note in read.notes] == [1, 1]
    assert len(set(ids)) == len(ids) == 2


def test_words_alone_are_a_quotation() -> None:
    read = quote("so it was . . . then")
    assert [segment.text for segment in read.segments] == ["so it was", ". . .", "then"]
    assert (read.form, read.span.start, read.span.end) == (Form.RUN_IN, 0, 20)
