"""A dossier goes in; what blocks, and what was not checked, come out as lists that lead to the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Level, Verdict
from claimcheck.report import _view, _wanted
from claimcheck.report._flow import flows
from claimcheck.report._html_findings import anchor, level, place, rule
from claimcheck.report._html_words import compared, folded, listed, section, sign, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Finding, Match, Quotation
    from claimcheck.report._html_desk import Desk
    from claimcheck.report._wanted import Wanted

_COMPARED = {Verdict.ALTERED, Verdict.MISATTRIBUTED}
_AT_ONCE = 12  # items that are shown before the rest is folded
_LONG = 200  # code points of a quotation that is only named


def blocking(desk: Desk) -> str:
    """Return the section of errors; nothing where there is none."""
    errors = [f for f in desk.dossier.findings if f.level is Level.ERROR and not f.suppressed]
    if not errors:
        return ""
    groups: dict[str, list[Finding]] = {}
    for one in errors:
        groups.setdefault(one.quotation_id if one.quotation_id in desk.findings else "", []).append(one)
    others = groups.pop("", [])
    items = [_quotation(desk, id_, found) for id_, found in groups.items()]
    items += by_rule(desk, others)
    rest = items[_AT_ONCE:]
    body = listed(items[:_AT_ONCE], "entries")
    body += folded(f"{len(rest)} more", listed(rest, "entries")) if rest else ""
    return section(f"blocks-{desk.number}", "What blocks", _view.plural(len(errors), "error"), body)


def by_rule(desk: Desk, found: Iterable[Finding]) -> list[str]:
    """Return an item a rule, in the findings' order."""
    groups: dict[str, list[Finding]] = {}
    for one in found:
        groups.setdefault(one.rule, []).append(one)
    return [_rule(desk, name, group) for name, group in groups.items()]


def _rule(desk: Desk, name: str, found: Sequence[Finding]) -> str:
    """Return what one rule found beside quotations: each place, and what to do once."""
    head = f'<p class="head">{rule(desk, name)} <span class="where">{len(found)}</span></p>'
    told = [_place(desk, one) for one in found]
    rest = told[_AT_ONCE:]
    body = listed(told[:_AT_ONCE], "places")
    body += folded(f"{len(rest)} more", listed(rest, "places")) if rest else ""
    fixes = dict.fromkeys(one.fix for one in found if one.fix)
    return head + body + "".join(f'<p class="fix"><b>To do:</b> {words(one)}</p>' for one in fixes)


def _place(desk: Desk, one: Finding) -> str:
    """Return a finding's place, which leads to its card, and what it says."""
    where = words(place(desk, one)) or "show"
    address = anchor(desk, one)
    shown = f'<a href="{address}">{where}</a>' if address else where
    earlier = f'<p class="decided">Earlier: {words(one.remark)}</p>' if one.remark else ""
    return f"<p>{level(one)} {shown} {words(one.message)}</p>{earlier}"


def unchecked(desk: Desk) -> str:
    """Return the section on what was not checked, with a list that can be sent to the author."""
    counted = _wanted.counted([desk.dossier])
    if not counted:
        return ""
    body = ""
    plain = [f"Not checked in {desk.view.manuscript.path}: {counted}"]
    for remedy, works in _wanted.wanted(desk.dossier):
        body += f"<h4>{words(remedy)}</h4>{listed((_wanting(desk, work) for work in works), 'entries')}"
        plain += ["", remedy, *(f"- {_view.notes(desk.view.manuscript, w.marks)}: {w.name}" for w in works)]
    for remedy, matches in _wanted.left(desk.dossier):
        told = [_named(desk, match) for match in matches]
        body += f"<h4>{words(remedy)}</h4>{listed(told, 'entries')}"
        plain += ["", remedy, *(f"- {_plain(desk, match)}" for match in matches)]
    id_ = f"lacking-{desk.number}"
    copied = (
        f'<p class="tool"><button type="button" class="copy" data-copy="{id_}-list" hidden>'
        'Copy the list for the author</button> <span role="status"></span></p>'
        f'<pre id="{id_}-list" hidden>{_lines(plain)}</pre>'
    )
    return section(id_, "Not checked", counted, copied + body)


def _quotation(desk: Desk, id_: str, found: list[Finding]) -> str:
    """Return a quotation that blocks: verdict, words, what the source has, and why."""
    quotation = desk.view.quotations[id_]
    match = desk.matches.get(id_)
    verdict = match.verdict if match else None
    said = _view.WORDS[verdict] if verdict else "Not judged"
    head = (
        f'<p class="head {verdict.value if verdict else "unjudged"}"><a href="#{words(desk.card(id_))}">'
        f'{sign(verdict)} {said} <span class="id">{words(id_)}</span></a>'
        f' <span class="where">{words(desk.view.where(quotation))}</span></p>'
    )
    why = "".join(f"<p>{level(one)} {words(one.message)} {rule(desk, one.rule)}</p>" for one in found)
    earlier = "".join(f'<p class="decided">Earlier: {words(one.remark)}</p>' for one in found if one.remark)
    fixes = dict.fromkeys(one.fix for one in found if one.fix)
    fix = "".join(f'<p class="fix"><b>To do:</b> {words(one)}</p>' for one in fixes)
    return f"{head}{_pair(quotation, match)}{why}{earlier}{fix}"


def _pair(quotation: Quotation, match: Match | None) -> str:
    """Return the manuscript's words over the source's, for who reads no further than this list."""
    spans = [edit.quoted_span for edit in match.edits] if match else []
    mine = compared(quotation.text, quotation.span.start, spans, "del", "not so in the source")
    lines = f'<p class="mine"><span>{mine}</span></p>'
    for text, differing in flows(match.passages, match.edits) if match and match.verdict in _COMPARED else []:
        theirs = compared(text, 0, differing, "ins", "the source has")
        lines += f'<p class="theirs"><span>{theirs}</span></p>'
    return f'<div class="lines">{lines}</div>'


def _wanting(desk: Desk, work: Wanted) -> str:
    notes = words(_view.notes(desk.view.manuscript, work.marks))
    waiting = ", ".join(_to_card(desk, id_) for id_ in work.waiting) or "not quoted"
    detail = f'<p class="detail">{words(work.detail)}</p>' if work.detail else ""
    return f'<p>{words(work.name)} <span class="where">{notes}; {waiting}</span></p>{detail}'


def _named(desk: Desk, match: Match) -> str:
    quotation = desk.view.quotations[match.quotation_id]
    said = words(_view.quoted(quotation.text, _LONG))
    where = words(desk.view.where(quotation))
    return f'<p>{_to_card(desk, quotation.id)} <span class="where">{where}</span> {said}</p>'


def _plain(desk: Desk, match: Match) -> str:
    quotation = desk.view.quotations[match.quotation_id]
    return f"{desk.view.where(quotation)}: {_view.quoted(quotation.text, _LONG)}"


def _to_card(desk: Desk, id_: str) -> str:
    return f'<a href="#{words(desk.card(id_))}">{words(id_)}</a>'


def _lines(plain: list[str]) -> str:
    return "\n".join(words(line) for line in plain)
