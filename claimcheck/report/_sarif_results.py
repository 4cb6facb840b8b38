"""A dossier's findings become SARIF results (3.27), each with its place, its fingerprint and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import SuppressionKind
from claimcheck.model.report import UNCHECKED_RULE
from claimcheck.report import _sarif_evidence, _sarif_places, _sarif_uris
from claimcheck.report._sarif_words import ended, marked, message, plain
from claimcheck.report._view import plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import Dossier, Finding, Suppression
    from claimcheck.report._sarif_evidence import Record
    from claimcheck.report._sarif_places import Places

MOST_RELATED = 1000  # locations of a result that GitHub takes
_LINKED = 20  # further places of the manuscript that a message leads to
_KINDS = {
    SuppressionKind.SIGN_OFF: "external",
    SuppressionKind.BASELINE: "external",
    SuppressionKind.INLINE: "inSource",
}


def results(
    dossier: Dossier, rules: Mapping[str, int], findings: Sequence[Finding], *, suppressions: bool
) -> list[dict[str, Any]]:
    """Return the results of `findings`, which are of the dossier; `rules` maps a rule's name to its index.

    `suppressions`: each result tells by whom it is suppressed, or that it is not (SARIF 3.27.23).
    """
    index = _sarif_places.places(dossier.evidence.manuscript)
    kept = _sarif_evidence.record(dossier.evidence)
    return [
        {
            **_result(finding, index, kept, rules),
            **({"suppressions": _suppressions(finding.suppression)} if suppressions else {}),
        }
        for finding in findings
    ]


def _result(finding: Finding, index: Places, kept: Record, rules: Mapping[str, int]) -> dict[str, Any]:
    unchecked = finding.rule == UNCHECKED_RULE
    further = _further(finding, index)
    related = [*further, *_sarif_evidence.related(kept, finding)]
    lost = max(len(related) - MOST_RELATED, 0)
    cut = f"{plural(lost, 'related place')} are left out: GitHub takes {MOST_RELATED}" if lost else ""
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": rules[finding.rule]} if finding.rule in rules else {}),
        "kind": "open" if unchecked else "fail",
        "level": "none" if unchecked else finding.level,
        "message": _message([*_sentences(finding, kept), cut], _links(further)),
        "locations": [_main(finding, index, kept)],
        "relatedLocations": [{"id": id_, **one} for id_, one in enumerate(related[:MOST_RELATED], 1)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "claimcheck/v1": finding.fingerprint,
        },
        "properties": _properties(finding, kept),
    }


def _sentences(finding: Finding, kept: Record) -> list[str]:
    """What is wrong; the source's words, else what is said of the place; what to do; what holds no longer."""
    first = finding.locations[0].message if finding.locations else ""
    return [
        finding.message,
        _sarif_evidence.said(kept, finding) or first[:1].upper() + first[1:],
        finding.fix,
        finding.remark,
    ]


def _message(sentences: Sequence[str], links: str) -> dict[str, Any]:
    """Return a message in plain text, whose first line is the whole of it in short, and in Markdown."""
    told = [sentence for sentence in sentences if sentence]
    text = "\n".join([message(*told)["text"], *([links] if links else [])])
    paragraphs = [marked(ended(sentence)) for sentence in told]
    return {"text": text, "markdown": "\n\n".join([*paragraphs, *([links] if links else [])])}


def _main(finding: Finding, index: Places, kept: Record) -> dict[str, Any]:
    """The place of a finding; what is about an entry of the references alone stands in their file."""
    if not finding.locations:
        return {"physicalLocation": {"artifactLocation": _sarif_uris.file(index.manuscript.path)}}
    first = finding.locations[0]
    reference = kept.known.references.get(finding.reference_id or "")
    nowhere = first.span.start == first.span.end == 0
    if nowhere and kept.references_path and reference and reference.line:
        where = _sarif_uris.file(kept.references_path)
        physical = {"artifactLocation": where, "region": {"startLine": reference.line}}
        return {"physicalLocation": physical, "message": message(first.message)}
    return _sarif_places.location(index, first, first.message)


def _further(finding: Finding, index: Places) -> list[dict[str, Any]]:
    return [
        _sarif_places.location(index, place, place.message or "Also here") for place in finding.locations[1:]
    ]


def _links(further: Sequence[Mapping[str, Any]]) -> str:
    """Lead to the further places of the manuscript by their ids (SARIF 3.11.6)."""
    if not further:
        return ""
    links = ", ".join(f"[{_name(place)}]({number})" for number, place in enumerate(further[:_LINKED], 1))
    return f"See also {links}{f' and {len(further) - _LINKED} more' if further[_LINKED:] else ''}."


def _name(place: Mapping[str, Any]) -> str:
    """Name a place for a link to it, without anything of the manuscript's."""
    line = place["physicalLocation"].get("region", {}).get("startLine")
    return f"line {line}" if line else "another place"


def _properties(finding: Finding, kept: Record) -> dict[str, Any]:
    match = kept.matches.get(finding.quotation_id or "")
    told = {
        "quotation": finding.quotation_id,
        "verdict": match.verdict if match else None,
        "reason": match.reason if match else None,
        "reference": finding.reference_id,
    }
    mark = {"note": finding.mark} if finding.mark is not None else {}
    return {**{key: plain(value) for key, value in told.items() if value is not None}, **mark}


def _suppressions(suppression: Suppression | None) -> list[dict[str, Any]]:
    if suppression is None:
        return []
    told = {"by": suppression.by, "date": suppression.date, "expires": suppression.expires}
    return [
        {
            "kind": _KINDS[suppression.kind],
            "status": "accepted",
            **({"justification": plain(suppression.reason)} if suppression.reason else {}),
            "properties": {
                "decision": suppression.kind,
                **{key: plain(value) for key, value in told.items() if value is not None},
            },
        }
    ]
