"""Suppressions and notices go in; who decided what, when and why, comes out in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import SuppressionKind
from claimcheck.model.unchecked import compared
from claimcheck.report._view import place
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Dossier, Manuscript, Notice, Suppression

_KEPT = {
    SuppressionKind.SIGN_OFF: "signed off",
    SuppressionKind.INLINE: "by a comment in the manuscript",
    SuppressionKind.BASELINE: "an old finding of the baseline",
}


def decided(suppression: Suppression) -> str:
    """Return why a finding does not count, who said so, when, and until when."""
    until = f"until {suppression.expires}" if suppression.expires else ""
    who = ", ".join(visible(part) for part in (suppression.by, suppression.date, until) if part)
    why = visible(suppression.reason) or _KEPT[suppression.kind]
    return f"{why} ({who})" if who else why


def noticed(manuscript: Manuscript, notice: Notice) -> str:
    """Return a notice behind its place: of the file that it names, else of the manuscript."""
    where = [visible(notice.file)] if notice.file else []
    if notice.line is not None and notice.file:
        where.append(f"line {notice.line}")
    elif notice.line is not None:
        where.append(place(manuscript, notice.line, notice.column or 1, notice.part))
    return ": ".join(part for part in (", ".join(where), visible(notice.message)) if part)


def signed_unchecked(dossiers: Iterable[Dossier]) -> int:
    """Count the quotations that were not checked and that a person has compared and signed off."""
    return sum(len(compared(dossier)) for dossier in dossiers)
