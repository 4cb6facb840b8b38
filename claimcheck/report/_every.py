"""The evidence goes in; a card for each quotation comes out, whatever its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.report import _cards, _view
from claimcheck.report._page import Lines, heading

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Look


def every(evidence: Evidence, look: Look) -> Lines:
    """Return all judged quotations with verdict, passage, permitted changes and alerts."""
    if not evidence.matches:
        return []
    lines = heading("Every quotation", look.width, str(len(evidence.matches)))
    index = _view.index(evidence)
    for match in evidence.matches:
        quotation = index.quotations[match.quotation_id]
        lines += [Text(), *_cards.title(quotation, match.verdict, index.where(quotation), look.width)]
        lines += _cards.comparison(quotation, match, look.width, whole=True)
        lines += _cards.whence(match, index, look.width)
        lines += _cards.reason(match, look.width)
        lines += _cards.customs(match, look.width)
        lines += _cards.alerts(match, look.width)
    return lines
