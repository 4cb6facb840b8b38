"""However a Word file cuts its words up, a comment covers those that it is about, and changes none."""

from __future__ import annotations

import pytest
import word_files as w
from hypothesis import given
from hypothesis import strategies as st
from packing import W_DOCUMENT, W, zipped
from report import builders as b
from report import commented as c

from claimcheck.model import Look, Span
from claimcheck.report import docx

BOLD = "<w:b/>"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def covered(body: str, *words: str, **parts: str) -> list[str]:
    """Comment on each of these words of a document; returns what each comment covers."""
    return _covered(w.package(body, parts), *words)


def _covered(data: bytes, *words: str) -> list[str]:
    read = c.manuscript(data)
    out = c.patched(data, *(b.span(read.text, each) for each in words), read=read)
    again = c.manuscript(out)
    assert (again.text, again.anchors, again.marks) == (read.text, read.anchors, read.marks)
    before, after = c.parts(data), c.parts(out)
    assert c.letters(after[c.MAIN]) == c.letters(before[c.MAIN])
    told = c.covering(out)
    return [told[f"said {at}"] for at in range(len(words))]


def about(data: bytes, *words: str) -> list[list[str]]:
    """Return the lines of the comments on these words."""
    read = c.manuscript(data)
    out = c.patched(data, *(b.span(read.text, each) for each in words), read=read)
    assert c.letters(c.parts(out)[c.MAIN]) == c.letters(c.parts(data)[c.MAIN])
    return [told.lines for told in c.comments(out).values()]


def test_words_within_one_run() -> None:
    assert covered(w.p(w.run("He said it and went.", BOLD)), "said it") == ["said it"]


def test_words_over_several_runs() -> None:
    body = w.p(w.run("He sa"), w.run("id", BOLD), w.run(" it and we"), w.run("nt."))
    assert covered(body, "said it", "id", "it and went", "He said it and went.") == [
        "said it",
        "id",
        "it and went",
        "He said it and went.",
    ]


def test_words_over_several_paragraphs() -> None:
    body = (
        w.p(w.run("One two.")) + "<w:tbl><w:tr><w:tc>" + w.p(w.run("Three four.")) + "</w:tc></w:tr></w:tbl>"
    )
    data = w.package(body)
    text = c.manuscript(data).text
    place = Span(start=text.index("two"), end=text.index(" four"))
    assert c.covering(c.patched(data, place)) == {"said 0": "two.\nThree"}


def test_words_that_overlap_enclose_and_meet_at_one_place() -> None:
    body = w.p(w.run("one two three four"))
    assert covered(body, "one two", "two three", "two", "two", "three", "one two three four") == [
        "one two",
        "two three",
        "two",
        "two",
        "three",
        "one two three four",
    ]


def test_the_marks_of_one_place_are_in_order() -> None:
    data = w.package(w.p(w.run("ab")))
    main = c.parts(c.patched(data, Span(start=0, end=1), Span(start=1, end=2)))[c.MAIN].decode()
    assert main.index('<w:commentRangeEnd w:id="0"/>') < main.index('<w:commentRangeStart w:id="1"/>')


def test_a_run_that_is_cut_keeps_its_properties_and_its_white_space() -> None:
    data = w.package('<w:p><w:r w:rsidR="00A1"><w:rPr><w:i/></w:rPr><w:t>one two three</w:t></w:r></w:p>')
    main = c.parts(c.patched(data, Span(start=4, end=7)))[c.MAIN].decode()
    run = '<w:r w:rsidR="00A1"><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">'
    assert (
        f'<w:p>{run}one </w:t></w:r><w:commentRangeStart w:id="0"/>{run}two</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        f"{run} three</w:t></w:r></w:p>"
    ) in main


def test_white_space_that_word_leaves_out_does_not_come_back() -> None:
    data = w.package("<w:p><w:r><w:t> (one two) </w:t></w:r></w:p>")
    main = c.parts(c.patched(data, Span(start=1, end=4)))[c.MAIN].decode()
    assert "<w:t> (</w:t>" in main
    assert about(data, "two") == [["Note", "On: “two”", "said 0 [a-rule]"]]


def test_tabs_breaks_and_hyphens_between_words() -> None:
    run = (
        "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/>"
        "<w:t>four</w:t><w:softHyphen/><w:t>teen</w:t></w:r>"
    )
    assert covered(w.p(run), "two", "three", "four", "fourteen", "three-four") == [
        "two",
        "three",
        "four",
        "fourteen",
        "three-four",
    ]


def test_tracked_changes() -> None:
    change = 'w:id="9" w:author="Ada" w:date="2026-01-01T00:00:00Z"'
    body = w.p(
        w.run("It was "),
        f"<w:ins {change}>{w.run('“kept wet”')}</w:ins>",
        f"<w:del {change}><w:r><w:delText>dry</w:delText></w:r></w:del>",
        f"<w:moveTo {change}>{w.run(' for long')}</w:moveTo>",
        f"<w:moveFrom {change}>{w.run(' for ever')}</w:moveFrom>",
        w.run(" and sound."),
    )
    assert covered(body, "kept wet", "kept", "wet” for long and", "long", "sound") == [
        "kept wet",
        "kept",
        "wet” for long and",
        "long",
        "sound",
    ]


def test_a_paragraph_whose_mark_was_deleted() -> None:
    mark = '<w:rPr><w:del w:id="9" w:author="Ada"/></w:rPr>'
    body = w.p(w.run("one two "), properties=mark) + w.p(w.run("three four"))
    data = w.package(body)
    read = c.manuscript(data)
    assert read.text == "one two three four"
    place = b.span(read.text, "two three")
    assert c.covering(c.patched(data, place, read=read)) == {"said 0": "two \nthree"}


def test_fields_are_never_cut_in_their_instruction() -> None:
    body = w.p(
        w.run("See "),
        w.field('HYPERLINK "https://a.example/"', w.run("the old "), w.run("mill", BOLD)),
        w.run(" here"),
    )
    assert covered(body, "the old mill", "old", "mill", "here", "See the") == [
        "the old mill",
        "old",
        "mill",
        "here",
        "See the",
    ]
    data = w.package(body)
    main = c.parts(c.patched(data, Span(start=4, end=16)))[c.MAIN].decode()
    assert main.index("commentRangeStart") < main.index('fldCharType="begin"')
    assert main.index('fldCharType="end"') < main.index("commentRangeEnd")


def test_a_field_in_one_run() -> None:
    run = (
        '<w:r><w:t>a</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>12</w:t><w:fldChar w:fldCharType="end"/><w:t>b</w:t></w:r>'
    )
    assert covered(w.p(run), "a", "12", "b", "a12b") == ["a", "12", "b", "a12b"]


def test_hyperlinks_simple_fields_and_controls() -> None:
    body = w.p(
        f'<w:hyperlink w:anchor="x">{w.run("one two")}</w:hyperlink>',
        f'<w:fldSimple w:instr="TITLE">{w.run(" three four")}</w:fldSimple>',
        '<w:sdt><w:sdtPr><w:tag w:val="goog"/></w:sdtPr>'
        f"<w:sdtContent>{w.run(' five six')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="e"><w:smartTagPr/>{w.run(" seven eight")}</w:smartTag>',
    )
    words = ["one", "two three", "four five", "six", "seven", "eight", "one two three four five six"]
    assert covered(body, *words) == words


@pytest.mark.parametrize("bound", ["<w:text/>", '<w:dataBinding w:xpath="/t"/>', "<w:date/>"])
def test_what_a_program_writes_anew_is_covered_whole(bound: str) -> None:
    control = f"<w:sdt><w:sdtPr>{bound}</w:sdtPr><w:sdtContent>{w.run('one two')}</w:sdtContent></w:sdt>"
    data = w.package(w.p(w.run("a "), control, w.run(" b")))
    assert about(data, "two") == [["Note", "On: “two”", "said 0 [a-rule]"]]
    (told,) = c.comments(c.patched(data, Span(start=6, end=9))).values()
    assert told.covers == "one two"


MATH = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
RUBY = f"<w:r><w:ruby><w:rt>{w.run('over')}</w:rt><w:rubyBase>{w.run('x+y')}</w:rubyBase></w:ruby></w:r>"
ALTERNATE = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{w.run("x+y")}</mc:Choice>'
    f"<mc:Fallback>{w.run('x+y')}</mc:Fallback></mc:AlternateContent>"
)
BOX = f"<w:r><w:pict><w:txbxContent>{w.p(w.run('x+y'))}</w:txbxContent></w:pict></w:r>"


@pytest.mark.parametrize("inner", [MATH, RUBY, ALTERNATE, BOX], ids=["math", "ruby", "alternate", "box"])
def test_where_comments_are_not_allowed_they_stand_around(inner: str) -> None:
    data = w.package(w.p(w.run("a "), inner, w.run(" b")))
    read = c.manuscript(data)
    out = c.patched(data, b.span(read.text, "+"), read=read)
    (told,) = c.comments(out).values()
    assert told.lines == ["Note", "On: “+”", "said 0 [a-rule]"]
    main = c.parts(out)[c.MAIN].decode()
    assert f'<w:commentRangeStart w:id="0"/>{inner}<w:commentRangeEnd w:id="0"/>' in main
    assert c.letters(main.encode()) == c.letters(c.parts(data)[c.MAIN])


def test_a_paragraph_with_no_place_at_all_is_told_at_the_start() -> None:
    choice = f'<mc:Choice Requires="w">{w.p(w.run("lost words"))}</mc:Choice>'
    lost = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    data = w.package(w.p(w.run("First.")) + lost)
    (told,) = c.comments(c.patched(data, Span(start=8, end=12))).values()
    assert told.covers == "First."
    assert told.lines == [
        "Findings without a place in the text",
        "Note",
        "On: “lost”",
        "said 0 [a-rule]",
    ]


def test_words_of_notes_are_told_at_the_notes_mark() -> None:
    body = w.p(
        w.run("One"),
        w.refer(1),
        w.run(" two"),
        w.refer(2),
        w.run(" three"),
        w.refer(1, "endnote"),
        w.run("."),
    )
    data = w.package(
        body, {"footnotes": w.notes("Lee, 3.", "Roe, 4."), "endnotes": w.notes("Poe.", kind="endnote")}
    )
    read = c.manuscript(data)
    out = c.patched(data, *(b.span(read.text, name) for name in ("Roe", "Lee", "Poe")), read=read)
    assert [(told.covers, told.lines[1]) for told in c.comments(out).values()] == [
        ("†", "In this note: “Lee”"),
        ("†", "In this note: “Roe”"),
        ("†", "In this note: “Poe”"),
    ]
    main = c.parts(out)[c.MAIN].decode()
    assert f'<w:commentRangeStart w:id="1"/>{w.refer(2)}<w:commentRangeEnd w:id="1"/>' in main
    assert c.manuscript(out).text == read.text


@pytest.mark.parametrize(
    ("between", "sign"),
    [
        ("", "a"),
        ("</w:r><w:r>", "*"),
        ("</w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>", "a"),
    ],
)
def test_a_notes_own_sign_stays_with_its_mark(between: str, sign: str) -> None:
    mark = '<w:footnoteReference w:id="1" w:customMarkFollows="1"/>'
    run = f"<w:r><w:t>One</w:t>{mark}{between}<w:t>{sign}</w:t></w:r>"
    data = w.package(w.p(run, w.run(" two.")), {"footnotes": w.notes(f"{sign} Lee, 3.")})
    read = c.manuscript(data)
    assert f"One[{sign}] two." in read.text
    out = c.patched(
        data, *(b.span(read.text, words) for words in ("Lee", f"One[{sign}]", "One[", "two")), read=read
    )
    assert c.manuscript(out).text == read.text
    assert c.letters(c.parts(out)[c.MAIN]) == c.letters(c.parts(data)[c.MAIN])


def test_hidden_words_and_numbers_of_lists_are_no_hindrance() -> None:
    body = w.p(w.run("one "), w.run("secret", "<w:vanish/>"), w.run("two three"))
    assert covered(body, "one", "two", "three") == ["one", "two", "three"]


def test_a_words_generated_by_the_reader_stand_for_their_paragraph() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = w.package(w.p(w.run("an item"), properties=item), {"numbering": w.part("numbering", numbering)})
    read = c.manuscript(data)
    assert read.text == "1. an item"
    assert c.covering(c.patched(data, b.span(read.text, "1."), b.span(read.text, "1. an"))) == {
        "said 0": "an item",
        "said 1": "an",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(encoding: str) -> None:
    xml = f"<w:body>{w.p(w.run('naïve café “a & b” — ½'))}</w:body></w:document>".replace("½", "&#189;")
    named = encoding.removesuffix("-sig")
    head = f'<?xml version="1.0" encoding="{named}"?>\r\n'
    main = (head + W_DOCUMENT + xml).encode(encoding, "xmlcharrefreplace")
    data = zipped(c.parts(w.package("")) | {c.MAIN: main})
    assert _covered(data, "café", "a & b", "½", "naïve café") == ["café", "a & b", "½", "naïve café"]


def test_a_part_of_comments_in_another_encoding() -> None:
    old = f'<?xml version="1.0" encoding="iso-8859-1"?><w:comments xmlns:w="{W}"/>'.encode("iso-8859-1")
    held = c.parts(w.package(w.p(w.run("one two")), {"comments": w.part("comments")})) | {c.COMMENTS: old}
    data = zipped(held)
    read = c.manuscript(data)
    found = c.on(b.span(read.text, "two")).model_copy(update={"message": "“größer” 漢"})
    (told,) = c.comments(docx.patch(data, c.dossier(read, found), Look())).values()
    assert told.lines[1] == "“größer” 漢 [a-rule]"


def test_other_prefixes_and_none() -> None:
    plain = f"<document xmlns='{W}'><body><p><r><t>one two three</t></r></p></body></document>"
    other = (
        plain.replace("xmlns=", "xmlns:x=").replace("</", "<//").replace("<", "<x:").replace("<x://", "</x:")
    )
    for main in (plain, other, plain.replace(W, STRICT), other.replace(W, STRICT)):
        data = zipped(c.parts(w.package("")) | {c.MAIN: main.encode()})
        assert _covered(data, "two", "one", "three") == ["two", "one", "three"]
        held = c.parts(c.patched(data, Span(start=0, end=3)))
        assert (STRICT in held[c.COMMENTS].decode()) == (STRICT in main)
        related = held["word/_rels/document.xml.rels"].decode()
        assert ("purl.oclc.org/ooxml/officeDocument/relationships/comments" in related) == (STRICT in main)


def test_cdata_comments_and_instructions_within_words() -> None:
    body = (
        "<w:p><w:r><w:t>one <![CDATA[<two> & ]]>th<!-- - -->ree<?x y?> fo&#117;r&amp;five</w:t></w:r></w:p>"
    )
    words = ["<two>", "two", "& three", "th", "ree four", "four", "four&five", "five", "&"]
    data = w.package(body)
    read = c.manuscript(data)
    assert read.text == "one <two> & three four&five"
    out = c.patched(data, *(b.span(read.text, each) for each in words), read=read)
    assert [c.covering(out)[f"said {at}"] for at in range(len(words))] == words
    assert c.manuscript(out).text == read.text


def test_a_run_too_long_to_write_again_is_covered_whole() -> None:
    data = w.package(w.p(w.run("one two three", f'<w:rFonts w:ascii="{"x" * 6000}"/>')))
    assert about(data, "two") == [["Note", "On: “two”", "said 0 [a-rule]"]]


def test_a_place_that_is_not_what_the_manuscript_says_is_its_whole_paragraph() -> None:
    read = c.manuscript(w.package(w.p(w.run("one two three"))))
    out = c.patched(w.package(w.p(w.run("one six three"))), b.span(read.text, "two"), read=read)
    (told,) = c.comments(out).values()
    assert '<w:p><w:pPr></w:pPr><w:commentRangeStart w:id="0"/>' in c.parts(out)[c.MAIN].decode()
    assert told.covers == "one six three"
    assert told.lines == ["Note", "On: “two”", "said 0 [a-rule]"]


def test_no_run_is_cut_where_one_ends() -> None:
    data = w.package(w.p(w.run("one "), w.run("two", BOLD), w.run(" three")))
    main = c.parts(c.patched(data, Span(start=4, end=7)))[c.MAIN].decode()
    two = w.run("two", BOLD)
    assert f'<w:commentRangeStart w:id="0"/>{two}<w:commentRangeEnd w:id="0"/>' in main


def test_a_whole_box_is_not_its_words() -> None:
    assert about(w.package(w.p(BOX)), "x+y") == [["Note", "On: “x+y”", "said 0 [a-rule]"]]


def test_no_comment_stands_in_an_instruction_even_where_a_run_cannot_be_cut() -> None:
    properties = f'<w:rPr><w:rFonts w:ascii="{"x" * 6000}"/></w:rPr>'
    body = w.p(
        f'<w:r>{properties}<w:t>one</w:t><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText>TITLE</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        w.run("two"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert covered(body, "one", "two") == ["one", "two"]
    main = c.parts(c.patched(w.package(body), Span(start=0, end=3)))[c.MAIN].decode()
    assert main.index('"separate"') < main.index("commentRangeEnd") < main.index("two")


def test_a_comment_in_an_empty_paragraph() -> None:
    data = w.package(w.p() + w.p(w.run("one")))
    found = b.finding("a-rule").model_copy(update={"locations": ()})
    (told,) = c.comments(docx.patch(data, c.dossier(c.manuscript(data), found), Look())).values()
    assert (told.covers, told.lines[0]) == ("", "Findings without a place in the text")


LETTERS = st.text("ab “é&<漢😀\u00ad", min_size=1, max_size=12)
RUNS = st.lists(
    st.tuples(
        LETTERS,
        st.sampled_from(["", BOLD, "<w:vanish/>"]),
        st.sampled_from(["run", "ins", "link", "field", "del"]),
    ),
    min_size=1,
    max_size=8,
)


@given(
    st.lists(RUNS, min_size=1, max_size=3), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=6)
)
def test_any_words_of_any_runs(
    paragraphs: list[list[tuple[str, str, str]]], places: list[tuple[float, float]]
) -> None:
    body = "".join(w.p(w.run("("), *map(_laid, runs), w.run(")")) for runs in paragraphs)
    data = w.package(body)
    read = c.manuscript(data)
    spans = [_span(read.text, *sorted(place)) for place in places]
    out = c.patched(data, *spans, read=read)
    again = c.manuscript(out)
    assert (again.text, again.anchors) == (read.text, read.anchors)
    assert c.letters(c.parts(out)[c.MAIN]) == c.letters(c.parts(data)[c.MAIN])
    if spans:
        covers = c.covering(out)
        hidden = any(kind[1] == "<w:vanish/>" for runs in paragraphs for kind in runs)
        for at, span in enumerate(spans):
            words = span.of(read.text)
            if not words.strip():  # between two paragraphs
                assert covers[f"said {at}"]
            elif not hidden:
                assert "".join(covers[f"said {at}"].split()) == "".join(words.split())
            else:
                assert set("".join(words.split())) <= set(covers[f"said {at}"])


def _laid(run: tuple[str, str, str]) -> str:
    words, properties, kind = run
    inner = w.run(words, properties)
    change = 'w:id="9" w:author="Ada"'
    match kind:
        case "ins":
            return f"<w:ins {change}>{inner}</w:ins>"
        case "del":
            return f"<w:del {change}>{inner.replace('w:t', 'w:delText')}</w:del>"
        case "link":
            return f'<w:hyperlink w:anchor="a">{inner}</w:hyperlink>'
        case "field":
            return w.field("TITLE", inner)
    return inner


def _span(text: str, low: float, high: float) -> Span:
    start = min(int(low * len(text)), len(text) - 1)
    return Span(start=start, end=max(int(high * len(text)), start + 1))
