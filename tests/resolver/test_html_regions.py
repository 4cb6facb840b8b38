"""What keeps its place in a page's text, what does not, and what says which it is."""

from __future__ import annotations

import json

import pytest

from claimcheck.model import RegionKind, SourceText
from claimcheck.resolver.extract import html

FILLER = "The mill stood by the river and nobody asked who had built it or why it had stopped. " * 30


def read(markup: str) -> SourceText:
    return html.extract(markup.encode())


def regions(content: SourceText) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(content.text)) for region in content.regions]


ROWS = "<tr><td>1953</td><td>31</td></tr><tr><td>1954</td><td>28</td></tr>"


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{ROWS}</table>",
        f"<table><tbody>{ROWS}</tbody></table>",
        f"<div class=wrap><table class=data>{ROWS}</table></div>",
        f"<table role=presentation><tr><td><table>{ROWS}</table></td></tr></table>",
    ],
)
def test_a_data_table_keeps_its_place(table: str) -> None:
    content = read(f"<p>{FILLER}</p><p>Before it</p>{table}<p>after it.</p>")

    assert "Before it\n\n1953\t31\n1954\t28\n\nafter it." in content.text
    assert regions(content) == [("table", "1953\t31\n1954\t28")]
    assert content.regions[0].kind.own


def test_paragraphs_in_the_cells_of_a_table_with_a_head() -> None:
    content = read(f"<p>{FILLER}</p><table><tr><th>1953</th><td><p>31</p></td></tr></table><p>after it.</p>")

    assert regions(content) == [("table", "1953\n\n31")]


@pytest.mark.parametrize(
    "table",
    [
        f"<table role=presentation>{ROWS}</table>",
        f"<table role=none>{ROWS}</table>",
        "<table><tr><td>Menu</td><td><p>The text.</p></td></tr></table>",
        "<table><tr><td>Menu</td><td><article>The text.</article></td></tr></table>",
        "<table><tr><td>Menu</td><td><h1>The text.</h1></td></tr></table>",
        f"<table><tr><td>Menu</td><td>{FILLER}</td></tr></table>",
        "<table><tr><td>One cell.</td></tr></table>",
        "<table></table>",
        f"<nav><table>{ROWS}</table></nav>",
    ],
)
def test_a_layout_table_is_none(table: str) -> None:
    content = read(f"<p>{FILLER}</p>{table}<p>after it.</p>")

    assert [region for region in content.regions if region.kind is RegionKind.TABLE] == []


def test_a_tables_caption_and_notes_stand_after_the_text() -> None:
    content = read(
        f"<p>{FILLER}</p><table><caption>By year</caption><tr><th>Year<td>Days<span class=footnote>Of "
        f"rain.</span>"
        "</table><p>after it.</p>"
    )

    assert regions(content) == [("table", "Year\tDays"), ("caption", "By year"), ("note", "Of rain.")]


@pytest.mark.parametrize(
    "box",
    [
        "<section id=comments><p>box</p></section>",
        "<div class='comments-area'>box</div>",
        "<ol class=commentlist><li>box</ol>",
        "<ol class='comment-list'><li>box</ol>",
        "<div id=disqus_thread>box</div>",
        "<div id=respond class=comment-respond>box</div>",
        "<article itemscope itemtype='https://schema.org/Comment'>box</article>",
        "<div itemtype='http://schema.org/UserComments'>box</div>",
        "<div role=comment>box</div>",
        "<aside id=comments>box</aside>",
    ],
)
def test_what_readers_say_is_comment(box: str) -> None:
    content = read(f"<p>{FILLER}</p><p>Before it</p>{box}<p>after it.</p>")

    assert "Before it\n\nafter it." in content.text
    assert regions(content) == [("comment", "box")]
    assert not content.regions[0].kind.own


@pytest.mark.parametrize("box", ["<div class=commentary>text</div>", "<div class=no-comments>text</div>"])
def test_a_commentary_is_text(box: str) -> None:
    assert read(f"<p>{FILLER}</p>{box}").regions == ()


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("<div class=navbox>box</div>", RegionKind.NAVIGATION),
        ("<a class=skip-link href='#main'>box</a>", RegionKind.NAVIGATION),
        ("<a href='#main'>Skip to main content</a>", RegionKind.NAVIGATION),
        ("<h2>Making<span class=mw-editsection>[edit]</span></h2>", RegionKind.NAVIGATION),
        ("<div class=ad-slot>box</div>", RegionKind.ASIDE),
        ("<div class='ad'>box</div>", RegionKind.ASIDE),
        ("<div class=adSlot--top>box</div>", RegionKind.ASIDE),
        ("<div class=pullquote>box</div>", RegionKind.ASIDE),
        ("<blockquote class=article__pull-quote>box</blockquote>", RegionKind.ASIDE),
        ("<figure class=pull_quote>box</figure>", RegionKind.ASIDE),
        ("<div role=doc-pullquote>box</div>", RegionKind.ASIDE),
        ("<div class='most-read'>box</div>", RegionKind.ASIDE),
    ],
)
def test_boxes_by_the_parts_of_their_names(box: str, kind: RegionKind) -> None:
    content = read(f"<p>{FILLER}</p>{box}<p>after it.</p>")

    assert [region.kind for region in content.regions] == [kind]
    assert content.text.index("after it.") < content.regions[0].span.start


@pytest.mark.parametrize(
    "box",
    [
        "<div class=shadow>text</div>",
        "<div class=header-adjacent>text</div>",
        "<div class='is-ad free'>text</div>",
        (
            "<a href='#part-2'>Skip to my Lou, my darling, said the song, and so they skipped all night "
            "long.</a>"
        ),
        "<a href='/skip'>Skip to content</a>",
        "<div class=skip>text</div>",
        "<p class=pull>text</p>",
    ],
)
def test_names_that_only_look_like_boxes(box: str) -> None:
    assert read(f"<p>{FILLER}</p>{box}").regions == ()


@pytest.mark.parametrize(
    "block",
    [
        "<blockquote>I have met it.<br>— E. Gorr, 1998</blockquote>",
        "<blockquote><p>I have met it.</p><footer>E. Gorr</footer></blockquote>",
        "<blockquote><p>I have met it.</p><p><cite>E. Gorr</cite></p></blockquote>",
        "<blockquote><p>I have met it.</p><p>--\u00a0E. Gorr</p></blockquote>",
    ],
)
def test_a_block_that_names_its_speaker_is_marked_in_its_place(block: str) -> None:
    content = read(f"<p>{FILLER}</p>{block}<p>after it.</p>")

    (region,) = content.regions
    assert (region.kind, region.label) == (RegionKind.BODY, "blockquote")
    assert region.span.of(content.text).startswith("I have met it.\n")
    assert content.text.startswith("after it.", region.span.end + 2)


@pytest.mark.parametrize(
    "block",
    [
        "<blockquote>I have met it.</blockquote>",
        "<blockquote>I have met it.<br>— and left it again</blockquote>",
        "<blockquote>— E. Gorr</blockquote>",
        "<blockquote>From <cite>The River</cite>, of which more below.</blockquote>",
        f"<blockquote>{FILLER}{FILLER}{FILLER}<br>— E. Gorr</blockquote>",
    ],
)
def test_a_block_that_names_nobody_is_text_as_any_other(block: str) -> None:
    assert read(f"<p>{FILLER}</p>{block}<p>after it.</p>").regions == ()


def test_labels_say_where_unseen_words_stood() -> None:
    article = json.dumps({"articleBody": "The long text."})
    content = read(
        "<head><title>Window</title><meta name=Description content='In short.'>"
        f"<script type='application/ld+json'>{article}</script></head><p>{FILLER}</p><img alt='A mill'>"
        "<noscript>Without scripts.</noscript><aside>Box.</aside>"
    )

    assert [
        (region.kind.value, region.label, region.span.of(content.text)) for region in content.regions
    ] == [
        ("aside", "noscript", "Without scripts."),
        ("aside", None, "Box."),
        ("metadata", "title", "Window"),
        ("metadata", "description", "In short."),
        ("metadata", "alt", "A mill"),
        ("metadata", "JSON-LD", "The long text."),
    ]


def test_scripts_do_not_make_a_box_look_small() -> None:
    content = read(f"<script>{'go();' * 9000}</script><div class=recommended>{FILLER}</div><p>more</p>")

    assert content.regions == ()
