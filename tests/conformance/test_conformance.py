"""Every case of the suite is judged as the editor judged it, and the suite covers what it must."""

from __future__ import annotations

from collections import Counter

import pytest
from conformance.table import FOLDER, Case, differences, load, still_open

from claimcheck.model import AlertKind, Convention, EditKind, Unchecked, Verdict

LEAST = 300
TIMES = 3
# Given by what stands around a quotation, not by its words and a source.
_OF_NOTES = {
    Unchecked.NO_NOTE,
    Unchecked.NOTE_UNRESOLVED,
    Unchecked.SOURCE_UNAVAILABLE,
    Unchecked.SOURCE_MISMATCH,
}


@pytest.mark.parametrize(
    "case", [case for case in load() if case.id not in still_open()], ids=lambda case: case.id
)
def test_case(case: Case) -> None:
    assert not differences(case), case.why


def test_open_cases_are_few_and_still_open() -> None:
    """What open.yaml lists is not forgotten: it holds one case in thirty at most, and none that passes."""
    listed = [case for case in load() if case.id in still_open()]

    assert len(listed) == len(still_open()) <= len(load()) / 30
    assert [case.id for case in listed if not differences(case)] == []


def test_the_suite_is_large_and_its_names_are_its_own() -> None:
    names = Counter(case.id for case in load())

    assert names.total() >= LEAST
    assert [name for name, count in names.items() if count > 1] == []


def test_every_case_says_why() -> None:
    assert [case.id for case in load() if len(case.why) < len("Not so.") or "placeholder" in case.why] == []


def test_every_kind_has_faithful_and_false_cases() -> None:
    faithful = Counter(case.kind for case in load() if case.faithful and not case.alerts)
    other = Counter(case.kind for case in load() if not case.faithful or case.alerts)

    assert {kind for kind in faithful | other if faithful[kind] < TIMES or other[kind] < TIMES} == set()


def test_everything_that_the_matcher_can_say_is_expected_somewhere() -> None:
    said: Counter[str] = Counter()
    for case in load():
        said.update((case.verdict, case.reason or "", *case.alerts))
        said.update(edit.split(": ")[0] for edit in (*case.permitted, *case.edits))
    reasons = [reason for reason in Unchecked if reason not in _OF_NOTES]

    names = [str(name) for name in (*Verdict, *reasons, *EditKind, *Convention, *AlertKind)]

    assert {name: said[name] for name in names if said[name] < TIMES} == {}


def test_every_source_is_used_and_every_used_source_is_there() -> None:
    used = {name for case in load() for name in (*case.sources, *case.others)}

    assert used == {path.name for path in (FOLDER / "sources").iterdir()}
