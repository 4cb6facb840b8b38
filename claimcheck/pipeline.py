"""The whole story on one page: manuscripts and settings in, a Report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimcheck import __version__, matcher, parser, resolver, rules
from claimcheck.errors import UsageError
from claimcheck.model import (
    Dossier,
    Evidence,
    Explanation,
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

if TYPE_CHECKING:
    from collections.abc import Sequence


class Watch(Protocol):
    """Called as work goes on: the stage, the item just done, how many are done, of how many."""

    def __call__(self, stage: str, item: str, done: int, total: int) -> None:
        """Take note; must not raise."""


def check(path: str | Path, references: str | Path | None = None, **settings: object) -> Report:
    """Check one manuscript and return the Report; `settings` are those of `Settings`.

    Raises ManuscriptError or ReferencesError when an input cannot be read; a source that cannot be
    had is no error but stands in the report.
    """
    return run([Path(path)], Settings().changed(references=references, **settings))


def run(manuscripts: Sequence[Path], settings: Settings, watch: Watch | None = None) -> Report:
    """Check several manuscripts under one policy; all are read before the first source is fetched."""
    known = rules.names()
    for name in (*settings.select, *settings.ignore):
        if name not in known:
            raise UsageError(f"there is no rule {name!r}; `claimcheck rules` lists them")
    evidence = [read(path, settings) for path in manuscripts]
    dossiers = tuple(_examine(each, settings, watch or _unwatched) for each in evidence)
    return Report(
        tool="claimcheck", version=__version__, dossiers=dossiers, summary=summarise(dossiers, settings)
    )


def read(path: Path, settings: Settings) -> Evidence:
    """Parse a manuscript, read its references and tell which note cites which: nothing is fetched."""
    manuscript = parser.parse(path)
    file = _references_file(path, settings)
    listed = resolver.load(file) if file else ()
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
    """Return the text of a references.yaml drafted from a manuscript's notes."""
    return resolver.dump(resolver.draft(parser.parse(path)))


def find(
    words: str, places: Sequence[str], settings: Settings
) -> tuple[Quotation, tuple[Source | Unavailable, ...], tuple[Match, ...]]:
    """Look for one quotation in each place, a file or an address; a Match for each place that was had."""
    quotation = parser.quote(words)
    references = [
        Reference(id=f"s{number}", source=(Place(url=place) if "://" in place else Place(file=place),))
        for number, place in enumerate(places, 1)
    ]
    had = resolver.obtain(references, _options(settings, Path(), outside=True))
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


def _examine(evidence: Evidence, settings: Settings, watch: Watch) -> Dossier:
    sources = _obtain(evidence, settings, watch)
    matches = _judge(evidence, sources, watch)
    evidence = evidence.model_copy(update={"sources": sources, "matches": matches})
    return Dossier(
        evidence=evidence, findings=rules.apply(evidence, select=settings.select, ignore=settings.ignore)
    )


def _references_file(manuscript: Path, settings: Settings) -> Path | None:
    """The file that was named, else a references.yaml beside the manuscript, else none."""
    if settings.references is not None:
        return settings.references
    beside = manuscript.parent / "references.yaml"
    return beside if beside.is_file() else None


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


def _obtain(evidence: Evidence, settings: Settings, watch: Watch) -> tuple[Source | Unavailable, ...]:
    """Have the text of every reference that a note cites, all at once."""
    cited = {id_ for ids in evidence.cited.values() for id_ in ids}
    cited |= {resolution.reference_id for resolution in evidence.resolutions}
    wanted = [reference for reference in evidence.references if reference.id in cited]
    done: list[str] = []

    def seen(reference_id: str, state: str) -> None:
        if state == "done":
            done.append(reference_id)
        watch("sources", reference_id, len(done), len(wanted))

    file = evidence.references_path or evidence.manuscript.path
    options = _options(settings, Path(file).parent, outside=settings.allow_outside)
    return resolver.obtain(wanted, options, seen)


def _options(settings: Settings, folder: Path, *, outside: bool) -> resolver.Options:
    return resolver.Options(
        folder=folder,
        store=settings.store,
        offline=settings.offline,
        allow_outside=outside,
        allow_private=settings.allow_private,
        jobs=settings.jobs,
        deadline=settings.deadline,
        max_bytes=settings.max_bytes,
    )


def _judge(evidence: Evidence, sources: tuple[Source | Unavailable, ...], watch: Watch) -> tuple[Match, ...]:
    """Compare every quotation with what its notes cite, and with everything else that was had."""
    by_id = {source.reference_id: source for source in sources}
    cited = {mark: [by_id.get(id_ or "") for id_ in ids] for mark, ids in evidence.cited.items()}
    quotations = [quotation for quotation in evidence.manuscript.quotations if quotation.form.judged]
    done: list[str] = []

    def seen(quotation_id: str) -> None:
        done.append(quotation_id)
        watch("quotations", quotation_id, len(done), len(quotations))

    return matcher.judge(quotations, cited, [s for s in sources if isinstance(s, Source)], seen)


def _unwatched(stage: str, item: str, done: int, total: int) -> None:
    """Watch nothing."""
