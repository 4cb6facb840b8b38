"""A Report becomes a comment on a pull request: what blocks and what is lacking at a glance, the rest folded.

GitHub takes no comment of more than 65,536 characters. What does not fit is left out by whole items, counted
where it is lacking; no words are cut in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Level
from claimcheck.report import _headline, _markdown_items, _view, _wanted
from claimcheck.report._markdown_words import words
from claimcheck.report._remarks import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.model import Dossier, Look, Report

NAME = "markdown"

_ROOM = 64_000  # UTF-16 code units of all items; what is left is for titles and what a bot puts round them
_LONGEST = 4_000  # code units of an item
_TOO_LONG = "\n  - too long for a comment: the other reports have it in full"
_WHOLE = "`claimcheck run --output html=report.html` writes the whole of it."
_FEW = 3  # manuscripts that are named
_EMPTY = "No quotation was found in {}: nothing was compared with a source."
_FINDINGS = {Level.ERROR: "What blocks", **TITLES}


class _Section(NamedTuple):
    title: str
    items: list[str]
    folded: bool = True


def render(report: Report, look: Look) -> str:
    """Print the one line, what blocks, what was not checked, then the rest folded, of all manuscripts.

    Where there are several, each item has its path. `look.rules_url` makes links of the rules' names. A
    section may fill half of the room that those before it have left, what blocks and what lacks two thirds.
    """
    room = _ROOM
    lines = [f"### claimcheck: {report.summary.outcome.value.upper()}", ""]
    lines += [f"{_headline.tally(report)}  ", words(_headline.judged(report)), ""]
    lines += _empty(report)
    lacking = 0
    for section in _sections(report, look):
        kept = _fitting(section.items, room // 2 if section.folded else room * 2 // 3)
        room -= sum(map(_size, kept))
        left = len(section.items) - len(kept)
        lacking += left
        lines += _set(section, kept, left)
    if lacking:
        lines += [
            f"{_view.plural(lacking, 'item')} left out, because a comment has no more room. {_WHOLE}",
            "",
        ]
    return "\n".join(lines[:-1]) + "\n"


def _empty(report: Report) -> list[str]:
    """Say aloud in which manuscripts there was nothing to compare."""
    empty = [_path(dossier) for dossier in report.dossiers if not dossier.evidence.matches]
    more = [_view.plural(len(empty) - _FEW, "other manuscript")] if empty[_FEW:] else []
    return [_EMPTY.format(" and ".join([words(", ".join(empty[:_FEW])), *more])), ""] if empty else []


def _sections(report: Report, look: Look) -> list[_Section]:
    """Return the sections that have anything to say, in the order of all reports."""

    def of(items: Callable[[Dossier, str, Look], Iterable[str]]) -> list[str]:
        several = len(report.dossiers) > 1
        return [
            item
            for dossier in report.dossiers
            for item in items(dossier, f"{words(_path(dossier))}, " if several else "", look)
        ]

    found = {level: of(_markdown_items.findings(level)) for level in Level}
    titles = {}
    for level, title in _FINDINGS.items():
        counts = [_wanted.remarks(dossier, level) for dossier in report.dossiers]
        elsewhere = sum(other for _, other in counts)
        titles[level] = f"{title}: {_wanted.told(sum(len(own) for own, _ in counts), level, elsewhere)}"
    sections = [
        _Section(titles[Level.ERROR], found[Level.ERROR], folded=False),
        _Section(
            f"Not checked: {_wanted.counted(report.dossiers)}", of(_markdown_items.unchecked), folded=False
        ),
        *(_Section(titles[level], found[level]) for level in (Level.WARNING, Level.NOTE)),
        _Section("Sources", of(_markdown_items.sources)),
        _Section("Signed off", of(_markdown_items.signoffs)),
        _Section("Not looked at", of(_markdown_items.limits)),
    ]
    return [section for section in sections if section.items]


def _set(section: _Section, kept: list[str], left: int) -> list[str]:
    more = ["", f"{left} more left out here."] if left else []
    if section.folded:
        opening = ["<details>", f"<summary>{section.title}</summary>", ""]
        return [*opening, *kept, *more, "", "</details>", ""]
    return [f"#### {section.title}", "", *kept, *more, ""]


def _fitting(items: list[str], room: int) -> list[str]:
    """Return the first items that fit into `room`, of one that is too long by itself only its first line."""
    kept = []
    for item in items:
        short = item if _size(item) <= _LONGEST else item.partition("\n")[0] + _TOO_LONG
        short = short if _size(short) <= _LONGEST else f"- something{_TOO_LONG}"
        room -= _size(short)
        if room < 0:
            break
        kept.append(short)
    return kept


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2 + 1


def _path(dossier: Dossier) -> str:
    return dossier.evidence.manuscript.path
