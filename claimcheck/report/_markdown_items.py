"""A dossier goes in; the items of a Markdown comment come out, each whole by itself, escaped and in order.

`lead` stands at the head of an item: the manuscript's path where there are several, else nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Extent, Level, Source, Verdict
from claimcheck.report import _decided, _sheets, _view, _wanted, _where
from claimcheck.report._flow import flows
from claimcheck.report._markdown_words import compared, rule, words
from claimcheck.report._remarks import unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.model import Dossier, Finding, Look, Match

_TOGETHER = 10  # works or quotations of one remedy in an item
_LONGEST = 200  # code points of a quotation that is only named


def findings(level: Level) -> Callable[[Dossier, str, Look], Iterator[str]]:
    """Return what makes the items of one level: those of a wrong quotation together, then one a finding.

    The words of a quotation are compared at the gravest level at which it is told of, and not again.
    """

    def items(dossier: Dossier, lead: str, look: Look) -> Iterator[str]:
        index = _view.index(dossier.evidence)
        wrong = {m.quotation_id: m for m in dossier.evidence.matches if m.verdict.wrong}
        cards: dict[str, list[Finding]] = {}
        others = []
        graver = tuple(Level)[: tuple(Level).index(level)]
        above = {f.quotation_id for f in dossier.findings if f.level in graver and not f.suppressed}
        for finding in _wanted.remarks(dossier, level)[0]:
            if finding.quotation_id in wrong and finding.quotation_id not in above:
                cards.setdefault(finding.quotation_id, []).append(finding)
            else:
                others.append(finding)
        for id_, told in cards.items():
            yield _card(index, wrong[id_], told, lead, look)
        for finding in others:
            yield _finding(dossier, finding, lead, look)

    return items


def unchecked(dossier: Dossier, lead: str, _look: Look) -> Iterator[str]:
    """Yield who must supply what, and the quotations that no work can help."""
    manuscript = dossier.evidence.manuscript
    index = _view.index(dossier.evidence)
    for remedy, works in _wanted.wanted(dossier):
        lines = []
        for work in works:
            count = _view.plural(len(work.waiting), "quotation") if work.waiting else "not quoted"
            detail = f" ({words(work.detail)})" if work.detail else ""
            notes = words(_view.notes(manuscript, work.marks))
            lines.append(f"  - {notes}, {count}: {words(work.name)}{detail}")
        yield from _in_tens(f"- {lead}{remedy}", lines)
    for remedy, matches in _wanted.left(dossier):
        lines = [f"  - {_named(index, match)}" for match in matches]
        yield from _in_tens(f"- {lead}{remedy}", lines)


def sources(dossier: Dossier, lead: str, _look: Look) -> Iterator[str]:
    """Yield a line for each work that was had: what stands behind it, and what rests on it."""
    evidence = dossier.evidence
    names = {reference.id: _view.work(reference) for reference in evidence.references}
    marks = _view.marks_of(evidence)
    for source in _sheets.had(evidence, marks):
        id_ = source.reference_id
        told = [
            f"from {_where.origin(source)}",
            _where.ways(source),
            "whole" if source.extent is Extent.WHOLE else f"only in part: {source.reason or ''}".rstrip(": "),
            f"seems to be another work: {source.mismatch}" if source.mismatch else "",
            "no longer the locked text" if source.former else "",
            f"rests on it: {_resting(evidence.matches, source)}",
        ]
        notes = _view.notes(evidence.manuscript, marks.get(id_, ()))
        facts = "; ".join(words(part) for part in told if part)
        yield f"- {lead}{words(names.get(id_, id_))} ({words(notes)}): {facts}"


def signoffs(dossier: Dossier, lead: str, look: Look) -> Iterator[str]:
    """Yield what people have decided and what came back; of a baseline only the number, unless asked for."""
    for finding, why in _decided.kept(dossier, look):
        place = words(_view.found_at(dossier.evidence.manuscript, finding))
        name = rule(finding.rule, look.rules_url)
        head = ", ".join(part for part in (name, place) if part)
        decided = f"{_decided.label(why)}: {words(_decided.decided(why))}"
        yield f"- {lead}{head}\n  - found: {words(finding.message)}\n  - {decided}"
    if old := _decided.old(dossier, look):
        yield f"- {lead}{old}"
    for label, name, said in _decided.powerless(dossier):
        yield f"- {lead}{label}: {rule(name, look.rules_url)}: {words(said)}"
    for notice in dossier.notices:
        yield f"- {lead}{words(_decided.noticed(dossier.evidence.manuscript, notice))}"


def limits(dossier: Dossier, lead: str, _look: Look) -> Iterator[str]:
    """Yield what was not looked at."""
    for said in unread(dossier.evidence):
        yield f"- {lead}{words(said.plain)}"


def _card(index: _view.Index, match: Match, found: Sequence[Finding], lead: str, look: Look) -> str:
    """The manuscript's words over the source's, where they stand, and what is wrong."""
    quotation = index.quotations[match.quotation_id]
    spans = [edit.quoted_span for edit in match.edits]
    where = words(f"{quotation.id}, {index.where(quotation)}")
    lines = [f"- **{_view.WORDS[match.verdict]}**: {lead}{where}"]
    lines.append(f"  - manuscript: {compared(quotation.text, quotation.span.start, spans)}")
    label = "source" if match.verdict.found else "closest"
    for text, differing in flows(match.passages, match.edits):
        lines.append(f"  - {label}: {compared(text, 0, differing)}")
    label, told = _where.whence(match, index)
    lines += [f"  - {label}: {words(told)}"] if told else []
    for finding in found:
        lines.append(f"  - {rule(finding.rule, look.rules_url)}: {words(finding.message)}")
        lines += [f"  - earlier: {words(finding.remark)}"] if finding.remark else []
    for fix in dict.fromkeys(finding.fix for finding in found if finding.fix):
        lines.append(f"  - to do: {words(fix)}")
    return "\n".join(lines)


def _finding(dossier: Dossier, finding: Finding, lead: str, look: Look) -> str:
    manuscript = dossier.evidence.manuscript
    notes = _view.notes(manuscript, [finding.mark]) if finding.mark is not None else ""
    place = ", ".join(part for part in (notes, _view.found_at(manuscript, finding)) if part)
    head = f"- {rule(finding.rule, look.rules_url)}: {lead}{words(place)}"
    lines = [head, f"  - {words(finding.message)}"]
    lines += [f"  - earlier: {words(finding.remark)}"] if finding.remark else []
    lines += [f"  - to do: {words(finding.fix)}"] if finding.fix else []
    return "\n".join(lines)


def _named(index: _view.Index, match: Match) -> str:
    quotation = index.quotations[match.quotation_id]
    return words(f"{index.where(quotation)}: {_view.quoted(quotation.text, _LONGEST)}")


def _in_tens(head: str, lines: list[str]) -> Iterator[str]:
    """Yield a list under its head, anew after every ten, so that it is left out in parts."""
    for start in range(0, len(lines), _TOGETHER):
        yield "\n".join([head, *lines[start : start + _TOGETHER]])


def _resting(matches: Sequence[Match], source: Source) -> str:
    counts = Counter(match.verdict for match in matches if _sheets.rests(match, source))
    told = ", ".join(
        f"{counts[verdict]} {_view.WORDS[verdict].lower()}" for verdict in Verdict if counts[verdict]
    )
    return told or "no quotation"
