"""A Word document is read as it is printed with all changes taken in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import RELATIONS, TYPES, zipped
from word_files import R, bare, field, note, notes, open_bytes, p, part, read, refer, run, style

from claimcheck.model import BlockKind
from claimcheck.text import Lines

BREAK = "<w:r><w:br/></w:r>"
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'
STRICT = "http://purl.oclc.org/ooxml/"


def texts(body: str, **parts: str) -> list[str]:
    layout = read(body, parts)
    return [block.span.of(layout.text) for block in layout.blocks]


def kinds(body: str, **parts: str) -> list[str]:
    return [str(block.kind) for block in read(body, parts).blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(run("He said "), run("“"), run("It tur"), run("ned"), run("”")), ["He said “It turned”"]),
        (p(run("a  b"), "<w:r><w:tab/></w:r>", run("c")), ["a b c"]),
        (p(run("one"), BREAK, run("two")), ["one\ntwo"]),
        (p(run("one"), BREAK, BREAK, run("two")), ["one", "two"]),
        (p(run("well"), "<w:r><w:noBreakHyphen/></w:r>", run("known")), ["well-known"]),
        (p(run("un"), "<w:r><w:softHyphen/></w:r>", run("known")), ["unknown"]),
        (
            p('<w:r><w:sym w:font="Times New Roman" w:char="201C"/></w:r>', run("oak”")),
            ["“oak”"],
        ),
        (
            p(
                '<w:r><w:sym w:font="WP TypographicSymbols" w:char="0041"/></w:r>',
                run("oak"),
                '<w:r><w:sym w:font="WP TypographicSymbols" w:char="F040"/></w:r>',
            ),
            ["“oak”"],
        ),
        (p(run("10"), run("5", SUPERSCRIPT), run(" of the 19"), run("th", SUPERSCRIPT)), ["10⁵ of the 19th"]),
        (p(run("HOME", "<w:caps/>"), run(" rule", "<w:smallCaps/>")), ["HOME rule"]),
        (
            p(run("seen"), run("hidden", "<w:vanish/>"), run(" again", '<w:vanish w:val="0"/>')),
            ["seen again"],
        ),
        (
            p('<w:commentRangeStart w:id="1"/>', run("oak"), '<w:r><w:commentReference w:id="1"/></w:r>'),
            ["oak"],
        ),
        (p('<w:smartTag w:element="place">', run("Ferreby"), "</w:smartTag>", run(" lay")), ["Ferreby lay"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p(run('oak'))}</w:sdtContent></w:sdt>", ["oak"]),
        (
            "<w:tbl><w:tr><w:tc>"
            + p(run("a"))
            + "</w:tc><w:tc>"
            + p(run("b"))
            + p(run("c"))
            + "</w:tc></w:tr>"
            "</w:tbl>" + p(run("d")),
            ["a", "b", "c", "d"],
        ),
        (
            p(
                "<w:ruby><w:rt>"
                + run("over")
                + "</w:rt><w:rubyBase>"
                + run("base")
                + "</w:rubyBase></w:ruby>"
            ),
            ["base"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else None,
)
def test_words(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            p(
                run("The "),
                f"<w:ins>{run('old ')}</w:ins>",
                "<w:del><w:r><w:delText>new </w:delText></w:r></w:del>",
                run("mill"),
            ),
            ["The old mill"],
        ),
        (
            p(
                f"<w:moveTo>{run('Second. ')}</w:moveTo>",
                run("First. "),
                f"<w:moveFrom>{run('Second. ')}</w:moveFrom>",
            ),
            ["Second. First."],
        ),
        (
            p(f"<w:ins>{run('a')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>"),
            ["a"],
        ),
        (
            p(run("He said “It "), properties="<w:rPr><w:del/></w:rPr>")
            + p(run("turned.”"))
            + p(run("Next")),
            ["He said “It turned.”", "Next"],
        ),
        (
            p(run("one "), properties="<w:rPr><w:del/></w:rPr>")
            + p(run("two "), properties="<w:rPr><w:moveFrom/></w:rPr>")
            + p(run("three")),
            ["one two three"],
        ),
        (
            p(run("one"), properties="<w:rPr><w:del/></w:rPr>")
            + "<w:tbl><w:tr><w:tc>"
            + p(run("two"))
            + "</w:tc></w:tr></w:tbl>",
            ["one", "two"],
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + p(run("gone"))
            + "</w:tc></w:tr><w:tr><w:tc>"
            + p(run("kept"))
            + "</w:tc></w:tr></w:tbl>",
            ["kept"],
        ),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>"
            + p(run("gone"))
            + "</w:tc><w:tc>"
            + p(run("kept"))
            + "</w:tc></w:tr></w:tbl>",
            ["kept"],
        ),
        (
            p(run("shown", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
            ["shown"],
        ),
        (
            p(run("“T"), properties='<w:framePr w:dropCap="drop"/>') + p(run("he mill,” he said.")),
            ["“The mill,” he said."],
        ),
        (
            p(run("Heading."), properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
            + p(run(" It went on.")),
            ["Heading. It went on."],
        ),
    ],
    ids=[
        *("inserted and deleted", "moved", "deleted in what was inserted", "deleted mark of a paragraph"),
        *("two marks in a row", "a table cannot be joined", "deleted row", "deleted cell"),
        *("properties as they were", "a dropped capital", "run-in heading by a style separator"),
    ],
)
def test_changes_are_taken_in(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_a_deleted_mark_is_no_mark_and_its_note_is_not_printed() -> None:
    layout = read(
        p(run("One"), f"<w:del>{refer(1)}</w:del>", run(" two"), refer(2)),
        {"footnotes": notes("First.", "Second.")},
    )
    assert layout.text == "One two[1]\n\n[1] Second."


def test_hidden_by_styles() -> None:
    styles = part(
        "styles",
        style("Base", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("H", '<w:basedOn w:val="Base"/>', kind="character"),
        style("P", "<w:rPr><w:vanish/></w:rPr>"),
    )
    body = p(
        run("a"),
        run("b", '<w:rStyle w:val="H"/>'),
        run("c", '<w:rStyle w:val="H"/><w:vanish w:val="false"/>'),
    )
    assert texts(body + p(run("d"), properties='<w:pStyle w:val="P"/>'), styles=styles) == ["ac"]


def box(words: str) -> str:
    return f"<w:txbxContent>{p(run(words))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            f"<mc:Choice>{box('boxed')}</mc:Choice><mc:Fallback><w:pict>{box('boxed')}</w:pict></mc:Fallback>",
            ["Before after.", "boxed", "Next."],
        ),
        (
            f"<mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>{box('boxed')}</w:pict></mc:Fallback>",
            ["Before after.", "boxed", "Next."],
        ),
    ],
    ids=["both", "only the fallback has words"],
)
def test_a_text_box_is_read_once_after_its_paragraph(inner: str, expected: list[str]) -> None:
    alternate = f"<w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r>"
    assert texts(p(run("Before "), alternate, run("after.")) + p(run("Next."))) == expected


def test_fields_keep_their_results_only() -> None:
    nested = field("IF " + "x", run("Page "), field("PAGE", run("7")), run("."))
    simple = f'<w:fldSimple w:instr="REF a">{run(" of 9")}</w:fldSimple>'
    index, quotation = bare('XE "oak"'), bare(r'SYMBOL 147 \f "Arial"')
    assert texts(p(nested, simple, index, quotation)) == ["Page 7. of 9“"]


@pytest.mark.parametrize(
    ("instruction", "seen"),
    [
        (r"SYMBOL 8220 \u", "“"),
        (r"SYMBOL 0x93", "“"),
        (r'SYMBOL 65 \f "WP TypographicSymbols"', "“"),
        (r"SYMBOL x \f", ""),
        ("SYMBOL", ""),
        ("", ""),
    ],
)
def test_symbol_fields(instruction: str, seen: str) -> None:
    assert texts(p(run("a"), bare(instruction))) == [f"a{seen}"]


def test_a_long_address_is_kept_whole() -> None:
    address = "https://a.example/" + "x" * 2000
    layout = read(p(field(f'HYPERLINK "{address}"', run("there"))))
    assert [link.url for link in layout.links] == [address]


def test_an_instruction_without_end_does_not_swallow_the_document() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>'
    assert texts(p(run("a"), begun) + p(run("b"))) == ["a", "b"]


def test_links_lead_to_the_web() -> None:
    body = p(
        run("see "),
        f'<w:hyperlink {R} r:id="h1">{run("the ")}{run("mill")}</w:hyperlink>',
        field(r'HYPERLINK "https://b.example/x" \o "tip"', run(" and that")),
        f'<w:hyperlink w:anchor="top">{run(" up")}</w:hyperlink>',
    )
    layout = read(body, links={"h1": "https://a.example/"})
    assert [(link.span.of(layout.text), link.url) for link in layout.links] == [
        ("the mill", "https://a.example/"),
        (" and that", "https://b.example/x"),
    ]


STYLES = part(
    "styles",
    style("N", said='w:default="1"', shown="Normal"),
    style("H2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', shown="Kop"),
    style("My", '<w:basedOn w:val="H2"/>', shown="Chapter"),
    style("Q", shown="Intense Quote"),
    style("B", shown="Block Text"),
    style("I", '<w:pPr><w:ind w:left="720" w:right="720"/></w:pPr>'),
    style("L", '<w:pPr><w:ind w:left="720"/></w:pPr>', shown="List Paragraph"),
)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:pStyle w:val="H2"/>', "heading"),
        ('<w:pStyle w:val="My"/>', "heading"),
        ('<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>', "paragraph"),
        ('<w:outlineLvl w:val="0"/>', "heading"),
        ('<w:pStyle w:val="Q"/>', "quotation"),
        ('<w:pStyle w:val="B"/>', "quotation"),
        ('<w:pStyle w:val="I"/>', "quotation"),
        ('<w:ind w:left="567" w:right="567"/>', "quotation"),
        ('<w:ind w:start="1cm" w:end="1cm"/>', "quotation"),
        ('<w:pStyle w:val="I"/><w:ind w:left="0" w:right="0"/>', "paragraph"),
        ('<w:ind w:left="720" w:hanging="720"/>', "paragraph"),
        ('<w:ind w:firstLine="720"/>', "paragraph"),
        ('<w:pStyle w:val="L"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>', "paragraph"),
        ('<w:pPrChange><w:pPr><w:pStyle w:val="Q"/></w:pPr></w:pPrChange>', "paragraph"),
    ],
)
def test_kinds_of_paragraphs(properties: str, kind: str) -> None:
    body = p(run("Words of the body that set the margin of the text."))
    assert kinds(body + p(run("Some words"), properties=properties), styles=STYLES) == ["paragraph", kind]


def test_an_indent_that_the_whole_text_has_is_its_margin() -> None:
    inset = '<w:ind w:left="720" w:right="720"/>'
    assert (
        kinds(p(run("long " * 9), properties=inset) + p(run("also " * 9), properties=inset))
        == ["paragraph"] * 2
    )


def test_the_numbers_of_a_list_are_printed_and_a_typed_list_of_notes_is_found() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    deep = level.replace('w:ilvl="0"', 'w:ilvl="12"')
    dots = '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    inner = '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level}{inner}{dots}{deep}</w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    )

    def item(words: str, list_id: int = 1, level: int = 0) -> str:
        said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        return p(run(words), properties=said)

    body = (
        item("Roy.")
        + item("sub", level=1)
        + item("sub", level=1)
        + item("dot", level=2)
        + item("Lee.")
        + item("Orr.", list_id=2)
    )
    body += item("none", level=12) + item("unknown", list_id=9)
    assert texts(body, numbering=numbering) == [
        "1. Roy.",
        "1a) sub",
        "1b) sub",
        "dot",
        "2. Lee.",
        "5. Orr.",
        "none",
        "unknown",
    ]


def test_every_letter_leads_back_to_its_paragraph_and_place() -> None:
    body = p(run("He said "), run("“It turned”", "<w:b/>"), refer(1), run(" to Lee.")) + p(run("Next  one."))
    layout = read(body, {"footnotes": notes("Roy, 3.")})
    assert layout.text == "He said “It turned”[1] to Lee.\n\nNext one.\n\n[1] Roy, 3."
    lines = Lines(layout.text, layout.anchors)
    assert lines.place(layout.text.index("turned")) == (1, 13)
    assert lines.place(layout.text.index("Lee")) == (1, 25)  # NOTE: the mark counts as one character
    assert lines.place(layout.text.index("one.")) == (2, 7)
    assert lines.place(layout.text.index("Roy")) == (3, 2)
    assert {anchor.part for anchor in layout.anchors} == {"", "footnotes"}


@given(st.lists(st.lists(st.text("ab “”\t", max_size=5), max_size=5), max_size=5))
def test_letters_lead_back_however_runs_are_split(paragraphs: list[list[str]]) -> None:
    layout = read("".join(p(*map(run, runs)) for runs in paragraphs))
    lines = Lines(layout.text, layout.anchors)
    rows = ["".join(runs) for runs in paragraphs]
    for offset, letter in enumerate(layout.text):
        if not letter.isspace():
            line, column = lines.place(offset)
            assert rows[line - 1][column - 1] == letter
    assert "".join(layout.text.split()) == "".join("".join(rows).split())


def test_strict_documents_are_read_alike() -> None:
    names = f'xmlns:w="{STRICT}wordprocessingml/main" xmlns:r="{STRICT}officeDocument/relationships"'
    body = p(run("One"), refer(1, "endnote"))

    def related(kind: str, target: str) -> str:
        relation = f'Type="{STRICT}officeDocument/relationships/{kind}" Target="{target}"'
        return f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" {relation}/></Relationships>'

    data = zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": related("officeDocument", "/w/main.xml"),
            "w/_rels/main.xml.rels": related("endnotes", "e.xml"),
            "w/main.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            "w/e.xml": f"<w:endnotes {names}>{note(1, p(run(' Roy.')), kind='endnote')}</w:endnotes>",
        }
    )
    layout = open_bytes(data)
    assert layout.text == "One[i]\n\n[i] Roy."
    assert layout.style == "word"


def test_a_style_that_is_nowhere_described_is_known_by_its_id() -> None:
    body = p(run("The Mill"), properties='<w:pStyle w:val="Heading1"/>')
    assert [block.kind for block in read(body).blocks] == [BlockKind.HEADING]
