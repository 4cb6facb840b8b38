"""A baseline keeps back what stood when it was written, as long as it is no worse, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from report import builders as b
from signoffs import scene

from claimcheck import signoffs
from claimcheck.errors import DecisionsError
from claimcheck.model import Decision, Dossier, Level, Look, Suppression, SuppressionKind
from claimcheck.report import render

INLINE = Suppression(kind=SuppressionKind.INLINE, reason="house style")
BASELINE = Suppression(kind=SuppressionKind.BASELINE)
GOOD = """\
{
  "schema": "claimcheck-baseline/1",
  "manuscripts": {
    "article.txt": [
      {
        "fingerprint": "mark-order-1",
        "rule": "mark-order",
        "level": "warning"
      },
      {
        "fingerprint": "quotation-altered-0",
        "rule": "quotation-altered",
        "level": "warning"
      }
    ]
  }
}
"""


def dossier(*findings: Any, path: str = "article.txt") -> Dossier:  # noqa: ANN401 - findings
    return b.dossier(b.evidence(b.manuscript("Some words.", path=path)), *findings)


def altered(level: Level = Level.WARNING, suppression: Suppression | None = None) -> Any:  # noqa: ANN401 - a finding
    return b.finding("quotation-altered", level, suppression=suppression)


def written(*dossiers: Dossier) -> str:
    return render(b.report(*dossiers), "baseline", Look())


def test_what_is_open_is_written_by_path_rule_and_fingerprint() -> None:
    order = b.finding("mark-order", Level.WARNING, start=1)
    signed = b.finding("note-punctuation", suppression=b.SIGNED)
    ignored = b.finding("title-drift", suppression=INLINE)
    assert written(dossier(altered(suppression=BASELINE), signed, ignored, order)) == GOOD
    both = json.loads(
        written(dossier(order, path="b.txt"), dossier(order, path="a.txt"), dossier(path="c.txt"))
    )
    assert list(both["manuscripts"]) == ["a.txt", "b.txt"]
    assert json.loads(written()) == {"schema": "claimcheck-baseline/1", "manuscripts": {}}


def test_what_was_rejected_is_not_written() -> None:
    seen = dossier(altered())
    rejected = signoffs.sign(seen, seen.findings[0], Decision.REJECT, "no", "Bo", "2026-05-04")
    assert json.loads(written(signoffs.apply(seen, [rejected], "2026-05-04")))["manuscripts"] == {}


def test_no_word_of_a_path_steers_whoever_prints_it() -> None:
    text = written(dossier(altered(), path='\x1b[2J"\u202e\n::error::.txt'))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert signoffs.load_baseline(text, "x").manuscripts.keys() == {'\x1b[2J"\u202e\n::error::.txt'}


@pytest.mark.parametrize(
    ("level", "covered"), [(Level.NOTE, True), (Level.WARNING, True), (Level.ERROR, False)]
)
def test_what_stood_before_is_covered_unless_it_is_graver(level: Level, covered: bool) -> None:  # noqa: FBT001 - a row
    told = signoffs.apply_baseline(dossier(altered(level)), signoffs.load_baseline(GOOD, "x"))
    assert told.findings[0].suppression == (BASELINE if covered else None)


@pytest.mark.parametrize("path", ["other.txt", "./article.txt", "Article.txt"])
def test_another_manuscript_is_not_covered(path: str) -> None:
    told = signoffs.apply_baseline(dossier(altered(), path=path), signoffs.load_baseline(GOOD, "x"))
    assert told.findings[0].suppression is None
    assert told.notices == ()


def test_another_rule_of_the_same_fingerprint_is_not_covered() -> None:
    baseline = signoffs.load_baseline(
        GOOD.replace('"rule": "quotation-altered"', '"rule": "title-drift"'), "x"
    )
    assert signoffs.apply_baseline(dossier(altered()), baseline).findings[0].suppression is None


def test_entries_that_nothing_needs_are_counted_once() -> None:
    baseline = signoffs.load_baseline(GOOD, "x")
    do = "write it anew with `--output baseline=FILE`"
    one = signoffs.apply_baseline(dossier(altered()), baseline)
    assert [notice.message for notice in one.notices] == [
        f"one entry of the baseline is needed no more: {do}"
    ]
    two = signoffs.apply_baseline(dossier(altered(suppression=b.SIGNED)), baseline)
    assert [notice.message for notice in two.notices] == [
        f"2 entries of the baseline are needed no more: {do}"
    ]
    assert two.findings[0].suppression == b.SIGNED


def test_of_what_was_not_looked_for_today_nothing_is_said() -> None:
    baseline = signoffs.load_baseline(GOOD, "x")
    assert signoffs.apply_baseline(dossier(), baseline, rules={"title-drift"}).notices == ()
    lost = dossier().evidence.model_copy(update={"sources": (b.lack("marsh"),)})
    assert signoffs.apply_baseline(dossier().model_copy(update={"evidence": lost}), baseline).notices == ()


def test_a_rejected_finding_is_not_covered() -> None:
    seen = dossier(altered())
    rejected = signoffs.sign(seen, seen.findings[0], Decision.REJECT, "no", "Bo", "2026-05-04")
    told = signoffs.apply_baseline(
        signoffs.apply(seen, [rejected], "2026-05-04"), signoffs.load_baseline(GOOD, "x")
    )
    assert told.findings[0].suppression is None
    assert told.findings[0].remark


def test_a_lapsed_sign_off_is_still_told_where_the_baseline_covers_its_finding() -> None:
    seen = scene.dossier()
    lapsed = scene.signed(seen, expires="2026-05-05")
    baseline = signoffs.load_baseline(written(seen), "x")
    told = signoffs.apply_baseline(signoffs.apply(seen, [lapsed], "2026-06-01"), baseline)
    assert told.findings[0].suppression == BASELINE


def test_what_was_written_is_read_and_covers_all() -> None:
    seen = dossier(altered(), b.finding("mark-order", Level.NOTE, start=1))
    told = signoffs.apply_baseline(seen, signoffs.load_baseline(written(seen), "baseline.json"))
    assert all(finding.suppression == BASELINE for finding in told.findings)
    assert written(told) == written(seen)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", None, "is no baseline: invalid JSON"),
        (GOOD[:100], None, "is no baseline: invalid JSON"),
        ("[1]", None, "is no baseline"),
        (GOOD.replace("baseline/1", "baseline/2"), None, "has the schema 'claimcheck-baseline/2', not"),
        (GOOD.replace("schema", "scheme"), None, "is no baseline: schema: field required"),
        (GOOD.replace('"warning"', '"fatal"'), None, "is no baseline: manuscripts.article.txt.0.level"),
        (GOOD.replace('"mark-order-1"', "7"), None, "is no baseline: manuscripts.article.txt.0.fingerprint"),
        (GOOD.replace('"rule"', '"rulé"'), None, "is no baseline"),
        ("\n<<<<<<< HEAD\n" + GOOD, 2, "holds a merge conflict: take one side whole, or write it anew"),
        ("[" * 100_000, None, "is no baseline"),
        ('{"a":' * 100_000, None, "is no baseline"),
        (GOOD.replace('"warning"', "9" * 100_000), None, "is no baseline"),
        (GOOD.replace("mark-order-1", "\ud800"), None, "is no baseline"),
        (GOOD.replace("mark-order-1", "\\ud800"), None, "is no baseline"),
        ("\x00" * 1000, None, "is no baseline"),
        ("NaN", None, "is no baseline"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, line: int | None, words: str) -> None:
    with pytest.raises(DecisionsError) as caught:
        signoffs.load_baseline(text, "baseline.json")
    assert caught.value.file == "baseline.json"
    assert caught.value.line == line
    assert words.casefold() in caught.value.what.casefold()
    assert len(str(caught.value)) < 500
    assert "\n" not in str(caught.value)


def test_a_file_beyond_all_measure_is_refused() -> None:
    with pytest.raises(DecisionsError, match="is larger than 64000000 letters"):
        signoffs.load_baseline(" " * 64_000_001, "baseline.json")
