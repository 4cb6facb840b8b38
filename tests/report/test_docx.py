"""A comment stands on each quotation that is to be looked at, and the author's file is else as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import word_files as w
from packing import TYPES, Entry, zipped
from report import builders as b
from report import commented as c

from claimcheck import pipeline, sample
from claimcheck.errors import UsageError
from claimcheck.model import Alert, AlertKind, Form, Level, Look, Unchecked, Verdict
from claimcheck.package import rewritten
from claimcheck.report import docx, patch
from claimcheck.settings import Settings

FILES = sorted((Path(__file__).parent.parent / "parser" / "files").glob("*.docx"))
NOTE_MARK = "†"  # titles stand in notes: the comment is on the mark
TEXT = "The mill “turned for nine hours” on a spring tide."
SOURCE = "It turned for five hours on a spring tide, no more."


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_quotation_of_an_article_is_covered_just_so(file: Path) -> None:
    data = file.read_bytes()
    read = c.manuscript(data)
    quotations = [quotation for quotation in read.quotations if "[" not in quotation.text]
    assert len(quotations) > 10
    covered = c.covering(c.patched(data, *(quotation.span for quotation in quotations), read=read))
    assert covered == {
        f"said {at}": NOTE_MARK if quotation.form is Form.TITLE else quotation.text
        for at, quotation in enumerate(quotations)
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_all_else_of_an_article_is_as_it_was(file: Path) -> None:
    data = file.read_bytes()
    read = c.manuscript(data)
    out = c.patched(data, *(quotation.span for quotation in read.quotations), read=read)
    again = c.manuscript(out)
    unlike = {"sha256"}
    assert again.model_dump(exclude=unlike) == read.model_dump(exclude=unlike)
    before, after = c.parts(data), c.parts(out)
    assert list(after)[: len(before)] == list(before)
    new = set() if c.COMMENTS in before else {"word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {name for name, held in after.items() if before.get(name) != held} == {c.MAIN, c.COMMENTS} | new
    assert c.letters(after[c.MAIN]) == c.letters(before[c.MAIN])


def test_a_commented_manuscript_is_judged_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(allow_private=True, store=None)
    with sample.serve() as folder:
        monkeypatch.chdir(folder)
        shutil.copy(next(file for file in FILES if file.stem == "sample"), "article.docx")
        report = pipeline.run([Path("article.docx")], settings)
        out = patch(Path("article.docx").read_bytes(), report.dossiers[0], "docx", Look())
        Path("article.docx").write_bytes(out)
        again = pipeline.run([Path("article.docx")], settings)
    assert again.summary == report.summary
    assert again.dossiers[0].findings == report.dossiers[0].findings
    assert again.dossiers[0].evidence.matches == report.dossiers[0].evidence.matches
    assert patch(out, again.dossiers[0], "docx", Look()) == out  # nothing is said twice
    wrong = [m for m in report.dossiers[0].evidence.matches if m.verdict is Verdict.ALTERED]
    titles = [told.lines[0] for told in c.comments(out).values()]
    assert [title for title in titles if title.startswith("Altered")] == [
        f"Altered  {match.quotation_id}" for match in wrong
    ]


def test_a_comment_holds_verdict_source_work_rule_and_what_to_do() -> None:
    out = docx.patch(
        _file(), _altered(b.finding("quotation-altered", quotation_id="q01", fix="Mend it.")), Look()
    )
    (told,) = c.comments(out).values()
    assert told.author == "claimcheck"
    assert told.covers == "turned for nine hours"
    assert told.lines == [
        "Altered  q01",
        "Source: turned for five hours",
        "In: Marsh, “The Mill by the Ford”, Parish Papers, 1950",
        "To open: https://parish.example/mill",
        "Something is wrong [quotation-altered]",
        "To do: Mend it.",
    ]
    assert told.bold == ["Altered", "five"]


def test_a_verdict_is_told_where_its_rules_are_off() -> None:
    (told,) = c.comments(docx.patch(_file(), _altered(), Look())).values()
    assert told.lines[:2] == ["Altered  q01", "Source: turned for five hours"]


def test_a_comment_has_neither_date_nor_place_of_its_maker() -> None:
    out = docx.patch(_file(), _altered(), Look())
    assert b'<w:comment w:id="0" w:author="claimcheck" w:initials="cc"><w:p>' in c.parts(out)[c.COMMENTS]
    assert out == docx.patch(_file(), _altered(), Look())


def test_what_is_sound_has_no_comment_and_the_file_is_left_alone() -> None:
    data = _file()
    sound = b.evidence(c.manuscript(data), matches=[b.match("q01", Verdict.VERBATIM)])
    assert docx.patch(data, b.dossier(sound), Look()) == data


def test_an_alert_on_sound_words_is_told() -> None:
    data = _file()
    alert = Alert(kind=AlertKind.DENIED, message="the source denies it")
    match = b.match("q01", Verdict.VERBATIM).model_copy(update={"alerts": (alert,)})
    out = docx.patch(data, b.dossier(b.evidence(c.manuscript(data), matches=[match])), Look())
    (told,) = c.comments(out).values()
    assert told.lines == ["Verbatim  q01", "Look at: the source denies it"]


def test_what_was_not_checked_says_who_must_supply_what() -> None:
    data = _file()
    match = b.match("q01", Verdict.UNCHECKED, reason=Unchecked.NO_NOTE)
    found = b.finding("quotation-unchecked", Level.NOTE, "It was not checked", quotation_id="q01")
    out = docx.patch(data, b.dossier(b.evidence(c.manuscript(data), matches=[match]), found), Look())
    (told,) = c.comments(out).values()
    assert told.covers == "turned for nine hours"
    assert told.lines == [
        "Not checked  q01",
        "Why: no note covers it",
        "It was not checked [quotation-unchecked]",
        "To do: No note covers these. The author says what they quote: “turned for nine hours”",
    ]


def test_what_was_signed_off_has_no_comment_unless_it_is_asked_for() -> None:
    signed = b.finding("quotation-altered", quotation_id="q01", suppression=b.SIGNED)
    data = _file()
    assert docx.patch(data, _altered(signed), Look()) == data
    (told,) = c.comments(docx.patch(data, _altered(signed), Look(show_suppressed=True))).values()
    assert "Accepted: the printed book has it so (Ada Lee, 2026-05-04)" in told.lines


def test_a_finding_elsewhere_says_what_it_is_and_where_else() -> None:
    data = w.package(w.p(w.run("Lee spoke.")) + w.p(w.run("Leigh spoke.")))
    read = c.manuscript(data)
    found = c.on(b.span(read.text, "Lee"))
    other = found.locations[0].model_copy(
        update={"span": b.span(read.text, "Leigh"), "line": 2, "message": "the other spelling"}
    )
    out = docx.patch(
        data,
        c.dossier(read, found.model_copy(update={"locations": (found.locations[0], other), "fix": "Ask."})),
        Look(),
    )
    (told,) = c.comments(out).values()
    assert told.covers == "Lee"
    assert told.lines == [
        "Note",
        "said 0 [a-rule]",
        "See also: paragraph 2: the other spelling",
        "To do: Ask.",
    ]


def test_findings_without_a_place_stand_together_at_the_start() -> None:
    data = w.package(w.p(w.run("First.")) + w.p(w.run("Second.")))
    read = c.manuscript(data)
    lost = [
        b.finding("reference-unused", Level.NOTE, f"Work {name} is not cited").model_copy(
            update={"locations": ()}
        )
        for name in "AB"
    ]
    out = docx.patch(data, c.dossier(read, c.on(b.span(read.text, "Second")), *lost), Look())
    first, second = c.comments(out).values()
    assert (first.covers, second.covers) == ("First.", "Second")
    assert first.lines == [
        "Findings without a place in the text",
        "Note",
        "Work A is not cited [reference-unused]",
        "Note",
        "Work B is not cited [reference-unused]",
    ]


def test_a_document_without_any_paragraph_is_refused_in_words() -> None:
    data = w.package("")
    lost = b.finding("reference-unused").model_copy(update={"locations": ()})
    with pytest.raises(UsageError, match="holds no paragraph that could carry a comment"):
        docx.patch(data, c.dossier(c.manuscript(data), lost), Look())


def test_another_kind_of_manuscript_is_refused() -> None:
    with pytest.raises(UsageError, match="writes into word manuscripts"):
        patch(b"", c.dossier(b.manuscript("Text.")), "docx", Look())


def test_a_signed_document_is_refused() -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    signed = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{space}"><Relationship Id="r1" '
        f'Type="{space}/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>',
        "_xmlsignatures/origin.sigs": "",
        c.MAIN: c.parts(_file())[c.MAIN],
    }
    with pytest.raises(UsageError, match="is signed digitally"):
        docx.patch(zipped(signed), _altered(), Look())


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/_rels/document.xml.rels", c.COMMENTS])
def test_a_damaged_part_is_named(part: str) -> None:
    data = w.package(w.p(w.run(TEXT)), {"comments": w.part("comments")} if part == c.COMMENTS else {})
    broken = zipped(c.parts(data) | {part: b"<a"})
    with pytest.raises(UsageError, match=part.replace("[", r"\[").replace("]", r"\]")) as raised:
        docx.patch(broken, _altered(), Look())
    assert raised.value.file == "a.docx"


def test_entities_are_refused() -> None:
    text = f'<!DOCTYPE c [<!ENTITY e "x">]><w:comments xmlns:w="{w.W}">&e;</w:comments>'
    with pytest.raises(UsageError, match="declares entities"):
        docx.patch(w.package(w.p(w.run(TEXT)), {"comments": text}), _altered(), Look())


def test_a_new_part_of_comments_is_related_and_typed() -> None:
    held = c.parts(docx.patch(_file(), _altered(), Look()))
    related = held["word/_rels/document.xml.rels"].decode()
    assert 'officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>' in related
    assert (
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.comments+xml"/></Types>' in held["[Content_Types].xml"].decode()
    )


def test_a_document_without_relations_gets_them() -> None:
    held = c.parts(_file())
    del held["word/_rels/document.xml.rels"]
    out = docx.patch(zipped(held), _altered(), Look())
    assert [told.covers for told in c.comments(out).values()] == ["turned for nine hours"]
    assert b'Target="comments.xml"' in c.parts(out)["word/_rels/document.xml.rels"]


def test_comments_that_are_there_stay_and_keep_their_numbers() -> None:
    old = '<w:comment w:id="1" w:author="Ada" w:date="2026-01-01T00:00:00Z"><w:p/>'
    begin, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    nine = f'{begin}{w.run("for nine")}{end}<w:r><w:commentReference w:id="1"/></w:r>'
    body = w.p(w.run("The mill “turned "), nine, w.run(" hours” on a spring tide."))
    stray = w.p('<w:commentRangeStart w:id="0"/>', w.run("stray"))
    data = w.package(body + stray, {"comments": w.part("comments", f"{old}</w:comment>")})
    held = c.parts(docx.patch(data, _altered(), Look()))
    assert held[c.COMMENTS].startswith(c.parts(data)[c.COMMENTS].removesuffix(b"</w:comments>"))
    assert [name for name in held if "comments" in name] == [c.COMMENTS]
    main = held[c.MAIN].replace(b'<w:commentRangeStart w:id="0"/>', b"")
    told = c.comments(zipped(held | {c.MAIN: main}))
    assert {id_: (one.author, one.covers) for id_, one in told.items()} == {
        "1": ("Ada", "for nine"),
        "2": ("claimcheck", "turned for nine hours"),
    }


def test_an_empty_part_of_comments_is_opened() -> None:
    data = w.package(w.p(w.run(TEXT)), {"comments": f'<w:comments xmlns:w="{w.W}" />'})
    out = docx.patch(data, _altered(), Look())
    assert [told.covers for told in c.comments(out).values()] == ["turned for nine hours"]


def test_words_of_others_stay_words() -> None:
    data = _file()
    said = (
        "]]></w:t></w:comment><w:p> & \x00\x1b[31m\u202e\ud800 \ufffe claimcheck: ignore a-rule -- so "
        "Claimcheck: ignore a-rule"
    )
    found = b.finding("a-rule", message=said, quotation_id="q01")
    (told,) = c.comments(docx.patch(data, _altered(found), Look())).values()
    assert told.lines[-1] == (
        r"]]></w:t></w:comment><w:p> & \u0000\u001b[31m\u202e\ud800 \ufffe "
        "claimcheck : ignore a-rule -- so Claimcheck : ignore a-rule [a-rule]"
    )


def test_entries_keep_order_times_and_bytes() -> None:
    held = c.parts(_file())
    entries = [Entry(name, part, method=0 if "rels" in name else 8) for name, part in held.items()]
    out = docx.patch(zipped(entries), _altered(), Look())
    assert list(c.parts(out)) == [*held, c.COMMENTS]
    assert out == docx.patch(zipped(entries), _altered(), Look())


def _file() -> bytes:
    return w.package(w.p(w.run(TEXT)))


def _altered(*findings: b.Finding) -> b.Dossier:
    read = c.manuscript(_file())
    match = b.match("q01", Verdict.ALTERED, "mill").model_copy(
        update={
            "passages": (b.passage(SOURCE, "turned for five hours"),),
            "edits": (b.edit(read.text, SOURCE, "nine", "five"),),
        }
    )
    evidence = b.evidence(read, [b.reference("mill")], [b.source("mill", SOURCE)], [match])
    return b.dossier(evidence, *findings)


def test_what_is_new_is_said_beside_what_was_said_before() -> None:
    data = w.package(w.p(w.run("The mill stood by the ford, and nobody asked.")))
    read = c.manuscript(data)
    mill, ford = (b.span(read.text, words) for words in ("mill", "ford"))
    once = docx.patch(data, c.dossier(read, c.on(mill, 0)), Look())
    again = c.manuscript(once)
    both = docx.patch(once, c.dossier(again, c.on(mill, 0), c.on(ford, 1)), Look())
    assert sorted(c.covering(both).items()) == [("said 0", "mill"), ("said 1", "ford")]
    more = docx.patch(both, c.dossier(c.manuscript(both), c.on(ford, 1), c.on(mill, 1)), Look())
    assert [told.lines[1] for told in c.comments(more).values()].count("said 1 [a-rule]") == 2


def test_what_somebody_else_has_said_in_the_same_words_does_not_silence_us() -> None:
    data = w.package(w.p(w.run("The mill stood by the ford, and nobody asked.")))
    read = c.manuscript(data)
    once = docx.patch(data, c.dossier(read, c.on(b.span(read.text, "mill"), 0)), Look())
    comments = c.parts(once)[c.COMMENTS].replace(b'w:author="claimcheck"', b'w:author="Ada Lee"')
    theirs = rewritten(once, {c.COMMENTS: comments})
    twice = docx.patch(theirs, c.dossier(c.manuscript(theirs), c.on(b.span(read.text, "mill"), 0)), Look())
    assert [told.author for told in c.comments(twice).values()] == ["Ada Lee", "claimcheck"]
