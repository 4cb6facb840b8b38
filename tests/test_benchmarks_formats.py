"""The generated article is what it says it is, every format is read as written, and losses are told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks import article_files, formats, report, report_formats
from benchmarks.article import Kind, Shape, article, words
from benchmarks.reading import Heard
from claimcheck.parser import parse, parse_text

if TYPE_CHECKING:
    from benchmarks.article import Article

SOME = 200  # notes


@pytest.fixture(scope="module")
def made() -> Article:
    return article(SOME)


# --- the article ------------------------------------------------------------------------------------


def test_the_article_has_so_many_notes_and_a_hundred_words_for_each(made: Article) -> None:
    assert len(made.notes) == len({words(note) for note in made.notes}) == SOME
    size = sum(len(words(block.pieces).split()) for block in made.blocks)
    assert 95 * SOME <= size <= 105 * SOME
    assert len({quoted.words for quoted in made.quotations}) == len(made.quotations)
    assert made == article(SOME)


def test_marks_are_numbered_as_they_come(made: Article) -> None:
    pieces = [piece for block in made.blocks for piece in block.pieces]
    assert [p.number for p in pieces if p.kind is Kind.MARK] == list(range(1, SOME + 1))


def test_a_quotation_stands_in_the_text_and_its_notes_marks_stand_after_it(made: Article) -> None:
    text = ""
    for before, block in zip([None, *made.blocks], made.blocks, strict=False):
        parted = "\n\n" if before and before.shape is block.shape is Shape.SET_OFF else "\n"
        text += parted + "".join(f"[{p.number}]" if p.number else words((p,)) for p in block.pieces)
    for quoted in made.quotations:
        opening = "\n" if quoted.set_off else "“"
        after = text.index(opening + quoted.words) + len(opening + quoted.words)
        assert text[after] == ("[" if quoted.set_off else "”")
        following = text[after:].split("\n")[0]
        assert all(f"[{number}]" in following for number in quoted.notes), quoted
        assert following.index(f"[{quoted.notes[0]}]") == following.index("["), quoted


def test_words_that_quote_nobody_are_no_quotations(made: Article) -> None:
    marked = [p.text for block in made.blocks for p in block.pieces if p.kind is Kind.QUOTED]
    run_in = [quoted.words for quoted in made.quotations if not quoted.set_off]
    besides = list((Counter(marked) - Counter(run_in)).elements())
    assert "free harbour" in besides
    assert len(besides) == len(marked) - len(run_in) == 2 * besides.count("free harbour")


# --- reading ----------------------------------------------------------------------------------------


def test_every_format_is_read_as_it_was_written() -> None:
    short = article(20)
    rows, wrong = formats.in_formats(short, 1, peers=False)

    assert wrong == []
    formats_read = [".txt", ".md", ".html", ".epub", ".tex", ".docx", ".odt"]
    assert [row["format"] for row in rows] == formats_read
    for row in rows:
        assert row["notes"] == row["marks"] == (20, 20)
        assert row["quotations"] == row["with notes"] == (len(short.quotations), len(short.quotations))
        assert row["besides"] == 0


def test_a_file_that_is_not_read_is_named_with_the_reason(tmp_path: Path) -> None:
    for name in ("sample.rtf", "other.rtf"):
        (tmp_path / name).write_text("{\\rtf1 Words.}", encoding="utf-8")
    copy = tmp_path / "sample-copy.txt"
    copy.write_bytes(formats.PLAIN["sample"].read_bytes())

    rows, wrong = formats.converted([copy, tmp_path / "other.rtf", tmp_path / "sample.rtf"])

    assert wrong == []
    assert [row["file"] for row in rows] == ["sample-copy.txt", "sample.rtf"]
    assert [bool(row["lack"]) for row in rows] == [False, True]


def test_what_is_read_otherwise_is_counted_and_named(made: Article, tmp_path: Path) -> None:
    text = article_files.plain(made)
    lead, _, rest = text.partition("[7]")
    broken = tmp_path / "broken.txt"
    broken.write_text(f"{lead}{rest.replace('[9] ', '[9] Otherwise: ')}", encoding="utf-8")
    wanted = formats.written(made)

    assert formats.read(parse_text(text)) == wanted
    had = formats.read(parse(broken))
    counts = formats.counted(wanted, had)

    assert counts["notes"] == (SOME - 1, SOME)  # the ninth has other words
    assert counts["marks"] == (SOME - 2, SOME)  # the seventh is gone, the ninth leads to other words
    assert counts["besides"] == 2
    named = formats.lost("broken", wanted, had)
    assert len([name for name in named if name.startswith("broken: notes: ")]) == 2
    assert len([name for name in named if name.startswith("broken: marks: ")]) == 3


# --- the page ---------------------------------------------------------------------------------------


def results(seconds: float) -> dict[str, object]:
    counts = {"notes": (9, 10), "marks": (8, 10), "quotations": (7, 10), "with notes": (6, 10), "besides": 3}
    heard = {"name": "other 1", "notes": (0, 10), "quotations": (5, 10), "seconds": seconds, "lack": ""}
    gone = {**heard, "name": "pandoc", "seconds": None, "lack": "not installed"}
    row = {"format": ".docx", **counts, "reading": 0.5, "parsing": 1.0, "others": [heard, gone]}
    files = [{"file": "a.docx", **counts, "lack": ""}, {"file": "a.rtf", "lack": "is an RTF file"}]
    return {"wrong": [], "formats": {"words": 12_345, "written": [row], "converted": files}}


def test_the_page_says_what_is_found_and_what_was_left_out() -> None:
    text = "\n".join(report_formats.sections(results(1.0)))

    assert "One article of 12,345 words" in text
    assert "| .docx  | 9/10  | 8/10  | 7/10       | 6/10             | 3       | 0.500 s | 1.00 s |" in text
    assert "| .docx  | other 1 | 0/10  | 5/10       | 1.000 s | 2          |" in text
    assert "| pandoc" not in text
    assert "- pandoc: not installed" in text
    assert "- a.rtf: is an RTF file" in text
    assert report_formats.sections({}) == []


def test_a_format_that_is_read_more_slowly_than_before_is_a_loss() -> None:
    said = report.changes(results(2.0), results(1.0))

    assert said[1:] == ["  lost: text of .docx against other 1: 4.0 -> 2.0"]


def test_what_another_program_reads_is_counted_by_words_alone(made: Article) -> None:
    text = " ".join(words(note) for note in made.notes[:5]).replace(" ", "\n")

    told = formats.told(formats.written(made), Heard("other", {Path("a"): text}, {Path("a"): 0.2}))

    assert told["notes"] == (5, SOME)
    assert told["quotations"][0] == 0
    assert (told["seconds"], told["lack"]) == (0.2, "")
    nothing = formats.told(formats.written(made), Heard("other", {Path("a"): ""}, {Path("a"): 0.2}))
    assert nothing["lack"] == "has nothing of it"
