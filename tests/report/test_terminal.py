"""What a copy editor reads, in which order, and that nothing hostile reaches her terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report import builders as b
from rich.cells import cell_len

from claimcheck.model import (
    Basis,
    Block,
    BlockKind,
    Claim,
    Dossier,
    Edit,
    EditKind,
    EditTag,
    Evidence,
    Finding,
    Form,
    Lack,
    Level,
    Look,
    Match,
    Notice,
    Outcome,
    Snapshot,
    SourceText,
    Span,
    Suppression,
    SuppressionKind,
    Unchecked,
    Verdict,
    Via,
)
from claimcheck.report import terminal

TEXT = (
    "Marsh writes that “the mill ground corn for nine parishes”[1] and of “bees in the chapel,”[1] "
    "the rules that “no one shall be turned away”[2], Low that “the weir was never paid for.”[3] He “sang”."
)
MILL = "Until 1911 the mill ground corn for four parishes, when the weir broke."
FORD = "Rule 9: no one shall be turned away."


def sample() -> Dossier:
    """One altered, one absent, one misattributed, one unchecked quotation; a remark of each level."""
    words = (
        ("the mill ground corn for nine parishes", 1),
        ("bees in the chapel,", 1),
        ("no one shall be turned away", 2),
        ("the weir was never paid for.", 3),
    )
    quotations = [b.quotation(TEXT, said, f"q0{i}", (mark,)) for i, (said, mark) in enumerate(words, 1)]
    scare = b.quotation(TEXT, "sang", "q05", (), Form.SCARE)
    claim = Claim(id="c01", span=Span(start=0, end=1), marks=(2,))
    matches = (
        Match(
            quotation_id="q01",
            reference_id="marsh",
            verdict=Verdict.ALTERED,
            edits=(b.edit(TEXT, MILL, "nine", "four"),),
            passages=(b.passage(MILL, "the mill ground corn for four parishes"),),
        ),
        b.match("q02", Verdict.ABSENT, "marsh"),
        Match(
            quotation_id="q03",
            reference_id="ford",
            verdict=Verdict.MISATTRIBUTED,
            passages=(b.passage(FORD, "no one shall be turned away"),),
        ),
        b.match("q04", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE),
    )
    read = b.evidence(
        b.manuscript(TEXT, [*quotations, scare], [b.note(m, f"n{m}.1") for m in (1, 2, 3)], [claim]),
        [
            b.reference("marsh"),
            b.reference("ford", "Rules of the Ford", "Ely"),
            b.reference("low", "Weirs", "Low"),
        ],
        [b.source("marsh", MILL), b.source("ford", FORD, partial="a teaser"), b.lack("low")],
        matches,
        [b.resolution("n1.1", "marsh"), b.resolution("n2.1", "marsh"), b.resolution("n3.1", "low")],
    )
    return b.dossier(
        read,
        b.finding(
            "quotation-altered", message="“nine” stands as “four”", quotation_id="q01", fix="Restore it."
        ),
        b.finding("quotation-absent", message="The bees are nowhere", quotation_id="q02"),
        b.finding("quotation-misattributed", message="It is in Ely", quotation_id="q03"),
        b.finding("name-drift", Level.WARNING, "Two spellings of Marsh", mark=2),
        b.finding("note-punctuation", Level.NOTE, "Stray comma", mark=3),
    )


def shown(*dossiers: Dossier, width: int = 80, verbose: bool = False, color: bool = False) -> str:
    return terminal.render(b.report(*dossiers), Look(width=width, verbose=verbose, color=color))


def in_order(text: str, *parts: str) -> None:
    """Each part stands in `text` after the one before it."""
    at = 0
    for part in parts:
        assert part in text[at:], f"{part!r} is not after the part before it"
        at = text.index(part, at) + len(part)


def flat(text: str) -> str:
    return " ".join(text.split())


# --- the one line ---------------------------------------------------------------------------

LINE = (
    "FAIL 4 quotations: 0 verbatim, 0 permissible, 1 altered, 1 misattributed, 1 absent, 1 not checked. "
    "3 errors, 1 warning, 1 note; fails on errors."
)


def test_the_one_line_opens_and_closes_the_report() -> None:
    text = flat(shown(sample()))
    assert text.startswith(LINE)
    assert LINE in text[len(LINE) :]


def test_what_was_not_checked_is_never_among_what_passed() -> None:
    read = sample().evidence
    unchecked = tuple(m for m in read.matches if m.verdict is Verdict.UNCHECKED)
    only = b.dossier(read.model_copy(update={"matches": unchecked}))
    text = flat(terminal.render(b.report(only, outcome=Outcome.INCOMPLETE, exit_code=3), Look()))
    assert text.startswith("INCOMPLETE 1 quotation: 0 verbatim, 0 permissible,")
    assert "1 not checked" in text
    assert "PASS" not in text


def test_zero_quotations_are_said_aloud() -> None:
    empty = b.dossier(b.evidence(b.manuscript("No words of others.")))
    text = terminal.render(b.report(empty, outcome=Outcome.EMPTY, exit_code=2), Look())
    assert text.startswith("EMPTY  0 quotations:")
    assert "No quotation was found here" in text


def test_quiet_is_the_one_line_alone() -> None:
    text = terminal.render(b.report(sample()), Look(quiet=True))
    assert flat(text) == LINE


# --- the order ------------------------------------------------------------------------------


def test_what_blocks_comes_first_and_limits_last() -> None:
    in_order(
        shown(sample()),
        "FAIL",
        "What blocks",
        "Not checked",
        "Sources",
        "Worth a look",
        "House style",
        "Not looked at",
        "FAIL",
        "Next:",
    )


def test_several_manuscripts_have_a_section_each_with_their_own_count() -> None:
    first, second = sample(), sample()
    other = second.evidence.manuscript.model_copy(update={"path": "second.txt"})
    second = second.model_copy(update={"evidence": second.evidence.model_copy(update={"manuscript": other})})
    text = flat(shown(first, second))
    in_order(text, "FAIL 8 quotations", "article.txt 4 quotations: 0", "second.txt 4 quotations: 0", "FAIL 8")


# --- what blocks ----------------------------------------------------------------------------


def test_the_differing_words_are_marked_in_both_texts() -> None:
    lines = shown(sample()).splitlines()
    quoted = next(i for i, line in enumerate(lines) if line.strip().startswith("manuscript"))
    assert lines[quoted].endswith("the mill ground corn for nine parishes")
    assert lines[quoted + 2].endswith("the mill ground corn for four parishes")
    for line, word in ((quoted, "nine"), (quoted + 2, "four")):
        column = lines[line].index(word)
        assert lines[line + 1] == " " * column + "^^^^"


def test_a_card_says_note_place_rule_and_what_to_do() -> None:
    card = flat(shown(sample())).partition("What blocks")[2].partition("Absent")[0]
    in_order(
        card, "Altered q01, note 1, line 1:20", "nine", "four", "Marsh, “The Mill by the Ford”", "Restore it."
    )
    assert "[quotation-altered]" in card


def test_misattributed_names_the_work_that_has_the_words() -> None:
    card = flat(shown(sample())).partition("Misattributed q03")[2].partition("Not checked")[0]
    assert "Ely, “Rules of the Ford”" in card


def test_one_quotation_with_two_errors_is_one_card() -> None:
    again = b.finding("quotation-omission", message="A word is left out", quotation_id="q01")
    dossier = sample()
    text = shown(dossier.model_copy(update={"findings": (*dossier.findings, again)}))
    assert text.count("Altered  q01") == 1
    assert "[quotation-omission]" in text


def test_an_omission_has_a_caret_in_the_gap() -> None:
    text, source = "He said “they did pay it”.[1]", "they did not pay it"
    gap = Span(start=text.index("pay"), end=text.index("pay"))
    lost = Span(start=9, end=13)
    edit = Edit(
        tag=EditTag.DELETE,
        kind=EditKind.NEGATION,
        quoted="",
        source="not ",
        quoted_span=gap,
        source_span=lost,
    )
    match = Match(
        quotation_id="q01",
        reference_id="r",
        verdict=Verdict.ALTERED,
        edits=(edit,),
        passages=(b.passage(source, source),),
    )
    read = b.evidence(
        b.manuscript(text, [b.quotation(text, "they did pay it")]), [b.reference("r")], [], [match]
    )
    lines = shown(b.dossier(read, b.finding("quotation-omission", quotation_id="q01"))).splitlines()
    quoted = next(i for i, line in enumerate(lines) if line.strip().startswith("manuscript"))
    assert lines[quoted + 1].index("^") == lines[quoted].index(" pay")
    assert lines[quoted + 3].index("^^^") == lines[quoted + 2].index("not")


def without_locator() -> list[Finding]:
    """One finding for each of notes 1 to 19."""
    rule = "note-without-locator"
    return [b.finding(rule, message=f"Note {m} lacks it", mark=m, start=m) for m in range(1, 20)]


def test_many_errors_of_one_rule_are_folded_and_all_notes_named() -> None:
    text = shown(b.dossier(sample().evidence, *without_locator()))
    assert "note-without-locator (19)  notes 1-19" in text
    assert "Note 1 lacks it" in text
    assert "Note 2 lacks it" not in text
    assert "18 more; -v shows them" in text


def test_verbose_folds_nothing() -> None:
    text = shown(b.dossier(sample().evidence, *without_locator()), verbose=True)
    assert all(f"Note {mark} lacks it" in text for mark in range(1, 20))


def test_small_things_are_one_example_a_rule() -> None:
    strays = [
        b.finding("note-punctuation", Level.NOTE, f"Stray {m}", mark=m, start=m, fix="F") for m in (4, 7)
    ]
    section = shown(b.dossier(sample().evidence, *strays)).partition("House style")[2]
    assert "note-punctuation (2)  notes 4, 7" in section
    assert "Stray 4" in section
    assert "Stray 7" not in section
    assert "to do" not in section


def test_missing_sources_are_not_listed_twice() -> None:
    missing = b.finding("source-missing", Level.NOTE, "No source", mark=3, start=3)
    missing = missing.model_copy(update={"reference_id": "low"})
    unchecked = b.finding("quotation-unchecked", Level.NOTE, "It waits", quotation_id="q04", start=4)
    stray = b.finding("note-punctuation", Level.NOTE, "A stray comma", mark=3, start=5)
    text = shown(b.dossier(sample().evidence, missing, unchecked, stray))
    assert "House style and small things 1 note, 2 more under “Not checked”; " in flat(text)
    assert "A stray comma" in text
    assert "No source" not in text
    assert "It waits" not in text


def test_what_was_signed_off_does_not_block_and_says_who_when_and_why() -> None:
    text = shown(b.dossier(sample().evidence, b.finding("mark-order", suppression=b.SIGNED)))
    assert "What blocks" not in text
    section = text.partition("\nSigned off")[2]
    assert section.startswith("  1 by people\n")
    assert "the printed book has it so (Ada Lee, 2026-05-04)" in section


def test_what_the_baseline_holds_back_is_counted_and_listed_when_asked_for() -> None:
    old = [
        b.finding("mark-order", start=n, suppression=Suppression(kind=SuppressionKind.BASELINE))
        for n in (1, 2)
    ]
    dossier = b.dossier(sample().evidence, *old)
    assert "2 in the baseline" in shown(dossier)
    assert "mark-order" not in shown(dossier)
    assert terminal.render(b.report(dossier), Look(show_suppressed=True)).count("mark-order") == 2


def test_a_decision_that_no_longer_holds_stands_with_its_finding_and_a_notice_with_its_place() -> None:
    back = b.finding("mark-order").model_copy(update={"remark": "Ada Lee signed it off; the source changed"})
    dossier = b.dossier(sample().evidence, back).model_copy(
        update={"notices": (Notice(message="nothing needs it", file="signoffs.toml", line=7),)}
    )
    assert "earlier      Ada Lee signed it off; the source changed" in shown(dossier)
    assert "signoffs.toml, line 7: nothing needs it" in shown(dossier)


def test_unchecked_quotations_that_were_signed_off_are_counted_as_such_and_never_as_passed() -> None:
    signed = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q04", suppression=b.SIGNED)
    text = shown(b.dossier(sample().evidence, signed))
    assert "1 not checked (1 of them signed off)" in flat(text)


def test_nothing_is_asked_for_a_quotation_that_a_person_has_compared() -> None:
    signed = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q04", suppression=b.SIGNED)
    text = shown(b.dossier(sample().evidence, signed))
    assert "Not checked" not in text.replace("not checked (1", "")
    assert "The author supplies" not in text
    assert "claimcheck init" not in text


def test_a_note_on_a_work_that_is_wanted_no_more_is_told_as_a_note() -> None:
    signed = b.finding("quotation-unchecked", Level.NOTE, quotation_id="q04", suppression=b.SIGNED)
    missing = b.finding("source-missing", Level.NOTE, "No source for Low", mark=3).model_copy(
        update={"reference_id": "low"}
    )
    text = shown(b.dossier(sample().evidence, signed, missing))
    assert "No source for Low" in text.partition("House style")[2]


# --- not checked ----------------------------------------------------------------------------


def test_missing_addresses_are_one_list_for_the_author() -> None:
    section = shown(sample()).partition("Not checked")[2].partition("Sources")[0]
    assert "1 quotation, 1 cited work not had" in section
    assert "The author supplies URL, DOI or the text of" in flat(section)
    assert re.search(r"note 3 +1 quotation +Low, “Weirs”", section)


@pytest.mark.parametrize("reason", list(Lack))
def test_every_lack_says_what_to_do_and_counts_the_quotation(reason: Lack) -> None:
    dossier = sample()
    lack = b.lack("low", reason, "the answer was 404", "https://low.example/")
    sources = (*dossier.evidence.sources[:2], lack)
    text = shown(b.dossier(dossier.evidence.model_copy(update={"sources": sources})))
    section = flat(text.partition("Not checked")[2].partition("Sources")[0])
    assert "1 quotation" in section.partition("note 3")[2]
    if reason is not Lack.NO_ADDRESS:
        assert "low, https://low.example/: the answer was 404" in section


def test_an_address_or_a_file_that_the_reason_names_is_named_once() -> None:
    lack = b.lack("low", Lack.FILE_MISSING, "there is no file low.txt", "low.txt")
    read = sample().evidence
    text = shown(b.dossier(read.model_copy(update={"sources": (*read.sources[:2], lack)})))
    assert "low: there is no file low.txt" in text


def remedy(reason: Lack) -> str:
    read = sample().evidence
    lack = b.lack("low", reason, "why", "https://low.example/")
    text = shown(b.dossier(read.model_copy(update={"sources": (*read.sources[:2], lack)})))
    return flat(text.partition("Not checked")[2].partition("note 3")[0])


def test_the_archive_is_offered_where_it_was_not_asked_yet() -> None:
    offered = {reason for reason in Lack if "--as-of-note" in remedy(reason)}
    assert offered == {Lack.FORBIDDEN, Lack.BOT_WALL}


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Lack.NOT_FOUND, "is gone, and no archived copy was had"),
        (Lack.HOME_PAGE, "leads to the home page, and no archived copy was had"),
        (Lack.LOGIN_WALL, "asks to log in first: open it in a browser, save it, and `claimcheck add"),
        (Lack.NOT_STORED, "Run `claimcheck fetch`, or bring the store"),
        (Lack.RATE_LIMITED, "Run again in an hour"),
        (Lack.SCRIPT_SHELL, "no text until its scripts have run: open it in a browser"),
    ],
)
def test_each_lack_has_its_own_remedy(reason: Lack, words: str) -> None:
    assert words in remedy(reason)


def test_another_work_is_not_checked_and_says_why() -> None:
    read = sample().evidence
    other = read.sources[0].model_copy(
        update={"mismatch": "it calls itself “Gulls”", "reference_id": "marsh"}
    )
    match = b.match("q01", Verdict.UNCHECKED, reason=Unchecked.SOURCE_MISMATCH)
    read = read.model_copy(update={"sources": (other, *read.sources[1:]), "matches": (match,)})
    section = flat(shown(b.dossier(read)).partition("Not checked")[2].partition("Sources")[0])
    in_order(section, "Another work than the cited one", "Marsh", "it calls itself “Gulls”")


@pytest.mark.parametrize("reason", [*Unchecked, None])
def test_every_unchecked_quotation_is_shown_whatever_the_reason(reason: Unchecked | None) -> None:
    read = sample().evidence
    matches = (b.match("q04", Verdict.UNCHECKED, reason=reason),)
    bare = read.model_copy(update={"matches": matches, "sources": (), "resolutions": ()})
    section = shown(b.dossier(bare)).partition("Not checked")[2]
    assert "the weir was never paid for." in section


def only_low_wanted(*more: str) -> str:
    """The report when note 3's work is wanted, and those of notes 1, 2 and `more` were not had either."""
    read = sample().evidence
    notes = tuple(b.note(mark, f"n{mark}.1") for mark in range(4, 4 + len(more)))
    changed = {
        "sources": tuple(b.lack(id_) for id_ in ("marsh", "low", *more)),
        "matches": tuple(m for m in read.matches if m.quotation_id == "q04"),
        "references": (*read.references, *(b.reference(id_) for id_ in more)),
        "resolutions": (*read.resolutions, *(b.resolution(f"n{m}.1", i) for m, i in enumerate(more, 4))),
        "manuscript": read.manuscript.model_copy(update={"notes": (*read.manuscript.notes, *notes)}),
    }
    return shown(b.dossier(read.model_copy(update=changed)))


def test_cited_works_that_nothing_is_quoted_from_take_one_line() -> None:
    assert "Also cited, not quoted: 3 works, notes 1, 2, 4, 5" in only_low_wanted("x", "y")


def test_a_few_of_them_are_named() -> None:
    text = only_low_wanted()
    assert re.search(r"notes 1, 2 +not quoted +Marsh, “The Mill", text)
    assert "Also cited" not in text


def test_a_partial_source_is_asked_for_whole() -> None:
    read = sample().evidence
    matches = (b.match("q01", Verdict.UNCHECKED, "marsh", Unchecked.SOURCE_PARTIAL),)
    sources = (b.source("marsh", MILL, partial="the page is a teaser"),)
    section = flat(shown(b.dossier(read.model_copy(update={"matches": matches, "sources": sources}))))
    in_order(section, "Supply the whole text of:", "notes 1, 2 1 quotation Marsh", "the page is a teaser")


def test_nothing_unchecked_no_section() -> None:
    read = sample().evidence
    whole = read.model_copy(update={"matches": read.matches[:3], "sources": read.sources[:2]})
    assert "Not checked" not in shown(b.dossier(whole))


# --- sources and limits ---------------------------------------------------------------------


def test_a_source_says_what_was_captured_and_what_rests_on_it() -> None:
    section = flat(shown(sample()).partition("Sources")[2].partition("Worth a look")[0])
    assert section.startswith("2 of 3 cited works had")
    in_order(
        section,
        "Marsh",
        "https://parish.example/mill",
        "had live",
        f"read whole; text/html, {len(MILL)} characters, sha256 0123456789ab",
        "altered q01; absent q02",
    )
    assert "only in part: a teaser" in section


def test_the_text_of_a_source_does_not_leave() -> None:
    assert "when the weir broke" not in shown(sample(), verbose=True)


def test_the_limits_name_what_was_not_read() -> None:
    section = flat(shown(sample()).partition("Not looked at")[2])
    assert "1 noted sentence without a quotation (note 2)" in section
    assert "1 scare quotation" in section
    assert "“sang”" in section


def test_many_scare_quotations_are_counted_and_a_few_shown() -> None:
    text = "one two three four five"
    scare = [b.quotation(text, word, word, (), Form.SCARE) for word in text.split()]
    section = flat(shown(b.dossier(b.evidence(b.manuscript(text, scare)))))
    assert "5 scare quotations without a note: “one”, “two”, “three” and others." in section


def test_titles_in_notes_are_counted_as_no_quotations() -> None:
    titled = b.manuscript("Bees", [b.quotation("Bees", "Bees", "t01", (), Form.TITLE)])
    text = shown(b.dossier(b.evidence(titled)))
    assert "No quotation was found here" in text
    assert "1 title quoted in the notes" in text


def test_what_a_note_quotes_beside_titles_is_said_to_be_left() -> None:
    quoted = b.quotation("Bees", "Bees", "t01", (), Form.TITLE)
    note = Block(kind=BlockKind.NOTE, span=Span(start=0, end=4))
    noted = b.manuscript("Bees", [quoted]).model_copy(update={"blocks": (note,)})
    text = flat(shown(b.dossier(b.evidence(noted))))
    assert "1 other stretch in quotation marks within notes: not compared with sources." in text
    assert "title quoted" not in text


def test_verbose_without_a_quotation_has_no_cards() -> None:
    assert "Every quotation" not in shown(b.dossier(b.evidence(b.manuscript("Nothing."))), verbose=True)


def test_a_finding_without_a_place_is_shown_all_the_same() -> None:
    unused = b.finding("reference-unused", message="Never cited").model_copy(update={"locations": ()})
    assert "Never cited" in shown(b.dossier(sample().evidence, unused))


def test_verbose_shows_every_quotation() -> None:
    section = shown(sample(), verbose=True).partition("Every quotation")[2].partition("Sources")[0]
    in_order(section, "Altered  q01", "Absent  q02", "Misattributed  q03", "Not checked  q04")
    assert "its source was not had" in section


# --- the next command -----------------------------------------------------------------------


def test_next_is_init_while_no_references_file_is_there() -> None:
    assert "Next: claimcheck init article.txt" in shown(sample())


def test_next_is_the_references_file_when_there_is_one() -> None:
    read = sample().evidence.model_copy(update={"references_path": "references.yaml"})
    assert "fill in URL or source in references.yaml, then claimcheck run article.txt" in flat(
        shown(b.dossier(read))
    )


def test_next_explains_the_first_rule_that_blocks() -> None:
    read = sample().evidence
    had = read.model_copy(update={"sources": read.sources[:2]})
    text = shown(b.dossier(had, b.finding("mark-order"), b.finding("quotation-altered", quotation_id="q01")))
    assert "Next: claimcheck explain quotation-altered" in text


def test_a_path_with_spaces_can_be_pasted() -> None:
    read = sample().evidence
    odd = read.model_copy(
        update={"manuscript": read.manuscript.model_copy(update={"path": "my article.txt"})}
    )
    assert "claimcheck init 'my article.txt'" in shown(b.dossier(odd))


def ended(outcome: Outcome, read: Evidence) -> str:
    return terminal.render(b.report(b.dossier(read), outcome=outcome), Look())


def test_next_after_nothing_found_is_to_see_what_was_read() -> None:
    text = ended(Outcome.EMPTY, b.evidence(b.manuscript("Nothing.")))
    assert "Next: claimcheck parse article.txt" in text


def test_next_after_incomplete_is_to_supply_what_is_asked_for() -> None:
    read = sample().evidence
    gone = (*read.sources[:2], b.lack("low", Lack.NOT_FOUND))
    text = ended(Outcome.INCOMPLETE, read.model_copy(update={"sources": gone}))
    assert "Next: supply what “Not checked” asks for" in text


def test_nothing_to_do_no_next() -> None:
    assert "Next:" not in ended(Outcome.PASS, b.evidence(b.manuscript("Nothing.")))


# --- hostile words --------------------------------------------------------------------------

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_STEERING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
PAYLOADS = ["[/b] [red]x", "[citation needed]", ":warning: and **bold**", "{nine}", "a \\[b] c"]


def poisoned(words: str) -> Dossier:
    """A dossier in which every field that comes from outside holds `words`."""
    text = f"x “{words}” y"
    place = Span(start=3, end=3 + len(words))
    quotation = b.quotation(text, words, words, (1,)).model_copy(update={"span": place})
    edit = Edit(
        tag=EditTag.REPLACE,
        kind=EditKind.CONTENT,
        quoted=words,
        source=words,
        quoted_span=place,
        source_span=Span(start=0, end=len(words)),
    )
    match = Match(
        quotation_id=words,
        reference_id="r",
        verdict=Verdict.ALTERED,
        detail=words,
        edits=(edit,),
        permitted=(edit,),
        passages=(b.passage(words, words).model_copy(update={"page": words, "label": words}),),
    )
    reference = b.reference("r", words, words).model_copy(update={"container_title": words, "issued": words})
    source = b.source("r", words, partial=words, url=words).model_copy(
        update={
            "basis": Basis.TRANSCRIPTION,
            "content": SourceText(text=words, title=words, authors=(words,), issued=words),
            "evidence": words,
            "media_type": words,
            "mismatch": words,
            "retrieved": words,
            "sha256": words,
            "snapshots": (
                Snapshot(address=words, via=Via.ARCHIVE, final_url=words, archived=words, sha256=words),
            ),
        }
    )
    read = b.evidence(
        b.manuscript(text, [quotation], path=words),
        [reference, b.reference("s", words)],
        [source, b.lack("s", Lack.NOT_FOUND, words, words)],
        [match, b.match(words, Verdict.UNCHECKED, reason=Unchecked.TOO_SHORT)],
    )
    return b.dossier(
        read,
        b.finding(words, message=words, fix=words, quotation_id=words),
        b.finding(words, message=words, fix=words),
        b.finding(words, Level.WARNING, message=words, fix=words),
    )


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("color", [False, True])
def test_words_that_look_like_markup_are_shown_as_they_are(words: str, *, color: bool) -> None:
    assert words in flat(_SGR.sub("", shown(poisoned(words), color=color, width=120)))


@settings(max_examples=60)
@given(
    st.text(st.characters(), min_size=1, max_size=80).filter(str.strip),
    st.booleans(),
    st.booleans(),
    st.integers(1, 130),
)
def test_nothing_steers_the_terminal(words: str, color: bool, verbose: bool, width: int) -> None:  # noqa: FBT001 - hypothesis passes them by place
    text = shown(poisoned(words), width=width, verbose=verbose, color=color)
    bare = _SGR.sub("", text) if color else text
    assert not [char for char in bare if char != "\n" and unicodedata.category(char) in _STEERING]


@pytest.mark.parametrize("words", ["ESC \x1b[2J", "bidi \u202e over", "bell \x07", "half \ud800", "nul \x00"])
def test_control_characters_are_shown_as_escapes(words: str) -> None:
    text = shown(poisoned(words), width=120)
    assert f"\\u{ord(max(words, key=lambda c: unicodedata.category(c) in _STEERING)):04x}" in text
    text.encode("utf-8")


# --- the page -------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("words", ["short", "a" * 500, "漢字 " * 80, "https://example.org/" + "x" * 300])
def test_no_line_is_wider_than_the_page(width: int, words: str) -> None:
    for verbose in (False, True):
        lines = shown(poisoned(words), width=width, verbose=verbose).splitlines()
        assert max(map(cell_len, lines)) <= width


def test_colour_changes_nothing_but_colour() -> None:
    plain, coloured = shown(sample()), shown(sample(), color=True)
    assert "\x1b[" in coloured
    assert _SGR.sub("", coloured) == plain


def test_colour_is_on_what_it_is_about_alone() -> None:
    text = shown(sample(), color=True)
    assert "corn for \x1b[1;31mnine\x1b[0m parishes\n" in text
    assert "corn for \x1b[1;32mfour\x1b[0m parishes\n" in text
    assert text.startswith("\x1b[1;31mFAIL  \x1b[0m4 quotations: 0 verbatim, ")


def test_no_control_characters_without_colour() -> None:
    assert "\x1b" not in shown(sample(), verbose=True)


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shown(sample(), color=True)
    for name, value in {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "20"}.items():
        monkeypatch.setenv(name, value)
    assert shown(sample(), color=True) == before
