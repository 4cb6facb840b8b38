"""A manuscript goes in; its whole text comes out, quotations, note marks and remarks in it as links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind, Form, Span
from claimcheck.report import _view
from claimcheck.report._html_words import LEVELS, aside, running, sign, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model import Finding, Manuscript
    from claimcheck.report._html_desk import Desk

_TAGS = {
    BlockKind.HEADING: "h4",
    BlockKind.PARAGRAPH: "p",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.NOTE: "p",
    None: "p",
}


class _Stretch(NamedTuple):
    """A half-open part of the text and what it is: `quotation`, `scare`, `mark`, `differs` or `finding`."""

    start: int
    end: int
    kind: str
    id: str


class _Links(NamedTuple):
    """The notes and marks that can be jumped to, and what has already been given its id."""

    notes: dict[int, int]
    noted: set[int]
    marked: set[int]
    given: set[str]


def text(desk: Desk) -> str:
    """Return the manuscript, every block of it and what stands between them."""
    manuscript = desk.view.manuscript
    blocks = _blocks(manuscript)
    starts = [span.start for span, _ in blocks]
    inside: list[list[_Stretch]] = [[] for _ in blocks]
    for stretch in _stretches(desk):
        row = max(bisect_right(starts, stretch.start) - 1, 0)
        inside[row].append(stretch)
        for next_ in range(row + 1, bisect_left(starts, stretch.end)):
            inside[next_].append(stretch)
    notes = _notes(manuscript, blocks)
    links = _Links(notes, set(notes.values()), {mark.number for mark in manuscript.marks}, set())
    told = [
        _block(desk, span, kind, stretches, links)
        for (span, kind), stretches in zip(blocks, inside, strict=True)
    ]
    return "\n".join(told)


def _blocks(manuscript: Manuscript) -> list[tuple[Span, BlockKind | None]]:
    """Return the blocks in order and, without a kind, what of the text stands in none of them."""
    found: list[tuple[Span, BlockKind | None]] = []
    at = 0
    for block in sorted(manuscript.blocks, key=lambda block: block.span.start):
        start = max(block.span.start, at)
        found += _gap(manuscript.text, at, start)
        if start < block.span.end:
            found.append((Span(start=start, end=block.span.end), block.kind))
            at = block.span.end
    found += _gap(manuscript.text, at, len(manuscript.text))
    return found or [(Span(start=0, end=0), None)]


def _gap(text: str, start: int, end: int) -> list[tuple[Span, BlockKind | None]]:
    return [(Span(start=start, end=end), None)] if text[start:end].strip() else []


def _stretches(desk: Desk) -> list[_Stretch]:
    """Return all that is shown of the text, in order, longer ones first."""
    manuscript = desk.view.manuscript
    carded = {quotation.id for quotation in desk.carded}
    found = [
        _Stretch(q.span.start, q.span.end, "quotation" if q.id in carded else "scare", q.id)
        for q in manuscript.quotations
        if q.id in carded or q.form is Form.SCARE
    ]
    found += [_Stretch(m.span.start, m.span.end, "mark", str(m.number)) for m in manuscript.marks]
    found += [
        _Stretch(edit.quoted_span.start, edit.quoted_span.end, "differs", match.quotation_id)
        for match in desk.matches.values()
        for edit in match.edits
        if edit.quoted
    ]
    for number, finding in enumerate(desk.others, 1):
        found += [_Stretch(at.start, at.end, "finding", str(number)) for at in _places(finding)]
    found += [_Stretch(c.span.start, c.span.start, "claim", c.id) for c in manuscript.claims]
    return sorted(found, key=lambda one: (one.start, -one.end, one.kind))


def _places(finding: Finding) -> list[Span]:
    """Return the main place of a finding; the others stand on its card."""
    return [finding.locations[0].span] if finding.locations else []


def _notes(manuscript: Manuscript, blocks: Sequence[tuple[Span, BlockKind | None]]) -> dict[int, int]:
    """Map the start of each block that is a note to its mark."""
    starts = {span.start for span, kind in blocks if kind is BlockKind.NOTE}
    found: dict[int, int] = {}
    seen: set[int] = set()
    for note in manuscript.notes:
        if note.span.start in starts and note.mark not in seen:
            found[note.span.start] = note.mark
            seen.add(note.mark)
    return found


def _block(
    desk: Desk, span: Span, kind: BlockKind | None, stretches: Sequence[_Stretch], links: _Links
) -> str:
    tag = _TAGS[kind]
    mark = links.notes.get(span.start)
    id_ = f' id="note-{desk.number}-{mark}"' if mark is not None else ""
    name = kind.value if kind else "between"
    back = ""
    if mark is not None and mark in links.marked:
        said = words(f"Back to the mark of {desk.view.manuscript.called(mark)}")
        back = f' <a class="back" href="#mark-{desk.number}-{mark}" aria-label="{said}">↩</a>'
    inner = "".join(_pieces(desk, span, stretches, links))
    return f'<{tag} class="{name}"{id_}>{inner}{back}</{tag}>'


def _pieces(desk: Desk, span: Span, stretches: Sequence[_Stretch], links: _Links) -> Iterator[str]:
    """Cut a block where anything begins or ends, and yield its pieces; one link a run of a quotation."""
    text = desk.view.manuscript.text
    opening: dict[int, list[_Stretch]] = {}
    closing: dict[int, list[_Stretch]] = {}
    for stretch in stretches:
        start = min(max(stretch.start, span.start), span.end)
        end = min(stretch.end, span.end)
        opening.setdefault(start, []).append(stretch)
        closing.setdefault(max(start, end), []).append(stretch)
    bounds = sorted({span.start, span.end, *opening, *closing})
    active: dict[_Stretch, None] = {}
    run: list[str] = []
    running_quotation: _Stretch | None = None
    for at, until in zip(bounds, [*bounds[1:], bounds[-1]], strict=True):
        for stretch in opening.get(at, []):
            active[stretch] = None
        flags = _flags(desk, opening.get(at, []), links)
        for stretch in closing.get(at, []):
            active.pop(stretch, None)
        quotation = next((one for one in reversed(active) if one.kind == "quotation"), None)
        marks = [int(one.id) for one in active if one.kind == "mark"]
        if run and (quotation != running_quotation or marks or flags):
            yield _quoted(desk, running_quotation, run, links, ended=quotation != running_quotation)
            run = []
        yield flags
        if at == until:
            continue
        running_quotation = quotation
        piece = _piece(text[at:until], active)
        if marks:
            yield _mark(desk, marks, text[at:until], links)
        elif quotation:
            run.append(piece)
        else:
            yield piece
    if run:
        yield _quoted(desk, running_quotation, run, links, ended=True)


def _piece(text: str, active: Iterable[_Stretch]) -> str:
    kinds = {stretch.kind for stretch in active}
    shown = running(text)
    for kind, name in (("differs", "differs"), ("finding", "remarked"), ("scare", "scare")):
        if kind in kinds:
            shown = f'<span class="{name}">{shown}</span>'
    return shown


def _given(links: _Links, id_: str) -> str:
    """Return an id attribute the first time that it is asked for."""
    if id_ in links.given:
        return ""
    links.given.add(id_)
    return f' id="{words(id_)}"'


def _quoted(desk: Desk, stretch: _Stretch | None, run: Sequence[str], links: _Links, *, ended: bool) -> str:
    if stretch is None:
        return "".join(run)
    verdict = desk.verdict(stretch.id)
    id_ = _given(links, f"q-{desk.number}-{stretch.id}")
    more = "" if id_ else ' tabindex="-1"'
    name = verdict.value if verdict else "unjudged"
    said = _view.WORDS[verdict].lower() if verdict else "not judged"
    card = words(desk.card(stretch.id))
    end = f"{sign(verdict)}{aside(f' [{said}, {stretch.id}]')}" if ended else ""
    printed = f' data-said="{words(f"{said}, {stretch.id}")}"' if ended else ""
    return (
        f'<a class="quoted {name}" href="#{card}" data-quotation="{words(stretch.id)}"'
        f' data-verdict="{name}"{printed}{id_}{more}>{"".join(run)}{end}</a>'
    )


def _mark(desk: Desk, marks: Sequence[int], printed: str, links: _Links) -> str:
    """Return a mark as a link to its note, to the first of several; each note leads back to it."""
    shown = running(printed)
    ids = [_given(links, f"mark-{desk.number}-{number}") for number in marks]
    others = "".join(f"<span{id_}></span>" for id_ in ids[1:] if id_)
    noted = next((number for number in marks if number in links.noted), None)
    if noted is None:
        return f"{others}<span{ids[0]}>{shown}</span>"
    said = words(_view.notes(desk.view.manuscript, marks))
    href = f"#note-{desk.number}-{noted}"
    return f'{others}<sup><a class="mark"{ids[0]} href="{href}" aria-label="{said}">{shown}</a></sup>'


def _flags(desk: Desk, opening: Iterable[_Stretch], links: _Links) -> str:
    """Return the small signs that lead to the cards of remarks, and the places of noted sentences."""
    told = ""
    for stretch in opening:
        if stretch.kind == "claim":
            told += f"<span{_given(links, f'claim-{desk.number}-{stretch.id}')}></span>"
        elif stretch.kind == "finding":
            finding = desk.others[int(stretch.id) - 1]
            id_ = _given(links, f"flag-{desk.number}-{stretch.id}")
            if not id_:
                continue
            said = words(f"{finding.level.value}: {finding.rule}")
            told += (
                f'<a class="flag {finding.level.value}"{id_} href="#finding-{desk.number}-{stretch.id}"'
                f' aria-label="{said}" title="{said}">{LEVELS[finding.level]}</a>'
            )
    return told
