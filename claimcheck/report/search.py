"""One quotation and what several sources say of it go in; a view of each source's answer comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Extent, Source, Unavailable, Verdict
from claimcheck.report import _cards, _view, _where
from claimcheck.report._page import Lines, paragraph, printed, row
from claimcheck.report.explanation import steps
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Explanation, Look, Match, Quotation

_DOUBTED = {Verdict.ALTERED, Verdict.ABSENT}


def render_search(
    quotation: Quotation,
    had: Sequence[Source | Unavailable],
    matches: Sequence[Match],
    look: Look,
    explanations: Sequence[Explanation] = (),
) -> str:
    """Return verdict, words and context for each source, in the order given.

    `matches` holds one match for each source that was had, in the same order, and so does `explanations`
    where it is asked how the verdicts came about; a source that was not had, or that no match is left
    for, is shown as not checked.
    """
    answers, whys = iter(matches), iter(explanations)
    lines: Lines = []
    for source in had:
        answer = next(answers, None) if isinstance(source, Source) else None
        name = visible(source.origin or source.reference_id)
        verdict = answer.verdict if answer else None
        word = _view.WORDS[verdict] if verdict else "Not checked"
        style = _cards.STYLES[verdict] if verdict else "bold yellow"
        lines += [Text()] if lines and not look.quiet else []
        lines += paragraph(Text.assemble((word, style), f"  {name}"), look.width)
        lines += [] if look.quiet else _answer(quotation, source, answer, look)
        why = next(whys, None) if answer else None
        lines += steps(why, look) if why and not look.quiet else []
    if not explanations and not look.quiet and any(match.verdict in _DOUBTED for match in matches):
        lines += [Text(), *paragraph("`--explain` shows how this was judged.", look.width)]
    return printed(lines, look)


def _answer(quotation: Quotation, source: Source | Unavailable, match: Match | None, look: Look) -> Lines:
    if isinstance(source, Unavailable):
        return row("why", visible(source.detail or source.reason.value), look.width)
    if match is None:
        return []
    lines = _cards.comparison(quotation, match, look.width, whole=True)
    lines += _cards.context(match.passages, look.width)
    lines += _copy(source, look) + _cards.places(match, look.width)
    lines += _cards.reason(match, look.width)
    lines += _cards.customs(match, look.width)
    return lines + _cards.alerts(match, look.width)


def _copy(source: Source, look: Look) -> Lines:
    """Return what was looked at where it is not simply the page as it is now, or not the whole of it."""
    told = [("had", _where.ways(source) if _where.copy(source) else "")]
    told += [("to open", address) for address in _where.opened(source)]
    told.append(("remark" if source.extent is Extent.WHOLE else "in part", visible(source.reason or "")))
    return [line for label, words in told if words for line in row(label, words, look.width)]
