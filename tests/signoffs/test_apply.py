"""Each way in which a sign-off fares, told by what changed between the day it was made and today."""

from __future__ import annotations

from typing import Any

import pytest
from report import builders as b
from signoffs import scene

from claimcheck import signoffs
from claimcheck.model import (
    Decision,
    Dossier,
    Level,
    SignOffState,
    Suppression,
    SuppressionKind,
    Unchecked,
    Verdict,
)

TODAY = "2026-06-01"
STANDS = SignOffState.HOLDS
MADE = "Ada Lee signed this off on 2026-05-04"


def fared(
    before: dict[str, Any], after: dict[str, Any], expires: str | None = None, today: str = TODAY
) -> Dossier:
    """Sign off a scene, change it, and apply the sign-off."""
    signoff = scene.signed(scene.dossier(**before), expires=expires)
    return signoffs.apply(scene.dossier(**after), [signoff], today, file="signoffs.toml")


@pytest.mark.parametrize(
    ("before", "after", "expires"),
    [
        ({}, {}, None),
        ({}, {}, TODAY),
        ({}, {"words": "the mill  fell\nin 1950"}, None),
        ({"edits": 2}, {"edits": 1}, None),
        ({"verdict": Verdict.ABSENT}, {"verdict": Verdict.ALTERED}, None),
        ({"level": Level.ERROR}, {"level": Level.NOTE}, None),
        ({}, {"passage": "fell in 1951 and stood"}, None),
        ({}, {"path": "chapters/renamed.txt"}, None),
        ({"lost": True, "passage": None}, {"lost": True, "passage": None}, None),
    ],
    ids=[
        "nothing changed",
        "the last day",
        "other white space",
        "fewer edits",
        "a better verdict",
        "a lower level",
        "the same source shown elsewhere",
        "another name of the file",
        "no source then and now",
    ],
)
def test_what_is_no_worse_keeps_a_finding_back(
    before: dict[str, Any], after: dict[str, Any], expires: str | None
) -> None:
    told = fared(before, after, expires)
    assert [each.state for each in told.signoffs] == [STANDS]
    assert told.findings[0].suppression == Suppression(
        kind=SuppressionKind.SIGN_OFF,
        reason="the printed book has it so",
        by="Ada Lee",
        date="2026-05-04",
        expires=expires,
    )
    assert told.findings[0].remark == ""
    assert told.notices == ()


@pytest.mark.parametrize(
    ("after", "expires", "state", "since"),
    [
        (
            {"words": "The mill fell in 1950"},
            None,
            SignOffState.QUOTATION_CHANGED,
            "; since then the words of the manuscript have changed",
        ),
        (
            {"version": "second"},
            None,
            SignOffState.SOURCE_CHANGED,
            "; since then the source has changed and the passage has not",
        ),
        (
            {"version": "second", "passage": "mill fell in 1951"},
            None,
            SignOffState.PASSAGE_CHANGED,
            "; since then the source and the passage have changed",
        ),
        (
            {"lost": True, "passage": None},
            None,
            SignOffState.NOT_COMPARABLE,
            "; since then the source could not be had again, so that it cannot be compared",
        ),
        (
            {"verdict": Verdict.MISATTRIBUTED},
            None,
            SignOffState.WORSE,
            "; since then the result has become worse: misattributed, where it was altered",
        ),
        (
            {"edits": 2},
            None,
            SignOffState.WORSE,
            "; since then the result has become worse: 2 stretches differ, where it was 1",
        ),
        (
            {"level": Level.ERROR},
            None,
            SignOffState.WORSE,
            "; since then the finding has become graver: error, where it was warning",
        ),
        ({}, "2026-05-31", SignOffState.EXPIRED, " until 2026-05-31, which is past"),
        (
            {"version": "second"},
            "2026-05-31",
            SignOffState.EXPIRED,
            " until 2026-05-31, which is past; since then the source has changed and the passage has not",
        ),
        (
            {"version": "second", "verdict": Verdict.ABSENT},
            None,
            SignOffState.WORSE,
            (
                "; since then the result has become worse: absent, where it was altered; "
                "the source has changed and the passage has not"
            ),
        ),
    ],
)
def test_what_has_changed_brings_a_finding_back_and_is_said(
    after: dict[str, Any], expires: str | None, state: SignOffState, since: str
) -> None:
    told = fared({}, after, expires)
    assert told.findings[0].suppression is None
    assert told.findings[0].remark == MADE + since
    assert [(each.state, each.detail) for each in told.signoffs] == [(state, MADE + since)]
    assert signoffs.confirmable(told.signoffs[0]) == (state is SignOffState.SOURCE_CHANGED)


def test_a_source_that_was_not_had_then_and_is_now_must_be_looked_at() -> None:
    told = fared({"lost": True, "passage": None}, {"passage": None})
    assert told.findings[0].remark == f"{MADE}; since then a source was had that was not had then"
    assert told.signoffs[0].state is SignOffState.NOT_COMPARABLE


def test_still_nowhere_in_a_changed_source_takes_one_key() -> None:
    absent = {"verdict": Verdict.ABSENT, "passage": None}
    told = fared(absent, {**absent, "version": "second"})
    assert told.findings[0].remark == f"{MADE}; since then the source has changed and the result has not"
    assert signoffs.confirmable(told.signoffs[0])


@pytest.mark.parametrize("verdict", [Verdict.ABSENT, Verdict.MISATTRIBUTED])
def test_words_that_are_in_neither_of_two_works_are_looked_for_in_both_again(verdict: Verdict) -> None:
    def looked(first: str, second: str) -> Dossier:
        made = scene.dossier(verdict=verdict, passage=None)
        known = [
            b.source(id_, "Text.").model_copy(update={"sha256": scene.digest(version)})
            for id_, version in (("marsh", first), ("roy", second))
        ]
        article = made.evidence.manuscript.model_copy(update={"notes": (b.note(1, "c1", "c2"),)})
        resolved = (b.resolution("c1", "marsh"), b.resolution("c2", "roy"))
        update = {"sources": tuple(known), "manuscript": article, "resolutions": resolved}
        return made.model_copy(update={"evidence": made.evidence.model_copy(update=update)})

    signoff = scene.signed(looked("a", "b"))
    others = [now for letter in "cdefgh" for now in (("a", letter), (letter, "b"))]
    states = [
        signoffs.apply(looked(*now), [signoff], TODAY).signoffs[0].state for now in (("a", "b"), *others)
    ]
    assert states == [STANDS] + [SignOffState.SOURCE_CHANGED] * len(others)


def test_a_result_that_was_not_told_is_not_taken_for_as_good_as_today_s() -> None:
    seen = scene.dossier()
    signoff = scene.signed(seen).model_copy(update={"result": None})
    told = signoffs.apply(seen, [signoff], TODAY)
    assert told.signoffs[0].state is SignOffState.WORSE
    assert told.findings[0].remark.endswith("worse: altered, where it was not told")


def test_a_sign_off_of_another_rule_is_none_of_this_finding() -> None:
    signoff = scene.signed(scene.dossier()).model_copy(update={"rule": "quotation-clipped"})
    told = signoffs.apply(scene.dossier(), [signoff], TODAY)
    assert told.findings[0].suppression is None
    said = f"{MADE} as quotation-clipped, but the finding of that id is quotation-altered"
    assert told.findings[0].remark == said
    assert told.signoffs[0].state is SignOffState.UNUSED


@pytest.mark.parametrize("order", [1, -1])
def test_one_rejection_outweighs_every_acceptance_and_never_ends(order: int) -> None:
    seen = scene.dossier()
    decisions = [
        scene.signed(seen),
        scene.signed(seen, Decision.REJECT, "Bo Marsh", expires="2026-05-05", reason="ask\nthe author"),
        scene.signed(seen, by="Cy Roy"),
    ]
    told = signoffs.apply(scene.dossier(version="second"), decisions[::order], TODAY)
    assert told.findings[0].suppression is None
    assert told.findings[0].remark == "Bo Marsh rejected this on 2026-05-04: ask the author"
    assert {each.state for each in told.signoffs} == {SignOffState.REJECTED}


def test_two_rejections_are_both_told_once() -> None:
    seen = scene.dossier()
    decisions = [scene.signed(seen, Decision.REJECT, by, reason="no") for by in ("Bo", "Cy")]
    remark = signoffs.apply(seen, decisions, TODAY).findings[0].remark
    assert remark == "Bo rejected this on 2026-05-04: no. Cy rejected this on 2026-05-04: no"


def test_a_rejection_of_another_rule_rejects_nothing() -> None:
    seen = scene.dossier()
    other = scene.signed(seen, Decision.REJECT, "Bo").model_copy(update={"rule": "quotation-clipped"})
    told = signoffs.apply(seen, [other, scene.signed(seen)], TODAY)
    assert told.findings[0].suppressed
    assert [each.state for each in told.signoffs] == [SignOffState.UNUSED, STANDS]


def test_one_of_several_that_holds_is_enough() -> None:
    seen = scene.dossier()
    decisions = [scene.signed(seen, by="Bo", expires="2026-05-05"), scene.signed(seen)]
    told = signoffs.apply(seen, decisions, TODAY)
    assert told.findings[0].suppression
    assert told.findings[0].suppression.by == "Ada Lee"
    assert told.findings[0].remark == ""
    assert [each.state for each in told.signoffs] == [SignOffState.EXPIRED, STANDS]


def test_what_a_comment_suppresses_stays_so_unless_it_is_rejected() -> None:
    seen = scene.dossier()
    comment = Suppression(kind=SuppressionKind.INLINE, reason="house style")
    hidden = seen.findings[0].model_copy(update={"suppression": comment})
    seen = seen.model_copy(update={"findings": (hidden,)})
    lapsed = scene.signed(seen, expires="2026-05-05")
    kept = signoffs.apply(seen, [scene.signed(seen, by="Bo"), lapsed], TODAY)
    assert kept.findings[0].suppression == comment
    assert kept.findings[0].remark == ""
    told = signoffs.apply(seen, [scene.signed(seen, Decision.REJECT)], TODAY)
    assert told.findings[0].suppression is None


def gone(**changes: Any) -> tuple[Dossier, Dossier]:  # noqa: ANN401 - as the scene takes them
    """A manuscript before, and today without the finding."""
    return scene.dossier(**changes), scene.dossier(**changes).model_copy(update={"findings": ()})


def test_a_sign_off_whose_finding_is_gone_is_reported() -> None:
    before, after = gone()
    told = signoffs.apply(after, [scene.signed(before)], TODAY, file="ed/signoffs.toml")
    assert [each.state for each in told.signoffs] == [SignOffState.UNUSED]
    [notice] = told.notices
    assert notice.file == "ed/signoffs.toml"
    assert notice.message == (
        f"sign-off {before.findings[0].fingerprint} by Ada Lee of 2026-05-04, on quotation-altered "
        "“the mill fell in 1950”: its finding is gone: remove it"
    )


def test_a_notice_names_long_words_by_their_beginning() -> None:
    before, after = gone(words="the mill that stood at the ford fell down, as all there know, in 1950")
    [notice] = signoffs.apply(after, [scene.signed(before)], TODAY).notices
    assert (
        "on quotation-altered “the mill that stood at the ford fell down, as all there …”:" in notice.message
    )


def test_of_what_was_not_looked_for_today_nothing_is_said_to_be_gone() -> None:
    before, after = gone()
    signoff = scene.signed(before)
    other_rules = signoffs.apply(after, [signoff], TODAY, rules={"quotation-clipped"})
    assert [each.state for each in other_rules.signoffs] == [SignOffState.NOT_COMPARABLE]
    lost = scene.dossier(lost=True, verdict=Verdict.UNCHECKED, passage=None).model_copy(
        update={"findings": ()}
    )
    offline = signoffs.apply(lost, [signoff], TODAY, rules={"quotation-altered"})
    assert [each.state for each in offline.signoffs] == [SignOffState.NOT_COMPARABLE]
    several = signoffs.apply(lost, [signoff.model_copy(update={"reference_id": None})], TODAY)
    assert [each.state for each in several.signoffs] == [SignOffState.NOT_COMPARABLE]
    assert offline.notices == other_rules.notices == several.notices == ()


def test_what_rested_on_no_source_is_gone_also_where_one_is_lacking() -> None:
    lost = scene.dossier(lost=True, passage=None)
    told = signoffs.apply(lost.model_copy(update={"findings": ()}), [scene.signed(lost)], TODAY)
    assert [each.state for each in told.signoffs] == [SignOffState.UNUSED]


def test_a_sign_off_of_another_manuscript_is_not_this_one_s_matter() -> None:
    before, after = gone()
    signoff = scene.signed(before)
    assert signoff.manuscript == "article.txt"
    elsewhere = scene.dossier(path="other.txt").model_copy(update={"findings": ()})
    assert signoffs.apply(elsewhere, [signoff], TODAY).signoffs == ()
    assert signoffs.apply(after, [signoff], TODAY, elsewhere={signoff.id}).signoffs == ()
    unnamed = signoff.model_copy(update={"manuscript": None})
    assert signoffs.apply(elsewhere, [unnamed], TODAY).signoffs[0].state is SignOffState.UNUSED


def test_a_sign_off_whose_manuscript_is_gone_is_a_stray() -> None:
    before, after = gone()
    signoff = scene.signed(before)
    met = signoffs.apply(after, [signoff], TODAY)
    other = scene.dossier(path="other.txt").model_copy(update={"findings": ()})
    unmet = signoffs.apply(other, [signoff], TODAY)
    assert signoffs.strays([met], [signoff], {"other.txt"}) == ()
    assert signoffs.strays([unmet], [signoff], {"other.txt", "article.txt"}) == ()
    [notice] = signoffs.strays([unmet], [signoff], {"other.txt"}, file="signoffs.toml")
    assert notice.message.endswith(": its manuscript article.txt is gone: remove it")


def test_words_that_were_edited_show_what_was_signed_off_before() -> None:
    signoff = scene.signed(scene.dossier())
    told = signoffs.apply(scene.dossier("the old mill fell in 1950"), [signoff], TODAY)
    said = "Ada Lee signed off other words on 2026-05-04: “the mill fell in 1950”"
    assert told.findings[0].remark == said
    rejected = scene.signed(scene.dossier(), Decision.REJECT)
    told = signoffs.apply(scene.dossier("the old mill fell in 1950"), [rejected], TODAY)
    assert told.findings[0].remark.startswith("Ada Lee rejected other words")


def test_another_finding_in_the_same_words_is_not_said_to_be_on_other_words() -> None:
    signoff = scene.signed(scene.dossier()).model_copy(update={"id": "of-another-token"})
    told = signoffs.apply(scene.dossier(), [signoff], TODAY)
    said = f"Ada Lee signed off something else in these words on 2026-05-04: {signoff.reason}"
    assert told.findings[0].remark == said


def test_words_of_a_manuscript_that_is_gone_are_shown_and_those_of_another_one_are_not() -> None:
    signoff = scene.signed(scene.dossier(path="old.txt"))
    edited = scene.dossier("the old mill fell in 1950", path="new.txt")
    assert signoffs.apply(edited, [signoff], TODAY).findings[0].remark == ""
    told = signoffs.apply(edited, [signoff], TODAY, gone={"old.txt"})
    assert told.findings[0].remark.endswith("“the mill fell in 1950”")
    assert told.signoffs == ()


@pytest.mark.parametrize(
    "changes",
    [{"words": "Nobody has asked since"}, {"words": "the old mill fell in 1950", "rule": "quotation-order"}],
    ids=["other words", "another rule"],
)
def test_what_is_not_alike_shows_nothing(changes: dict[str, Any]) -> None:
    signoff = scene.signed(scene.dossier())
    assert signoffs.apply(scene.dossier(**changes), [signoff], TODAY).findings[0].remark == ""


def test_words_of_another_work_are_not_shown() -> None:
    signoff = scene.signed(scene.dossier()).model_copy(update={"reference_id": "roy"})
    told = signoffs.apply(scene.dossier("the old mill fell in 1950"), [signoff], TODAY)
    assert told.findings[0].remark == ""


def test_what_is_decided_already_shows_no_earlier_words() -> None:
    earlier = scene.signed(scene.dossier())
    today = scene.dossier("the old mill fell in 1950")
    lapsed = scene.signed(today, expires="2026-05-05")
    told = signoffs.apply(today, [earlier, lapsed], TODAY)
    assert told.findings[0].remark == f"{MADE} until 2026-05-05, which is past"
    assert signoffs.apply(today, [earlier, scene.signed(today)], TODAY).findings[0].remark == ""
    comment = Suppression(kind=SuppressionKind.INLINE, reason="house style")
    ignored = today.findings[0].model_copy(update={"suppression": comment})
    told = signoffs.apply(today.model_copy(update={"findings": (ignored,)}), [earlier], TODAY)
    assert told.findings[0].remark == ""


def test_the_likest_of_several_is_shown() -> None:
    decisions = [
        scene.signed(scene.dossier(words), by=by)
        for words, by in (("the old mill burned in 1950", "Bo"), ("the mill fell in 1950", "Ada Lee"))
    ]
    told = signoffs.apply(scene.dossier("the old mill fell in 1950"), decisions, TODAY)
    assert told.findings[0].remark.startswith("Ada Lee")


def test_a_sign_off_keeps_what_was_seen() -> None:
    seen = scene.dossier("the mill\n  fell in 1950", edits=2, path="ed/article.txt")
    signoff = scene.signed(seen, Decision.REJECT, expires="2026-12-31")
    assert signoff.model_dump(mode="json") == {
        "id": seen.findings[0].fingerprint,
        "decision": "reject",
        "reason": "the printed book has it so",
        "by": "Ada Lee",
        "date": "2026-05-04",
        "expires": "2026-12-31",
        "rule": "quotation-altered",
        "reference_id": "marsh",
        "manuscript": "article.txt",
        "words": "the mill fell in 1950",
        "result": "altered",
        "edits": 2,
        "level": "warning",
        "quotation": scene.digest("the mill fell in 1950"),
        "source": scene.digest("first"),
        "passage": scene.digest("the mill fell in 1951"),
    }


def test_a_finding_without_quotation_is_signed_off_by_the_words_at_its_place() -> None:
    finding = b.finding("note-punctuation", start=3)
    seen = b.dossier(b.evidence(b.manuscript("Lee, Mill.")), finding)
    signoff = scene.signed(seen)
    assert signoff.words == ","
    assert (signoff.result, signoff.source, signoff.passage) == (None, None, None)
    assert signoffs.apply(seen, [signoff], TODAY).findings[0].suppressed
    moved = b.dossier(b.evidence(b.manuscript("Lee; Mill.")), finding)
    assert signoffs.apply(moved, [signoff], TODAY).signoffs[0].state is SignOffState.QUOTATION_CHANGED


def test_an_unchecked_quotation_is_signed_off_until_its_source_is_had() -> None:
    def unchecked(*, lost: bool) -> Dossier:
        made = scene.dossier(rule="quotation-unchecked", verdict=Verdict.UNCHECKED, passage=None, lost=lost)
        match = made.evidence.matches[0].model_copy(update={"reason": Unchecked.TOO_SHORT})
        return made.model_copy(update={"evidence": made.evidence.model_copy(update={"matches": (match,)})})

    signoff = scene.signed(unchecked(lost=True))
    assert signoffs.apply(unchecked(lost=True), [signoff], TODAY).findings[0].suppressed
    assert not signoffs.apply(unchecked(lost=False), [signoff], TODAY).findings[0].suppressed


def test_half_surrogates_of_a_manuscript_become_words_that_a_file_can_hold() -> None:
    one, other = scene.dossier("the mill \ud800 fell"), scene.dossier("the mill \udbff fell")
    assert scene.signed(one).words == "the mill ? fell"
    assert scene.signed(one).quotation != scene.signed(other).quotation
