"""An article with one quotation, its source and a finding, each part of which a test may change."""

from __future__ import annotations

from hashlib import sha256

from report import builders as b

from claimcheck import signoffs
from claimcheck.model import Decision, Dossier, Finding, Level, Match, SignOff, Source, Unavailable, Verdict
from claimcheck.text import fold

SOURCE = "Old papers say that the mill fell in 1951 and stood empty."
PASSAGE = "the mill fell in 1951"
QUOTED = "the mill fell in 1950"
MADE = "2026-05-04"


def dossier(  # noqa: PLR0913 - each part may change
    words: str = QUOTED,
    *,
    rule: str = "quotation-altered",
    level: Level = Level.WARNING,
    verdict: Verdict = Verdict.ALTERED,
    edits: int = 1,
    passage: str | None = PASSAGE,
    version: str = "first",
    lost: bool = False,
    path: str = "article.txt",
) -> Dossier:
    """The finding's id is of its rule and folded words, as rules make it."""
    text = f"He wrote: “{words}”.[1]"
    quoted = b.quotation(text, words)
    edit = b.edit(text, SOURCE, words, "1951")
    match = Match(
        quotation_id="q01",
        reference_id="marsh",
        verdict=verdict,
        edits=(edit,) * edits,
        passages=(b.passage(SOURCE.replace(PASSAGE, passage), passage),) if passage else (),
    )
    source: Source | Unavailable = b.lack("marsh")
    if not lost:
        source = b.source("marsh", SOURCE).model_copy(update={"sha256": digest(version)})
    evidence = b.evidence(b.manuscript(text, [quoted], path=path), [b.reference("marsh")], [source], [match])
    return b.dossier(evidence, finding(words, rule, level))


def finding(words: str, rule: str, level: Level) -> Finding:
    """As rules make it: case and punctuation leave the fingerprint as it is."""
    id_ = digest(f"{rule} {fold(words)}")[:16]
    made = b.finding(rule, level, quotation_id="q01", start=11)
    return made.model_copy(update={"fingerprint": id_, "reference_id": "marsh"})


def digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def signed(
    seen: Dossier,
    decision: Decision = Decision.ACCEPT,
    by: str = "Ada Lee",
    expires: str | None = None,
    reason: str = "the printed book has it so",
) -> SignOff:
    return signoffs.sign(seen, seen.findings[0], decision, reason, by, MADE, expires)
