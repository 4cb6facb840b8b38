"""Word documents are read as they look with all changes taken in; what stands beside comes after."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from packing import W, document, paragraph, zipped
from resolver.shown import artefacts, body, is_sound, regions
from strategies import nested

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract
from claimcheck.resolver.media import DOCX

FILES = Path(__file__).with_name("files")


def run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def words(text: str, properties: str = "") -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>', properties)


def para(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def field(instruction: str, result: str) -> str:
    return (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run(f"<w:instrText>{instruction}</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + result
        + run('<w:fldChar w:fldCharType="end"/>')
    )


def part(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{W}">{inside}</w:{name}>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (para(words("One ") + words("two", "<w:b/>")), "One two"),
        (para(words("One")) + para("") + para(words("two")), "One\n\ntwo"),
        (para(run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>")), "a\tb\nc\nd"),
        (para(words("before") + run('<w:br w:type="page"/>') + words("after")), "before\nafter"),
        (para(words("a"), '<w:tabs><w:tab w:val="left"/></w:tabs>'), "a"),
        (para(run("<w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t>")), "well\u2011known"),
        (para(words("one ") + run("<w:lastRenderedPageBreak/>") + words("two")), "one two"),
        (para("<w:hyperlink>" + words("a link") + "</w:hyperlink>"), "a link"),
        (para("<w:sdt><w:sdtContent>" + words("a control") + "</w:sdtContent></w:sdt>"), "a control"),
        (para("<w:smartTag>" + words("Wend") + "</w:smartTag>"), "Wend"),
        (para("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"), "x+y"),
        (para(run('<w:sym w:font="Symbol" w:char="F061"/>')), "α"),
        (para(run('<w:sym w:font="Arial" w:char="2014"/>')), "—"),
        (para(words("a") + run('<w:sym w:font="Arial" w:char="nonsense"/>')), "a"),
        (para(words("a ") + "<w:ins>" + words("new ") + "</w:ins>" + words("b")), "a new b"),
        (para("<w:moveTo>" + words("moved") + "</w:moveTo>"), "moved"),
        (para(words("shown", '<w:vanish w:val="0"/>')), "shown"),
        (para(words("shown", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "shown"),
    ],
)
def test_running_text(markup: str, text: str) -> None:
    content = extract(document(markup), DOCX)
    assert content.text == text
    assert (content.regions, content.pages, content.partial) == ((), (), None)


def test_soft_hyphens_are_artefacts() -> None:
    content = extract(document(para(run("<w:t>infor</w:t><w:softHyphen/><w:t>mation</w:t>"))), DOCX)
    assert artefacts(content) == [("soft-hyphen", "\u00ad")]
    assert body(content) == "information"


def test_a_table_stands_in_its_place() -> None:
    def cell(inside: str) -> str:
        return f"<w:tc>{inside}</w:tc>"

    def table(*rows: str) -> str:
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    first = cell(para(words("a"))) + cell(para(words("b")) + para(words("c")))
    second = cell(para("")) + cell(table(cell(para(words("d")))) + para(words("e")))
    content = extract(document(para(words("One")) + table(first, second) + para(words("two"))), DOCX)
    assert content.text == "One\n\na\tb\nc\nd\ne\n\ntwo"
    assert regions(content) == [("table", "a\tb\nc\nd\ne")]


def test_what_stands_beside_the_text_does_not_part_it() -> None:
    box = f"<w:pict><w:txbxContent>{para(words('a box'))}</w:txbxContent></w:pict>"
    markup = para(
        words("The keeper ")
        + "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        + words("said ")
        + words("or wrote ", "<w:vanish/>")
        + run(box)
        + "<w:moveFrom>"
        + words("gone ")
        + "</w:moveFrom>"
        + words("so")
        + "<w:ruby><w:rt>"
        + words("sew")
        + "</w:rt><w:rubyBase>"
        + words("!")
        + "</w:rubyBase></w:ruby>"
    )
    content = extract(document(markup), DOCX)
    assert content.text.startswith("The keeper said so!\n\n")
    assert regions(content) == [
        ("aside deleted", "never "),
        ("aside hidden", "or wrote "),
        ("aside", "a box"),
        ("aside deleted", "gone "),
        ("note", "sew"),
    ]


def test_a_deleted_end_of_a_paragraph_joins_two() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    content = extract(
        document(para(words("The gate "), deleted) + para(words("leaked.")) + para(words("So."))), DOCX
    )
    assert content.text == "The gate leaked.\n\nSo."


def test_notes_come_after_the_text_with_their_marks() -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{para(run(f"<w:{kind}Ref/>") + words(text))}</w:{kind}>'

    def mark(kind: str, number: int) -> str:
        return run(f'<w:{kind}Reference w:id="{number}"/>')

    own = run('<w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t>')
    content = extract(
        document(
            para(
                words("One")
                + mark("footnote", 2)
                + words(" and two")
                + own
                + words(" three")
                + mark("footnote", 3)
                + mark("endnote", 2)
                + mark("endnote", 3)
                + words(".")
            ),
            footnotes=part(
                "footnotes",
                f'<w:footnote w:type="separator" w:id="0">{para(words("no"))}</w:footnote>'
                + note("footnote", 2, " First.")
                + note("footnote", 3, "Second.")
                + note("footnote", 4, "* Starred."),
            ),
            endnotes=part("endnotes", note("endnote", 2, "Last.") + note("endnote", 3, "Very last.")),
            comments=part(
                "comments", f'<w:comment w:id="1" w:author="Ben">{para(words("Really?"))}</w:comment>'
            ),
        ),
        DOCX,
    )
    assert content.text.startswith("One1 and two* three2iii.\n\n")
    assert artefacts(content) == [("note-mark", mark) for mark in ("1", "*", "2", "i", "ii")]
    assert body(content) == "One and two three."
    assert [(kind, " ".join(text.split())) for kind, text in regions(content)] == [
        ("note", "1 First."),
        ("note", "2 Second."),
        ("note", "* Starred."),
        ("note", "i Last."),
        ("note", "ii Very last."),
        ("comment", "Really?"),
    ]


def test_heads_and_feet() -> None:
    content = extract(
        document(
            para(words("Text.")),
            header=part("hdr", para(words("On Mills"))),
            footer=part("ftr", para(words("Page ") + field("PAGE", words("7")))),
        ),
        DOCX,
    )
    assert regions(content) == [("header", "On Mills"), ("footer", "Page 7")]


def test_fields_show_their_results() -> None:
    inner = field("PAGE", words("3"))
    nested = (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText>IF </w:instrText>")
        + inner
        + run('<w:fldChar w:fldCharType="separate"/>')
        + words("seen")
        + run('<w:fldChar w:fldCharType="end"/>')
    )
    simple = f'<w:fldSimple w:instr="DATE">{words(" today")}</w:fldSimple>'
    assert extract(document(para(nested + simple)), DOCX).text == "seen today"


def test_a_field_without_an_end_swallows_one_paragraph_at_most() -> None:
    begun = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>X</w:instrText>") + words("lost")
    stray = run('<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>')
    content = extract(document(para(stray + words("One")) + para(begun) + para(words("two"))), DOCX)
    assert content.text == "One\n\ntwo"


def test_a_table_of_contents_is_navigation() -> None:
    listed = (
        para(
            run('<w:fldChar w:fldCharType="begin"/>')
            + run('<w:instrText> TOC \\o "1-3"</w:instrText>')
            + run('<w:fldChar w:fldCharType="separate"/>')
            + words("Weirs")
        )
        + para(words("Wheels"))
        + para(run('<w:fldChar w:fldCharType="end"/>'))
    )
    content = extract(document(para(words("Title")) + listed + para(words("Weirs"))), DOCX)
    assert regions(content) == [("navigation", "Weirs\n\nWheels")]
    assert body(content) == "Title Weirs"


def test_the_better_of_two_alternatives_is_read_once() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{para(words(text))}</w:txbxContent>"

    both = (
        f"<mc:AlternateContent><mc:Choice>{box('drawn')}</mc:Choice>"
        f"<mc:Fallback>{box('painted')}</mc:Fallback></mc:AlternateContent>"
    )
    other = (
        "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{box('painted')}</mc:Fallback></mc:AlternateContent>"
    )
    content = extract(document(para(run(both) + words("text")) + para(run(other))), DOCX)
    assert regions(content) == [("aside", "drawn"), ("aside", "painted")]
    assert body(content) == "text"


def test_hidden_text_with_a_box_in_it() -> None:
    box = f"<w:txbxContent>{para(words('a box'))}</w:txbxContent>"
    hidden = run(f"<w:t>unseen </w:t><w:pict>{box}</w:pict><w:t>too</w:t>", "<w:vanish/>")
    content = extract(document(para(words("Seen ") + hidden + words("again"))), DOCX)
    assert content.text.startswith("Seen again\n\n")
    assert regions(content) == [("aside", "a box"), ("aside hidden", "unseen too")]


STYLES = part(
    "styles",
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Bildunterschrift"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="Weg"><w:name w:val="away"/><w:rPr><w:vanish/></w:rPr></w:style>',
)


def test_styles_are_known_by_name_in_any_language() -> None:
    content = extract(
        document(
            para(words("On Mills"), '<w:pStyle w:val="Titel"/>')
            + para(words("A mill."), '<w:pStyle w:val="Bildunterschrift"/>')
            + para(words("Text") + words(" unseen", '<w:rStyle w:val="Weg"/>'))
            + para(words("all unseen"), '<w:pStyle w:val="Weg"/>'),
            styles=STYLES,
        ),
        DOCX,
    )
    assert content.title == "On Mills"
    assert regions(content) == [
        ("caption", "A mill."),
        ("aside hidden", " unseen"),
        ("aside hidden", "all unseen"),
    ]


def with_properties(core: str) -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
        'Target="/text/main.xml"/><Relationship Id="2" Target="about/core.xml" Type="http://schemas.openxml'
        'formats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
    )
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations,
            "text/main.xml": f'<d xmlns:w="{strict}"><w:p><w:r><w:t>Strict.</w:t></w:r></w:p></d>',
            "about/core.xml": '<c xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</c>',
        }
    )


def test_a_strict_document_says_what_it_is() -> None:
    content = extract(
        with_properties(
            "<dc:title> On  Mills </dc:title><dc:creator>Ada Wend; Ben Lode</dc:creator>"
            "<dcterms:created>2021-03-04T10:00:00Z</dcterms:created>"
        ),
        DOCX,
    )
    assert (content.text, content.title, content.issued) == ("Strict.", "On Mills", "2021-03-04")
    assert content.authors == ("Ada Wend", "Ben Lode")


@pytest.mark.parametrize("title", ["", "Microsoft Word - draft.doc", "Document1", "final.docx", "Untitled"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    content = extract(
        with_properties(f"<dc:title>{title}</dc:title><dcterms:created>soon</dcterms:created>"), DOCX
    )
    assert (content.title, content.authors, content.issued) == (None, (), None)


def test_broken_properties_do_not_matter() -> None:
    assert extract(with_properties("<dc:title>"), DOCX).text == "Strict."


def test_pictures_are_described() -> None:
    picture = '<w:drawing><wp:docPr id="1" descr="A mill by a river"/></w:drawing>'
    content = extract(document(para(words("Text.") + run(picture * 2))), DOCX)
    assert regions(content) == [("metadata alt", "A mill by a river")]


def test_what_is_not_read_makes_the_text_partial() -> None:
    assert "another document" in str(extract(document(paragraph("x") + '<w:altChunk r="1"/>'), DOCX).partial)
    broken = extract(document(paragraph("x"), footnotes=part("footnotes", "<w:footnote>")[:-5]), DOCX)
    assert "word/footnotes.xml" in str(broken.partial)
    assert broken.text == "x"


def test_an_empty_document_is_empty() -> None:
    with pytest.raises(LackError) as caught:
        extract(document(para("")), DOCX)
    assert caught.value.reason is Lack.EMPTY


def test_a_document_that_libreoffice_wrote() -> None:
    content = extract((FILES / "lock.docx").read_bytes(), DOCX)
    assert body(content) == (
        "The Lock at Wend The keeper said that in all his years nobody had mended the gate, "
        "and that it leaked. Year Boats 1884 212 So it stayed."
    )
    assert [(kind, " ".join(text.split())) for kind, text in regions(content)] == [
        ("table", "Year Boats 1884 212"),
        ("aside deleted", "badly"),
        ("aside hidden", "or asked"),
        ("aside", "A box beside the text"),
        ("note", "1 His name was Lode."),
        ("note", "i Until the flood."),
        ("comment", "Is this so?"),
        ("header", "Notes on Locks"),
        ("footer", "Page 1"),
    ]
    assert (content.title, content.authors, content.issued) == (
        "The Lock at Wend",
        ("Ada Wend",),
        "2021-03-04",
    )


NAMES = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "del",
    "rPr",
    "pPr",
    "vanish",
    "txbxContent",
    "footnote",
    "rt",
    "hyperlink",
]
LEAVES = [
    "word ",
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    '<w:footnoteReference w:id="1"/>',
    "<w:softHyphen/>",
]


@given(nested(LEAVES, [f"w:{name}" for name in NAMES]))
def test_any_nesting_gives_a_sound_map(markup: str) -> None:
    try:
        content = extract(document(markup), DOCX)
    except LackError:
        return
    assert is_sound(content)
