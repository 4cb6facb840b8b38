"""OpenDocument texts are read as they look with all changes taken in; what stands beside comes after."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from packing import O_CONTENT, O_NAMES, ODT, text_document, zipped
from resolver.shown import artefacts, body, is_sound, regions
from strategies import nested

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract

FILES = Path(__file__).with_name("files")


def para(inside: str) -> str:
    return f"<text:p>{inside}</text:p>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (para("One <text:span>two</text:span>"), "One two"),
        (para("One") + para("") + "<text:h>two</text:h>", "One\n\ntwo"),
        (para("  One\n\t two <text:span> three </text:span> four "), "One two three four"),
        (para('a<text:s/>b<text:s text:c="3"/>c<text:s text:c="x"/>d'), "a b   c d"),
        (para("a<text:tab/>b<text:line-break/>c"), "a\tb\nc"),
        (para("one <text:soft-page-break/>two"), "one two"),
        (para('<text:a href="x">a link</text:a>'), "a link"),
        (para("page <text:page-number>7</text:page-number>"), "page 7"),
        (para("a <text:change-start/>new<text:change-end/> b"), "a new b"),
        ("<text:list><text:list-item>" + para("a") + "</text:list-item></text:list>" + para("b"), "a\n\nb"),
        ("<text:section>" + para("a") + "</text:section>", "a"),
        ("stray" + para("a<text:script>no</text:script>b"), "ab"),
    ],
)
def test_running_text(markup: str, text: str) -> None:
    content = extract(text_document(markup), ODT)
    assert content.text == text
    assert (content.regions, content.pages, content.partial) == ((), (), None)


def test_a_table_stands_in_its_place() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{para(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    rows = row("a", "b") + row("", "c")
    content = extract(text_document(para("One") + f"<table:table>{rows}</table:table>" + para("two")), ODT)
    assert content.text == "One\n\na\tb\nc\n\ntwo"
    assert regions(content) == [("table", "a\tb\nc")]


def test_what_stands_beside_the_text_does_not_part_it() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ben</dc:creator>"
        f"</office:change-info>{para('never ')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{para('His name was Lode.')}</text:note-body></text:note>"
    )
    facts = "<dc:creator>Ben</dc:creator><dc:date>2021</dc:date>"
    comment = f"<office:annotation>{facts}{para('Really?')}</office:annotation>"
    box = f"<draw:frame><draw:text-box>{para('a box')}</draw:text-box><svg:desc>boxed</svg:desc></draw:frame>"
    shape = f"<draw:custom-shape>{para('a shape')}</draw:custom-shape>"
    ruby = "<text:ruby><text:ruby-base>so</text:ruby-base><text:ruby-text>sew</text:ruby-text></text:ruby>"
    mill = para("<draw:frame><draw:image/></draw:frame>A mill.")
    picture = f"<draw:frame><draw:text-box>{mill}</draw:text-box></draw:frame>"
    content = extract(
        text_document(
            changes + para(f"The keeper{note} said{comment} {box}{shape}{ruby}.{picture}"),
        ),
        ODT,
    )
    assert content.text.startswith("The keeper1 said so.\n\n")
    assert artefacts(content) == [("note-mark", "1")]
    assert regions(content) == [
        ("aside deleted", "never"),
        ("note", "1 His name was Lode."),
        ("comment", "Really?"),
        ("aside", "a box"),
        ("metadata alt", "boxed"),
        ("aside", "a shape"),
        ("note", "sew"),
        ("caption", "A mill."),
    ]


def test_hidden_text_is_an_aside() -> None:
    hidden = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    content = extract(
        text_document(
            para('Seen <text:span text:style-name="T1">unseen </text:span>again')
            + '<text:p text:style-name="T1">all unseen</text:p>'
            + f'<text:section text:display="none">{para("away")}</text:section>',
            hidden,
        ),
        ODT,
    )
    assert regions(content) == [
        ("aside hidden", "unseen"),
        ("aside hidden", "all unseen"),
        ("aside hidden", "away"),
    ]
    assert body(content) == "Seen again"


def test_lists_of_contents_are_navigation() -> None:
    listed = (
        f"<text:table-of-content><text:index-body>{para('Weirs 3')}</text:index-body></text:table-of-content>"
    )
    content = extract(text_document(para("Title") + listed + para("Weirs")), ODT)
    assert regions(content) == [("navigation", "Weirs 3")]
    assert body(content) == "Title Weirs"


def test_styles_of_titles_and_captions() -> None:
    made = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="P2" style:parent-style-name="Illustration"/>'
    )
    content = extract(
        text_document(
            '<text:p text:style-name="P1">On Mills</text:p><text:p text:style-name="P2">A mill.</text:p>',
            made,
        ),
        ODT,
    )
    assert content.title == "On Mills"
    assert regions(content) == [("caption", "A mill.")]


def test_heads_feet_and_what_a_document_says_of_itself() -> None:
    furniture = (
        f"<style:header>{para('On Mills')}</style:header><style:footer>{para('Page 1')}</style:footer>"
    )
    styles = (
        f"<office:document-styles {O_NAMES}><office:master-styles><style:master-page>{furniture}"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    facts = (
        "<dc:title>The Weir</dc:title><dc:creator>Ben</dc:creator>"
        "<meta:initial-creator>Ada Wend</meta:initial-creator><dc:date>2022-01-01T00:00:00</dc:date>"
        "<meta:creation-date>2021-03-04T10:00:00.5</meta:creation-date>"
    )
    meta = f"<office:document-meta {O_NAMES}><office:meta>{facts}</office:meta></office:document-meta>"
    content = extract(text_document(para("Text."), styles=styles, meta=meta), ODT)
    assert regions(content) == [("header", "On Mills"), ("footer", "Page 1")]
    assert (content.title, content.authors, content.issued) == ("The Weir", ("Ada Wend",), "2021-03-04")


def test_broken_heads_make_the_text_partial_and_broken_facts_do_not() -> None:
    content = extract(text_document(para("Text."), styles="<a>", meta="<a>"), ODT)
    assert "styles.xml" in str(content.partial)
    assert (content.text, content.title) == ("Text.", None)
    assert extract(text_document(para("Text."), meta="<a>"), ODT).partial is None


@pytest.mark.parametrize("lock", ["META-INF/manifest.xml", "encrypted-package"])
def test_a_locked_document_says_so(lock: str) -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    data = zipped({"mimetype": ODT, "content.xml": f"{O_CONTENT}</office:document-content>", lock: manifest})
    with pytest.raises(LackError, match="locked with a password") as caught:
        extract(data, ODT)
    assert caught.value.reason is Lack.EXTRACTION_FAILED


def test_a_manifest_of_an_old_program_is_no_lock() -> None:
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "x" "Manifest.dtd"><manifest:manifest></manifest:manifest>'
    assert extract(text_document(para("Text."), **{"META-INF/manifest": manifest}), ODT).text == "Text."


def test_a_document_that_libreoffice_wrote() -> None:
    content = extract((FILES / "lock.odt").read_bytes(), ODT)
    assert body(content) == (
        "The Lock at Wend The keeper said that in all his years nobody had mended the gate, "
        "and that it leaked. Year Boats 1884 212 So it stayed."
    )
    assert sorted(regions(content)) == [
        ("aside", "A box beside the text"),
        ("aside deleted", "badly"),
        ("aside hidden", "or asked"),
        ("comment", "Is this so?"),
        ("footer", "Page 1"),
        ("header", "Notes on Locks"),
        ("note", "1 His name was Lode."),
        ("note", "i Until the flood."),
        ("table", "Year\tBoats\n1884\t212"),
    ]
    assert (content.title, content.authors, content.issued) == (
        "The Lock at Wend",
        ("Ada Wend",),
        "2021-03-04",
    )


NAMES = ["text:p", "text:span", "text:note-body", "text:note-citation", "draw:text-box", "table:table"]
NAMES += [
    "table:table-row",
    "table:table-cell",
    "text:deletion",
    "svg:desc",
    "text:table-of-content",
    "draw:object",
]


@given(nested(["word ", "<text:s/>", "<text:tab/>", "so\u00adft"], NAMES))
def test_any_nesting_gives_a_sound_map(markup: str) -> None:
    try:
        content = extract(text_document(markup), ODT)
    except LackError:
        return
    assert is_sound(content)
