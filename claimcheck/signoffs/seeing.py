"""A finding becomes what who decides on it sees today: words, result, hashes; and a sign-off of that."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Level, SignOff, Source, Unavailable, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model import Decision, Dossier, Finding, Match, Quotation


class Seen(NamedTuple):
    """What stands behind a finding. The hashes are those of `SignOff`; `missing`: a source was not had."""

    rule: str
    level: Level
    reference_id: str | None
    words: str
    result: Verdict | None
    edits: int
    quotation: str
    source: str | None
    passage: str | None
    missing: bool


class Index(NamedTuple):
    """A dossier's evidence, to be looked up by id."""

    dossier: Dossier
    quotations: Mapping[str, Quotation]
    matches: Mapping[str, Match]
    sources: Mapping[str, Source | Unavailable]
    cited: Mapping[int, tuple[str | None, ...]]


def index(dossier: Dossier) -> Index:
    """Index a dossier once for all its findings."""
    evidence = dossier.evidence
    return Index(
        dossier=dossier,
        quotations={quotation.id: quotation for quotation in evidence.manuscript.quotations},
        matches={match.quotation_id: match for match in evidence.matches},
        sources={source.reference_id: source for source in evidence.sources},
        cited=evidence.cited,
    )


def name(dossier: Dossier) -> str:
    """Return what sign-offs call a manuscript: the name of its file."""
    return _storable(PurePath(dossier.evidence.manuscript.path).name)


def see(known: Index, finding: Finding) -> Seen:
    """Return what is to be seen of a finding today."""
    match = known.matches.get(finding.quotation_id or "")
    had, missing = _sources(known, finding, match)
    printed = _words(known, finding)
    passages = [" ".join(passage.exact.split()) for passage in match.passages] if match else []
    return Seen(
        rule=finding.rule,
        level=finding.level,
        reference_id=_reference(finding, match),
        words=_storable(printed),
        result=match.verdict if match else None,
        edits=len(match.edits) if match else 0,
        quotation=_hash(printed),
        source=_hash("\0".join(had)) if len(had) > 1 else next(iter(had), None),
        passage=_hash("\0".join(passages)) if passages else None,
        missing=missing,
    )


def sign(  # noqa: PLR0913, PLR0917 - as many as a decision has
    dossier: Dossier,
    finding: Finding,
    decision: Decision,
    reason: str,
    by: str,
    date: str,
    expires: str | None = None,
) -> SignOff:
    """Return a person's decision on a finding of this dossier, with all that it was made upon.

    `expires` is the last day on which it holds; both days are ISO 8601.
    """
    seen = see(index(dossier), finding)
    return SignOff(
        id=finding.fingerprint,
        decision=decision,
        reason=reason,
        by=by,
        date=date,
        expires=expires,
        manuscript=name(dossier),
        **{key: value for key, value in seen._asdict().items() if key != "missing"},
    )


def _reference(finding: Finding, match: Match | None) -> str | None:
    return (match.reference_id if match else None) or finding.reference_id


def _sources(known: Index, finding: Finding, match: Match | None) -> tuple[list[str], bool]:
    """Return the hashes of the sources that a finding rests on, and whether one of them was not had.

    "Not there" is said of every work that the quotation cites, all else of the one that gave the verdict.
    """
    ids = [_reference(finding, match)]
    if match and match.verdict in {Verdict.ABSENT, Verdict.MISATTRIBUTED}:
        quotation = known.quotations.get(match.quotation_id)
        ids += [id_ for mark in (quotation.marks if quotation else ()) for id_ in known.cited.get(mark, ())]
    sources = [known.sources.get(id_ or "") for id_ in dict.fromkeys(ids)]
    had = sorted({source.sha256 for source in sources if isinstance(source, Source)})
    return had, any(isinstance(source, Unavailable) for source in sources)


def _words(known: Index, finding: Finding) -> str:
    quotation = known.quotations.get(finding.quotation_id or "")
    if quotation:
        return " ".join(quotation.text.split())
    text = known.dossier.evidence.manuscript.text
    return " ".join(location.span.of(text) for location in finding.locations[:1]).strip()


def _hash(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _storable(words: str) -> str:
    """Return words with a sign in the place of what no UTF-8 file can hold."""
    return words.encode("utf-8", "replace").decode("utf-8")
