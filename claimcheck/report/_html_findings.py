"""Findings go in; what they say, by which rule, what to do and what people decided comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import SignOffState
from claimcheck.report import _decided, _view
from claimcheck.report._html_words import LEVELS, aside, facts, listed, words

if TYPE_CHECKING:
    from claimcheck.model import Finding, Location
    from claimcheck.report._html_desk import Desk

_ROOM = 60  # code points of the manuscript's words at a place


def finding(desk: Desk, one: Finding) -> str:
    """Return a finding as an item: level, message, rule, what to do, and whether it counts."""
    kept = one.suppression
    said = f"{_decided.label(kept).capitalize()}: {_decided.decided(kept)}" if kept else ""
    state = f'<p class="decided">{words(said)}</p>' if kept else ""
    ended = [
        f'<p class="decided">Ended: {words(each.detail)}</p>'
        for each in desk.dossier.signoffs
        if each.signoff.id == one.fingerprint and each.state is not SignOffState.HOLDS and not one.remark
    ]
    remark = f'<p class="decided">Earlier: {words(one.remark)}</p>' if one.remark else ""
    fix = f'<p class="fix"><b>To do:</b> {words(one.fix)}</p>' if one.fix else ""
    name = f"finding {one.level.value}{' kept' if kept else ''}"
    return (
        f'<div class="{name}"><p>{level(one)} {words(one.message)} {rule(desk, one.rule)}</p>'
        f"{remark}{fix}{state}{''.join(ended)}</div>"
    )


def card(desk: Desk, number: int) -> str:
    """Return the card of a finding that belongs to no quotation."""
    one = desk.others[number - 1]
    id_ = f"finding-{desk.number}-{number}"
    problem = " data-problem" if not one.suppressed and one.level.value != "note" else ""
    works = f"s{desk.works[one.reference_id]}" if one.reference_id else ""
    shown = ""
    if one.locations:
        shown = f' <a class="show" href="#flag-{desk.number}-{number}">in the manuscript</a>'
    told = [("at", listed(_place(desk, place) for place in one.locations))]
    return (
        f'<article class="card remark {one.level.value}" id="{id_}" tabindex="-1"'
        f' aria-labelledby="{id_}-title" data-verdict="none" data-rules="{words(one.rule)}"'
        f' data-sources="{works}"{problem}>'
        f'<header><h4 id="{id_}-title"><a class="open" href="#{id_}">'
        f"{level(one)} {words(one.rule)}</a></h4>"
        f'<p class="where">{words(place(desk, one))}{shown}</p>'
        f'<p class="brief" aria-hidden="true">{words(one.message)}</p></header>'
        f'<div class="body">{finding(desk, one)}{facts(told)}</div></article>'
    )


def place(desk: Desk, one: Finding) -> str:
    """Return the note that a finding is about and where it stands."""
    manuscript = desk.view.manuscript
    notes = _view.notes(manuscript, [one.mark]) if one.mark is not None else ""
    return ", ".join(part for part in (notes, _view.found_at(manuscript, one)) if part)


def anchor(desk: Desk, one: Finding) -> str:
    """Return the address of a finding's card within the page; nothing for one that has none."""
    if one.quotation_id in desk.findings:
        return f"#{words(desk.card(one.quotation_id or ''))}"
    number = desk.numbers.get(id(one))
    return f"#finding-{desk.number}-{number}" if number else ""


def rule(desk: Desk, name: str) -> str:
    """Return a rule's name, with a link to its page where the report holds it."""
    if name in desk.pages:
        return f'<a class="rule" href="#rule-{words(name)}">{words(name)}</a>'
    return f'<span class="rule">{words(name)}</span>'


def level(one: Finding) -> str:
    """Return the sign of a level, and its word for who hears it."""
    name = one.level.value
    return f'<span class="level {name}" aria-hidden="true">{LEVELS[one.level]}</span>{aside(f"{name}: ")}'


def _place(desk: Desk, at: Location) -> str:
    manuscript = desk.view.manuscript
    where = _view.place(manuscript, at.line, at.column, at.part)
    quoted = at.span.of(manuscript.text)
    said = f" {_view.quoted(quoted, _ROOM)}" if quoted.strip() else ""
    return words(f"{where}{said}{f': {at.message}' if at.message else ''}")
