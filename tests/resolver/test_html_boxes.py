"""Which boxes of a page are not of the work, and which only look so: the work's own words stay its own."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimcheck.model import RegionKind, SourceText
from claimcheck.resolver.extract import html
from claimcheck.resolver.extract._html_weights import Scale

FILLER = "The mill stood by the river and nobody asked who had built it or why it had stopped. " * 30
TALE = (
    "In the third winter the wheel froze, and the miller walked to the town to ask for bread. "
    "He came back with a letter, which he could not read, and a loaf, which he could. "
) * 3
LINKS = "".join(f"<li><a href=/{n}>Chapter {n}</a></li>" for n in range(5))
BOOKS = "".join(
    f"<li><a href=/{n}>Miller, A. (19{n}): On the mills of the lower river, volume {n}</a></li>"
    for n in range(50, 60)
)


def read(markup: str) -> SourceText:
    return html.extract(markup.encode())


def foreign(content: SourceText) -> list[RegionKind]:
    return [region.kind for region in content.regions if not region.kind.own]


@pytest.mark.parametrize(
    "page",
    [
        # a modifier says what is beside a box, or how it looks
        f"<section class='part part--has-ads js-part--has-ads'>{{}}</section><p>{FILLER}</p>",
        f"<section class='Test__Part Test__Part--Ads'>{{}}</section><p>{FILLER}</p>",
        f"<div class='page with-sidebar'>{{}}</div><p>{FILLER}</p>",
        f"<div class='post-has-related-posts'>{{}}</div><p>{FILLER}</p>",
        f"<div class='box-without-comments'>{{}}</div><p>{FILLER}</p>",
        # a frame holds boxes
        f"<div class='c-fixed-sidebar-layout--140--left@lg'>{{}}</div><p>{FILLER}</p>",
        f"<div class='sidebar-grid'>{{}}</div><p>{FILLER}</p>",
        f"<div class='content-sidebar-wrap'>{{}}</div><p>{FILLER}</p>",
        f"<div class='nav-container'>{{}}</div><p>{FILLER}</p>",
        # the slug of a heading
        f"<section id=dealing-with-security-related-bugs><h2>Bugs</h2>{{}}</section><p>{FILLER}</p>",
        f"<section id=advice-for-social-workers-and-nurses><h2>Advice</h2>{{}}</section><p>{FILLER}</p>",
        f"<section id=sidebar-of-the-magazine><h2>A column</h2>{{}}</section><p>{FILLER}</p>",
        f"<section id=modern-newspaper-sidebar-design-basics>{{}}</section><p>{FILLER}</p>",
        f"<section id=recommendations><h2>4. Recommendations</h2>{{}}</section><p>{FILLER}</p>",
        f"<div class=section id=cookies><h3>Cookies</h3>{{}}</div><p>{FILLER}</p>",
        f"<section id=comments class=level2><h2>Comments in programs</h2>{{}}</section><p>{FILLER}</p>",
        # what a work is about
        f"<div class='post hentry category-social tag-newsletter'>{{}}</div><p>{FILLER}</p>",
        f"<div class='entry-content share'>{{}}</div><p>{FILLER}</p>",
        f"<div class='article-tags-explained'>{{}}</div><p>{FILLER}</p>",
        f"<div class='social-contract'>{{}}</div><p>{FILLER}</p>",
        f"<section class='cookie-recipe'>{{}}</section><p>{FILLER}</p>",
        f"<div class='topics'>{{}}</div><p>{FILLER}</p>",
        f"<div class='teaser'>{{}}</div><p>{FILLER}</p>",
        f"<div class='article-author'>{{}}</div><p>{FILLER}</p>",
        f"<div class='authors-note'>{{}}</div><p>{FILLER}</p>",
        f"<div class='menu'><h2>Dinner</h2>{{}}</div><p>{FILLER}</p>",
        f"<div class='tab-menu--product'><ul><li><a href=#a>About it</a></ul>{{}}</div><p>{FILLER}</p>",
        f"<div class='article-meta'><h2>The mill</h2>{{}}</div><p>{FILLER}</p>",
        f"<div class='article-footer'>{{}}{TALE}</div><p>{FILLER}</p>",
        f"<div class='modal'>{{}}{TALE}{TALE}{TALE}</div><p>{FILLER}</p>",
    ],
)
def test_own_words_stay_own_whatever_their_box_is_called(page: str) -> None:
    content = read(page.format(f"<p>{TALE}</p>"))

    assert foreign(content) == []
    assert "walked to the town to ask for bread" in content.text


@pytest.mark.parametrize(
    "page",
    [
        "<aside class=direct><section><header><p>{}</p></header></section></aside><div>Copyright</div>",
        "<nav><h2>Where it stood</h2><p>{}</p></nav><p>A short note.</p>",
        "<footer><p>{}</p></footer><div>Published by the town.</div>",
        "<header><h1>The mill</h1><p>{}</p></header><p>A short note.</p>",
        "<div class=sidebar><p>{}</p></div>" + "<div>1 2 3 4 5 6 7 8 9</div>" * 90,
        "<div id=about-the-author><p>{}</p></div>" + "<div>1 2 3 4 5 6 7 8 9</div>" * 90,
        "<section class=related><p>{}</p></section>" + "<div>1 2 3 4 5 6 7 8 9</div>" * 90,
    ],
)
def test_a_box_that_holds_most_of_a_pages_prose_is_the_work(page: str) -> None:
    assert foreign(read(page.format(TALE))) == []


@pytest.mark.parametrize("tag", ["header", "aside"])
def test_the_box_of_a_pages_one_main_heading_holds_its_standfirst(tag: str) -> None:
    content = read(f"<{tag}><h1>The mill</h1><p>{TALE}</p></{tag}><div><p>{FILLER}</p></div>")

    assert content.text.startswith("The mill\n\nIn the third winter")


@pytest.mark.parametrize(
    "page",
    [
        f"<header><h1>The Courier</h1><ul>{LINKS}</ul></header><p>{FILLER}</p>",
        f"<h1>The mill</h1><p>{FILLER}</p><aside><h1>Elsewhere</h1><p>{TALE}</p></aside>",
        f"<p>{FILLER}</p><aside><p>{TALE}</p></aside>",
        f"<p>{FILLER}</p><footer><p>{TALE}</p></footer>",
        f"<header><p>{TALE}</p><ul>{BOOKS}{BOOKS}</ul></header><p>A short note.</p>",
    ],
)
def test_other_boxes_with_headings_or_prose_stay_boxes(page: str) -> None:
    assert len(foreign(read(page))) == 1


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("<div id=footer><p>Box. Set in Garamond.</p></div>", RegionKind.FOOTER),
        ("<div class='footer clearfix'>Box</div>", RegionKind.FOOTER),
        ("<div class=footer-links><a href=/>Box</a></div>", RegionKind.FOOTER),
        ("<div class=entryfooter>Box</div>", RegionKind.FOOTER),
        ("<div class=post__footer>Box</div>", RegionKind.FOOTER),
        ("<ul class=menu><li class=menu-item><a href=/>Box</a></li></ul>", RegionKind.NAVIGATION),
        ("<ul class='sub-menu'><li><a href=/>Box</a></li></ul>", RegionKind.NAVIGATION),
        ("<div class=navWrapper><a href=/>Box</a> and more</div>", RegionKind.NAVIGATION),
        ("<section class=tags>Tags: <a href=/>Box and river</a></section>", RegionKind.NAVIGATION),
        ("<ul class=tags-list><li><a href=/>Box</a></li></ul>", RegionKind.NAVIGATION),
        ("<p>By mail. <span class=tag-links><a href=/>Box</a></span></p>", RegionKind.NAVIGATION),
        ("<div id=catlinks>In: <a href=/>Boxes</a></div>", RegionKind.NAVIGATION),
        ("<div id=jp-relatedposts><h3>Box</h3></div>", RegionKind.ASIDE),
        ("<div class=ce_relatedArticles><p>Box</p></div>", RegionKind.ASIDE),
        ("<div id=shout_related_posts>Box</div>", RegionKind.ASIDE),
        ("<div class=recentposts><a href=/>Box</a></div>", RegionKind.ASIDE),
        ("<div class='teaserkasten top'><a href=/>Box</a> more</div>", RegionKind.ASIDE),
        ("<ul class=ph-teaser__list><li><a href=/>Box</a></li></ul>", RegionKind.ASIDE),
        ("<div class=authorbox><p>Box has written on mills for years.</p></div>", RegionKind.ASIDE),
        ("<section class='main author-box'>Box</section>", RegionKind.ASIDE),
        ("<div id=mvp-author-box-text><p>Box</p></div>", RegionKind.ASIDE),
        ("<div id=author-description>Box</div>", RegionKind.ASIDE),
        ("<div id=cta-global>Box. Come in.</div>", RegionKind.ASIDE),
        ("<div class=photo-credits>Box: A. Miller</div>", RegionKind.ASIDE),
        ("<div id=cookie-banner><p>Box.</p></div>", RegionKind.ASIDE),
        ("<div class=comment-form>Box</div>", RegionKind.COMMENT),
        ("<p class=akismet_comment_form_privacy_notice>Box</p>", RegionKind.COMMENT),
        ("<section id=comments><h2>Comments</h2><div class=comment>Box</div></section>", RegionKind.COMMENT),
        ("<section id=references><h2>References</h2><p>Box</p></section>", RegionKind.NOTE),
        ("<p class=byline>By A. Box</p>", RegionKind.HEADER),
        ("<div class=entry-meta>4 June, Box</div>", RegionKind.HEADER),
    ],
)
def test_boxes_by_their_names_in_all_ways_of_writing_them(box: str, kind: RegionKind) -> None:
    content = read(f"<p>{FILLER}</p>{box}<p>after it.</p>")

    (region,) = content.regions
    assert region.kind is kind
    assert "Box" in region.span.of(content.text)


@pytest.mark.parametrize(
    "heading", ["Related articles", "Ähnliche Beiträge", "Sur le même sujet", "Leggi anche:"]
)
def test_a_box_of_links_under_a_heading_that_says_so_is_aside(heading: str) -> None:
    content = read(f"<p>{FILLER}</p><div><div><h3>{heading}</h3></div><ul>{BOOKS}</ul></div>")

    (region,) = content.regions
    assert region.kind is RegionKind.ASIDE
    assert region.span.of(content.text).startswith(heading)


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Related articles</h3><p>{TALE}</p><a href=/>More</a></div>",
        f"<section><h2>Further reading</h2><ul>{BOOKS}</ul></section>",
        f"<section><h2>Related work on mills</h2><ul>{BOOKS}</ul></section>",
    ],
)
def test_a_chapter_under_a_heading_is_none(box: str) -> None:
    assert foreign(read(f"<p>{FILLER}</p>{box}")) == []


def test_a_line_of_facts_is_header_and_a_heading_with_its_standfirst_is_not() -> None:
    facts = "<div class=article-meta>4 June</div>"
    head = "<div class=article-meta><h2>The mill</h2>A story in three parts.</div>"

    assert foreign(read(f"{facts}<p>{FILLER}</p>")) == [RegionKind.HEADER]
    assert foreign(read(f"{head}<p>{FILLER}</p>")) == []


def test_a_list_of_short_links_beside_the_text_is_a_menu() -> None:
    content = read(f"<div><ul>{LINKS}</ul></div><p>{FILLER}</p>")

    assert foreign(content) == [RegionKind.NAVIGATION]


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{FILLER}</p><div><ol>{BOOKS}</ol></div>",
        f"<p>{FILLER}</p><ul>{LINKS}</ul>",
        f"<p>{FILLER}</p><h3>What we read</h3><ul>{LINKS}</ul>",
        f"<article><div><ul>{LINKS}</ul></div><p>{FILLER}</p></article>",
        f"<div><ul>{LINKS}</ul></div>",
        f"<div><ul>{LINKS.replace('</a>', '</a>, which is long')}</ul></div><p>{FILLER}</p>",
    ],
)
def test_a_list_that_the_text_leads_to_or_that_is_the_text_is_none(page: str) -> None:
    assert foreign(read(page)) == []


def test_captions_are_own_and_their_credits_with_them() -> None:
    content = read(
        f"<p>{FILLER}</p><figure><img><figcaption>The mill. <span>Photo: A. Miller</span></figcaption>"
    )

    (region,) = content.regions
    assert region.kind is RegionKind.CAPTION
    assert region.span.of(content.text) == "The mill. Photo: A. Miller"


def test_a_pages_boxes_are_weighed_so_often_only() -> None:
    body = LexborHTMLParser(f"<p>{FILLER}</p>").body
    assert body is not None
    scale = Scale(len(FILLER))

    weighed = 0
    while not scale.is_spent and weighed < 1000:
        scale.size(body)
        weighed += 1

    assert weighed == 21  # the whole text 20 times, and once more
