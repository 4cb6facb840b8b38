"""Pages that no parser should be given whole: cut, said so, and read up to there."""

from __future__ import annotations

import time

import pytest

from claimcheck.model import RegionKind, SourceText
from claimcheck.resolver.extract import html

DEADLINE = 20.0  # seconds of processor time


def read(markup: str) -> SourceText:
    return html.extract(markup.encode())


def body(content: SourceText) -> str:
    """The running text: what lies before the first region that does not keep its place in it."""
    starts = (r.span.start for r in content.regions if r.kind not in {RegionKind.BODY, RegionKind.TABLE})
    return content.text[: min(starts, default=None)].strip()


@pytest.mark.parametrize("tag", ["div", "b", "span", "x-y", "blockquote", "ul"])
def test_deep_nesting_is_cut_and_said(tag: str) -> None:
    content = read("<p>before</p>" + f"<{tag}>" * 100_000 + "deep" + f"</{tag}>" * 100_000)
    assert body(content).startswith("before")
    assert content.partial is not None
    assert "deep" in content.partial


def test_many_tags_without_depth_are_not_cut() -> None:
    content = read("<p>one<br><li>two" * 20_000)
    assert content.partial is None
    assert content.text.count("two") == 20_000


def test_a_huge_page_is_cut_and_said() -> None:
    content = read("<p>" + "word " * 2_100_000)
    assert content.partial is not None


MANY = " ".join(f"a{number}=1" for number in range(3000))


@pytest.mark.parametrize(
    "tag",
    [
        f"<p {MANY}>",
        f"<p {MANY}",
        f'<p =" {MANY}>',
        f'<p b=">" {MANY}>',
        "<p" + "".join(f"/a{number}" for number in range(3000)) + ">",
        "<p " + "".join(f'a{number}="1"' for number in range(3000)) + ">",
        f"<script {MANY}>x</script>",
        f"</p {MANY}>",
        f"<!-- <p b=' -->{'<b>'}<p {MANY}>",
    ],
)
def test_attributes_without_end_are_cut_and_said(tag: str) -> None:
    content = read(f"<p>before</p>{tag}after")
    assert body(content) == "before"
    assert content.partial is not None


@pytest.mark.parametrize(
    "markup",
    [
        f"<p title='{MANY}'>text</p>",
        f'<img src="data:image/png;base64,{"a/b " * 3000}"><p>text</p>',
        f"<!-- <p {MANY}> --><p>text</p>",
        f"<script>if (a <b {MANY}) go('<div>')</script><p>text</p>",
        f"<p>text {MANY}</p>",
    ],
)
def test_what_only_looks_like_many_attributes(markup: str) -> None:
    content = read(markup)
    assert "text" in body(content)
    assert content.partial is None


DATA = "<script type='application/ld+json'>{}</script>"
XHTML = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>start<i/>"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>start"
        + DATA.format("[" + ",".join(f'{{"publisher":{{"@id":"{n}"}}}}' for n in range(30_000)) + "]"),
        "<p>start" + DATA.format('{"@type":"Article","author":[' + ",".join(['{"@id":"a"}'] * 30_000) + "]}"),
        XHTML + "<a " * 30_000,
        XHTML + "<a b='" * 30_000,
        XHTML + "<script " * 30_000,
        XHTML + "<![CDATA[" * 30_000,
        XHTML + "<p/>" * 30_000,
        "<div class=related>" * 1900 + "<b></b>" * 30_000 + "<h1></h1>",
        "<table><tr><td>" * 600 + "<b></b>" * 30_000,
        "<blockquote>" * 1900 + "<b>a</b>" * 30_000 + "<br>— E. Gorr",
        "<q>" * 1900 + "<b></b>" * 30_000,
        "<p><object>" * 900 + "<a href=x>y</a>" * 30_000,
        "<a href='#x'><object>" * 900 + "<b></b>" * 30_000,
        "<aside><p class=byline>By Ann Lee</p></aside>" * 10_000,
        "<p>to continue reading " * 30_000,
        f"<meta name=author content='{'Ann Lee, ' * 30_000}'>",
        f"<title>{'404 error ' * 30_000}</title><h1>{'a | ' * 30_000}</h1>",
    ],
    ids=lambda markup: markup[:20],
)
def test_time_grows_as_the_page_does(markup: str) -> None:
    """A tenth of a second each; were it to grow with the square of the length, minutes."""
    started = time.process_time()
    html.extract(markup.encode())

    assert time.process_time() - started < DEADLINE


def test_a_page_of_ten_megabytes_is_read_to_its_end() -> None:
    page = "<p>One <b>two</b> three.</p>" * 100_000
    content = read(page + "x" * (9_900_000 - len(page)) + " end")

    assert content.text.endswith(" end")
    assert content.partial is None


def test_linked_data_that_is_too_large_is_passed_over() -> None:
    content = read("<p>text</p>" + DATA.format('{"articleBody": "' + "x" * 2_000_001 + '"}'))

    assert content.text == "text"
