"""Citation fields of Zotero, Mendeley and Word name works by keys and bring their data."""

from __future__ import annotations

import base64
import json

import pytest
from word_files import field, note, p, part, read, refer, run

from claimcheck.model import KeyedWork

MILL = {"id": 1, "type": "book", "title": "The Mill", "author": [{"family": "Roy", "given": "Ann"}]}
ZOTERO = "ADDIN ZOTERO_ITEM CSL_CITATION "
B = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"


def citation(*items: dict[str, object], name: str = "ABCD1234", data: object = MILL) -> str:
    given = items or ({},)
    return json.dumps(
        {
            "citationID": "x",
            "citationItems": [
                {"id": 1, "uris": [f"http://zotero.org/users/7/items/{name}"], "itemData": data, **item}
                for item in given
            ],
        }
    )


def test_a_zotero_citation_in_the_body() -> None:
    code = ZOTERO + citation({"locator": "14", "label": "page", "prefix": "see "})
    layout = read(p(run("So it was "), field(code, run("(see Roy "), run("2023, 14)")), run(".")))
    assert layout.text == "So it was (see Roy 2023, 14)."
    assert [keyed.span.of(layout.text) for keyed in layout.keyed] == ["(see Roy 2023, 14)"]
    assert layout.keyed[0].works == (
        KeyedWork(key="ABCD1234", locator="14", locator_label="page", prefix="see"),
    )
    assert [json.loads(each.text)[0]["title"] for each in layout.embedded] == ["The Mill"]


def test_each_work_is_embedded_once() -> None:
    one, other = ZOTERO + citation(), ZOTERO + citation(name="EFGH5678", data={"title": "Water"})
    body = p(field(one, run("(Roy)")), field(other, run("(Lee)"))) + p(field(one, run("(Roy)")))
    layout = read(body)
    assert [json.loads(each.text)[0]["id"] for each in layout.embedded] == ["ABCD1234", "EFGH5678"]
    assert [work.key for keyed in layout.keyed for work in keyed.works] == [
        "ABCD1234",
        "EFGH5678",
        "ABCD1234",
    ]


def test_a_zotero_citation_in_a_note_and_an_instruction_in_pieces() -> None:
    code = ZOTERO + citation({"locator": "9"})
    cut = len(code) // 2
    split = field("|", run("Ann Roy, The Mill, 9")).replace(
        "|</w:instrText>", f"{code[:cut]}</w:instrText></w:r><w:r><w:instrText>{code[cut:]}</w:instrText>"
    )
    footnotes = part("footnotes", note(1, p(run(" "), split, run("."))))
    layout = read(p(run("One"), refer(1)), {"footnotes": footnotes})
    assert layout.text == "One[1]\n\n[1] Ann Roy, The Mill, 9."
    assert layout.keyed[0].span.of(layout.text) == "Ann Roy, The Mill, 9"


@pytest.mark.parametrize(
    "code",
    [
        ZOTERO + '{"citationItems": [',
        ZOTERO + "{" * 100_000,
        ZOTERO + '{"citationItems": 5}',
        ZOTERO + citation(data=None),
        "ADDIN EN.CITE <EndNote/>",
        r"CITATION Unknown \p 3",
    ],
    ids=["cut short", "nested", "of another shape", "without data", "EndNote", "a source that is not there"],
)
def test_what_cannot_be_read_is_taken_as_printed(code: str) -> None:
    layout = read(p(run("So "), field(code, run("(Roy 2023)"))))
    assert layout.text == "So (Roy 2023)"
    assert layout.keyed == ()
    assert layout.embedded == ()


def test_numbers_of_a_citation_are_raised_like_others() -> None:
    layout = read(p(run("oak"), field(ZOTERO + citation(), run("12", '<w:vertAlign w:val="superscript"/>'))))
    assert layout.text == "oak¹²"
    assert layout.keyed[0].span.of(layout.text) == "¹²"


def test_mendeley_fields_and_content_controls() -> None:
    code = "ADDIN CSL_CITATION " + citation()
    packed = base64.b64encode(citation(name="EFGH5678").encode()).decode().rstrip("=")
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{packed}"/></w:sdtPr><w:sdtContent>'
        f"{run('(Roy, 2023)')}</w:sdtContent></w:sdt>"
    )
    layout = read(p(field(code, run("(Roy)")), run(" and "), control, run(".")))
    assert layout.text == "(Roy) and (Roy, 2023)."
    assert [keyed.works[0].key for keyed in layout.keyed] == ["ABCD1234", "EFGH5678"]
    for broken in ("!!", "a", "gICA", base64.b64encode(b"{}").decode()):
        assert read(p(control.replace(packed, broken))).keyed == ()
        assert read(p(control.replace(packed, broken))).text == "(Roy, 2023)"
    assert read(p(control.replace("MENDELEY_CITATION_v3_", "date"))).text == "(Roy, 2023)"


SOURCES = f"""<b:Sources xmlns:b="{B}">
<b:Source><b:Tag>Roy23</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Author>
<b:Author><b:NameList>
<b:Person><b:Last>Roy</b:Last><b:First>Ann</b:First><b:Middle>B.</b:Middle></b:Person>
<b:Person><b:Last>Lee</b:Last></b:Person>
</b:NameList></b:Author>
<b:Editor><b:NameList><b:Person><b:Last>Orr</b:Last></b:Person></b:NameList></b:Editor>
</b:Author><b:Title>Tide &amp; Mill</b:Title><b:JournalName>Creek</b:JournalName>
<b:Year>2023</b:Year><b:Month>May</b:Month><b:Day>4</b:Day><b:Pages>1-9</b:Pages></b:Source>
<b:Source><b:Tag>Mill</b:Tag><b:SourceType>InternetSite</b:SourceType>
<b:Author><b:Author><b:Corporate>Mill Trust</b:Corporate></b:Author></b:Author>
<b:Title>Tides</b:Title><b:URL>https://a.example/</b:URL><b:Year>n.d.</b:Year></b:Source></b:Sources>"""


def test_words_own_citations() -> None:
    code = r'CITATION Roy23 \p 14 \l 1033 \f "see " \m Mill \s " too"'
    cited = field(code, run("(Roy 2023, p. 14; Mill Trust)"))
    layout = read(
        p(
            run("So "),
            f"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{cited}</w:sdtContent></w:sdt>",
        ),
        {"customXml1": SOURCES},
    )
    assert layout.keyed[0].works == (
        KeyedWork(key="Roy23", locator="14", locator_label="page", prefix="see "),
        KeyedWork(key="Mill", suffix=" too"),
    )
    assert [json.loads(each.text) for each in layout.embedded] == [
        [
            {
                "id": "Roy23",
                "type": "article-journal",
                "title": "Tide & Mill",
                "container-title": "Creek",
                "page": "1-9",
                "author": [{"family": "Roy", "given": "Ann B."}, {"family": "Lee"}],
                "issued": {"date-parts": [[2023, 5, 4]]},
            }
        ],
        [
            {
                "id": "Mill",
                "type": "webpage",
                "title": "Tides",
                "URL": "https://a.example/",
                "author": [{"literal": "Mill Trust"}],
            }
        ],
    ]


def test_broken_sources_leave_what_is_printed() -> None:
    layout = read(p(field("CITATION Roy23", run("(Roy)"))), {"customXml1": SOURCES[:300]})
    assert (layout.text, layout.keyed) == ("(Roy)", ())


def test_a_list_of_works_is_plain_paragraphs() -> None:
    start, end = field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "|").split("|")
    body = p(run("References")) + p(start, run("Lee. Water.")) + p(run("Roy. The Mill."), end)
    layout = read(body)
    assert [block.span.of(layout.text) for block in layout.blocks] == [
        "References",
        "Lee. Water.",
        "Roy. The Mill.",
    ]


def test_a_citation_that_goes_on_in_the_next_paragraph_ends_with_its_own() -> None:
    start, end = field(ZOTERO + citation(), "|").split("|")
    layout = read(p(start, run("(Roy")) + p(run("2023)"), end, run(" left")))
    assert layout.text == "(Roy\n\n2023) left"
    assert [keyed.span.of(layout.text) for keyed in layout.keyed] == ["(Roy"]
