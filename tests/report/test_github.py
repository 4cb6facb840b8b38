"""What GitHub's runner reads: commands with its escapes, ten of a kind, the worst first."""

from __future__ import annotations

import re

import pytest
from report import builders as b
from report import mill

from claimcheck.model import Anchor, Dossier, Finding, Level, Location, Look, Span, Verdict
from claimcheck.report import github

_COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::(.*)")


def unescaped(words: str) -> str:
    """As the runner reads a value: the percent sign last."""
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        words = words.replace(escape, char)
    return words


def commands(printed: str) -> list[tuple[str, dict[str, str], str]]:
    """Every line but the last as the runner takes it apart."""
    found = []
    for line in printed.splitlines()[:-1]:
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        found.append((match[1], {key: unescaped(value) for key, value in pairs}, unescaped(match[3])))
    return found


def shown(*dossiers: Dossier, suppressed: bool = False) -> str:
    return github.render(b.report(*dossiers), Look(show_suppressed=suppressed))


def test_the_worst_stand_first_and_signed_off_ones_not_at_all() -> None:
    told = [(kind, where["title"]) for kind, where, _ in commands(shown(mill.dossier()))]
    assert told == [
        ("error", "claimcheck quotation-absent"),
        ("error", "claimcheck quotation-misattributed"),
        ("error", "claimcheck quotation-altered"),
        ("warning", "claimcheck name-drift"),
        ("notice", "claimcheck source-missing"),
        ("notice", "claimcheck quotation-unchecked"),
        ("notice", "claimcheck sign-off"),
    ]


def test_a_command_says_where_with_both_ends_included() -> None:
    start = mill.TEXT.index("nine")
    first = Location(span=Span(start=start, end=start + 4), line=1, column=start + 1)
    finding = b.finding("quotation-altered", message="“nine”, not 4%", fix="Restore it.")
    found = finding.model_copy(update={"locations": (first,)})
    line = shown(Dossier(evidence=mill.dossier().evidence, findings=(found,))).splitlines()[0]
    assert line == (
        f"::error file=drafts/mill.txt,line=1,endLine=1,col={start + 1},endColumn={start + 4},"
        "title=claimcheck quotation-altered::“nine”, not 4%25%0ARestore it."
    )


def test_what_goes_over_lines_has_no_columns() -> None:
    place = Location(span=Span(start=3, end=mill.TEXT.index("Then") + 2), line=1, column=4)
    finding = b.finding("name-drift").model_copy(update={"locations": (place,)})
    where = commands(shown(Dossier(evidence=mill.dossier().evidence, findings=(finding,))))[0][1]
    assert where == {
        "file": "drafts/mill.txt",
        "line": "1",
        "endLine": "2",
        "title": "claimcheck name-drift",
    }


def test_a_word_file_has_no_lines_and_its_place_in_words() -> None:
    told = commands(shown(mill.dossier("mill.docx", "word")))
    kind, where, message = next(each for each in told if "name-drift" in each[1]["title"])
    assert (kind, where) == ("warning", {"file": "mill.docx", "title": "claimcheck name-drift"})
    assert message == "Two spellings of Marsh (paragraph 4)"


def test_a_file_that_the_manuscript_takes_in_is_named() -> None:
    dossier = mill.dossier("drafts/mill.tex", "latex")
    anchors = (Anchor(start=0, line=9, column=2, part="../chapters/one.tex"),)
    manuscript = dossier.evidence.manuscript.model_copy(update={"anchors": anchors})
    evidence = dossier.evidence.model_copy(update={"manuscript": manuscript})
    where = commands(shown(Dossier(evidence=evidence, findings=dossier.findings[:1])))[0][1]
    assert where["file"] == "chapters/one.tex"
    assert (where["line"], where["col"]) == ("9", "5")


@pytest.mark.parametrize("windows", ["a,b:c%d.txt", "spaces  in it.txt", "büro/kapitel eins.md"])
def test_a_path_comes_back_as_it_is(windows: str) -> None:
    assert {where["file"] for _, where, _ in commands(shown(mill.dossier(windows)))} == {
        windows,
        "drafts/signoffs.toml",
    }


def test_with_show_suppressed_they_are_notices_with_who_signed() -> None:
    told = [(kind, message) for kind, _, message in commands(shown(mill.dossier(), suppressed=True))]
    signed = "Does not count: the printed book has it so (Ada Lee, 2026-05-04)"
    assert ("notice", f"A stray comma\n{signed}") in told
    assert ("notice", "old\nDoes not count: an old finding of the baseline") in told


def test_what_was_not_checked_or_had_is_told_also_without_its_rule() -> None:
    dossier = Dossier(evidence=mill.dossier().evidence, findings=())
    lack = (
        "No address and no file is known. The author supplies URL, DOI or the text of: Low, “Weirs” (note 3)"
    )
    assert [(kind, where.get("line"), message) for kind, where, message in commands(shown(dossier))] == [
        ("notice", "3", "“the weir was never paid for” was not checked: its source was not had"),
        ("notice", "3", "“so said the miller” was not checked: its source was not had"),
        ("notice", None, lack),
    ]


def many(count: int, level: Level) -> list[Finding]:
    return [b.finding(f"{level}-{n}", level, f"number {n}", start=n) for n in range(count)]


def test_ten_of_a_kind_are_printed_and_the_rest_is_counted() -> None:
    evidence = b.evidence(b.manuscript("Words. " * 20), matches=[])
    findings = (*many(12, Level.ERROR), *many(10, Level.WARNING), *many(11, Level.NOTE))
    printed = shown(Dossier(evidence=evidence, findings=findings))
    kinds = [kind for kind, _, _ in commands(printed)]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert printed.splitlines()[-1] == (
        "FAIL: 0 quotations: 0 verbatim, 0 permissible, 0 altered, 0 misattributed, 0 absent, 0 not checked. "
        "12 errors, 10 warnings, 11 notes; fails on errors. Not shown here, GitHub shows ten of a kind: "
        "2 errors, 1 notice; the other reports have them."
    )


def test_a_message_is_cut_and_says_so() -> None:
    finding = b.finding("name-drift", message="long " * 2_000)
    message = commands(shown(b.dossier(mill.dossier().evidence, finding)))[0][2]
    assert message.startswith("long long")
    assert message.endswith(" ⋯ (cut; the other reports have it in full)")
    assert len(message) < 4_100


def test_verdicts_that_are_no_errors_do_not_jump_the_queue() -> None:
    evidence = mill.dossier().evidence
    assert evidence.matches[2].verdict is Verdict.ABSENT
    warning = b.finding("a-warning", Level.WARNING, quotation_id="q03", start=90)
    error = b.finding("an-error", quotation_id="q01", start=95)
    told = commands(shown(b.dossier(evidence, warning, error)))
    assert [where["title"] for _, where, _ in told][:2] == ["claimcheck an-error", "claimcheck a-warning"]
