"""The evidence goes in; a card for each quotation comes out, whatever its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.report import _cards, _view
from claimcheck.report._page import Lines, heading
from claimcheck.text import Lines as Places

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Look


def every(evidence: Evidence, look: Look) -> Lines:
    """Return all judged quotations with verdict, passage, permitted changes and alerts."""
    if not evidence.matches:
        return []
    lines = heading("Every quotation", look.width, str(len(evidence.matches)))
    quotations = _view.by_id(evidence)
    places = Places(evidence.manuscript.text)
    references = {reference.id: reference for reference in evidence.references}
    had = _view.sources(evidence)
    for match in evidence.matches:
        quotation = quotations[match.quotation_id]
        place = places.place(quotation.span.start)
        lines += [Text(), *_cards.title(quotation, match.verdict, place, look.width)]
        lines += _cards.comparison(quotation, match, look.width, whole=True)
        lines += _cards.whence(match, references, had, look.width)
        lines += _cards.reason(match, look.width)
        lines += _cards.customs(match, look.width)
        lines += _cards.alerts(match, look.width)
    return lines
