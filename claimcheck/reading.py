"""A manuscript's path goes in; what it says and cites comes out, before any source is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import parser, resolver, revisions
from claimcheck.model import Evidence, Manuscript, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.settings import Settings

_REFERENCES = (".yaml", ".bib", ".json")
_SIGNOFFS = "signoffs.toml"
_CONFIGURATION = ("claimcheck.toml", "pyproject.toml")


def read(path: Path, settings: Settings) -> Evidence:
    """Parse a manuscript, read its references and tell which note cites which: nothing is fetched."""
    manuscript = parser.parse(path)
    file = references_file(path.parent, settings)
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


def changed(evidence: Sequence[Evidence], since: str, settings: Settings) -> list[Evidence]:
    """Leave out the manuscripts of which nothing has changed since a git revision."""
    files = [rests_on(each, settings) for each in evidence]
    changed = set(revisions.changed(list(dict.fromkeys(file for group in files for file in group)), since))
    return [each for each, group in zip(evidence, files, strict=True) if not changed.isdisjoint(group)]


def references_file(folder: Path, settings: Settings) -> Path | None:
    """The file that was named, else references.yaml, .bib or .json in the manuscript's folder, else none."""
    if settings.references is not None:
        return settings.references
    beside = (folder / f"references{suffix}" for suffix in _REFERENCES)
    return next((file for file in beside if file.is_file()), None)


def signoffs_file(manuscript: Manuscript, settings: Settings) -> Path:
    """The file that was named, else signoffs.toml in the manuscript's folder."""
    return settings.signoffs or Path(manuscript.path).parent / _SIGNOFFS


def inputs(paths: Sequence[Path], settings: Settings) -> list[Path]:
    """Every file that a check reads if it is there, by its name: no report may take its place."""
    files = [*paths, *(Path(name) for name in _CONFIGURATION)]
    files += [settings.baseline] if settings.baseline else []
    for path in paths:
        folder = settings.references.parent if settings.references else path.parent
        files += [path.parent / f"references{suffix}" for suffix in _REFERENCES]
        files += [folder / resolver.LOCK_NAME, settings.signoffs or path.parent / _SIGNOFFS]
    return files + ([settings.references] if settings.references else [])


def rests_on(evidence: Evidence, settings: Settings) -> list[Path]:
    """Every file on which the report on a manuscript rests, but for the store and the configuration."""
    path = Path(evidence.manuscript.path)
    references = Path(evidence.references_path or path)
    cited = {resolution.reference_id for resolution in evidence.resolutions}
    cited.update(id_ for ids in evidence.cited.values() for id_ in ids)
    works = [reference for reference in evidence.references if reference.id in cited]
    places = [place.file for reference in works for place in reference.source if place.file]
    return [
        path,
        references,
        references.parent / resolver.LOCK_NAME,
        signoffs_file(evidence.manuscript, settings),
        *([settings.baseline] if settings.baseline else []),
        *(path.parent / name for name in evidence.manuscript.bibliographies),
        *(path.parent / part for part in {anchor.part for anchor in evidence.manuscript.anchors} if part),
        *(references.parent / place for place in places),
    ]


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
