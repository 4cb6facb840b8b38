"""Results go in; tables for the terminal and the page docs/benchmarks.md come out, with gains and losses."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from benchmarks import report_formats, report_sources
from benchmarks.generated import COUNTS, SEED
from benchmarks.tables import cell, share, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Results = dict[str, Any]
_GOALS = {
    "faithful called altered or absent": "0",
    "one-word changes passed": "0",
    "one-word changes called altered": "-",
    "three edits called altered": "all",
    "splices and reorderings passed": "0",
    "OCR noise found": "all",
    "absent called altered": "at most 0.1 %",
    "exact ends, 60 letters and more": "at least 95 %",
}
_MET = {True: "yes", False: "no", None: "-"}
_INTRODUCTION = """\
# Benchmarks

`make bench` measures the matcher, what is had of sources and what is read of manuscripts, and writes this
page; `make bench QUICK=1` takes a tenth of the quotations and a fifth of the files, and writes nothing. What
needs the network once (texts, pages and PDFs of packages, and other programs, each in an environment of its
own under `.venv`) is left out without it. The machine is shared: figures within one table are of one run and
can be compared, those of two runs hardly.
"""
_SET = """\
## The generated set

Each quotation is made from a passage whose place is known, by one named change, so that nobody had to judge
it. A changed quotation stands nowhere in its source; an absent one is from a withheld part of the same work
and shares no eight words in a row with the source, nor three in five of its words, in order, with any one
place of it. OCR noise is put into the quotation, a letter in thirty.
"""
_FIELD = """\
## Beside other programs

A sample of the same set, from sources of 5 kB and 50 kB: how many answers are right, by kind. Faithful
quotations (verbatim to bracketed) are to be passed, false ones not to be passed, and those damaged by OCR
found. Every program is asked in the way that its documentation recommends; ellipses are given to it in the
spelling that it knows. `ends` counts exact places among those that it shows.
"""
_CONFORMANCE = """\
## The conformance suite

{passed} of {total} cases are judged as the editor judges them: verdict, permitted changes, edits and
alerts.
"""
_REDUCED = """\
Other programs cannot give these verdicts, so each case is reduced: faithful ones are to be passed, false
ones not, and where an editor must look although the words are there, the program must not pass them in
silence. The text is the one that this program reads from the source, without what it knows of its regions
and artefacts. The suite is ours, and so are its judgements.
"""
_SPEED = """\
## Speed

Seconds of processor time in one process, methods taking turns, each with its fastest turn. The others are
given folded text and divided quotations. Where a method is slow, a part of the quotations is timed and the
time counted for all.
"""
_GROWTH = """\
## Growth and memory

Beyond {real:.1f} MB the text goes on with its own sentences in another order. Memory is the most that was
held at once, by tracemalloc, for 200 quotations.
"""


def machine() -> str:
    """Name the class of machine and the versions that the figures rest on."""
    cores = os.cpu_count() or 1
    return (
        f"{cores} cores, {platform.system()} {platform.machine()}, Python {sys.version.split()[0]}, "
        f"rapidfuzz {version('rapidfuzz')}"
    )


def page(results: Results) -> str:
    """Write the whole page."""
    parts = [
        _INTRODUCTION,
        f"Measured on {results['machine']}; seed {SEED}.\n",
        _conformance(results),
        _SET,
        "Texts: " + "; ".join(results["texts"]) + ".\n",
        _goals(results["goals"]),
        _FIELD,
        _field(results["field"]),
        _SPEED,
        _ratios(results["speed"]),
        _GROWTH.format(real=results["letters"] / 1e6),
        _growth(results),
        *report_sources.sections(results),
        *report_formats.sections(results),
    ]
    return "\n".join(part for part in parts if part)


def _goals(goals: Mapping[str, Sequence[int]]) -> str:
    rows = [
        (name, f"{count} of {of}", share(count, of), _GOALS[name], _MET[met(name, count, of)])
        for name, (count, of) in goals.items()
    ]
    return table(("measure", "count", "share", "goal", "met"), rows)


def met(name: str, count: int, of: int) -> bool | None:
    """Tell whether a measure reaches its goal; None where it has none."""
    goal = _GOALS[name]
    if goal == "-":
        return None
    if goal == "0":
        return count == 0
    if goal == "all":
        return count == of
    return count <= of / 1000 if goal.startswith("at most") else count >= 0.95 * of


def _field(field: Sequence[Mapping[str, Any]]) -> str:
    kinds = [kind for kind in COUNTS if any(kind in one["right"] for one in field)]
    rows, lacks = [], []
    for one in field:
        if one["right"]:
            cells = [cell(one["right"].get(kind)) for kind in kinds]
            rows.append(
                (
                    one["name"],
                    *cells,
                    cell(_sum(one["right"])),
                    cell(one["ends"]) if one["ends"][1] else "-",
                )
            )
        if one["lack"]:
            lacks.append(f"- {one['name']}: {one['lack']}")
    return table(("program", *kinds, "all", "ends"), rows) + ("\n" + "\n".join(lacks) + "\n" if lacks else "")


def _conformance(results: Results) -> str:
    kinds: Mapping[str, Sequence[int]] = results["conformance"]
    if not kinds:
        return ""
    passed, total = (sum(pair[n] for pair in kinds.values()) for n in (0, 1))
    text = _CONFORMANCE.format(passed=passed, total=total) + "\n"
    text += table(("kind", "judged rightly"), [(kind, cell(pair)) for kind, pair in kinds.items()])
    classes = ("faithful", "false", "alert")
    rows = [
        (one["name"], *(cell(one["reduced"].get(name)) for name in classes), cell(_sum(one["reduced"])))
        for one in results["field"]
        if one["reduced"]
    ]
    return text + "\n" + _REDUCED + "\n" + table(("program", *classes, "all"), rows)


def _sum(right: Mapping[str, Sequence[int]]) -> list[int]:
    return [sum(pair[n] for pair in right.values()) for n in (0, 1)]


def _ratios(ratios: Sequence[Mapping[str, Any]]) -> str:
    rows = []
    for one in ratios:
        way, bound = ("faster", "at least") if one["faster"] else ("as long", "at most")
        rows.append((
            one["work"],
            one["against"],
            f"{one['ours']:.3f} s",
            f"{one['theirs']:.3f} s",
            f"{one['times']:.1f} times {way}",
            f"{bound} {one['limit']:g}",
            _MET[one["met"]],
        ))  # fmt: skip
    return table(("work", "against", "ours", "theirs", "ratio", "gate", "met"), rows)


def _growth(results: Results) -> str:
    rows = [(what, f"{count:,}", f"{seconds:.3f} s") for what, count, seconds in results["growth"]]
    memory = [(f"{size:,}", f"{share:.1f} MB") for size, share in results["memory"]]
    text = table(("what grows", "count", "processor time"), rows)
    return text + "\n" + table(("letters of the source", "memory a MB of source"), memory)


def changes(before: Results, now: Results) -> list[str]:
    """Say what is gained and lost against earlier results."""
    if not before:
        return ["no earlier results to compare with"]
    old, new = set(before.get("wrong", ())), set(now["wrong"])
    lines = [f"{len(old - new)} gained, {len(new - old)} lost against the last committed results"]
    lines += [f"  gained: {name}" for name in sorted(old - new)] + [
        f"  lost: {name}" for name in sorted(new - old)
    ]
    ratios = {(work, against): times for work, against, times, _ in _compared(before)}
    for work, against, times, faster in _compared(now):
        was = ratios.get((work, against))
        if was and abs(times - was) > 0.2 * was:
            word = "gained" if (times > was) == faster else "lost"
            lines.append(f"  {word}: {work} against {against}: {was:.1f} -> {times:.1f}")
    return lines


def _compared(results: Results) -> list[tuple[str, str, float, bool]]:
    """Return what was timed against what, how many times faster, or slower, and whether faster is meant."""
    matched = [(one["work"], one["against"], one["times"], one["faster"]) for one in results.get("speed", ())]
    return [*matched, *report_formats.ratios(results)]
