"""Markers of printed pages, and XHTML as books have it."""

from __future__ import annotations

import pytest

from claimcheck.model import Paging, RegionKind, SourceText
from claimcheck.resolver.extract import html


def read(markup: str) -> SourceText:
    return html.extract(markup.encode())


def pages(content: SourceText) -> list[tuple[str, str]]:
    return [(page.label, page.span.of(content.text).strip()) for page in content.pages]


@pytest.mark.parametrize(
    "marker",
    [
        "<span role=doc-pagebreak aria-label=12></span>",
        "<span role=doc-pagebreak id=page12 aria-label='Page 12. '></span>",
        "<span epub:type=pagebreak title=12 id=p12></span>",
        "<span epub:type='pagebreak other'>12</span>",
        "<a id=page_12 epub:type=pagebreak></a>",
        "<span class=pagenum>[12]</span>",
        "<span class=pagenum>[Pg 12]</span>",
        "<span class='x page-num' id=Page_12></span>",
        "<span class='pagenum ws-pagenum' id=12 data-page-number=12 title='Page:Mills.djvu/30'>\u200b</span>",
        "<a class=pageno id=Page_12>{12}</a>",
        "<span class=pagenum style='display:none'>p. 12</span>",
    ],
)
def test_a_marker_begins_a_page_and_parts_no_word(marker: str) -> None:
    content = read(f"<p>Nobody asked who had un{marker}built the mill.</p>")

    assert content.text == "Nobody asked who had unbuilt the mill."
    assert pages(content) == [("12", "built the mill.")]
    assert content.paging is Paging.PAGE


def test_pages_follow_one_another_to_the_end_of_the_text() -> None:
    content = read(
        "<p>Before any.</p><div role=doc-pagebreak aria-label=xii></div><p>The twelfth.</p>"
        "<p>The twelfth <span class=pagenum>1</span> the first.</p><span class=pagenum>2</span>"
        "<span class=pagenum>3</span><p>The third.</p><aside>Box.</aside>"
    )

    assert pages(content) == [
        ("xii", "The twelfth.\n\nThe twelfth"),
        ("1", "the first."),
        ("3", "The third."),
    ]
    assert content.text == "Before any.\n\nThe twelfth.\n\nThe twelfth the first.\n\nThe third.\n\nBox."


@pytest.mark.parametrize(
    "markup",
    [
        "<p>See <a class=pagenum href='?p=2'>2</a> for more.</p>",
        "<p>See <span class=pagenum>the next page</span> for more.</p>",
        "<p>See <span class=page>12</span> for more.</p>",
        "<p>See <span class=page-numbers>12</span> for more.</p>",
        "<p>See <b role=note>12</b> for more.</p>",
    ],
)
def test_what_is_no_marker(markup: str) -> None:
    content = read(markup)

    assert content.pages == ()
    assert content.text.startswith("See ")
    assert len(content.text) > len("See for more.")


def test_a_marker_without_a_number_is_left_out() -> None:
    content = read("<p>un<span role=doc-pagebreak>—</span>built</p>")

    assert content.text == "unbuilt"
    assert content.pages == ()


def test_markers_in_a_box_begin_no_page() -> None:
    content = read(f"<p>{'The mill stood. ' * 30}</p><aside>A <span class=pagenum>12</span> box.</aside>")

    assert content.pages == ()
    assert content.text.endswith("A box.")


def test_what_has_more_markers_than_any_book_has_no_pages() -> None:
    content = read("<p>start" + "".join(f" w<span class=pagenum>{n}</span>" for n in range(20_001)))

    assert content.pages == ()
    assert content.text.count("w") == 20_001


XHTML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops">{}</html>'
)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<head><title/></head><body><p>One</p></body>", "One"),
        ('<head><script src="a.js"/><style/></head><body><p>One</p></body>', "One"),
        (
            (
                "<head><script type='text/javascript' src='a.js' "
                "/></head><body><p>One</p><script/><p>Two</p></body>"
            ),
            "One\n\nTwo",
        ),
        ("<body><p>One<br/>two<br />three</p></body>", "One\ntwo\nthree"),
        ("<body><p>One</p><p/><p class='x' />Two</body>", "One\n\nTwo"),
        ('<body><p><a id="p3"/>One <i/>two <span id="x"/>three</p></body>', "One two three"),
        ("<body><p>One <![CDATA[a < b & c > <d>]]> two</p></body>", "One a < b & c > <d> two"),
        ("<body><div/><div>One</div><!-- <p/> --></body>", "One"),
        ("<body><p>1 &lt; 2 &#160;&amp;nbsp;</p></body>", "1 < 2 \u00a0&nbsp;"),
        ("<body><p>One</p><iframe src='x'/><textarea/><p>Two</p></body>", "One\n\nTwo"),
        ("<body><script>if (a/>b/) { x('<p/>') }</script><p>One</p></body>", "One"),
        ("<body><p title='a/>b'>One</p></body>", "One"),
        ('<body><p>un<span epub:type="pagebreak" id="p4" title="4"/>built</p></body>', "unbuilt"),
    ],
)
def test_xhtml(inner: str, text: str) -> None:
    assert read(XHTML.format(inner)).text == text


def test_xhtml_with_a_prefix() -> None:
    content = read(
        '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title></h:head>'
        "<h:body><h:p>One<h:br/>two</h:p><h:aside>Box</h:aside></h:body></h:html>"
    )

    assert content.text == "One\ntwo\n\nBox\n\nT"
    assert content.title == "T"


def test_a_page_that_is_no_xhtml_is_read_as_browsers_read_it() -> None:
    assert read("<p>One <i/>two</p><textarea/>three").text.startswith("One two")
    assert read("<p>a<![CDATA[b]]>c</p>").text == "ac"


@pytest.mark.parametrize(
    ("data", "text", "charset"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?><p>мост</p>'.encode("cp1251"), "мост", "cp1251"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><p>café</p>".encode("latin-1"), "café", "cp1252"),
        ('<?xml version="1.0"?><p>café</p>'.encode(), "café", "utf-8"),
        ('\ufeff<?xml version="1.0" encoding="utf-8"?><p>café</p>'.encode(), "café", "utf-8"),
    ],
)
def test_the_charset_of_an_xml_declaration(data: bytes, text: str, charset: str) -> None:
    content = html.extract(data)

    assert (content.text, content.charset) == (text, charset)


@pytest.mark.parametrize(
    "junk", ["<![CDATA[", "<!--", "<p a='", "<p " + "/" * 100_000, "]]>" * 1000, "<h:", "<script", "<script/"]
)
def test_xhtml_that_is_cut_off(junk: str) -> None:
    assert read(XHTML.format("<body><p>One</p>") + junk).text.startswith("One")


def test_a_page_that_only_names_the_namespace_is_html_unless_it_is_of_a_book() -> None:
    page = b"<html xmlns='http://www.w3.org/1999/xhtml'><p>One</p><textarea/>two</p></html>"

    assert [region.kind for region in html.extract(page).regions] == [RegionKind.ASIDE]
    assert html.chapter(page).text == "One\n\ntwo"
