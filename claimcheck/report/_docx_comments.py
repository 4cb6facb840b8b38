"""A dossier goes in; the comments on its manuscript come out, each with the words that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from claimcheck.model import Source, Span, Verdict
from claimcheck.report import _decided, _view, _wanted, _where
from claimcheck.report._diff import marked
from claimcheck.report._flow import flows
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model import Dossier, Finding, Location, Look, Manuscript, Match

Line: TypeAlias = tuple[tuple[str, bool], ...]
"""A paragraph of a comment: stretches of words, and whether each is bold."""

_LONGEST = 300  # code points of words that are named again
_MARKED = "bold"


class Comment(NamedTuple):
    """What is said of a span; `words` are those that it is about, `span` is None where it has no place."""

    span: Span | None
    words: str
    lines: tuple[Line, ...]


def comments(dossier: Dossier, look: Look) -> list[Comment]:
    """Return one comment for each quotation that is to be looked at, and one for each other finding.

    What people have decided not to count is left out, unless `look.show_suppressed`.
    """
    evidence = dossier.evidence
    shown = [finding for finding in dossier.findings if look.show_suppressed or not finding.suppressed]
    matched = {match.quotation_id for match in evidence.matches}
    decided = {finding.quotation_id for finding in dossier.findings}
    groups: dict[str, list[Finding]] = {}
    for finding in shown:
        if finding.quotation_id in matched:
            groups.setdefault(finding.quotation_id or "", []).append(finding)
    index, wanted = _view.index(evidence), _supplies(dossier)
    flagged = [
        match
        for match in evidence.matches
        if match.quotation_id in groups or (match.quotation_id not in decided and _is_open(match))
    ]
    told = [_quotation(index, match, groups.get(match.quotation_id, []), wanted) for match in flagged]
    return told + [_finding(index, finding) for finding in shown if finding.quotation_id not in matched]


def _is_open(match: Match) -> bool:
    return not match.verdict.sound or bool(match.alerts)


def _quotation(
    index: _view.Index, match: Match, findings: Sequence[Finding], wanted: Mapping[str, Sequence[str]]
) -> Comment:
    quotation = index.quotations[match.quotation_id]
    title: Line = ((_view.WORDS[match.verdict], True), (f"  {visible(quotation.id)}", False))
    lines = [title]
    label = "Source" if match.verdict.found else "Closest"
    lines += [_compared(label, text, spans) for text, spans in flows(match.passages, match.edits)]
    lines += _whence(index, match)
    why = _view.result(match)
    lines += _line("Why" if match.reason else "Result", why if match.reason or not findings else "")
    if not findings:
        lines += [line for alert in match.alerts for line in _line("Look at", visible(alert.message))]
    lines += [line for finding in findings for line in _because(index, finding)]
    unchecked = match.verdict is Verdict.UNCHECKED
    to_do = [*(wanted.get(match.quotation_id, ()) if unchecked else ()), *(visible(f.fix) for f in findings)]
    lines += [line for said in dict.fromkeys(to_do) for line in _line("To do", said)]
    return Comment(quotation.span, _view.quoted(quotation.text, _LONGEST), tuple(lines))


def _finding(index: _view.Index, finding: Finding) -> Comment:
    first = finding.locations[0] if finding.locations else None
    words = first.span.of(index.manuscript.text) if first else ""
    lines = [((finding.level.value.capitalize(), True),), *_because(index, finding)]
    lines += _line("To do", visible(finding.fix))
    span = first.span if first else None
    return Comment(span, _view.quoted(words, _LONGEST) if words.strip() else "", tuple(lines))


def _because(index: _view.Index, finding: Finding) -> Iterator[Line]:
    """Yield what is wrong and by which rule, where else it stands, and what people decided of it."""
    yield ((f"{visible(finding.message)} [{visible(finding.rule)}]", False),)
    for place in finding.locations[1:]:
        where = _named(index.manuscript, place)
        yield from _line("See also", ": ".join(filter(None, (where, visible(place.message)))))
    yield from _line("Earlier", visible(finding.remark))
    if kept := finding.suppression:
        yield from _line(_decided.label(kept).capitalize(), _decided.decided(kept))


def _named(manuscript: Manuscript, place: Location) -> str:
    """Return a place in few letters: what stands in a note by what the note is called."""
    start = place.span.start
    notes = (note for note in manuscript.notes if note.span.start <= start < note.span.end)
    note = next(notes, None) if place.part else None
    if note:
        return visible(manuscript.called(note.mark))
    return _view.place(manuscript, place.line, place.column, place.part)


def _supplies(dossier: Dossier) -> dict[str, list[str]]:
    """Map each unchecked quotation to who must supply what."""
    needs: dict[str, list[str]] = {}
    for remedy, works in _wanted.wanted(dossier):
        for work in works:
            detail = f" ({work.detail})" if work.detail else ""
            for id_ in work.waiting:
                needs.setdefault(id_, []).append(f"{remedy} {work.name}{detail}")
    quotations = {quotation.id: quotation for quotation in dossier.evidence.manuscript.quotations}
    for remedy, matches in _wanted.left(dossier):
        for match in matches:
            words = _view.quoted(quotations[match.quotation_id].text, _LONGEST)
            needs.setdefault(match.quotation_id, []).append(f"{remedy} {words}")
    return needs


def _whence(index: _view.Index, match: Match) -> list[Line]:
    """Return the work that the verdict rests on, where in it, in what copy, and where to open it."""
    label, told = _where.whence(match, index)
    source = index.sources.get(match.reference_id or "")
    lines = _line(label.capitalize(), told)
    return lines + (_line("To open", visible(source.url or "")) if isinstance(source, Source) else [])


def _compared(label: str, text: str, spans: list[Span]) -> Line:
    """Return the source's words, those that differ bold; long stretches that agree are cut down."""
    shown = marked(text, 0, spans, _MARKED, whole=False)
    parts: list[tuple[str, bool]] = [(f"{label}: ", False)]
    at = 0
    for span in sorted(shown.spans):
        parts += [(shown.plain[at : span.start], False), (shown.plain[span.start : span.end], True)]
        at = span.end
    return tuple(part for part in (*parts, (shown.plain[at:], False)) if part[0])


def _line(label: str, words: str) -> list[Line]:
    return [((f"{label}: {words}", False),)] if words else []
