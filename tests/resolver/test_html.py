"""Pages as sites make them: what is text, what is furniture, what is not the page at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import ArtefactKind, RegionKind, SourceText
from claimcheck.resolver.extract import extract

FILLER = "The mill stood by the river and nobody asked who had built it or why it had stopped. " * 30


IN_PLACE = {RegionKind.BODY, RegionKind.TABLE}


def read(markup: str) -> SourceText:
    return extract(markup.encode(), "text/html")


def body(content: SourceText) -> str:
    """The running text: what lies before the first region that does not keep its place in it."""
    starts = (region.span.start for region in content.regions if region.kind not in IN_PLACE)
    return content.text[: min(starts, default=None)].strip()


def regions(content: SourceText) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(content.text).strip()) for region in content.regions]


def artefacts(content: SourceText) -> list[tuple[str, str]]:
    return [(artefact.kind.value, artefact.span.of(content.text)) for artefact in content.artefacts]


def running(content: SourceText) -> str:
    """The text with every artefact deleted, as `extract` promises that it can be."""
    text, at = "", 0
    for artefact in content.artefacts:
        text += content.text[at : artefact.span.start]
        at = artefact.span.end
    return text + content.text[at:]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<div>One</div>Two<div>Three</div>", "One\n\nTwo\n\nThree"),
        ("<p>a <b>bo</b>ld  word</p>", "a bold word"),
        ("<p>one\n\t two<i> three</i></p>", "one two three"),
        ("<p>one<span> two </span>three</p>", "one two three"),
        ("<p>line<br>line</p>", "line\nline"),
        ("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1\t2\n3"),
        ("<pre>a\n  b<b>c</b>\nd</pre>", "a\n  bc\nd"),
        ("<p>a<!-- no -->b<script>no()</script>c<style>no</style></p>", "abc"),
        ("<p>&ldquo;Caf&eacute;&rdquo; &amp; &#8212; &nbsp;x</p>", "“Café” & — \u00a0x"),
        ("<p>super<wbr>cali</p>", "supercali"),
        ("<p>1<sup>st</sup> 10<sup>6</sup> m<sup>2</sup></p>", "1st 106 m2"),
        ("<blockquote><p>Words.</p><footer>Roy</footer></blockquote>", "Words.\n\nRoy"),
        ("<article><header><h1>Head</h1></header><p>Text</p></article>", "Head\n\nText"),
        ("<p aria-hidden=true>seen</p>", "seen"),
        ("<template><p>no</p></template>yes", "yes"),
        ("<div class='has-sidebar'>yes</div>", "yes"),
        ("a<unknown>b</unknown>c", "abc"),
    ],
)
def test_the_running_text(markup: str, text: str) -> None:
    assert body(read(markup)) == text


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("<nav>box</nav>", RegionKind.NAVIGATION),
        ("<div role=navigation>box</div>", RegionKind.NAVIGATION),
        ("<ul class='breadcrumbs'><li>box</li></ul>", RegionKind.NAVIGATION),
        ("<aside>box</aside>", RegionKind.ASIDE),
        ("<div class='related-links'>box</div>", RegionKind.ASIDE),
        ("<section id='cookie_banner'>box</section>", RegionKind.ASIDE),
        ("<div class='Share social-share'>box</div>", RegionKind.ASIDE),
        ("<div id=comments>box</div>", RegionKind.COMMENT),
        ("<p hidden>box</p>", RegionKind.ASIDE),
        ("<p style='color: red; display : none'>box</p>", RegionKind.ASIDE),
        ("<noscript>box</noscript>", RegionKind.ASIDE),
        ("<header>box</header>", RegionKind.HEADER),
        ("<footer>box</footer>", RegionKind.FOOTER),
        ("<figure><figcaption>box</figcaption></figure>", RegionKind.CAPTION),
        ("<table><caption>box</caption></table>", RegionKind.CAPTION),
        ("<ol class=footnotes><li>box</li></ol>", RegionKind.NOTE),
        ("<section role=doc-endnotes>box</section>", RegionKind.NOTE),
        ("<img alt='box'>", RegionKind.METADATA),
        ("<svg><text>box</text></svg>", RegionKind.METADATA),
    ],
)
def test_a_box_stands_after_the_text_that_it_interrupts(box: str, kind: RegionKind) -> None:
    content = read(f"<p>{FILLER}</p><p>Before it</p>{box}<p>after it.</p>")
    assert "Before it\n\nafter it." in content.text
    assert regions(content) == [(kind.value, "box")]
    assert body(content).endswith("after it.")


def test_a_note_inside_a_sentence_does_not_break_it() -> None:
    content = read(f"<p>{FILLER}The wheel<span class=sidenote>Of oak.</span> turned.</p>")
    assert "The wheel turned." in content.text
    assert regions(content) == [("note", "Of oak.")]


def test_a_hidden_word_inside_a_sentence_does_not_break_it() -> None:
    content = read("<p>The <a href='/w'>wheel<span class='sr-only'> (opens a window)</span></a> turned.</p>")
    assert body(content) == "The wheel turned."


@pytest.mark.parametrize("name", ["sidebar-layout", "page-related", "comments-open", "newsletter"])
def test_a_box_that_holds_the_article_is_no_box(name: str) -> None:
    content = read(f"<div class='{name}'><h1>Head</h1><p>{FILLER}</p></div><p>more</p>")
    assert content.regions == ()


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("<sup><a href='#fn1'>3</a></sup>", "3"),
        ("<sup>[3]</sup>", "[3]"),
        ("<sup class=reference id=r1><a href='#n'><span>[</span>12<span>]</span></a></sup>", "[12]"),
        ("<a href='#fn:7'><sup>7</sup></a>", "7"),
        ("<a class=footnote-ref href='#x7'>7</a>", "7"),
        ("<a role=doc-noteref href='#x7'>*</a>", "*"),
        ("<sup>4</sup>", "4"),
        ("<sup>1, 2–4</sup>", "1, 2–4"),
        ("<sup>[1][2]</sup>", "[1][2]"),
        ("<sup>†</sup>", "†"),
    ],
)
def test_note_marks(mark: str, shown: str) -> None:
    content = read(f"<p>The wheels{mark} turned.</p>")
    assert artefacts(content) == [("note-mark", shown)]
    assert running(content) == "The wheels turned."


@pytest.mark.parametrize(
    "markup",
    [
        "<p>see <a href='#top'>the top</a></p>",
        "<p>10<sup>6</sup></p>",
        "<p>the 1<sup>st</sup></p>",
        "<p><a href='/year/1990'>1990</a></p>",
        "<p>in <a href='#y'>1990</a></p>",
        "<p>CO<sub>2</sub></p>",
    ],
)
def test_what_is_no_note_mark(markup: str) -> None:
    assert read(markup).artefacts == ()


def test_soft_hyphens() -> None:
    content = read("<p>infor&shy;mation&#8203;s</p>")
    assert artefacts(content) == [("soft-hyphen", "\u00ad"), ("soft-hyphen", "\u200b")]
    assert running(content) == "informations"
    assert content.artefacts[0].kind is ArtefactKind.SOFT_HYPHEN


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Window | Site</title>", "Head"),
        ("<title>W</title><meta property='og:title' content=' The  Work '>", "The Work"),
        ("<meta property='og:title' content=''>", "Head"),
    ],
)
def test_the_title(head: str, title: str) -> None:
    assert read(f"<head>{head}</head><h1>Head</h1><p>text</p>").title == title


def test_what_the_page_says_of_itself_is_metadata() -> None:
    data = json.dumps({"@graph": [{"@type": "Article", "articleBody": "The long text."}]})
    content = read(
        "<head><title>Window</title><meta name=description content='In short.'>"
        f"<script type='application/ld+json'>{data}</script></head><p>Text.</p>"
    )
    said = [("metadata", "Window"), ("metadata", "In short."), ("metadata", "The long text.")]
    assert regions(content) == said


def test_an_article_body_stands_in_for_an_empty_page() -> None:
    data = json.dumps([{"articleBody": FILLER}])
    content = read(f"<div id=root></div><script type='application/ld+json'>{data}</script>")
    assert FILLER.strip() in content.text
    assert content.regions == ()


@pytest.mark.parametrize("data", ["", "{", "[" * 100_000, "null", '"x"', "{'a': 1}", '{"articleBody": 5}'])
def test_linked_data_that_makes_no_sense(data: str) -> None:
    assert body(read(f"<p>text</p><script type='application/ld+json'>{data}</script>")) == "text"


PARTS = (
    "<p> </p> <div> </div> <nav> </nav> <sup> </sup> <a~href='#fn1'> </a> [3] 3 word ~ \u00ad &shy; <br> "
    "<aside> </aside> <table> <td> </table> <pre> </pre> <span~hidden> </span> <!-- --> <svg> </svg> \0 "
    "<img~alt=x> <footer> <ul~class=footnotes> </ul> <th> <tr> <blockquote> </blockquote> <br>—~Gorr <cite> "
    "</cite> <b~role=doc-pagebreak~title=7></b> <i~class=pagenum>xii</i> <q> </q> <div~class=comments> </div>"
)


@given(st.lists(st.sampled_from([part.replace("~", " ") for part in PARTS.split(" ")]), max_size=40))
def test_spans_lie_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    content = read("<p>start</p>" + "".join(parts))
    for nouns in (content.artefacts, content.regions, content.pages):
        spans = [noun.span for noun in nouns]
        ends = [0, *(offset for span in spans for offset in (span.start, span.end)), len(content.text)]
        assert ends == sorted(ends)
        assert all(span.start < span.end for span in spans)
    assert content.text.startswith("start")


def test_a_q_element_is_printed_with_its_marks() -> None:
    content = read(
        f"<p>He said <q>no <q>never</q> again </q>and left. <q>“Yes”</q>, she said.</p><p>{FILLER}</p>"
    )

    assert body(content).startswith("He said “no ‘never’ again” and left. “Yes”, she said.")


def test_what_was_struck_out_is_no_running_text() -> None:
    content = read(
        f"<p>It is <del>four</del> <ins>five</ins> miles, <s>by road</s> by water.</p><p>{FILLER}</p>"
    )

    assert body(content).startswith("It is five miles, by water.")
    assert regions(content) == [("aside", "four"), ("aside", "by road")]


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>Read more:</strong> <a href='/x'>Another article</a></p>",
        "<p class='plain'>Related: <a href='/x'>One</a>, <a href='/y'>Two</a></p>",
    ],
)
def test_a_line_that_only_points_elsewhere_is_a_box(line: str) -> None:
    content = read(f"<p>{FILLER}One sentence.</p>{line}<p>The next.</p>")

    assert "One sentence.\n\nThe next." in content.text
    assert [kind for kind, _ in regions(content)] == ["aside"]


def test_a_sentence_with_a_link_is_text() -> None:
    content = read(f"<p>{FILLER}</p><p>Read more in <a href='/x'>the report</a>, which is long.</p>")

    assert regions(content) == []
