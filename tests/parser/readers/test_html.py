"""An HTML manuscript is read as it is printed, and every letter leads back to its place in the file."""

from __future__ import annotations

import html as entities
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from claimcheck.errors import ManuscriptError
from claimcheck.model import BlockKind
from claimcheck.parser.given import Given
from claimcheck.parser.readers import html
from claimcheck.text import Lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Layout


def read(page: str | bytes, name: str = "page.html") -> Layout:
    data = page.encode() if isinstance(page, str) else page
    return html.read(Given(data, name, lambda _: b""))


def blocks(layout: Layout) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(layout.text)) for block in layout.blocks]


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("The mill\n  <b>stood</b>.", "The mill stood."),
        ("<p>One<p>Two <i>and</i>\n three</p>four", "One\n\nTwo and three\n\nfour"),
        ("<p>One<br>two<br/>\n three<br><br>four", "One\ntwo\nthree\n\nfour"),
        ("<ul><li>One<li>Two</ul><dl><dt>a<dd>b</dl>", "One\n\nTwo\n\na\n\nb"),
        ("<ol start=3><li>One<li value=7>Two</ol>", "3. One\n\n7. Two"),
        ('<ol type="i" start="4"><li><p>One</p><p>more</p></ol>', "iv. One\n\nmore"),
        ("<table><caption>T</caption><tr><td>a<td>b<tr><th>c</table>d", "T\n\na\n\nb\n\nc\n\nd"),
        ("<figure><img alt='no'><figcaption>The ford.</figcaption></figure>", "The ford."),
        ("AT&amp;T &copy 5&nbsp;km &#x2014; &#8220;so&#148; &notit; &bogus; a & b &#0;", None),
        ("co&shy;op co\u00adop<wbr>erate", "coop cooperate"),
        ("a < b <3 and <<b>so</b>>", "a < b <3 and <so>"),
        ("<p hidden>no</p><p style='Display : none'>no</p><span class='sr-only x'>no</span>yes", "yes"),
        ("<del>was</del><ins>is</ins> <s>no</s> <strike>no</strike>here", "is here"),
        ("<del><p>was</del>is", "is"),
        ("m<sup>2</sup> 5<sup>th</sup> H<sub>2</sub>O x<sup>4–6</sup>", "m² 5th H2O x⁴⁻⁶"),
        ('Run <code>say("it")</code>: <kbd>“x”</kbd>.', "Run say(it): x."),
        (
            "Some words of the author's that are longer.<pre>x = 'code'</pre>",
            "Some words of the author's that are longer.",
        ),
        ("<pre>The text\n  of a mail.\n\nSecond.</pre>", "The text\n  of a mail.\n\nSecond."),
        ("<ruby>base<rt>up</rt></ruby><math><mi>x</mi><annotation>\\x</annotation></math>", "basex"),
        ("<script>a<b</script><style>p{}</style><template>t</template>ok<noscript>no</noscript>", "ok"),
        ("<head><title>T</title>\n<meta charset=utf-8>\n<p>Words</head>", "Words"),
        ("a<!-- <p>no --> b<!x> c<?php no ?> d<![CDATA[no]]>", "a b c d"),
        ("<!DOCTYPE html [<!ENTITY a '>'>]>ok", "ok"),
        ("<div>a</b></div></div></p></table>b", "a\n\nb"),
        ("<b><p>One</b> two</p>", "One two"),
        ("<table><tr><td><p>a</td></p><td>b</table>", "a\n\nb"),
        ("<a href='x'>one<a href='y'>two</a>", "onetwo"),
        ('<p title="a>b" class=x/y data=\'"\'>One</p >two', "One\n\ntwo"),
        ("<details><summary>S</summary>Shown.</details>", "S\n\nShown."),
    ],
)
def test_words(page: str, printed: str | None) -> None:
    expected = "AT&T © 5\u00a0km — “so” ¬it; &bogus; a & b \ufffd" if printed is None else printed
    assert read(page).text == expected


def test_words_of_xhtml() -> None:
    page = '<?xml version="1.0"?><html><body><p/><a id="x"/>A<![CDATA[&<]]></body></html>'
    assert read(page, "a.xhtml").text == "A&<"


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("She said <q>it <q>was</q> old</q>.", "She said “it ‘was’ old”."),
        ("<q>“So it was”</q>", "“So it was”"),
        ("<p>A <q>one</p><p>two</q>", "A “one”\n\ntwo"),
    ],
)
def test_marks_that_markup_makes(page: str, printed: str) -> None:
    assert read(page).text == printed


def test_cite_of_a_quotation_is_a_citation_by_key() -> None:
    layout = read(
        '<p>So <q cite="https://a.example/x?a=1&amp;copy=2">it was</q> there.</p>'
        '<blockquote cite="https://b.example/"><p>One.</p><p>Two.</p><footer>— '
        'Lee</footer></blockquote><q cite="#p">x</q>'
    )
    assert layout.text == "So “it was”[cite] there.\n\nOne.\n\nTwo.[cite]\n\n— Lee\n\n“x”"
    keys = [(cited.span.of(layout.text), cited.works[0].key) for cited in layout.keyed]
    assert keys == [("[cite]", "https://a.example/x?a=1&copy=2"), ("[cite]", "https://b.example/")]


def test_kinds_of_blocks() -> None:
    layout = read(
        "<h1>The <i>Mill</i></h1><p>Lee wrote:</p><blockquote><p>One.<p>Two.</p><ul><li>Three.</ul>"
        "<p>— Ann Lee</p></blockquote><div role=heading>Later</div>Words"
    )
    assert blocks(layout) == [
        (BlockKind.HEADING, "The Mill"),
        (BlockKind.PARAGRAPH, "Lee wrote:"),
        (BlockKind.QUOTATION, "One."),
        (BlockKind.QUOTATION, "Two."),
        (BlockKind.QUOTATION, "Three."),
        (BlockKind.PARAGRAPH, "— Ann Lee"),
        (BlockKind.HEADING, "Later"),
        (BlockKind.PARAGRAPH, "Words"),
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "<footer>Ann Lee{}</footer></blockquote>",
        "<cite>Ann Lee{}</cite></blockquote>",
        "<p><cite>Ann Lee{}</cite></p></blockquote>",
        "<p>— Ann Lee{}</p></blockquote>",
        "</blockquote><figcaption>Ann Lee{}</figcaption>",
    ],
)
def test_a_mark_behind_the_name_below_a_quotation_stands_behind_the_quotation(credit: str) -> None:
    mark = '<a href="#n1"><sup>1</sup></a>'
    layout = read(f"<figure><blockquote><p>It stood.</p>{credit.format(mark)}</figure><p id=n1>1. Lee, 3.")
    assert [words.removeprefix("— ") for _, words in blocks(layout)] == [
        "It stood.[1]",
        "Ann Lee",
        "[1] Lee, 3.",
    ]
    assert [kind for kind, _ in blocks(layout)][:2] == [BlockKind.QUOTATION, BlockKind.PARAGRAPH]


def test_links_of_the_body() -> None:
    layout = read('<p>See <a href=" https://a.example/ ">the <i>page</i></a>, <a href="b.html">b</a>.')
    assert [(link.span.of(layout.text), link.url) for link in layout.links] == [
        ("the page", "https://a.example/")
    ]


ARTICLE = "<h1>The Mill</h1><p>" + "It stood by the ford. " * 20 + "</p><aside>A word aside.</aside>"


@pytest.mark.parametrize(
    "page",
    [
        "<nav>Home</nav><main>{}</main><div>Read more</div>",
        "<header><a href=/>Home</a></header><article>{}</article><footer>Rights</footer><div>More</div>",
        "<script>x</script><div role=main><article>{}</article></div><section id=comments>I agree.</section>",
        "<header><a href=/>Home</a> <a href=/b>B</a></header>{}<footer><a href=/c>Rights</a></footer>",
    ],
    ids=["main", "article", "role", "no element of its own"],
)
def test_of_a_saved_page_the_article_is_read(page: str) -> None:
    assert read(f"<body>{page.format(ARTICLE)}</body>").text == read(ARTICLE).text


def test_text_outside_an_article_stays_where_it_may_be_the_authors() -> None:
    for page in (
        "<p>Before.</p><article>{}</article>",
        "<nav>x</nav><article>{}</article><article>{}</article>",
    ):
        text = read(page.replace("{}", ARTICLE)).text
        assert text.count("The Mill") == page.count("{}")
    assert read(f"<p>Before.</p><article>{ARTICLE}</article>").text.startswith("Before.")
    assert "Footer words" in read(f"{ARTICLE}<footer>Footer words, <a href=x>a</a></footer>").text


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("\ufeff<p>café".encode(), "utf-8", "café"),
        ("<p>café".encode("utf-16"), "utf-16-le", "café"),
        ("<meta charset=utf-8><p>café".encode(), "utf-8", "café"),
        ("<meta charset='ISO-8859-1'><p>“café”".encode("cp1252"), "cp1252", "“café”"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
            + "<p>дом".encode("koi8-r"),
            "koi8-r",
            "дом",
        ),
        ("<?xml version='1.0' encoding='Shift_JIS'?><p>本".encode("cp932"), "cp932", "本"),
        ("<meta charset=iso-8859-1><p>café".encode(), "utf-8", "café"),
        (b"<meta charset=rot13><p>caf", "utf-8", "caf"),
        (b"<meta charset=iso8859-0><p>caf", "utf-8", "caf"),
        ("<p>café".encode("cp1252"), "windows-1252 (guessed)", "café"),
    ],
)
def test_encodings(data: bytes, encoding: str, text: str) -> None:
    layout = read(data)
    assert (layout.text, layout.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("page", "line", "column"),
    [
        ("<p>One\n <a href='x>two</a>", 2, 2),
        ("<p>One\n\n<!-- two </p>", 3, 1),
        ("One<script>two", 1, 4),
        ("One <b", 1, 5),
        ("<title>The Mill<p>It stood.", 1, 1),
        ("One <!x", 1, 5),
    ],
)
def test_what_never_ends_is_said(page: str, line: int, column: int) -> None:
    with pytest.raises(ManuscriptError, match="never ends") as caught:
        read(page)
    assert (caught.value.line, caught.value.column) == (line, column)


# A page as pieces: what stands in the file, and which of its letters are printed.
WORDS = st.text("abc déß\u00a0€“”’\n\t", min_size=1, max_size=8)
REFERENCES = st.sampled_from(["&amp;", "&eacute;", "&#8220;", "&#x62;", "&copy", "&notin;"])
TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<br>", "<div>", "</div>"),
        *("<blockquote>", "</blockquote>", "<li>", "<ul>", "</ul>", "<td>", "<table>"),
        *("</table>", "<h2>", "</h2>", "<!--x-->", "<a\nhref='#q'>", "</a>", "<sub>"),
        *("</sub>", "<q>", "</q>", "<i\n>", "<span\thidden>x</span>", "<wbr>", "<cite>"),
        "</cite>",
    ]
)


@having(st.lists(st.one_of(WORDS, REFERENCES, TAGS), min_size=1, max_size=30))
def test_every_letter_leads_back_to_itself(pieces: list[str]) -> None:
    source = "".join(pieces)
    if not source.strip():
        return
    rows = source.split("\n")
    layout = read(source)
    lines = Lines(layout.text, layout.anchors)
    seen = []
    for offset, char in enumerate(layout.text):
        line, column = lines.place(offset)
        if char == "\n" or (char == " " and layout.text[max(offset - 1, 0)] == "\n"):
            continue
        rest = "\n".join([rows[line - 1][column - 1 :], *rows[line:]])
        if char == " ":
            assert rest[0] in " \t\n"
        elif rest.startswith("&"):
            assert entities.unescape(rest[:8]).startswith(char)
        elif rest.startswith(("<q>", "</q>")) or rest == "":
            assert char in "“”‘’"
        elif char not in "“”‘’" or not rest.startswith("<"):
            assert rest[0] == char, (source, offset)
        seen.append((line, column))
    assert seen == sorted(seen)


def test_places_after_a_byte_order_mark_and_windows_line_ends() -> None:
    layout = read(b"\xef\xbb\xbf<p>One\r\n two</p>\r\n\r\n<p>&ldquo;So&rdquo;")
    lines = Lines(layout.text, layout.anchors)
    assert [lines.place(layout.text.index(word)) for word in ("One", "two", "“", "So", "”")] == [
        (1, 4),
        (2, 2),
        (4, 4),
        (4, 11),
        (4, 13),
    ]


HOSTILE = {
    "deep": "<div>" * 100_000 + "x",
    "never closed": "<p><b><a href=#x><i>" * 10_000,
    "ends without a beginning": "</p></b></td></table>" * 10_000,
    "a long line": "word " * 200_000,
    "links to one place": "<p id=n>" + '<sup><a href="#n" id=a>1</a></sup>' * 3_000,
    "notes in each other": "".join(f'<sup><a href="#n{n}">{n}</a></sup>' for n in range(1_500))
    + "".join(f"<div id=n{n}>" for n in range(1_500)),
    "many attributes": "<p " + "a=b " * 100_000 + ">x",
    "references": "&#" + "9" * 100_000 + ";&" + "x" * 100_000 + "&#x" + "f" * 50_000 + "&amp" * 20_000,
    "signs": "<<<<" * 50_000 + " x",
    "lists": "<ol><li>" * 8_000 + "x",
    "quotations": "<blockquote><p>x<footer>" * 3_000,
    "tables": "<table><tr><td>" * 6_000 + "x",
    "asides": "<aside><a href=x>x</a>" * 3_000 + "</aside>" * 3_000,
    "inline notes": '<span class="ltx_note"><span class="ltx_note_content">x' * 3_000,
    "q": "<q>x" * 3_000,
    "surrogates": "&#xD800;&#x110000;x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_to_their_end(name: str) -> None:
    assert "end" in read(HOSTILE[name] + " end").text


def test_a_long_page_with_a_thousand_notes(figure: Callable[[str, str], None]) -> None:
    body = "".join(
        f"<p>{'The wheel turned all day. ' * 20}<a href=#fn{n} id=r{n}><sup>{n}</sup></a></p>"
        for n in range(1, 1001)
    )
    notes = "".join(f"<li id=fn{n}><p>Note {n}.<a href=#r{n}>↩</a></p>" for n in range(1, 1001))
    layout = read(f"{body}<ol>{notes}</ol>")
    assert len(layout.marks) == len(layout.notes) == 1000
    figure("html: 100,000 words", f"{len(layout.marks)} marks, {len(layout.notes)} notes")
