"""A small report in which every kind of thing that a writer tells stands once, for the machine formats."""

from __future__ import annotations

from report import builders as b

from claimcheck.model import (
    Alert,
    AlertKind,
    Dossier,
    Level,
    Match,
    Notice,
    Suppression,
    SuppressionKind,
    Unchecked,
    Verdict,
)

TEXT = (
    "Marsh has “the mill ground corn”[1] and “ground corn for nine parishes”[1].\n"
    "Then “bees in the chapel,”[1] and “no one shall be turned away”[2].\n"
    "Low has “the weir was never paid for”[3] and “so said the miller”[3] and “the weir held”[1].\n"
)
MILL = "Until 1911 the mill ground corn for four parishes, when the weir broke."
FORD = "Rule 9: no one shall be turned away."
WORDS = (
    ("the mill ground corn", 1),
    ("ground corn for nine parishes", 1),
    ("bees in the chapel,", 1),
    ("no one shall be turned away", 2),
    ("the weir was never paid for", 3),
    ("so said the miller", 3),
    ("the weir held", 1),
)
BASELINE = Suppression(kind=SuppressionKind.BASELINE)


def matches() -> tuple[Match, ...]:
    """Verbatim with an alert, altered, absent, misattributed, twice not checked, altered."""
    return (
        Match(
            quotation_id="q01",
            reference_id="marsh",
            verdict=Verdict.VERBATIM,
            passages=(b.passage(MILL, "the mill ground corn"),),
            alerts=(Alert(kind=AlertKind.STOPS_BEFORE_LIMITER, message="it stops before “for four”"),),
        ),
        Match(
            quotation_id="q02",
            reference_id="marsh",
            verdict=Verdict.ALTERED,
            edits=(b.edit(TEXT, MILL, "nine", "four"),),
            passages=(b.passage(MILL, "ground corn for four parishes"),),
        ),
        b.match("q03", Verdict.ABSENT, "marsh"),
        Match(
            quotation_id="q04",
            reference_id="ford",
            verdict=Verdict.MISATTRIBUTED,
            passages=(b.passage(FORD, "no one shall be turned away"),),
        ),
        b.match("q05", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE),
        b.match("q06", Verdict.UNCHECKED, reason=Unchecked.SOURCE_UNAVAILABLE),
        Match(
            quotation_id="q07",
            reference_id="marsh",
            verdict=Verdict.ALTERED,
            edits=(b.edit(TEXT, MILL, "held", "broke"),),
            passages=(b.passage(MILL, "the weir broke"),),
        ),
    )


def dossier(path: str = "drafts/mill.txt", style: str = "text") -> Dossier:
    """Six findings that count and three that do not; a notice on a sign-off that nothing needs."""
    quotations = [b.quotation(TEXT, said, f"q0{i}", (mark,)) for i, (said, mark) in enumerate(WORDS, 1)]
    notes = [b.note(mark, f"n{mark}.1") for mark in (1, 2, 3)]
    read = b.evidence(
        b.manuscript(TEXT, quotations, notes, path=path).model_copy(update={"style": style}),
        [b.reference("marsh"), b.reference("ford", "Rules", "Ely"), b.reference("low", "Weirs", "Low")],
        [b.source("marsh", MILL), b.source("ford", FORD), b.lack("low")],
        matches(),
        [b.resolution("n1.1", "marsh"), b.resolution("n2.1", "marsh"), b.resolution("n3.1", "low")],
    )
    findings = (
        b.finding("name-drift", Level.WARNING, "Two spellings of Marsh", mark=2, start=3),
        b.finding(
            "quotation-altered",
            message="“nine” stands as “four”",
            quotation_id="q02",
            fix="Restore it.",
            start=TEXT.index("nine"),
        ),
        b.finding("quotation-absent", message="The bees are nowhere", quotation_id="q03", start=80),
        b.finding("quotation-misattributed", message="It is in Ely", quotation_id="q04", start=100),
        b.finding("quotation-unchecked", Level.NOTE, "q05 not checked", quotation_id="q05", start=150),
        b.finding(
            "quotation-unchecked",
            Level.NOTE,
            "q06 not checked",
            quotation_id="q06",
            start=180,
            suppression=b.SIGNED,
        ),
        b.finding("quotation-altered", message="old", quotation_id="q07", start=200, suppression=BASELINE),
        b.finding("note-punctuation", Level.NOTE, "A stray comma", mark=3, start=5, suppression=b.SIGNED),
        b.finding("source-missing", Level.NOTE, "Weirs has no address", mark=3, start=6).model_copy(
            update={"reference_id": "low"}
        ),
    )
    notice = Notice(message="nothing needs this sign-off", file="drafts/signoffs.toml", line=7)
    return Dossier(evidence=read, findings=findings, notices=(notice,))
