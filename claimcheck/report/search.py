"""One quotation and what several sources say of it go in; a view of each source's answer comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Source, Unavailable
from claimcheck.report import _cards, _view
from claimcheck.report._page import Lines, paragraph, printed, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Look, Match, Quotation


def render_search(
    quotation: Quotation, had: Sequence[Source | Unavailable], matches: Sequence[Match], look: Look
) -> str:
    """Return verdict, words and context for each source, in the order given.

    A source without a match of its reference id is shown as not checked, and so is one that was not had.
    """
    by_reference = {match.reference_id: match for match in matches}
    lines: Lines = []
    for source in had:
        answer = by_reference.get(source.reference_id)
        name = visible(source.origin or source.reference_id)
        verdict = answer.verdict if answer and isinstance(source, Source) else None
        word = _view.WORDS[verdict] if verdict else "Not checked"
        style = _cards.STYLES[verdict] if verdict else "bold yellow"
        lines += paragraph(Text.assemble((word, style), f"  {name}"), look.width)
        if not look.quiet:
            lines += _answer(quotation, source, answer, look)
    return printed(lines, look)


def _answer(quotation: Quotation, source: Source | Unavailable, match: Match | None, look: Look) -> Lines:
    if isinstance(source, Unavailable):
        return [*row("why", visible(source.detail or source.reason.value), look.width), Text()]
    if match is None:
        return [Text()]
    lines = _cards.comparison(quotation, match, look.width, whole=True)
    lines += _cards.context(match.passages, look.width)
    lines += _cards.reason(match, look.width)
    lines += _cards.customs(match, look.width)
    return [*lines, *_cards.alerts(match, look.width), Text()]
