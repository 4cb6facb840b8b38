"""Comments on a hostile document take time and room by its length only."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest
import word_files as w
from report import commented as c

from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = f'<w:rFonts w:ascii="{"x" * 6000}"/>'
OPENED = '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>'
BODIES: dict[str, Callable[[int, str], str]] = {
    "one run": lambda times, words: w.p(w.run(words * times)),
    "runs": lambda times, words: w.p(w.run(words) * times),
    "empty runs": lambda times, words: w.p(w.run(words), w.run("") * times, w.run(words)),
    "children of a run": lambda times, words: w.p(f"<w:r>{f'<w:t>{words}</w:t>' * times}</w:r>"),
    "children of a long run": lambda times, words: w.p(
        f"<w:r><w:rPr>{LONG}</w:rPr>{f'<w:t>{words}</w:t>' * times}</w:r>"
    ),
    "entities": lambda times, words: w.p(f"<w:r><w:t>{'&amp;' * times}{words}</w:t></w:r>"),
    "paragraphs": lambda times, words: w.p(w.run(words)) * times,
    "open fields": lambda times, words: w.p(f"<w:r>{OPENED}</w:r>{w.run(words)}" * times),
    "paragraphs of a box": lambda times, words: w.p(
        f"<w:r><w:pict><w:txbxContent>{w.p(w.run(words)) * times}</w:txbxContent></w:pict></w:r>"
    ),
}


@pytest.mark.parametrize("kind", BODIES)
def test_time_grows_with_length_only(kind: str, figure: Callable[[str, str], None]) -> None:
    def seconds(times: int) -> float:
        data = w.package(BODIES[kind](times, "word "))
        read = c.manuscript(data)
        step = max(len(read.text) // times, 1)
        spans = [Span(start=at, end=at + 1) for at in range(0, len(read.text), step) if read.text[at].strip()]
        start = time.process_time()
        out = c.patched(data, *spans, read=read)
        spent = time.process_time() - start
        assert c.manuscript(out).text == read.text
        return spent

    seconds(10)
    figure(f"docx comments: time for eight times as many {kind}", f"{seconds(800) / seconds(100):.1f}")


def test_five_thousand_findings_in_one_run(figure: Callable[[str, str], None]) -> None:
    chance = random.Random(1)  # noqa: S311 - chance guards nothing here
    words = "".join(chance.choice("abcdefghi jklmn opqr st") for _ in range(500_000)).strip()
    data = w.package(w.p(w.run(" ".join(words.split()))))
    read = c.manuscript(data)
    starts = range(0, len(read.text) - 400, len(read.text) // 5000)
    spans = [Span(start=at, end=at + 20) for at in starts]
    start = time.process_time()
    out = c.patched(data, *spans, read=read)
    figure("docx comments: 5,000 in one run of 500,000 letters", f"{time.process_time() - start:.2f} s")
    assert c.manuscript(out).text == read.text
    assert len(c.covering(out)) == len(spans)


def test_deep_nesting() -> None:
    data = w.package(w.p("<w:ins>" * 900 + w.run("one two three") + "</w:ins>" * 900))
    out = c.patched(data, Span(start=4, end=7))
    assert c.manuscript(out).text == "one two three"
    assert b">two</w:t></w:r><w:commentRangeEnd" in c.parts(out)[c.MAIN]
