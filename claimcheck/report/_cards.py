"""A quotation and its match go in; the manuscript's words above the source's come out, differences marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Convention, Verdict
from claimcheck.report import _view, _where
from claimcheck.report._diff import marked
from claimcheck.report._flow import flows
from claimcheck.report._page import Lines, paragraph, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Edit, Match, Passage, Quotation

STYLES = {
    Verdict.VERBATIM: "bold green",
    Verdict.PERMISSIBLE: "bold green",
    Verdict.ALTERED: "bold red",
    Verdict.MISATTRIBUTED: "bold red",
    Verdict.ABSENT: "bold red",
    Verdict.UNCHECKED: "bold yellow",
}
_QUOTED = "bold red"
_SOURCE = "bold green"
CUSTOMS = {
    Convention.FIRST_LETTER: "first letter's case",
    Convention.CLOSING_PUNCTUATION: "punctuation at the closing mark",
    Convention.INNER_MARKS: "inner quotation marks",
    Convention.ELLIPSIS: "ellipsis",
    Convention.INTERPOLATION: "bracketed words",
    Convention.EDITORIAL_NOTE: "editorial note",
    Convention.HOUSE_STYLE: "house style",
    Convention.MISPRINT: "misprint mended",
}


def title(quotation: Quotation, verdict: Verdict | None, place: str, width: int) -> Lines:
    """Return the line over a card: verdict, id, and the `place` with its notes."""
    where = f"  {visible(quotation.id)}, {place}"
    word, style = (_view.WORDS[verdict], STYLES[verdict]) if verdict else ("Not judged", "bold")
    return paragraph(Text.assemble((word, style), where), width, indent=2)


def comparison(quotation: Quotation, match: Match, width: int, *, whole: bool = False) -> Lines:
    """Set the quotation's words over the source's; unless `whole`, long agreement is cut down."""
    spans = [edit.quoted_span for edit in match.edits]
    words = marked(quotation.text, quotation.span.start, spans, _QUOTED, whole=whole)
    lines = row("manuscript", words, width, marks=True)
    label = "source" if match.verdict.found else "closest"
    for text, differing in flows(match.passages, match.edits):
        lines += row(label, marked(text, 0, differing, _SOURCE, whole=whole), width, marks=True)
    return lines


def context(passages: Iterable[Passage], width: int) -> Lines:
    """Return the words before and after each passage, apart from it."""
    lines: Lines = []
    for passage in passages:
        before, after = visible(passage.prefix), visible(passage.suffix)
        lines += row("before", Text(f"… {before}", "dim"), width) if before else []
        lines += row("after", Text(f"{after} …", "dim"), width) if after else []
    return lines


def whence(match: Match, index: _view.Index, width: int) -> Lines:
    """Return the work that a verdict rests on, where in it, and in what copy."""
    label, told = _where.whence(match, index)
    return row(label, told, width) if told else []


def places(match: Match, width: int) -> Lines:
    """Return page and part of the passages, where they tell something."""
    told = ", ".join(_where.places(match.passages))
    return row("place", told, width) if told else []


def customs(match: Match, width: int) -> Lines:
    """Return the changes that custom permits, each with the words it is about."""
    said = permitted(match)
    return row("permitted", "; ".join(said), width) if said else []


def permitted(match: Match) -> list[str]:
    """Return each change that custom permits once, with the words it is about."""
    return list(dict.fromkeys(_custom(edit) for edit in match.permitted))


def alerts(match: Match, width: int) -> Lines:
    """Return what an editor must look at although the words are there."""
    return [line for alert in match.alerts for line in row("look at", visible(alert.message), width)]


def reason(match: Match, width: int) -> Lines:
    """Return the matcher's sentence, or why there is no verdict."""
    said = _view.result(match)
    return row("why" if match.reason else "result", said, width) if said else []


def _custom(edit: Edit) -> str:
    name = CUSTOMS[edit.permitted_by] if edit.permitted_by else edit.kind.value
    change = " for ".join(f"“{visible(words)}”" for words in (edit.quoted, edit.source) if words)
    return f"{name}: {change}" if change else name
