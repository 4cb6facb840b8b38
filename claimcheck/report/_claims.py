"""The evidence goes in; its noted sentences come out: counts, what to look at, the closest passages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import FigureTrace, Tracing
from claimcheck.report import _view
from claimcheck.report._page import Lines, heading, paragraph, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from claimcheck.model import Claim, Evidence, Look, Trace, TracedPassage

CLOSENESS = "Closest by shared words. Closeness is not support; a denial ranks just as high."
WORDS = {Tracing.TRACED: "traced", Tracing.REVIEW: "to review", Tracing.UNCHECKED: "not checked"}
_STYLES = {Tracing.TRACED: "bold", Tracing.REVIEW: "bold yellow", Tracing.UNCHECKED: "bold yellow"}
_SHORT, _LONG = 120, 1_000  # code points of a figure and of a sentence that are shown
_FIGURES = {
    FigureTrace.FOUND: "in the source",
    FigureTrace.NEAR: "the source has",
    FigureTrace.UNIT: "the source has",
    FigureTrace.ABSENT: "nowhere in the source",
    FigureTrace.UNTOLD: "cannot be told",
}


def claims(evidence: Evidence, look: Look) -> Lines:
    """Return the section on noted sentences: folded only their counts, else each with its closest passages.

    Sentences that quote as well are shown if they are to be reviewed, and not counted: their quotations are.
    """
    known = {claim.id: claim for claim in evidence.manuscript.claims}
    pairs = [(known[trace.claim_id], trace) for trace in evidence.traces if trace.claim_id in known]
    counts = Counter(trace.status for claim, trace in pairs if not claim.quotes)
    shown = [(c, t) for c, t in pairs if not c.quotes or t.status is Tracing.REVIEW] if look.verbose else []
    if not counts and not shown:
        return []
    said = ", ".join(f"{counts[status]} {WORDS[status]}" for status in Tracing)
    lines = heading("Noted sentences without a quotation", look.width, f"{counts.total()}: {said}")
    if not look.verbose and not any(trace.passages for _, trace in pairs):
        return lines
    if not look.verbose:
        return lines + paragraph(
            "-v shows each beside the closest passages of its sources.", look.width, indent=2
        )
    lines += paragraph(CLOSENESS, look.width, indent=2)
    index = _view.index(evidence)
    for claim, trace in shown:
        lines += [Text(), *_title(claim, trace, index, look.width)]
        words = claim.span.of(evidence.manuscript.text)
        lines += row("sentence", _view.quoted(words, _LONG), look.width)
        for label, said in facts(trace, index):
            lines += row(label, said, look.width)
    return lines


def _title(claim: Claim, trace: Trace, index: _view.Index, width: int) -> Lines:
    where = _view.place(
        index.manuscript, *index.lines.place(claim.span.start), index.lines.part(claim.span.start)
    )
    word = (WORDS[trace.status].capitalize(), _STYLES[trace.status])
    notes = _view.notes(index.manuscript, claim.marks)
    why = f": {_view.WHY[trace.reason]}" if trace.reason else ""
    return paragraph(Text.assemble(word, f"  {claim.id}, {notes}, {where}{why}"), width, indent=2)


def facts(trace: Trace, index: _view.Index) -> list[tuple[str, str]]:
    """Return what became of figures and names, words taken over, and the closest passages, with labels."""
    said = []
    for figure in trace.figures:
        nearest = f" {_view.quoted(figure.nearest, _SHORT)}" if figure.nearest else ""
        beside = nearest if figure.trace in {FigureTrace.NEAR, FigureTrace.UNIT} else ""
        said.append(f"{_view.quoted(figure.text, _SHORT)} {_FIGURES[figure.trace]}{beside}")
    told = [("figures", "; ".join(said))] if said else []
    missing = [_view.quoted(name.text, _SHORT) for name in trace.names if name.found is False]
    told += [("names", f"{', '.join(missing)} nowhere in the source")] if missing else []
    text = index.manuscript.text
    told += [("same words", _view.quoted(copied.span.of(text), _LONG)) for copied in trace.copied]
    told += [("look at", visible(trace.detail))] if trace.detail else []
    return told + [("closest", _passage(found, index)) for found in trace.passages]


def _passage(found: TracedPassage, index: _view.Index) -> str:
    passage = found.passage
    work = index.references.get(found.reference_id)
    name = visible(_view.brief(work)) if work else visible(found.reference_id)
    page = f", {passage.paging} {visible(passage.page)}" if passage.page else ""
    return f"{_view.quoted(passage.exact, _LONG)} ({name}{page})"
