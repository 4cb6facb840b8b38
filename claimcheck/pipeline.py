"""The whole story on one page: manuscripts and settings in, a Report out."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__, comparing, deciding, matcher, parser, reading, resolver, rules, sourcing
from claimcheck.errors import UsageError
from claimcheck.model import (
    Dossier,
    Evidence,
    Explanation,
    Fetched,
    Freshness,
    Match,
    Place,
    Quotation,
    Reference,
    Report,
    RulePage,
    Source,
    Unavailable,
    Verdict,
)
from claimcheck.policy import summarise
from claimcheck.reading import draft, read
from claimcheck.settings import Settings
from claimcheck.sourcing import Renewal, Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Renewal",
    "Watch",
    "add",
    "check",
    "conclude",
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


def run(
    manuscripts: Sequence[Path], settings: Settings, watch: Watch | None = None, *, since: str | None = None
) -> Report:
    """Check several manuscripts under one policy; all are read before the first source is fetched.

    A source that several of them cite by one references file is had once. With `since`, a git revision, only
    those are checked that have changed since, or whose references, lock, sign-offs or local sources have.
    """
    known = rules.names()
    for name in (*settings.select, *settings.extend_select, *settings.ignore):
        if name not in known:
            raise UsageError(f"there is no rule {name!r}; `claimcheck rules` lists them")
    seen = watch or _unwatched
    evidence = comparing.side_by_side([read(path, settings) for path in manuscripts])
    evidence = reading.changed(evidence, since, settings) if since else evidence
    sources = sourcing.obtain(evidence, settings, seen)
    examined = [_examine(*each, settings, seen) for each in zip(evidence, sources, strict=True)]
    return conclude(examined, settings, since=since)


def conclude(dossiers: Sequence[Dossier], settings: Settings, *, since: str | None = None) -> Report:
    """Make the Report of dossiers under what people have decided of their findings, and under the policy."""
    settled = deciding.settle(dossiers, settings)
    pages = tuple(
        RulePage(name=rule.NAME, level=rule.LEVEL, summary=rules.summary(rule), page=rules.page(rule))
        for rule in rules.RULES
    )
    return Report(
        tool="claimcheck",
        version=__version__,
        dossiers=settled,
        summary=summarise(settled, settings, since),
        rules=pages,
    )


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
    references = reading.references_file(Path(), settings)
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
    if any(verdict.sound for verdict in verdicts):
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


def _unwatched(stage: str, item: str, done: int, total: int) -> None:
    """Watch nothing."""
