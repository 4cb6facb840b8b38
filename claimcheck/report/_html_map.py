"""A manuscript's cards go in; a drawing of where in the text they stand comes out: the graver, the taller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Verdict
from claimcheck.report._html_words import words

if TYPE_CHECKING:
    from claimcheck.report._html_desk import Desk

_WIDTH, _HEIGHT = 1_000, 24  # units of the drawing; the page stretches it
_THICK = 3
_SMALL = 8  # units of a quotation that is as it should be
_TALL = {Verdict.ALTERED: 24, Verdict.MISATTRIBUTED: 24, Verdict.ABSENT: 24, Verdict.UNCHECKED: 16}


def drawing(desk: Desk) -> str:
    """Return the drawing, one bar a quotation; it is not read aloud, for the cards say the same."""
    length = max(len(desk.view.manuscript.text), 1)
    bars = []
    for quotation in desk.carded:
        verdict = desk.verdict(quotation.id)
        tall = _TALL.get(verdict, _SMALL) if verdict else _SMALL
        left = quotation.span.start * (_WIDTH - _THICK) // length
        name = verdict.value if verdict else "unjudged"
        bars.append(
            f'<rect class="{name}" data-card="{words(desk.card(quotation.id))}" x="{left}"'
            f' y="{_HEIGHT - tall}" width="{_THICK}" height="{tall}"/>'
        )
    if not bars:
        return ""
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="map" {box} aria-hidden="true" focusable="false">{"".join(bars)}</svg>'
