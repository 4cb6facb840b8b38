"""Comments in a manuscript: what each says, which findings it covers, what is said of one without effect."""

from __future__ import annotations

import pytest
from report import builders as b

from claimcheck import signoffs
from claimcheck.model import (
    Block,
    BlockKind,
    Decision,
    Directive,
    Dossier,
    Finding,
    Notice,
    Span,
    Suppression,
    SuppressionKind,
)
from claimcheck.signoffs.inline import Ignore, read

RULES = ("mark-order", "note-punctuation", "quotation-altered", "quotation-unchecked")
TEXT = "One block.\n\nAnother one.\n\nA third."
BLOCKS = tuple(
    Block(kind=BlockKind.PARAGRAPH, span=b.span(TEXT, words))
    for words in ("One block.", "Another one.", "A third.")
)
GRAMMAR = "a comment says `claimcheck: ignore RULE -- reason`"


def comment(start: int, words: str) -> Directive:
    return Directive(start=start, words=words, line=7, column=3, part="chapter.tex")


def dossier(comments: list[Directive], *findings: Finding) -> Dossier:
    read = b.manuscript(TEXT).model_copy(update={"blocks": BLOCKS, "directives": tuple(comments)})
    return b.dossier(b.evidence(read), *findings)


def altered(start: int) -> Finding:
    return b.finding("quotation-altered", start=start)


@pytest.mark.parametrize(
    ("words", "rules", "reason"),
    [
        ("ignore mark-order -- house style", ("mark-order",), "house style"),
        ("  ignore   mark-order--house   style  ", ("mark-order",), "house style"),
        ("ignore mark-order — house style", ("mark-order",), "house style"),
        ("ignore mark-order – house style", ("mark-order",), "house style"),
        ("ignore mark-order: house style -- and so", ("mark-order",), "house style -- and so"),
        ("ignore mark-order, quotation-altered -- why", ("mark-order", "quotation-altered"), "why"),
        ("ignore mark-order,quotation-altered mark-order -- why", ("mark-order", "quotation-altered"), "why"),
        ("ignore mark-order - why", ("mark-order",), "why"),
        ("Ignore Mark-Order: Why", ("mark-order",), "Why"),
        ("ignore\tmark-order\n-- on two\n   lines", ("mark-order",), "on two lines"),
    ],
)
def test_a_comment_names_rules_and_a_reason(words: str, rules: tuple[str, ...], reason: str) -> None:
    assert read(words, RULES) == Ignore(rules, reason)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ignore mark-order", f"no reason is given, so nothing is ignored: {GRAMMAR}"),
        ("ignore mark-order -- ", f"no reason is given, so nothing is ignored: {GRAMMAR}"),
        ("ignore -- why", f"no rule is named, so nothing is ignored: {GRAMMAR}"),
        ("ignore", f"no rule is named, so nothing is ignored: {GRAMMAR}"),
        ("ignore all -- why", "there is no rule 'all', so nothing is ignored; `claimcheck rules` lists them"),
        ("ignore * -- why", "there is no rule '*', so nothing is ignored; `claimcheck rules` lists them"),
        (
            "ignore mark-order, qotation-altered -- why",
            "there is no rule 'qotation-altered', so nothing is ignored; did you mean 'quotation-altered'?",
        ),
        ("", f"`claimcheck: ` has no effect: {GRAMMAR}"),
        ("ig\x1bnore", f"`claimcheck: ig\\u001bnore` has no effect: {GRAMMAR}"),
    ],
)
def test_what_is_not_understood_is_said(words: str, said: str) -> None:
    assert read(words, RULES) == said


@pytest.mark.parametrize("words", ["ignore " + "x" * 1_000_000, "ignore " + "x, " * 300_000, "x" * 1_000_000])
def test_what_is_said_of_a_hostile_comment_is_short(words: str) -> None:
    said = read(words, RULES)
    assert isinstance(said, str)
    assert len(said) < 200


SECOND, THIRD = TEXT.index("Another"), TEXT.index("A third")


@pytest.mark.parametrize(
    ("start", "covered"),
    [
        (0, 0),
        (TEXT.index(" block"), 0),
        (len("One block."), 0),
        (len("One block.\n"), SECOND),
        (SECOND, SECOND),
        (THIRD - 1, THIRD),
        (len(TEXT), THIRD),
    ],
    ids=["start", "within", "end", "between", "start of the next", "right before", "end of all"],
)
def test_a_comment_covers_its_own_block_or_the_next(start: int, covered: int) -> None:
    places = (0, SECOND, THIRD)
    told = signoffs.apply_directives(
        dossier([comment(start, "ignore quotation-altered -- why")], *map(altered, places)), RULES
    )
    ignored = [place for place, finding in zip(places, told.findings, strict=True) if finding.suppressed]
    assert ignored == [covered]
    [finding] = (finding for finding in told.findings if finding.suppression)
    assert finding.suppression == Suppression(kind=SuppressionKind.INLINE, reason="why")
    assert told.notices == ()


def test_only_findings_of_the_rules_that_it_names_are_covered() -> None:
    findings = [b.finding(rule, start=3) for rule in RULES]
    told = signoffs.apply_directives(
        dossier([comment(0, "ignore mark-order, note-punctuation -- why")], *findings), RULES
    )
    assert [finding.rule for finding in told.findings if finding.suppressed] == list(RULES[:2])


def test_a_finding_that_spans_blocks_belongs_to_the_one_where_it_begins() -> None:
    place = b.finding("mark-order").locations[0].model_copy(update={"span": Span(start=3, end=SECOND + 2)})
    wide = b.finding("mark-order").model_copy(update={"locations": (place,)})
    for start, ignored in ((0, True), (SECOND, False)):
        told = signoffs.apply_directives(dossier([comment(start, "ignore mark-order -- why")], wide), RULES)
        assert told.findings[0].suppressed == ignored


def test_what_stands_nowhere_in_the_text_is_covered_by_no_comment() -> None:
    nowhere = b.finding("mark-order").locations[0].model_copy(update={"span": Span(start=0, end=0)})
    finding = b.finding("mark-order").model_copy(update={"locations": (nowhere,)})
    bare = finding.model_copy(update={"locations": ()})
    told = signoffs.apply_directives(dossier([comment(0, "ignore mark-order -- why")], finding, bare), RULES)
    assert not any(finding.suppressed for finding in told.findings)


def test_what_begins_between_two_blocks_is_of_neither() -> None:
    between = altered(len("One block.\n"))
    says = [comment(0, "ignore quotation-altered -- a"), comment(SECOND, "ignore quotation-altered -- b")]
    told = signoffs.apply_directives(dossier(says, between), RULES)
    assert not told.findings[0].suppressed
    assert len(told.notices) == 2


def test_one_without_effect_is_reported_with_its_place() -> None:
    told = signoffs.apply_directives(
        dossier([comment(0, "ignore mark-order, note-punctuation -- why")], altered(3)), RULES
    )
    said = "there is nothing of mark-order or note-punctuation to ignore here"
    assert told.notices == (Notice(message=said, line=7, column=3, part="chapter.tex"),)
    assert not told.findings[0].suppressed
    wrong = signoffs.apply_directives(dossier([comment(0, "ignore quotation-altered")], altered(3)), RULES)
    assert [notice.line for notice in wrong.notices] == [7]
    assert not wrong.findings[0].suppressed


def test_the_second_of_two_that_say_the_same_is_reported() -> None:
    says = [comment(0, "ignore quotation-altered -- first"), comment(3, "ignore quotation-altered -- second")]
    told = signoffs.apply_directives(dossier(says, altered(3)), RULES)
    assert told.findings[0].suppression
    assert told.findings[0].suppression.reason == "first"
    assert len(told.notices) == 1


def test_a_comment_after_the_last_block_covers_nothing() -> None:
    cut = dossier([comment(THIRD, "ignore quotation-altered -- why")], altered(THIRD))
    read = cut.evidence.manuscript.model_copy(update={"blocks": BLOCKS[:2]})
    evidence = cut.evidence.model_copy(update={"manuscript": read})
    told = signoffs.apply_directives(cut.model_copy(update={"evidence": evidence}), RULES)
    assert not told.findings[0].suppressed
    assert len(told.notices) == 1


def test_of_what_was_not_looked_for_today_nothing_is_said() -> None:
    idle = dossier([comment(0, "ignore quotation-altered -- why")])
    assert signoffs.apply_directives(idle, RULES, ran={"mark-order"}).notices == ()
    assert len(signoffs.apply_directives(idle, RULES, ran={"quotation-altered"}).notices) == 1
    lost = idle.evidence.model_copy(update={"sources": (b.lack("marsh"),)})
    assert signoffs.apply_directives(idle.model_copy(update={"evidence": lost}), RULES).notices == ()


def test_a_rejection_outweighs_a_comment_and_an_acceptance_does_not() -> None:
    seen = dossier([comment(0, "ignore quotation-altered -- house style")], altered(3))
    ignored = signoffs.apply_directives(seen, RULES)
    for decision, suppressed in ((Decision.REJECT, False), (Decision.ACCEPT, True)):
        made = signoffs.sign(seen, seen.findings[0], decision, "why", "Ada Lee", "2026-05-04")
        told = signoffs.apply(ignored, [made], "2026-05-04")
        assert told.findings[0].suppressed == suppressed
        if told.findings[0].suppression:
            assert told.findings[0].suppression.kind is SuppressionKind.INLINE
