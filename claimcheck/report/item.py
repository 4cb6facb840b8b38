"""Findings that are decided at once go in; the card that an editor decides by, and its pages, come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Level, SignOffState, Source, SuppressionKind, Verdict
from claimcheck.report import _cards, _decided, _links, _view
from claimcheck.report._diff import marked
from claimcheck.report._page import Lines, heading, labelled, paragraph, printed, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Dossier, Finding, Look, Match, Quotation, Signed, Span

_NEAR = 90  # code points of the manuscript shown on each side of a place
_FAR = 500  # code points shown on each side of a place on the page that is asked for
_LEVELS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold"}


def render_item(dossier: Dossier, findings: Sequence[Finding], look: Look) -> str:
    """Return the card of one quotation's findings, or of a finding that belongs to none.

    `findings` are of one dossier, and of one quotation where there are several; there is at least one.
    """
    evidence = dossier.evidence
    index = _view.index(evidence)
    first = findings[0]
    match = _match(dossier, first)
    quotation = index.quotations.get(first.quotation_id or "")
    if quotation:
        verdict = match.verdict if match else None
        lines = _cards.title(quotation, verdict, index.where(quotation), look.width)
        lines += _words(quotation, match, look.width)
        lines += _cards.whence(match, index, look.width) if match else []
        lines += _cards.reason(match, look.width) if match and match.verdict is Verdict.UNCHECKED else []
    else:
        lines = _title(dossier, first, look.width)
        lines += _around(evidence.manuscript.text, _span(first), look.width)
    for finding in findings:
        rule = (f" [{visible(finding.rule)}]", _LEVELS[finding.level] if quotation else "dim")
        lines += row("because", Text.assemble(visible(finding.message), rule), look.width)
    for fix in dict.fromkeys(finding.fix for finding in findings if finding.fix):
        lines += row("to do", visible(fix), look.width)
    lines += _earlier(dossier, findings, look.width)
    link = address(dossier, findings)
    shown = visible(link).partition(":~:")[0].rstrip("#") if link else ""  # a fragment fills the screen
    return printed([*lines, *(row("open", shown, look.width) if shown else [])], look)


def render_sources(dossier: Dossier, findings: Sequence[Finding], look: Look) -> str:
    """Return the manuscript's sentence and the source's passages, each with what stands around it."""
    text = dossier.evidence.manuscript.text
    lines = heading("In the manuscript", look.width)[1:]
    for location in findings[0].locations:
        lines += [Text()] if lines[1:] else []
        lines += paragraph(visible(location.message), look.width, indent=2) if location.message else []
        lines += labelled(Text("  "), _near(text, location.span, _FAR // 2), look.width, marks=True)
    match = _match(dossier, findings[0])
    index = _view.index(dossier.evidence)
    source = index.sources.get(match.reference_id or "") if match else None
    lines += heading("In the source", look.width)
    if match is None or not isinstance(source, Source):
        return printed([*lines, *paragraph("No text was had.", look.width, indent=2)], look)
    lines += _cards.whence(match, index, look.width)
    if not match.passages:
        return printed([*lines, *paragraph("No passage comes near the words.", look.width, indent=2)], look)
    for passage in match.passages:
        near = _near(source.content.text, passage.span, _FAR)
        lines += [Text(), *labelled(Text("  "), near, look.width, marks=True)]
    return printed(lines, look)


def render_listed(dossier: Dossier, findings: Sequence[Finding], look: Look) -> str:
    """Return fingerprint, level, rule, place and words of each finding: one to a line and one below it."""
    index = _view.index(dossier.evidence)
    lines: Lines = []
    for finding in findings:
        quotation = index.quotations.get(finding.quotation_id or "")
        where = _view.found_at(dossier.evidence.manuscript, finding)
        name = f"{visible(quotation.id)}, " if quotation else ""
        head = Text.assemble((finding.fingerprint, "bold"), f"  {finding.level.value:7}  {finding.rule}")
        lines += paragraph(head.append(f"  {name}{where}".rstrip(" ,")), look.width)
        words = _view.quoted(quotation.text, look.width * 2) if quotation else visible(finding.message)
        lines += paragraph(words, look.width, indent=18)
    return printed(lines, look)


def address(dossier: Dossier, findings: Sequence[Finding]) -> str | None:
    """Return the http(s) address at which people can look at what the findings are about, or None."""
    evidence = dossier.evidence
    match = _match(dossier, findings[0])
    wanted = [finding.reference_id for finding in findings]
    if match:
        wanted += [match.reference_id, *_view.lacking(evidence).get(match.quotation_id, ())]
        wanted.insert(0, match.reference_id)
    index = _view.index(evidence)
    for id_ in filter(None, wanted):
        passages = match.passages if match and match.reference_id == id_ else ()
        if found := _links.address(index.sources.get(id_), index.references.get(id_), passages):
            return found
    return None


def _match(dossier: Dossier, finding: Finding) -> Match | None:
    matches = dossier.evidence.matches
    return next((match for match in matches if match.quotation_id == finding.quotation_id), None)


def _title(dossier: Dossier, finding: Finding, width: int) -> Lines:
    level = (finding.level.value.capitalize(), _LEVELS[finding.level])
    where = _view.found_at(dossier.evidence.manuscript, finding)
    rest = ", ".join(part for part in (visible(finding.rule), where) if part)
    return paragraph(Text.assemble(level, f"  {rest}"), width, indent=2)


def _words(quotation: Quotation, match: Match | None, width: int) -> Lines:
    if match:
        return _cards.comparison(quotation, match, width)
    return row("manuscript", marked(quotation.text, 0, (), "", whole=False), width)


def _span(finding: Finding) -> Span | None:
    return finding.locations[0].span if finding.locations else None


def _around(text: str, span: Span | None, width: int) -> Lines:
    """Return the manuscript's words at a place with a few around it; nothing for no place."""
    if span is None or span.start >= span.end:
        return []
    return row("manuscript", _near(text, span, _NEAR), width, marks=True)


def _near(text: str, span: Span, reach: int) -> Text:
    """Return the words at a place, marked, with `reach` code points on each side."""
    start = _word_start(text, max(span.start - reach, 0))
    end = _word_end(text, min(span.end + reach, len(text)))
    shown = Text("… " if start else "").append_text(marked(text[start:end], start, [span], "bold"))
    return shown.append(" …" if end < len(text) else "")


def _word_start(text: str, at: int) -> int:
    """The start of the first whole word after `at`, which may lie within one."""
    if at == 0:
        return 0
    return next((place for place in range(at, min(at + 20, len(text))) if text[place - 1].isspace()), at)


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    return next((place for place in range(at, max(at - 20, 0), -1) if text[place].isspace()), at)


def _earlier(dossier: Dossier, findings: Sequence[Finding], width: int) -> Lines:
    """Return what people said of these findings before, and what has become of it."""
    ids = {finding.fingerprint for finding in findings}
    signed = [each for each in dossier.signoffs if each.signoff.id in ids]
    lines: Lines = []
    for said in dict.fromkeys(_told(each) for each in signed):
        lines += row("earlier", said, width)
    if any(each.state is SignOffState.REJECTED for each in signed):
        return lines
    own = {each.signoff.id for each in signed}  # else the remark is on a decision about other words
    for told, remark in dict.fromkeys((f.fingerprint in own, f.remark) for f in findings if f.remark):
        lines += row("but now" if told else "earlier", visible(remark), width)
    for kept in dict.fromkeys(finding.suppression for finding in findings if finding.suppression):
        if kept.kind is not SuppressionKind.SIGN_OFF:
            lines += row("kept back", _decided.decided(kept), width)
    return lines


def _told(signed: Signed) -> str:
    signoff = signed.signoff
    until = f", until {signoff.expires}" if signoff.expires else ""
    who = visible(f"{signoff.decision.done} by {signoff.by} on {signoff.date}{until}")
    return f"{who}: {_view.quoted(signoff.reason, 200)}"
