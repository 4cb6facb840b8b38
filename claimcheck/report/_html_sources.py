"""A dossier's sources go in; a sheet on each comes out: what was captured, and what rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Source, Verdict
from claimcheck.report import _sheets, _view, _where
from claimcheck.report._html_words import facts, listed, section, sign, web, words

if TYPE_CHECKING:
    from claimcheck.model import Reference, Snapshot
    from claimcheck.report._html_desk import Desk

_HASH = 64  # hexadecimal digits: all of them


def sheets(desk: Desk) -> str:
    """Return one sheet a source that was had, in the order in which the notes cite them."""
    evidence = desk.dossier.evidence
    if not evidence.sources:
        return ""
    marks = _view.marks_of(evidence)
    listed_ = _sheets.had(evidence, marks)
    told = "".join(_sheet(desk, source, marks.get(source.reference_id, ())) for source in listed_)
    body = f'<div class="sheets">{told}</div>'
    return section(f"sources-{desk.number}", "Sources", _sheets.counted(evidence), body)


def _sheet(desk: Desk, source: Source, marks: tuple[int, ...]) -> str:
    reference = desk.view.references.get(source.reference_id)
    name = words(desk.view.work(source.reference_id))
    id_ = f"source-{desk.number}-s{desk.works[source.reference_id]}"
    notes = words(_view.notes(desk.view.manuscript, marks))
    told = facts(
        [
            *((label, _fact(label, said)) for label, said in _sheets.facts(source, reference, _HASH)),
            ("address", _addresses(source, reference)),
            ("captured", _captured(source)),
            ("rests on it", _resting(desk, source)),
        ]
    )
    return (
        f'<article class="sheet" id="{id_}" aria-labelledby="{id_}-title"><h4 id="{id_}-title">{name}'
        f' <span class="where">{notes}</span></h4>{told}</article>'
    )


def _fact(label: str, said: Text | str) -> str:
    plain = said.plain if isinstance(said, Text) else said
    return web(plain) if label in {"from", "to open"} else words(plain)


def _addresses(source: Source, reference: Reference | None) -> str:
    """Return the addresses of the work that the sheet does not name yet."""
    told = {source.origin, *_where.opened(source)}
    known = [source.url, reference.url if reference else None]
    return listed(web(address) for address in dict.fromkeys(known) if address and address not in told)


def _captured(source: Source) -> str:
    """Return what was seen where and when; of a single capture only what the sheet does not say yet."""
    if len(source.snapshots) == 1:
        return _when(source.snapshots[0])
    return listed(map(_capture, source.snapshots), "captures")


def _when(snapshot: Snapshot) -> str:
    told = [
        f"archived {_time(snapshot.archived)}" if snapshot.archived else "",
        f"had {_time(snapshot.retrieved)}" if snapshot.retrieved else "",
        f"status {snapshot.status}" if snapshot.status is not None else "",
    ]
    return ", ".join(part for part in told if part)


def _capture(snapshot: Snapshot) -> str:
    moved = snapshot.final_url and snapshot.final_url != snapshot.address
    told = [
        web(snapshot.address),
        f"led to {web(snapshot.final_url or '')}" if moved else "",
        words(_where.way([snapshot])),
        _when(snapshot),
        f"{snapshot.size:,} bytes" if snapshot.size else "",
        f"sha256 <code>{words(snapshot.sha256)}</code>",
    ]
    return ", ".join(part for part in told if part)


def _time(time: str) -> str:
    return f"<time>{words(time)}</time>"


def _resting(desk: Desk, source: Source) -> str:
    """Return the quotations whose verdict rests on a source, by verdict."""
    groups: dict[Verdict, list[str]] = {}
    for match in desk.dossier.evidence.matches:
        if _sheets.rests(match, source):
            groups.setdefault(match.verdict, []).append(match.quotation_id)
    told = []
    for verdict in Verdict:
        links = [f'<a href="#{words(desk.card(id_))}">{words(id_)}</a>' for id_ in groups.get(verdict, [])]
        if links:
            told.append(f"{sign(verdict)} {_view.WORDS[verdict].lower()} {', '.join(links)}")
    return "; ".join(told) or "no quotation"
