"""A quotation goes in; its card comes out: the manuscript's words above the source's, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import RegionKind, Source, Verdict
from claimcheck.report import _cards, _links, _view, _where
from claimcheck.report._flow import flows
from claimcheck.report._html_findings import finding
from claimcheck.report._html_words import aside, compared, facts, link, listed, sign, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Match, Passage, Quotation
    from claimcheck.report._html_desk import Desk

_SHORT = 140  # code points of a quotation in the line that stands for its card


def card(desk: Desk, quotation: Quotation) -> str:
    """Return the card of a quotation, whatever its verdict."""
    match = desk.matches.get(quotation.id)
    verdict = match.verdict if match else None
    said = _view.WORDS[verdict] if verdict else "Not judged"
    id_ = words(desk.card(quotation.id))
    found = desk.findings.get(quotation.id, [])
    where = words(desk.view.where(quotation))
    body = [
        _compared(quotation, match),
        _facts(desk, match) if match else "",
        listed((finding(desk, one) for one in found), "findings"),
        _opened(desk, match) if match else "",
    ]
    return (
        f'<article class="card {verdict.value if verdict else "unjudged"}" id="{id_}" tabindex="-1"'
        f' aria-labelledby="{id_}-title"{attributes(desk, quotation.id, match)}>'
        f'<header><h4 id="{id_}-title"><a class="open" href="#{id_}">{sign(verdict)} {words(said)}'
        f' <span class="id">{words(quotation.id)}</span></a></h4>'
        f'<p class="where">{where} <a class="show" href="#q-{desk.number}-{words(quotation.id)}">in the'
        f" manuscript{aside(f': {quotation.id}')}</a></p>"
        f'<p class="brief" aria-hidden="true">{words(_view.quoted(quotation.text, _SHORT))}</p></header>'
        f'<div class="body">{"".join(body)}</div></article>'
    )


def attributes(desk: Desk, quotation_id: str, match: Match | None) -> str:
    """Return what the filters ask of a card."""
    found = desk.findings.get(quotation_id, [])
    works = " ".join(f"s{desk.works[id_]}" for id_ in desk.named(quotation_id))
    rules = " ".join(dict.fromkeys(words(one.rule) for one in found))
    problem = " data-problem" if desk.problem(quotation_id) else ""
    verdict = match.verdict.value if match else "unjudged"
    return f' data-verdict="{verdict}" data-rules="{rules}" data-sources="{works}"{problem}'


def _compared(quotation: Quotation, match: Match | None) -> str:
    edits = match.edits if match else ()
    spans = [edit.quoted_span for edit in edits]
    mine = compared(quotation.text, quotation.span.start, spans, "del", "not so in the source")
    told = [_side("Manuscript", f"<blockquote>{mine}</blockquote>")]
    if match:
        told += _source(match, "Source" if match.verdict.found else "Closest in the source")
        if not match.passages and match.verdict is Verdict.ABSENT:
            told.append(_side("Source", '<p class="none">Nothing like it was found.</p>'))
    return f'<div class="pair">{"".join(told)}</div>'


def _source(match: Match, label: str) -> list[str]:
    """Return the source's words in their context, one line a passage where they stand in another order."""
    lines = flows(match.passages, match.edits)
    several = len(lines) > 1
    told = []
    for number, (text, differing) in enumerate(lines):
        shown = match.passages[number : number + 1] if several else match.passages
        words_ = compared(text, 0, differing, "ins", "the source has")
        before, after = _context(shown[0].prefix, before=True), _context(shown[-1].suffix, before=False)
        told.append(_side(label, f"<blockquote>{before}{words_}{after}</blockquote>"))
    return told


def _context(text: str, *, before: bool) -> str:
    """Return what stands around a passage; the context may be cut in the middle of a word."""
    if not text.strip():
        return ""
    spaced = words(text)
    lead = " " if text[:1].isspace() and not before else ""
    tail = " " if text[-1:].isspace() and before else ""
    inner = f"… {spaced}{tail}" if before else f"{lead}{spaced} …"
    return f'<span class="context">{inner}</span>'


def _side(label: str, shown: str) -> str:
    return f'<div class="side"><h5>{label}</h5>{shown}</div>'


def _facts(desk: Desk, match: Match) -> str:
    permitted = _cards.permitted(match)
    return facts(
        [
            ("why" if match.reason else "result", words(_view.result(match))),
            ("in" if match.passages else "searched", _whence(desk, match)),
            ("place", words(", ".join(_where.places(match.passages)))),
            ("permitted", listed(words(one) for one in permitted)),
            ("look at", listed((words(alert.message) for alert in match.alerts), "alerts")),
            ("waits for", listed(_work(desk, id_) for id_ in desk.waiting.get(match.quotation_id, ()))),
        ]
    )


def _whence(desk: Desk, match: Match) -> str:
    """Return the work that a verdict rests on, and in what copy; nothing where no text of it was had."""
    source = desk.view.sources.get(match.reference_id or "")
    if match.reference_id is None or not (match.passages or isinstance(source, Source)):
        return ""
    copy = _where.copy(source) if isinstance(source, Source) else ""
    return _work(desk, match.reference_id) + (f", {words(copy)}" if copy else "")


def _work(desk: Desk, id_: str) -> str:
    """Return a work's name; a link to its sheet where it has one."""
    name = words(desk.view.work(id_))
    if not isinstance(desk.view.sources.get(id_), Source):
        return name
    return f'<a href="#source-{desk.number}-s{desk.works[id_]}">{name}</a>'


def _opened(desk: Desk, match: Match) -> str:
    """Return the links that open the page at each passage."""
    source = desk.view.sources.get(match.reference_id or "")
    reference = desk.view.references.get(match.reference_id or "")
    if source is None:
        return ""
    links = _passages(source, match.passages) if isinstance(source, Source) else []
    if not links and (plain := _links.address(source, reference)):
        links = [link(plain, "Open the page", "(in another window)")]
    return f'<p class="links">{" ".join(links)}</p>' if links else ""


def _passages(source: Source, passages: Iterable[Passage]) -> list[str]:
    shown = [one for one in passages if one.region is not RegionKind.METADATA]
    address = _links.address(source, None, shown)
    if address is None:
        return []
    paged = "#page=" in address
    opened = "the archived copy" if _where.opened(source) else "the PDF" if paged else "the page"
    place = " at the passage" if ":~:" in address else " at the page" if paged else ""
    return [link(address, f"Open {opened}{place}", "(in another window)")]
