"""A dossier goes in; remarks, noted sentences, sign-offs and limits come out, folded where they are long."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Tracing
from claimcheck.report import _claims, _decided, _view, _wanted
from claimcheck.report._html_findings import anchor, place, rule
from claimcheck.report._html_lists import by_rule
from claimcheck.report._html_words import facts, listed, section, words
from claimcheck.report._remarks import TITLES, unread

if TYPE_CHECKING:
    from claimcheck.model import Claim, Finding, Suppression, Trace
    from claimcheck.report._html_desk import Desk

_LONG = 1_000  # code points of a sentence


def remarks(desk: Desk) -> str:
    """Return the sections of warnings and of notes, by rule, folded."""
    told = ""
    for level, title in TITLES.items():
        found, elsewhere = _wanted.remarks(desk.dossier, level)
        if not found:
            continue
        body = listed(by_rule(desk, found), "entries")
        told += section(
            f"{level.value}s-{desk.number}",
            title,
            _wanted.told(len(found), level, elsewhere),
            body,
            fold=True,
        )
    return told


def claims(desk: Desk) -> str:
    """Return the section on noted sentences that quote nothing, each beside its closest passages."""
    evidence = desk.dossier.evidence
    known = {claim.id: claim for claim in evidence.manuscript.claims}
    pairs = [(known[trace.claim_id], trace) for trace in evidence.traces if trace.claim_id in known]
    counts = Counter(trace.status for claim, trace in pairs if not claim.quotes)
    shown = [(c, t) for c, t in pairs if not c.quotes or t.status is Tracing.REVIEW]
    if not shown:
        return ""
    said = ", ".join(f"{counts[status]} {_claims.WORDS[status]}" for status in Tracing)
    body = f'<p class="hint">{_claims.CLOSENESS}</p>'
    body += listed((_claim(desk, claim, trace) for claim, trace in shown), "claims")
    title = "Noted sentences without a quotation"
    return section(f"claims-{desk.number}", title, f"{counts.total()}: {said}", body, fold=True)


def signoffs(desk: Desk) -> str:
    """Return what people have decided: who, when, why, until when; and what no longer holds."""
    dossier = desk.dossier
    counted, powerless = _decided.counted(dossier), _decided.powerless(dossier)
    if not (counted or powerless or dossier.notices):
        return ""
    items = [_kept(desk, finding, why) for finding, why in _decided.kept(dossier, desk.look)]
    old = _decided.old(dossier, desk.look)
    items += [f"<p>{old}</p>"] if old else []
    for label, name, said in powerless:
        items.append(f"<p>{words(label.capitalize())}: {rule(desk, name)} {words(said)}</p>")
    manuscript = dossier.evidence.manuscript
    items += [f"<p>{words(_decided.noticed(manuscript, notice))}</p>" for notice in dossier.notices]
    return section(f"signoffs-{desk.number}", "Signed off", counted, listed(items, "entries"))


def limits(desk: Desk) -> str:
    """Return what was not looked at."""
    told = listed((words(said.plain) for said in unread(desk.dossier.evidence)), "plain")
    return section(f"limits-{desk.number}", "Not looked at", "", told)


def _claim(desk: Desk, claim: Claim, trace: Trace) -> str:
    manuscript = desk.view.manuscript
    lines = desk.view.lines
    where = _view.place(manuscript, *lines.place(claim.span.start), lines.part(claim.span.start))
    why = f": {_view.WHY[trace.reason]}" if trace.reason else ""
    head = f"{claim.id}, {_view.notes(manuscript, claim.marks)}, {where}"
    sentence = _view.quoted(claim.span.of(manuscript.text), _LONG)
    told = [("sentence", words(sentence))]
    told += [(label, words(said)) for label, said in _claims.facts(trace, desk.view)]
    return (
        f'<p class="head"><b>{_claims.WORDS[trace.status].capitalize()}</b> '
        f'<a href="#claim-{desk.number}-{words(claim.id)}">{words(head)}</a>{words(why)}</p>{facts(told)}'
    )


def _kept(desk: Desk, one: Finding, why: Suppression) -> str:
    address = anchor(desk, one)
    where = words(place(desk, one))
    shown = f'<a href="{address}">{where or "show"}</a>' if address else where
    decided = f"{_decided.label(why).capitalize()}: {_decided.decided(why)}"
    said = f"<p>{shown} {words(one.message)} {rule(desk, one.rule)}</p>"
    return f'{said}<p class="decided">{words(decided)}</p>'
