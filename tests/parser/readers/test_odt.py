"""An OpenDocument text is read as it is printed with all changes taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from open_files import flat, p, packed, read, read_bytes, span, style

from claimcheck.parser import parse
from claimcheck.text import Lines

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = style("Away", 'text:display="none"')
RAISED = style("Up", 'style:text-position="super 58%"')
RAISED_BY_SHARE = style("High", 'style:text-position="33% 58%"')
LOWERED = style("Low", 'style:text-position="-33% 58%"')
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")" text:display-levels="2"/><text:list-level-style-bullet text:level="3" '
    'text:bullet-char="•"/></text:list-style>'
)


def texts(body: str, automatic: str = "", styles: str = "") -> list[str]:
    layout = read(body, automatic=automatic, styles=styles)
    return [block.span.of(layout.text) for block in layout.blocks]


def items(*words: str, said: str = "") -> str:
    listed = "".join(f"<text:list-item>{word}</text:list-item>" for word in words)
    return f'<text:list text:style-name="L" {said}>{listed}</text:list>'


def box(words: str) -> str:
    return f"<draw:frame><draw:text-box>{words}</draw:text-box><svg:title>Alt</svg:title></draw:frame>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("He said “It " + span("tur", "A") + span("ned", "B") + "”"), ["He said “It turned”"]),
        (p("  one\n   two  " + span(" three", "A") + " "), ["one two three"]),
        (p('one<text:s text:c="3"/>two<text:s/>three'), ["one two three"]),
        (p("<text:s/><text:tab/>one<text:tab/>two"), ["one two"]),
        (p("one<text:line-break/>two"), ["one\ntwo"]),
        (
            p("<text:line-break/>one<text:line-break/> <text:line-break/>two<text:line-break/>"),
            ["one", "two"],
        ),
        (p("one<text:soft-page-break/>two"), ["onetwo"]),
        (p("one") + p("") + p(" ") + p("two"), ["one", "two"]),
        (
            p("the year <text:date>2024</text:date>, page <text:page-number>7</text:page-number>"),
            ["the year 2024, page 7"],
        ),
        (p('see <text:a xlink:href="#x">here</text:a>'), ["see here"]),
        (
            p("one<office:annotation><text:p>No!</text:p></office:annotation> two<office:annotation-end/>"),
            ["one two"],
        ),
        (
            p(
                "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>over</text:ruby-text></text:ruby>"
            ),
            ["base"],
        ),
        (
            p("an insertion<text:change-start/> of words<text:change-end/> and<text:change/> no more"),
            ["an insertion of words and no more"],
        ),
        ("<text:section>" + p("one") + "</text:section>" + p("two"), ["one", "two"]),
        ("words of no paragraph" + p("one"), ["one"]),
    ],
    ids=lambda value: value[0][:20] if isinstance(value, list) else None,
)
def test_words(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_deleted_words_stand_apart_and_are_left_out() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A"
        "</dc:creator></office:change-info><text:p>old words</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    assert texts(changes + p("New<text:change/> words")) == ["New words"]


@pytest.mark.parametrize(
    "body",
    [
        p("seen " + span("hidden", "Away") + "again"),
        p("seen again") + p("hidden", "Gone"),
        p("seen again") + p("hidden " + span("words", "A"), "P1"),
        '<text:section text:display="none">' + p("hidden") + "</text:section>" + p("seen again"),
        '<text:section text:display="condition" text:is-hidden="true">'
        + p("hidden")
        + "</text:section>"
        + p("seen again"),
        p('seen <text:hidden-text text:is-hidden="true">hidden</text:hidden-text>again'),
        p('hidden<text:hidden-paragraph text:is-hidden="true"/>') + p("seen again"),
        p('seen <text:hidden-text text:is-hidden="false">again</text:hidden-text>'),
        p('seen again<text:hidden-paragraph text:is-hidden="false"/>'),
    ],
    ids=[
        *("span", "paragraph", "style made from it", "section", "condition"),
        *("field", "paragraph's field", "field is off", "paragraph's field is off"),
    ],
)
def test_hidden_text(body: str) -> None:
    gone = style("Gone", 'text:display="none"', family="paragraph")
    assert texts(body, HIDDEN + gone + style("P1", parent="Gone")) == ["seen again"]


def test_a_style_may_show_what_its_parent_hides() -> None:
    shown = style("Here", 'text:display="true"', parent="Away")
    assert texts(p(span("seen", "Here")), HIDDEN + shown) == ["seen"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("10" + span("5", "Up") + " of the 19" + span("th", "Up")), "10⁵ of the 19th"),
        (p("said so." + span("1", "High") + span("2 ", "High") + "Then"), "said so.¹² Then"),
        (p(span("noted " + span("4–6", "Up"), "A")), "noted ⁴⁻⁶"),
        (p("H" + span("2", "Low") + "O"), "H2O"),
        (p(span("up " + span("3", "Level"), "Up")), "up 3"),
    ],
)
def test_raised_digits(body: str, expected: str) -> None:
    level = style("Level", 'style:text-position="0% 100%"')
    assert texts(body, RAISED + RAISED_BY_SHARE + LOWERED + level) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            p("before " + box(p("in the box") + p("and more")) + "after") + p("next"),
            ["before after", "in the box", "and more", "next"],
        ),
        (box(p("on the page")) + p("next"), ["on the page", "next"]),
        (p("a<draw:custom-shape><text:p>shaped</text:p></draw:custom-shape>b"), ["ab", "shaped"]),
        (p("a" + box(p("b" + box(p("c")))) + "d"), ["ad", "b", "c"]),
        (
            p(
                "a"
                + box(
                    "<table:table><table:table-row><table:table-cell>"
                    + p("b")
                    + "</table:table-cell></table:table-row></table:table>"
                )
            ),
            ["a", "b"],
        ),
    ],
    ids=["box", "anchored to the page", "shape", "box in a box", "table in a box"],
)
def test_boxes_come_once_and_after_their_paragraph(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_tables_are_read_cell_by_cell() -> None:
    cells = "".join(f"<table:table-cell>{words}</table:table-cell>" for words in (p("a"), p("b") + p("c")))
    covered = f"<table:covered-table-cell>{p('covered')}</table:covered-table-cell>"
    table = f"<table:table><table:table-row>{cells}{covered}</table:table-row></table:table>"
    assert texts(table + p("d")) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (items(p("one") + p("more"), p("two")), ["1. one", "more", "2. two"]),
        (
            items(p("one") + items(p("in"), p("inner")), p("two")),
            ["1. one", "1.a) in", "1.b) inner", "2. two"],
        ),
        (items(p("one")) + items(p("again")), ["1. one", "1. again"]),
        (
            items(p("one")) + p("between") + items(p("two"), said='text:continue-numbering="true"'),
            ["1. one", "between", "2. two"],
        ),
        (
            '<text:list text:style-name="L"><text:list-header>'
            + p("head")
            + '</text:list-header><text:list-item text:start-value="7">'
            + p("seven")
            + "</text:list-item></text:list>",
            ["head", "7. seven"],
        ),
        (items(items(items(p("bullet")))), ["bullet"]),
        (items("<text:number>1.</text:number>" + p("one")), ["1. one"]),
        (
            '<text:list text:style-name="X"><text:list-item>'
            + p("unknown")
            + "</text:list-item></text:list>",
            ["unknown"],
        ),
        (items(p("")), []),
    ],
    ids=[
        "items",
        "inner list",
        "two lists",
        "goes on",
        "header, start",
        "bullet",
        "repeated",
        "unknown",
        "empty",
    ],
)
def test_lists_have_the_numbers_that_are_printed(body: str, expected: list[str]) -> None:
    assert texts(body, NUMBERED) == expected


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<text:h text:outline-level="2">A Head</text:h>', "heading"),
        (p("A Title", "Title"), "heading"),
        (p("A head by its style", "P9"), "heading"),
        (p("Words of a quotation", "Quotations"), "quotation"),
        (p("Words of a quotation", "P2"), "quotation"),
        (p("Words of a quotation", "Block_20_Text"), "quotation"),
        (p("Words of a quotation", "Zitat"), "quotation"),
        (p("Indented", "In"), "quotation"),
        (p("Indented as the first line is", "First"), "paragraph"),
        (p("A hanging entry", "Hanging"), "paragraph"),
        (items(p("Indented item", "In")), "paragraph"),
        (
            "<table:table><table:table-row><table:table-cell>"
            + p("Indented cell", "In")
            + "</table:table-cell></table:table-row></table:table>",
            "paragraph",
        ),
        (p("A note that is pulled", "Pull_20_Quote"), "paragraph"),
        (
            "<text:table-of-content><text:index-body>"
            + p("The Mill 4")
            + "</text:index-body></text:table-of-content>",
            "heading",
        ),
    ],
)
def test_kinds(body: str, kind: str) -> None:
    styles = (
        style("P9", parent="Heading_20_3")
        + style("Heading_20_3", parent="Heading")
        + style("P2", parent="Quotations")
        + style("In", paragraph='fo:margin-left="1.27cm" fo:margin-right="0.5in"')
        + style("First", paragraph='fo:text-indent="1cm"')
        + style("Hanging", paragraph='fo:margin-left="1.27cm" fo:text-indent="-1.27cm"')
    )
    body = p("The text itself stands at the margin, and is longer than what is set off from it.") + body
    assert [str(block.kind) for block in read(body, styles=styles).blocks] == ["paragraph", kind]


def test_what_most_of_the_text_has_is_no_indent() -> None:
    wide = style("Wide", paragraph='fo:margin-left="2cm" fo:margin-right="2cm"')
    narrow = style("Narrow", paragraph='fo:margin-left="65pt"')
    body = p("The text itself, all of which stands two centimetres in.", "Wide") + p("Not so.", "Narrow")
    assert {str(block.kind) for block in read(body, automatic=wide + narrow).blocks} == {"paragraph"}


def test_a_long_paragraph_in_the_style_of_headings_is_none() -> None:
    layout = read(p("The wheel turned. " * 20, "Heading"))
    assert [str(block.kind) for block in layout.blocks] == ["paragraph"]


def test_links_of_the_web() -> None:
    layout = read(
        p(
            '<text:a xlink:href="https://a.example/">she <text:span>said</text:span></text:a> '
            '<text:a xlink:href="mailto:a">so</text:a>'
        )
    )
    assert [(link.span.of(layout.text), link.url) for link in layout.links] == [
        ("she said", "https://a.example/")
    ]


def test_each_letter_leads_back_to_its_paragraph() -> None:
    rows = ["The mill " + span("stood", "A") + " by  the\nford.", "", "It was <text:tab/>old."]
    seen = ["The mill stood by the ford.", "", "It was \told."]
    layout = read("".join(map(p, rows)))
    lines = Lines(layout.text, layout.anchors)
    for offset, char in enumerate(layout.text):
        if char != "\n":
            line, column = lines.place(offset)
            assert seen[line - 1][column - 1] == char
    assert layout.text == "The mill stood by the ford.\n\nIt was old."


def test_packed_and_flat_files_are_read_alike() -> None:
    body = p("One " + span("2", "Up") + ".", "P1") + items(p("item"))
    said = {"automatic": NUMBERED + style("P1", parent="Quotations"), "styles": RAISED}
    layout = read_bytes(packed(body, **said))
    assert layout == read_bytes(flat(body, **said))
    assert layout.text == "One ².\n\n1. item"
    assert layout.style == "opendocument"


def test_styles_of_the_content_stand_over_those_of_heads_and_feet() -> None:
    styles = HIDDEN + style("P1", 'text:display="none"', family="paragraph")
    layout = read_bytes(packed(p("seen", "P1"), styles=styles, automatic=style("P1")))
    assert layout.text == "seen"


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    for name, data in (
        ("a.odt", packed(p("“It stood,” she said."))),
        ("a.fodt", flat(p("“It stood,” she said."))),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        assert parse(file).text == "“It stood,” she said."
