"""Pages that no parser should be given whole: cut, said so, and read up to there."""

from __future__ import annotations

import pytest

from claimcheck.model import RegionKind, SourceText
from claimcheck.resolver.extract import html


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
