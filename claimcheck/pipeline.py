"""The whole story on one page: manuscripts and settings in, a Report out."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__, comparing, matcher, parser, resolver, rules, sourcing
from claimcheck.errors import UsageError
from claimcheck.model import (
    Dossier,
    Evidence,
    Explanation,
    Fetched,
    Freshness,
    Manuscript,
    Match,
    Place,
    Quotation,
    Reference,
    Report,
    Source,
    Unavailable,
    Verdict,
)
from claimcheck.policy import summarise
from claimcheck.settings import Settings
from claimcheck.sourcing import Renewal, Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

_REFERENCES = (".yaml", ".bib", ".json")

__all__ = [
    "Renewal",
    "Watch",
    "add",
    "check",
    "draft",
    "explain",
    "fetch",
    "fetch_exit_code",
    "find",
    "read",
    "run",
    "search_exit_code",
]


def check(path: str | Path, references: str | Path | None = None, **settings: object) -> Report:
    """Check one manuscript and return the Report; `settings` are those of `Settings`.

    Raises ManuscriptError or ReferencesError when an input cannot be read; a source that cannot be
    had is no error but stands in the report.
    """
    return run([Path(path)], Settings().changed(references=references, **settings))


def run(manuscripts: Sequence[Path], settings: Settings, watch: Watch | None = None) -> Report:
    """Check several manuscripts under one policy; all are read before the first source is fetched.

    A source that several of them cite by one references file is had once.
    """
    known = rules.names()
    for name in (*settings.select, *settings.extend_select, *settings.ignore):
        if name not in known:
            raise UsageError(f"there is no rule {name!r}; `claimcheck rules` lists them")
    seen = watch or _unwatched
    evidence = comparing.side_by_side([read(path, settings) for path in manuscripts])
    sources = sourcing.obtain(evidence, settings, seen)
    dossiers = tuple(_examine(*each, settings, seen) for each in zip(evidence, sources, strict=True))
    return Report(
        tool="claimcheck", version=__version__, dossiers=dossiers, summary=summarise(dossiers, settings)
    )


def read(path: Path, settings: Settings) -> Evidence:
    """Parse a manuscript, read its references and tell which note cites which: nothing is fetched."""
    manuscript = parser.parse(path)
    file = _references_file(path.parent, settings)
    listed = resolver.load(file) if file else ()
    listed = (*listed, *_brought(manuscript, path.parent, listed))
    references = (*listed, *_unlisted(manuscript, listed))
    return Evidence(
        manuscript=manuscript,
        references=references,
        resolutions=resolver.identify(manuscript, references),
        sources=(),
        matches=(),
        references_path=file.as_posix() if file else None,
    )


def draft(path: Path) -> str:
    """Return the text of a references.yaml drafted from what a manuscript cites and brings of references."""
    manuscript = parser.parse(path)
    brought = _brought(manuscript, path.parent, ())
    drafted = (*brought, *_unlisted(manuscript, brought))
    return resolver.dump((*drafted, *resolver.stubs(manuscript, drafted)))


def fetch(
    manuscripts: Sequence[Path],
    settings: Settings,
    renewal: Renewal,
    watch: Watch | None = None,
) -> tuple[Fetched, ...]:
    """Have the sources of manuscripts and say how each compares with the lock (see `sourcing.fetch`)."""
    evidence = [read(path, settings) for path in manuscripts]
    fetched = sourcing.fetch(evidence, settings, renewal, watch or _unwatched)
    return tuple(
        one.model_copy(update={"changes": comparing.resting(one, evidence)})
        if one.state is Freshness.CHANGED
        else one
        for one in fetched
    )


def fetch_exit_code(fetched: Sequence[Fetched], *, check: bool) -> int:
    """Return 1 when a check finds a source changed, 3 when one was not had, else 0."""
    states = {one.state for one in fetched}
    if check and Freshness.CHANGED in states:
        return 1
    return 3 if Freshness.MISSING in states else 0


def add(id_: str, file: Path, url: str | None, day: str | None, settings: Settings) -> tuple[Fetched, Path]:
    """Take a page that was saved by hand into store and lock; returns what was taken and the lock's path.

    The reference stands in the references file, or is drafted from the notes of the manuscripts that the
    settings name. Raises UsageError where there is none of that id, or the file cannot be taken.
    """
    references = _references_file(Path(), settings)
    listed = resolver.load(references) if references else ()
    if references is None or all(reference.id != id_ for reference in listed):
        listed = (*listed, *(r for path in settings.manuscripts for r in read(path, settings).references))
        references = references or next(iter(settings.manuscripts), None)
    known = {reference.id: reference for reference in reversed(listed)}
    if references is None:
        raise UsageError(
            "no references file: name it with --references, or list `manuscripts` in claimcheck.toml"
        )
    if id_ not in known:
        near = get_close_matches(id_, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "; `claimcheck parse` lists the ids"
        raise UsageError(f"there is no reference {id_!r}{hint}", file=str(references))
    return sourcing.add(known[id_], file, url, day, settings, references.parent)


def find(
    words: str, places: Sequence[str], settings: Settings
) -> tuple[Quotation, tuple[Source | Unavailable, ...], tuple[Match, ...]]:
    """Look for one quotation in each place, a file or an address; a Match for each place that was had."""
    quotation = parser.quote(words)
    references = [
        Reference(id=f"s{number}", source=(Place(url=place) if "://" in place else Place(file=place),))
        for number, place in enumerate(places, 1)
    ]
    had = resolver.obtain(references, sourcing.options(settings, Path(), outside=True))
    matches = [
        matcher.judge([quotation], {mark: [source] for mark in quotation.marks}, [source])
        for source in had
        if isinstance(source, Source)
    ]
    return quotation, had, tuple(match for found in matches for match in found)


def explain(quotation: Quotation, had: Sequence[Source | Unavailable]) -> tuple[Explanation, ...]:
    """Say for each place that was had how `find` came to its Match."""
    return tuple(matcher.explain(quotation, source) for source in had if isinstance(source, Source))


def search_exit_code(had: Sequence[Source | Unavailable], matches: Sequence[Match]) -> int:
    """Return 0 when the words stand somewhere, 3 when a place could not be looked at, else 1."""
    verdicts = {match.verdict for match in matches}
    if verdicts & {Verdict.VERBATIM, Verdict.PERMISSIBLE}:
        return 0
    return 3 if len(matches) < len(had) or Verdict.UNCHECKED in verdicts else 1


def _examine(
    evidence: Evidence,
    sources: tuple[Source | Unavailable, ...],
    settings: Settings,
    watch: Watch,
) -> Dossier:
    evidence = evidence.model_copy(
        update={
            "sources": sources,
            "matches": comparing.judge(evidence, sources, watch),
            "traces": comparing.trace(evidence, sources),
            "changes": comparing.changes(evidence, sources),
        }
    )
    findings = rules.apply(
        evidence,
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=settings.ignore,
        profile=settings.profile,
    )
    return Dossier(evidence=evidence, findings=findings)


def _references_file(folder: Path, settings: Settings) -> Path | None:
    """The file that was named, else references.yaml, .bib or .json in the manuscript's folder, else none."""
    if settings.references is not None:
        return settings.references
    beside = (folder / f"references{suffix}" for suffix in _REFERENCES)
    return next((file for file in beside if file.is_file()), None)


def _brought(manuscript: Manuscript, folder: Path, listed: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return what the manuscript itself brings of references and cites; the file goes before it.

    A bibliography that a manuscript names serves many: what it does not cite is left out.
    """
    known = {reference.id for reference in listed}
    brought = tuple(r for r in resolver.named(manuscript, folder) if r.id not in known)
    resolutions = resolver.identify(manuscript, (*listed, *brought)) if brought else ()
    cited = {id_ for found in resolutions for id_ in (found.reference_id, *found.candidates)}
    return tuple(reference for reference in brought if reference.id in cited)


def _unlisted(manuscript: Manuscript, listed: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Draft a reference for each work that the notes cite in full and the file does not list."""
    drafts = resolver.draft(manuscript, {reference.id for reference in listed})
    if not listed:
        return drafts
    lacking = {
        r.citation_id for r in resolver.identify(manuscript, listed) if not (r.reference_id or r.candidates)
    }
    wanted = {r.reference_id for r in resolver.identify(manuscript, drafts) if r.citation_id in lacking}
    return tuple(draft for draft in drafts if draft.id in wanted)


def _unwatched(stage: str, item: str, done: int, total: int) -> None:
    """Watch nothing."""
