"""Suppressions and notices go in; who decided what, when and why, comes out in few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import SignOffState, SuppressionKind
from claimcheck.report._view import place, plural, quoted
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Dossier, Finding, Look, Manuscript, Notice, Suppression

_KEPT = {
    SuppressionKind.SIGN_OFF: "signed off",
    SuppressionKind.INLINE: "by a comment in the manuscript",
    SuppressionKind.BASELINE: "an old finding of the baseline",
}
_LABELS = {
    SuppressionKind.SIGN_OFF: "accepted",
    SuppressionKind.INLINE: "ignored",
    SuppressionKind.BASELINE: "passed over",
}
_COUNTED = {
    SuppressionKind.SIGN_OFF: "by people",
    SuppressionKind.INLINE: "by comments in the manuscript",
    SuppressionKind.BASELINE: "in the baseline",
}
_TOLD = {SignOffState.HOLDS, SignOffState.UNUSED}  # with its finding, and by a notice
_ROOM = 60  # code points of words that a decision was made on


class Powerless(NamedTuple):
    """A sign-off that keeps nothing back: what became of it in a word, its rule, and on what and why."""

    label: str
    rule: str
    said: str


def counted(dossier: Dossier) -> str:
    """Return "3 by people, 1 in the baseline": what keeps findings back."""
    counts = Counter(finding.suppression.kind for finding in dossier.findings if finding.suppression)
    return ", ".join(f"{counts[kind]} {words}" for kind, words in _COUNTED.items() if counts[kind])


def kept(dossier: Dossier, look: Look) -> list[tuple[Finding, Suppression]]:
    """Return the findings that are kept back, each with why; what the baseline holds only if asked for."""
    listed = [(finding, finding.suppression) for finding in dossier.findings if finding.suppression]
    return [(f, s) for f, s in listed if look.show_suppressed or s.kind is not SuppressionKind.BASELINE]


def old(dossier: Dossier, look: Look) -> str:
    """Return "3 old findings of the baseline" where `kept` leaves such out; else nothing."""
    count = sum(1 for finding in dossier.findings if finding.suppressed) - len(kept(dossier, look))
    return f"{plural(count, 'old finding')} of the baseline" if count else ""


def stands(findings: Sequence[Finding]) -> bool:
    """Whether it was decided of everything that was found on a quotation that it need not count."""
    return bool(findings) and all(finding.suppressed for finding in findings)


def powerless(dossier: Dossier) -> list[Powerless]:
    """Return the rejections, what no longer holds, and what was not looked for today; nothing twice."""
    open_ = {finding.fingerprint for finding in dossier.findings}
    told = []
    for each in dossier.signoffs:
        if each.state in _TOLD:
            continue
        signoff, detail = each.signoff, visible(each.detail)
        words = quoted(signoff.words, _ROOM) if signoff.words else ""
        what = "rejected" if each.state is SignOffState.REJECTED else "ended"
        if each.state is SignOffState.NOT_COMPARABLE and signoff.id not in open_:
            what = "left aside"
            detail = f"signed off by {visible(signoff.by)} on {visible(signoff.date)}; {detail}"
        said = ": ".join(part for part in (words, detail) if part)
        told.append(Powerless(what, visible(signoff.rule), said))
    return list(dict.fromkeys(told))


def label(suppression: Suppression) -> str:
    """Return what was done with a finding that does not count: only a person accepts one."""
    return _LABELS[suppression.kind]


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
