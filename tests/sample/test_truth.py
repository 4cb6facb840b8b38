"""The hand-made verdicts are true of the sources, shown without any of claimcheck's own reading."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample.make_survey import PARAGRAPHS

SAMPLE = files("claimcheck.sample")
ROWS = [
    row
    for row in yaml.safe_load(Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8"))[
        "quotations"
    ]
    if "verdict" in row
]
FILES = {
    "ferreby-2025": "site/mill.html",
    "colvane-2023-oak": "site/oak.txt",
    "thackerley-1891": "daybook.txt",
    "ditchfield-2025": "site/questions.html",
    "pell-2025": "site/slices.html",
}


class Reader(HTMLParser):
    """What a person reads on a page, without the superscript marks."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in {"sup", "style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"sup", "style", "script"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.read.append(data)


def plain(text: str) -> str:
    """One line of straight typography, inner marks single."""
    for curly, straight in (("\u00ad", ""), ("‘", "'"), ("’", "'"), ('"', "'"), ("“", "'"), ("”", "'")):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def source(reference: str) -> str:
    if reference == "colvane-2023-timber":
        return plain(" ".join(PARAGRAPHS).replace("~", ""))
    raw = SAMPLE.joinpath("sources", FILES[reference]).read_text(encoding="utf-8")
    if raw.startswith("<!DOCTYPE"):
        reader = Reader()
        reader.feed(raw)
        raw = "".join(reader.read)
    return plain(raw)


def quotation(row: dict[str, Any]) -> str:
    """The quotation from its first to its last words, as the article prints it."""
    text = SAMPLE.joinpath("article.txt").read_text(encoding="utf-8")
    start = text.index(row["opening"])
    last = row.get("closing", row["opening"])
    return plain(text[start : text.index(last, start) + len(last)])


def parts(row: dict[str, Any]) -> list[str]:
    """What stands between the ellipses and brackets."""
    return [part for part in re.split(r" \. \. \. |\[[^]]*\] ", quotation(row)) if part]


def rows(*verdicts: str) -> pytest.MarkDecorator:
    chosen = [row for row in ROWS if row["verdict"] in verdicts]
    return pytest.mark.parametrize("row", chosen, ids=[str(row["opening"]) for row in chosen])


@rows("verbatim", "permissible", "misattributed")
def test_the_words_stand_in_the_work_in_this_order(row: dict[str, Any]) -> None:
    text, at = source(row["reference"]), 0
    for part in parts(row):
        at = text.index(part, at) + len(part)


@rows("verbatim")
def test_verbatim_words_stand_in_one_piece(row: dict[str, Any]) -> None:
    assert len(parts(row)) == 1


@rows("altered")
def test_with_the_edits_undone_the_words_stand_in_the_work(row: dict[str, Any]) -> None:
    (edit,) = row["edits"]
    words = quotation(row)
    assert words not in source(row["reference"])
    if edit["quoted"]:
        assert words.replace(edit["quoted"], edit["source"], 1) in source(row["reference"])
    else:
        head, tail = source(row["reference"]).split(f" {edit['source']} ", 1)
        assert words in f"{head} {tail}"


@rows("misattributed")
def test_misattributed_words_are_not_in_the_work_that_is_cited(row: dict[str, Any]) -> None:
    assert quotation(row) not in source("colvane-2023-timber")


@rows("absent", "unchecked")
def test_these_words_stand_nowhere(row: dict[str, Any]) -> None:
    assert [name for name in (*FILES, "colvane-2023-timber") if quotation(row)[:20] in source(name)] == []


@pytest.mark.parametrize(
    "trap", ["lift&shy;ing", "let&nbsp;go", "eleven&nbsp;tons", 'wheat,<sup><a href="#note-2"']
)
def test_the_page_has_its_traps(trap: str) -> None:
    assert trap in SAMPLE.joinpath("sources/site/mill.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["mill.html", "questions.html", "slices.html", "gone.html"])
def test_every_tag_of_a_page_is_closed(page: str) -> None:
    raw = SAMPLE.joinpath("sources/site", page).read_text(encoding="utf-8")
    raw = re.sub(r"<(?:meta|rect|circle)\b[^>]*>", "", raw.removeprefix("<!DOCTYPE html>"))
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", raw):
        if closing:
            assert opened.pop() == tag
        else:
            opened.append(tag)
    assert opened == []
