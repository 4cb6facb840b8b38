"""A set of quotations goes in; each tool's answers are counted against the truths, kind by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks import ours
from benchmarks.generated import FAITHFUL, FALSE
from benchmarks.passages import spoken, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.generated import Case
    from benchmarks.ours import Answer

LONG = 60  # letters of a quotation from which its ends are counted
CHANGED = ("one word", "three edits")
EXACT = (*FAITHFUL, *CHANGED)  # kinds with at most three edits and a known place

Judged = list[tuple["Case", "Answer"]]


def judged(cases: Sequence[Case]) -> Judged:
    """Return our own answers, all quotations of a source at once."""
    out: Judged = []
    for _, group in groupby(cases, key=lambda case: case.text.name):
        lot = list(group)
        text = lot[0].text
        out += zip(
            lot, ours.answers([case.words for case in lot], ours.work(text.name, text.text)), strict=True
        )
    return out


def right(answers: Judged) -> dict[str, tuple[int, int]]:
    """Count right answers by kind."""
    good = Counter(case.kind for case, answer in answers if correct(case, answer))
    return {kind: (good[kind], count) for kind, count in Counter(case.kind for case, _ in answers).items()}


def wrong(answers: Judged) -> list[str]:
    """Name the quotations of which something that a goal asks for is not right."""
    return [case.id for case, answer in answers if not correct(case, answer) or _astray(case, answer)]


def _astray(case: Case, answer: Answer) -> bool:
    """Tell whether a changed quotation is not recognised as one, or an absent one is taken for one."""
    return answer.found if case.kind == "absent" else case.kind in CHANGED and not answer.found


def correct(case: Case, answer: Answer) -> bool:
    """Tell whether an answer is right: faithful passed, false not passed, damaged by OCR found."""
    if case.kind in FAITHFUL:
        return answer.passed
    return not answer.passed if case.kind in FALSE else answer.found


def goals(answers: Judged) -> dict[str, tuple[int, int]]:
    """Count what the matcher is held to: how many of how many."""
    by_kind: dict[str, Judged] = defaultdict(list)
    for case, answer in answers:
        by_kind[case.kind].append((case, answer))
    faithful = [pair for kind in FAITHFUL for pair in by_kind[kind]]
    moved = [*by_kind["splice"], *by_kind["reordered"]]
    ends = [(c, a) for c, a in answers if a.found and _measurable(c)]
    return {
        "faithful called altered or absent": _count(faithful, lambda _, a: not a.passed),
        "one-word changes passed": _count(by_kind["one word"], lambda _, a: a.passed),
        "one-word changes called altered": _count(by_kind["one word"], lambda _, a: a.said == "altered"),
        "three edits called altered": _count(by_kind["three edits"], lambda _, a: a.said == "altered"),
        "splices and reorderings passed": _count(moved, lambda _, a: a.passed),
        "OCR noise found": _count(by_kind["ocr"], lambda _, a: a.found),
        "absent called altered": _count(by_kind["absent"], lambda _, a: a.found),
        "exact ends, 60 letters and more": _count(ends, exact),
    }


def _count(pairs: Judged, told: Callable[[Case, Answer], bool]) -> tuple[int, int]:
    return sum(told(case, answer) for case, answer in pairs), len(pairs)


def _measurable(case: Case) -> bool:
    return case.kind in EXACT and case.span is not None and len("".join(spoken(case.words))) >= LONG


def exact(case: Case, answer: Answer) -> bool:
    """Tell whether both ends are the passage's; the same words at another place are as good."""
    if answer.span is None or case.span is None:
        return False
    text = case.text.text
    span = trimmed(text, answer.span)
    return span == case.span or spoken(text[slice(*span)]) == spoken(text[slice(*case.span)])


def ends(answers: Judged) -> tuple[int, int]:
    """Count exact ends among the passages that a tool shows for long quotations."""
    return _count([(c, a) for c, a in answers if a.span is not None and _measurable(c)], exact)


def sample(cases: Iterable[Case], each: int, largest: int) -> list[Case]:
    """Return the first `each` of every kind and size, from sources of at most `largest` letters."""
    taken: Counter[tuple[str, int]] = Counter()
    kept = []
    for case in cases:
        key = (case.kind, case.text.size)
        if case.text.size <= largest and taken[key] < each:
            taken[key] += 1
            kept.append(case)
    return kept
