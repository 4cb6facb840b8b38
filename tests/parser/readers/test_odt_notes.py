"""Notes of an OpenDocument text: their marks, what is printed for them, and citations by keys."""

from __future__ import annotations

import json

import pytest
from open_files import bookmark, cell, note, p, packed, read, read_bytes, reference_mark, span, style

from claimcheck.model import KeyedWork
from claimcheck.text import Lines

MILL = {"id": 1, "type": "book", "title": "The Mill"}
MILL_KEY = KeyedWork(key="AB12", locator="4", locator_label="page")
BOOK = (
    'text:identifier="lee21" text:bibliography-type="book" text:author="Lee, Ann and Marsh, Jon" '
    'text:title="The Mill" text:year="2021" text:publisher="Tide Press" text:address="Ferreby"'
)
ARTICLE = (
    'text:identifier="m" text:bibliography-type="article" text:author="Tide Board" '
    'text:journal="Quay" text:volume="3" text:number="2" text:year="n.d."'
)
UP = style("Up", 'style:text-position="super 58%"')


def citation(title: str = "The Mill", key: str = "AB12") -> str:
    item = {
        "uris": [f"http://zotero.org/users/1/items/{key}"],
        "itemData": {**MILL, "title": title},
        "locator": "4",
    }
    return f"ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [item]})} RNDabc"


CODE = citation().replace("&", "&amp;").replace("<", "&lt;")
PROPERTIES = "".join(
    f'<meta:user-defined meta:name="ZOTERO_BREF_{name}_{at}">{part}</meta:user-defined>'
    for name in "ab"
    for at, part in ((2, CODE[50:]), (1, CODE[:50]))
)


def field(code: str, words: str, separator: str = "<field:fieldmark-separator/>") -> str:
    quoted = code.replace("&", "&amp;").replace('"', "&quot;")
    return (
        '<field:fieldmark-start field:type="vnd.oasis.opendocument.field.UNHANDLED"><field:param '
        f'field:name="vnd.oasis.opendocument.field.code" field:value="{quoted}"/></field:fieldmark-start>'
        f"{separator}{words}<field:fieldmark-end/>"
    )


def test_notes_stand_after_the_body_and_footnotes_first() -> None:
    body = p(
        "One"
        + note("i", p("At the end."), kind="endnote")
        + " two"
        + note("1", p("<text:s/>At the foot."), p("More."))
        + "."
    )
    layout = read(body)
    assert layout.text == "One[i] two[1].\n\n[i] At the end.\n\n[1] At the foot.\n\nMore."
    assert [(mark.number, mark.span.of(layout.text)) for mark in layout.marks] == [(1, "[i]"), (2, "[1]")]
    assert [(each.mark, each.label) for each in layout.notes] == [(1, "i"), (2, "1")]
    assert layout.automatic
    lines = Lines(layout.text, layout.anchors)
    places = {word: layout.text.index(word) for word in ("two", "At the end", "At the foot", "More")}
    assert {word: (lines.place(at), lines.part(at)) for word, at in places.items()} == {
        "two": ((1, 6), ""),
        "At the foot": ((2, 2), "footnotes"),
        "More": ((3, 1), "footnotes"),
        "At the end": ((4, 1), "endnotes"),
    }


@pytest.mark.parametrize(
    ("labels", "marks", "numbers"),
    [
        (["1", "2"], ["[1]", "[2]"], [1, 2]),
        (["*", "1"], ["[*]", "[1]"], [1, 2]),
        (["1", "1"], ["[1]", "[1]"], [1, 2]),
        (["", ""], ["[1]", "[2]"], [1, 2]),
        (["x" * 31], ["[1]"], [1]),
        ([" <text:span>4</text:span> "], ["[4]"], [4]),
    ],
    ids=["numbers", "sign", "counted anew", "nothing said", "too long", "spans"],
)
def test_labels(labels: list[str], marks: list[str], numbers: list[int]) -> None:
    layout = read(p("w".join(note(label, p("Text.")) for label in labels)))
    assert [mark.span.of(layout.text) for mark in layout.marks] == marks
    assert [mark.number for mark in layout.marks] == numbers


@pytest.mark.parametrize(
    ("form", "start", "label"),
    [("i", "0", "[i]"), ("A", "1", "[B]"), ("a", "", "[a]"), ("1", "4", "[5]"), ("I", "3", "[IV]")],
)
def test_where_nothing_is_said_notes_are_counted_as_the_document_says(
    form: str, start: str, label: str
) -> None:
    counted = f'style:num-format="{form}" text:start-value="{start}"'
    said = f'<text:notes-configuration text:note-class="endnote" {counted}/>'
    layout = read(p("One" + note("", p("Text."), kind="endnote")), styles=said)
    assert layout.text == f"One{label}\n\n{label} Text."


@pytest.mark.parametrize(
    ("again", "shown"),
    [
        (span('<text:note-ref text:ref-name="ftn1">1</text:note-ref>', "Up"), "One[1] two[1]"),
        ('<text:note-ref text:ref-name="ftn1">1</text:note-ref>', "One[1] two1"),
        (span('<text:note-ref text:ref-name="lost">1</text:note-ref>', "Up"), "One[1] two¹"),
        (span('<text:note-ref text:ref-name="ftn1"/>', "Up"), "One[1] two"),
    ],
    ids=["raised", "in the line", "unknown", "empty"],
)
def test_a_second_mark_of_a_note(again: str, shown: str) -> None:
    layout = read(p("One" + note("1", p("Text."), name="ftn1") + " two" + again), automatic=UP)
    assert layout.text == f"{shown}\n\n[1] Text."
    assert [mark.number for mark in layout.marks] == [1] * shown.count("[")


def test_notes_in_lists_tables_boxes_and_raised_text() -> None:
    inner = p("b" + note("2", p("Two.")))
    box = f"<draw:frame><draw:text-box>{p('c' + note('3', p('Three.')))}</draw:text-box></draw:frame>"
    items = f"<text:list><text:list-item>{p('a' + note('1', p('One.')))}</text:list-item></text:list>"
    raised = p(span("d" + note("4", p("Item 4 of 5.")), "Up"))
    layout = read(items + cell(inner) + p("x" + box) + raised, automatic=UP)
    assert layout.text == (
        "a[1]\n\nb[2]\n\nx\n\nc[3]\n\nd[4]\n\n[1] One.\n\n[2] Two.\n\n[3] Three.\n\n[4] Item 4 of 5."
    )


def test_notes_of_hidden_and_of_deleted_words_are_left_out() -> None:
    away = style("Away", 'text:display="none"')
    deleted = f"<text:tracked-changes>{p('x' + note('1', p('Deleted.')))}</text:tracked-changes>"
    hidden = p('<text:hidden-paragraph text:is-hidden="true"/>y' + note("2", p("Hidden.")))
    body = deleted + hidden + p("One" + span(note("3", p("Away.")), "Away") + note("1", p("Seen.")))
    assert read(body, automatic=away).text == "One[1]\n\n[1] Seen."


@pytest.mark.parametrize(("label", "own"), [("†", "†"), ("", "†"), ("†", "")])
def test_a_sign_of_the_authors_own(label: str, own: str) -> None:
    layout = read(p("One" + note(label, p("Text."), own=own)))
    assert layout.text == "One[†]\n\n[†] Text."
    assert [each.label for each in layout.notes] == ["†"]


def test_a_note_without_text_keeps_its_mark() -> None:
    layout = read(p("One" + note("1", p("")) + note("2") + "."))
    assert layout.text == "One[1][2].\n\n[1] \n\n[2] "


@pytest.mark.parametrize(
    "words",
    [
        reference_mark(citation(), "(Lee 2021, 4)"),
        field("ADDIN " + citation(), "(Lee 2021, 4)"),
        field("ADDIN " + citation(), "(Lee 2021, 4)", separator=""),
        field("ADDIN " + citation(), "(Lee 2021, 4)", separator="its code<field:fieldmark-separator/>"),
        bookmark("ZOTERO_BREF_a", "(Lee <text:span>2021</text:span>, 4)"),
    ],
    ids=["reference mark", "Word's field", "older field", "field with its code", "bookmark"],
)
def test_citations_by_keys(words: str) -> None:
    body = p(f"It stood {words}." + note("1", p(f"See {words}.".replace("BREF_a", "BREF_b"))))
    for layout in (read(body, meta=PROPERTIES), read_bytes(packed(body, meta=PROPERTIES))):
        assert layout.text == "It stood (Lee 2021, 4).[1]\n\n[1] See (Lee 2021, 4)."
        assert [keyed.works for keyed in layout.keyed] == [(MILL_KEY,)] * 2
        assert {keyed.span.of(layout.text) for keyed in layout.keyed} == {"(Lee 2021, 4)"}
        assert [json.loads(each.text) for each in layout.embedded] == [[{**MILL, "id": "AB12"}]]


@pytest.mark.parametrize(
    "words",
    [
        reference_mark("Section one", "the mill"),
        reference_mark('ZOTERO_ITEM CSL_CITATION {"citationItems":[{', "the mill"),
        reference_mark(citation(), "") + "the mill",
        field("PAGEREF x", "the mill"),
        f'<text:reference-mark-start text:name="{citation().replace(chr(34), "&quot;")}"/>the mill',
        bookmark("ZOTERO_BREF_c", "the mill"),
        '<text:reference-mark-end text:name="a"/><field:fieldmark-end/><field:fieldmark-separator/>the mill',
    ],
    ids=[
        "another mark",
        "broken",
        "nothing printed",
        "another field",
        "no end",
        "no instruction",
        "no start",
    ],
)
def test_what_is_no_citation_stays_as_it_is_printed(words: str) -> None:
    layout = read(p(f"See {words}."))
    assert layout.text == "See the mill."
    assert not layout.keyed
    assert not layout.embedded


def test_a_citation_that_holds_the_mark_of_a_note_stays_as_it_is_printed() -> None:
    name = citation().replace('"', "&quot;")
    words = (
        f'<text:reference-mark-start text:name="{name}"/>Lee'
        + note("1", p("Text."))
        + f'<text:reference-mark-end text:name="{name}"/>'
    )
    layout = read(p(words))
    assert layout.text == "Lee[1]\n\n[1] Text."
    assert layout.keyed == ()


def test_two_works_give_their_data_once_each_where_they_are_first_cited() -> None:
    mill, water = reference_mark(citation(), "Lee"), reference_mark(citation("Water", "CD34"), "Marsh")
    layout = read(p(mill) + p(water + ", " + mill))
    assert [(json.loads(each.text)[0]["title"], each.line) for each in layout.embedded] == [
        ("The Mill", 1),
        ("Water", 2),
    ]


@pytest.mark.parametrize(
    ("said", "item"),
    [
        (
            BOOK,
            {
                "id": "lee21",
                "type": "book",
                "title": "The Mill",
                "publisher": "Tide Press",
                "publisher-place": "Ferreby",
                "author": [{"family": "Lee", "given": "Ann"}, {"family": "Marsh", "given": "Jon"}],
                "issued": {"date-parts": [[2021]]},
            },
        ),
        (
            ARTICLE,
            {
                "id": "m",
                "type": "article-journal",
                "volume": "3",
                "issue": "2",
                "container-title": "Quay",
                "author": [{"literal": "Tide Board"}],
            },
        ),
        (
            'text:identifier="w" text:bibliography-type="www" text:url="https://a.example/"',
            {"id": "w", "type": "webpage", "URL": "https://a.example/"},
        ),
        ('text:identifier="?" text:bibliography-type="custom1"', {"id": "?", "type": "document"}),
    ],
    ids=["book", "article", "page", "unknown"],
)
def test_entries_of_a_bibliography(said: str, item: dict[str, object]) -> None:
    layout = read(p(f"It stood <text:bibliography-mark {said}>[1]</text:bibliography-mark>."))
    assert layout.text == "It stood [1]."
    assert [keyed.works for keyed in layout.keyed] == [(KeyedWork(key=str(item["id"])),)]
    assert [json.loads(each.text) for each in layout.embedded] == [[item]]


def test_an_entry_without_a_key_stays_as_it_is_printed() -> None:
    layout = read(p("It stood <text:bibliography-mark>[1]</text:bibliography-mark>."))
    assert layout.text == "It stood [1]."
    assert layout.keyed == ()
