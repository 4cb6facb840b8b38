"""Evidence goes in; what people ask of it comes out: what rests on what, numbers and works in few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import NoteKind, Source, Unavailable, Unchecked, Verdict
from claimcheck.text import Lines, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.model import (
        Evidence,
        Finding,
        Manuscript,
        Match,
        Quotation,
        Reference,
    )

CUT = "⋯"  # stands where this program left words away; no manuscript's own ellipsis
_FEW = 3
_NOTES = ("footnotes", "endnotes")
_UNLINED = ("word", "opendocument")  # styles of manuscripts whose places are paragraphs
_COUNTED = {
    Verdict.VERBATIM: "verbatim",
    Verdict.PERMISSIBLE: "permissible",
    Verdict.ALTERED: "altered",
    Verdict.MISATTRIBUTED: "misattributed",
    Verdict.ABSENT: "absent",
    Verdict.UNCHECKED: "not checked",
}
WORDS = {verdict: words.capitalize() for verdict, words in _COUNTED.items()}
WHY = {
    Unchecked.NO_NOTE: "no note covers it",
    Unchecked.NOTE_UNRESOLVED: "its note names no work that could be told",
    Unchecked.SOURCE_UNAVAILABLE: "its source was not had",
    Unchecked.SOURCE_PARTIAL: "its source was read only in part",
    Unchecked.SOURCE_MISMATCH: "what was read seems to be another work",
    Unchecked.TOO_SHORT: "too short to prove",
}


def why(reason: Unchecked | None) -> str:
    """Return why there is no verdict, as a clause."""
    return WHY[reason] if reason else "no reason is known"


def result(match: Match) -> str:
    """Return the matcher's sentence, else why there is no verdict, on one line; else nothing."""
    return visible(match.detail) or (WHY[match.reason] if match.reason else "")


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return "1 quotation", "2 quotations"; `nouns` is the plural where an s does not make it."""
    return f"{count} {noun}" if count == 1 else f"{count} {nouns or noun + 's'}"


def counted(counts: Mapping[Verdict, int]) -> list[tuple[Verdict, str]]:
    """Return "2 verbatim" and so on for all six verdicts, "not checked" apart from the rest."""
    return [(verdict, f"{counts.get(verdict, 0)} {_COUNTED[verdict]}") for verdict in Verdict]


def place(manuscript: Manuscript, line: int, column: int, part: str = "") -> str:
    """Return a place of a manuscript in few letters: `line 4:12`, `paragraph 9`, `chapter.tex, line 4:12`.

    What has pages and not lines is told by its paragraphs, as Word's own tools count them.
    """
    unlined = manuscript.style.startswith(_UNLINED) or "pandoc" in manuscript.style
    if unlined and part in _NOTES:
        return part  # a note is found by its number
    where = f"paragraph {line}" if unlined else f"line {line}:{column}"
    return f"{visible(part)}, {where}" if part else where


def numbers(marks: Iterable[int]) -> str:
    """Return marks in few words: runs as "1-7", repeats as "10 (3)"."""
    counts = sorted(Counter(marks).items())
    parts: list[str] = []
    run: list[int] = []
    for mark, count in counts:
        if run and (count > 1 or mark != run[-1] + 1):
            parts += _run(run)
            run = []
        if count > 1:
            parts.append(f"{mark} ({count})")
        else:
            run.append(mark)
    return ", ".join(parts + _run(run))


def notes(manuscript: Manuscript, marks: Iterable[int], few: int = _FEW) -> str:
    """Return "note 4", "notes 1-3, 10 (2)", "“(Roy 2023)”, “(Lee 2019)” and 7 others" or "no note"."""
    given = _citing(manuscript, list(marks))
    plain = [mark for mark in given if manuscript.called(mark) == f"note {mark}"]
    told = [f"{'note' if len(set(plain)) == 1 else 'notes'} {numbers(plain)}"] if plain else []
    others = list(dict.fromkeys(visible(manuscript.called(mark)) for mark in given if mark not in plain))
    told += others[:few]
    more = f" and {plural(len(others) - few, 'other')}" if others[few:] else ""
    return ", ".join(told) + more or "no note"


def _citing(manuscript: Manuscript, marks: list[int]) -> list[int]:
    """Leave out the work's own entry in the list of works where anything else cites it."""
    listed = {note.mark for note in manuscript.notes if note.kind is NoteKind.ENTRY and note.label == ""}
    return [mark for mark in marks if mark not in listed] or marks


def work(reference: Reference) -> str:
    """Return a reference on one line: authors, title, container, date; as printed where that is known."""
    if reference.citation:
        return reference.citation
    names = [name.family or name.printed for name in reference.author]
    title = f"“{reference.title}”" if reference.title else None
    parts = (listed(names), title, reference.container_title, reference.issued)
    return ", ".join(part for part in parts if part) or reference.id


def brief(reference: Reference) -> str:
    """Return authors and title, for a line with little room."""
    names = [name.family or name.printed for name in reference.author]
    title = f"“{reference.title}”" if reference.title else None
    return ", ".join(part for part in (listed(names), title) if part) or work(reference)


def marks_of(evidence: Evidence) -> dict[str, tuple[int, ...]]:
    """Map each reference id to the marks of the notes that cite it."""
    resolved = {resolution.citation_id: resolution.reference_id for resolution in evidence.resolutions}
    pairs = {(resolved.get(citation.id), citation.mark) for citation in evidence.manuscript.citations}
    pairs |= {(id_, mark) for mark, ids in evidence.cited.items() for id_ in ids}
    marks: dict[str, list[int]] = {}
    for id_, mark in sorted((id_, mark) for id_, mark in pairs if id_ is not None):
        marks.setdefault(id_, []).append(mark)
    return {id_: tuple(listed) for id_, listed in marks.items()}


class Index(NamedTuple):
    """The parts of the evidence by their ids, and the places of offsets: made once a manuscript."""

    quotations: dict[str, Quotation]
    references: dict[str, Reference]
    sources: dict[str, Source | Unavailable]
    manuscript: Manuscript
    lines: Lines

    def place(self, quotation: Quotation) -> str:
        """Return where a quotation begins, in few letters."""
        start = quotation.span.start
        return place(self.manuscript, *self.lines.place(start), self.lines.part(start))

    def where(self, quotation: Quotation) -> str:
        """Return the notes of a quotation and where it begins."""
        return f"{notes(self.manuscript, quotation.marks)}, {self.place(quotation)}"

    def work(self, reference_id: str) -> str:
        """Return a reference on one line; its id where the references do not have it."""
        return visible(work(known) if (known := self.references.get(reference_id)) else reference_id)


def index(evidence: Evidence) -> Index:
    """Look the evidence through once."""
    return Index(
        {quotation.id: quotation for quotation in evidence.manuscript.quotations},
        {reference.id: reference for reference in evidence.references},
        {source.reference_id: source for source in evidence.sources},
        evidence.manuscript,
        Lines(evidence.manuscript.text, evidence.manuscript.anchors),
    )


def lacking(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Map each unchecked quotation to the references that kept it so: not had, or read only in part."""
    had = {source.reference_id: source for source in evidence.sources}
    quotations = {quotation.id: quotation for quotation in evidence.manuscript.quotations}
    cited = evidence.cited
    wanted = {}
    for match in evidence.matches:
        if match.verdict is not Verdict.UNCHECKED or match.quotation_id not in quotations:
            continue
        marks = quotations[match.quotation_id].marks
        ids = dict.fromkeys(id_ for mark in marks for id_ in cited.get(mark, ()) if id_)
        wanted[match.quotation_id] = tuple(id_ for id_ in ids if _short_of(had.get(id_), match))
    return wanted


def _short_of(source: Source | Unavailable | None, match: Match) -> bool:
    if isinstance(source, Source):
        short = {Unchecked.SOURCE_PARTIAL, Unchecked.SOURCE_MISMATCH}
        return match.reason in short and not source.proves_absence
    return isinstance(source, Unavailable) and match.reason is Unchecked.SOURCE_UNAVAILABLE


def quoted(words: str, limit: int) -> str:
    """Return words in quotation marks, on one line; over `limit` code points, head and tail with `CUT`."""
    flat = visible(words)
    if len(flat) > limit:
        head = flat[: limit * 2 // 3].rpartition(" ")[0] or flat[: limit * 2 // 3]
        tail = flat[-limit // 3 :].partition(" ")[2] or flat[-limit // 3 :]
        flat = f"{head} {CUT} {tail}"
    return f"“{flat}”"


def listed(names: list[str]) -> str:
    """Return names in few words: the first of more than two."""
    return f"{names[0]} et al." if names[2:] else " and ".join(names)


def _run(marks: list[int]) -> list[str]:
    return [f"{marks[0]}-{marks[-1]}"] if marks[2:] else [str(mark) for mark in marks]


def found_at(manuscript: Manuscript, finding: Finding) -> str:
    """Return the main place of a finding in few letters; nothing where it stands in no manuscript."""
    if not finding.locations:
        return ""
    first = finding.locations[0]
    return place(manuscript, first.line, first.column, first.part)
