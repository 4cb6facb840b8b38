"""What pages say of the works on them: title, authors, date, and where the whole is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.resolver.extract import html

if TYPE_CHECKING:
    from claimcheck.model import SourceText


def read(head: str, body: str = "<p>text</p>") -> SourceText:
    return html.extract(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def meta(**told: str) -> str:
    return "".join(
        f'<meta name="{name.replace("__", ":")}" content="{words}">' for name, words in told.items()
    )


def data(*items: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(items if len(items) > 1 else items[0])}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (meta(citation_title="A  Work", og__title="Other"), "<h1>Head</h1>", "A Work"),
        ("<meta name='DC.Title' content='A Work'>" + meta(og__title="Other"), "", "A Work"),
        (
            "<meta property='og:title' content='A Work'>" + data({"@type": "Article", "headline": "B"}),
            "",
            "A Work",
        ),
        (data({"@type": "NewsArticle", "headline": "A Work"}), "<h1>Head</h1>", "A Work"),
        (
            data({"@type": "Article", "headline": "a kind of work", "name": "A Work"}),
            "<h1>A Work</h1>",
            "A Work",
        ),
        ("<title>Window</title>", "<h1>A Work</h1>", "A Work"),
        ("<title>A Work</title>", "", "A Work"),
        # without the site's name, when it is told
        (meta(og__title="A Work | Coast Weekly", og__site_name="Coast Weekly"), "", "A Work"),
        (meta(og__title="A Work - coast weekly", **{"application-name": "Coast Weekly"}), "", "A Work"),
        (meta(og__title="Coast Weekly: A Work", og__site_name="Coast Weekly"), "", "Coast Weekly: A Work"),
        (meta(og__title="Coast Weekly – A Work", og__site_name="Coast Weekly"), "", "A Work"),
        ("<title>A Work » Coast</title>" + meta(og__site_name="Coast"), "", "A Work"),
        ("<title>A Work :: Coast</title>", "<h1>A Work</h1>", "A Work"),
        (meta(og__title="A Work | Tides | Coast"), "<h1>A Work</h1>", "A Work"),
        ("<title>A Work | Coast</title>", "", "A Work | Coast"),
        (meta(og__title="A Work-book", og__site_name="book"), "<h1>A Work</h1>", "A Work-book"),
        # never the site's name itself
        (meta(og__title="Coast", og__site_name="Coast"), "<h1>Coast</h1><h1>A Work</h1>", "A Work"),
        ("<title>A Work</title>" + meta(og__site_name="Coast"), "<h1>COAST</h1>", "A Work"),
        ("<title>Coast</title>" + meta(og__site_name="Coast"), "", None),
        (data({"@type": "WebSite", "name": "Coast"}) + "<title>A Work | Coast</title>", "", "A Work"),
        ("", "", None),
    ],
)
def test_title(head: str, body: str, title: str | None) -> None:
    assert read(head, body + "<p>text</p>").title == title


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (meta(citation_author="Lee, Ann") + meta(citation_author="Ek, Bo"), ("Ann Lee", "Bo Ek")),
        (meta(citation_author="Ann Lee", author="Other"), ("Ann Lee",)),
        (meta(citation_authors="Lee, Ann; Ek, Bo"), ("Ann Lee", "Bo Ek")),
        (meta(citation_author="King, Martin Luther, Jr."), ("Martin Luther King Jr.",)),
        ("<meta name='DC.Creator' content='Ek, Bo'><meta name=author content='Other'>", ("Bo Ek",)),
        ("<meta property='article:author' content='Ann Lee'>", ("Ann Lee",)),
        (
            "<meta property='article:author' content='https://social.test/ann'>" + meta(author="Bo Ek"),
            ("Bo Ek",),
        ),
        (meta(author="By Ann Lee"), ("Ann Lee",)),
        (meta(author="by Ann Lee and Bo Ek"), ("Ann Lee", "Bo Ek")),
        (meta(author="Ann Lee, Bo Ek, and Cy Orr"), ("Ann Lee", "Bo Ek", "Cy Orr")),
        (meta(author="Ann Lee &amp; Bo Ek"), ("Ann Lee", "Bo Ek")),
        (meta(author="Lee, Ann"), ("Ann Lee",)),
        (meta(author="Ann Lee, Senior Reporter"), ("Ann Lee",)),
        (meta(author="José Ortega y Gasset"), ("José Ortega y Gasset",)),
        (meta(author="bell hooks"), ("bell hooks",)),
        (meta(author="王小波"), ("王小波",)),
        (meta(author="Zoë O’Neill-Smith"), ("Zoë O’Neill-Smith",)),
        (meta(author="Ann Lee (with Bo Ek and Cy Orr)"), ("Ann Lee", "Bo Ek", "Cy Orr")),
        (meta(author="Ada Kern (ak)"), ("Ada Kern",)),
        (meta(author="View all posts by Ann Lee"), ("Ann Lee",)),
        (meta(author="Coast, Hull, England", og__site_name="Coast"), ()),
        (meta(author="Super User"), ()),
        (data({"@type": "Article", "author": {"name": "Ann O&#039;Neill"}}), ("Ann O'Neill",)),
        (meta(author="Staff"), ()),
        (meta(author="Coast Staff Writer"), ()),
        (meta(author="admin"), ()),
        (meta(author="editor7"), ()),
        (meta(author="ann@coast.test"), ()),
        (meta(author="www.coast.test"), ()),
        (meta(author="Coast Weekly", og__site_name="Coast Weekly"), ()),
        (meta(author="Ann Lee, Coast Weekly", og__site_name="Coast Weekly"), ("Ann Lee",)),
        (data({"@type": "Article", "author": "Ann Lee"}), ("Ann Lee",)),
        (data({"@type": "Article", "author": {"@type": "Person", "name": "Ann Lee"}}), ("Ann Lee",)),
        (data({"@type": "BlogPosting", "author": [{"name": "Ann Lee"}, "Bo Ek"]}), ("Ann Lee", "Bo Ek")),
        (
            data(
                {
                    "@graph": [
                        {"@type": "WebPage", "author": {"name": "Nobody Else"}},
                        {"@type": ["Article", "Thing"], "author": {"@id": "#a"}},
                        {"@type": "Person", "@id": "#a", "name": "Ann Lee"},
                    ]
                }
            ),
            ("Ann Lee",),
        ),
        (
            data(
                {"@type": "Organization", "name": "Coast"},
                {"@type": "NewsArticle", "author": {"name": "Coast"}},
            ),
            ("Coast",),
        ),
        (data({"@type": "NewsArticle", "author": {"name": "Coast"}, "publisher": {"name": "Coast"}}), ()),
        (data({"@type": "Article", "author": {"name": None}}), ()),
        (data({"@type": "Article", "author": 7}), ()),
        ("", ()),
    ],
)
def test_authors(head: str, authors: tuple[str, ...]) -> None:
    assert read(head).authors == authors


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ("<p class=byline>By Ann Lee</p>", ("Ann Lee",)),
        (
            (
                "<div class='post-byline'>By <a href=/a>Ann Lee</a> and <a href=/b>Bo Ek</a> | 3 March "
                "2021</div>"
            ),
            ("Ann Lee", "Bo Ek"),
        ),
        ("<div class=byline>By Imre Castell &bull; 11 minutes to read</div>", ("Imre Castell",)),
        ("<p class=byline>Von Ada Kern</p>", ("Ada Kern",)),
        ("<p class=byline>Von Kern</p>", ("Von Kern",)),
        ("<span itemprop=author itemscope><span itemprop=name>Ann Lee</span>, Quay</span>", ("Ann Lee",)),
        ("<span itemprop=author><meta itemprop=name content='Ann Lee'></span>", ("Ann Lee",)),
        (
            "<a rel='author nofollow' href=/a>Ann Lee</a> <a rel=author href=/b>Bo Ek</a>",
            ("Ann Lee", "Bo Ek"),
        ),
        ("<span class=author-name>Staff</span><span class=author>Ann Lee</span>", ("Ann Lee",)),
        ("<div id=comments><span class=author>Old Salt</span></div><article><p>text</p></article>", ()),
        ("<aside><span class=byline>By Cy Orr</span></aside>", ()),
        ("<p>By Ann Lee</p>", ()),
    ],
)
def test_authors_that_readers_see(body: str, authors: tuple[str, ...]) -> None:
    filler = "<p>The mill stood by the river and nobody asked who had built it.</p>" * 9
    assert read("", body + filler).authors == authors


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04T23:30:00-05:00", "2021-03-04"),
        ("2021-03-04 08:00", "2021-03-04"),
        ("2021/3/4", "2021-03-04"),
        ("2021/03", "2021-03"),
        ("2021", "2021"),
        ("20210304", "2021-03-04"),
        ("4 March 2021", "2021-03-04"),
        ("4th Mar 2021", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("Mar. 4th, 2021", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("Thu, 4 Mar 2021 10:00:00 GMT", "2021-03-04"),
        ("31/12/2020", "2020-12-31"),
        ("12/31/2020", "2020-12-31"),
        ("04.04.2021", "2021-04-04"),
        ("03/04/2021", "2021"),
        ("1605-01", "1605-01"),
        ("2021-13-04", None),
        ("2021-02-30", None),
        ("0000-00-00", None),
        ("1970-01-01T00:00:00Z", None),
        ("1614851999", None),
        ("yesterday", None),
        ("{{ date }}", None),
        ("9999-12-31", None),
        ("Marchpane 4, 2021", None),
        ("2021-03-04-05", None),
        ("", None),
        ("2021-03-04" + " " * 5000 + "x" * 5000, "2021-03-04"),
    ],
)
def test_dates(words: str, day: str | None) -> None:
    assert read(meta(citation_publication_date=words)).issued == day


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (
            meta(citation_date="2020") + "<meta property='article:published_time' content='2021-03-04'>",
            "",
            "2020",
        ),
        ("<meta name='DCTERMS.issued' content='2019-05'>", "", "2019-05"),
        (
            meta(citation_date="soon") + "<meta property='article:published_time' content='2021-03-04'>",
            "",
            "2021-03-04",
        ),
        (data({"@type": "Article", "datePublished": "2021-03-04"}) + meta(date="2022"), "", "2021-03-04"),
        (data({"@type": "WebPage", "datePublished": "2021-03-04"}), "", None),
        (meta(date="2022-01-02"), "", "2022-01-02"),
        ("", "<meta itemprop=datePublished content='2021-03-04'>", "2021-03-04"),
        ("", "<main><time datetime='2021-03-04T10:00'>Thursday</time></main>", "2021-03-04"),
        ("", "<time datetime=2020></time><article><time datetime=2021-03-04></time></article>", "2021-03-04"),
        ("", "<footer><time datetime=2021-03-04></time></footer>", None),
        ("", "<section id=comments><time datetime=2021-03-04></time></section>", None),
    ],
)
def test_where_the_date_stands(head: str, body: str, day: str | None) -> None:
    assert read(head, body + "<p>The mill stood by the river.</p>" * 9).issued == day


CANONICAL = "<link rel=canonical href='https://coast.test/a/b'>"


@pytest.mark.parametrize(
    ("head", "addresses"),
    [
        (meta(citation_pdf_url="https://coast.test/b.pdf"), ("https://coast.test/b.pdf",)),
        (meta(citation_pdf_url="b.pdf"), ("b.pdf",)),
        (meta(citation_pdf_url="b.pdf") + CANONICAL, ("https://coast.test/a/b.pdf",)),
        (
            meta(citation_pdf_url="/b.pdf") + "<meta property=og:url content='https://coast.test/x'>",
            ("https://coast.test/b.pdf",),
        ),
        (
            meta(citation_pdf_url="b.pdf") + CANONICAL + "<base href='/files/'>",
            ("https://coast.test/files/b.pdf",),
        ),
        (
            "<link rel=alternate type=application/pdf href=c.pdf>"
            + meta(citation_fulltext_html_url="b.html", citation_pdf_url="b.pdf"),
            ("b.pdf", "b.html", "c.pdf"),
        ),
        ("<link rel=alternate type=application/rss+xml href=feed>", ()),
        ("<link rel=stylesheet type=application/pdf href=feed>", ()),
        (meta(citation_pdf_url="javascript:go()"), ()),
        (meta(citation_pdf_url="http://[bad"), ()),
        (meta(citation_pdf_url="b c.pdf"), ()),
        (meta(citation_pdf_url="x" * 5000), ()),
        (
            "".join(meta(citation_pdf_url=f"{n}.pdf") for n in (1, 1, 2, 3, 4, 5, 6, 7)),
            ("1.pdf", "2.pdf", "3.pdf", "4.pdf", "5.pdf"),
        ),
        ("", ()),
    ],
)
def test_where_the_whole_work_is(head: str, addresses: tuple[str, ...]) -> None:
    assert read(head).full_text == addresses


def test_half_a_character_of_linked_data_is_replaced() -> None:
    article = r'{"@type": "Article", "headline": "A \ud83d W\ud83d\ude00"}'

    assert read(f"<script type='application/ld+json'>{article}</script>").title == "A \ufffd W\U0001f600"
