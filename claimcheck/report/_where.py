"""Passages and sources go in; where words stand, and in what copy, comes out in few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Basis, Paging, RegionKind, Source, Via
from claimcheck.report import _view
from claimcheck.report._wording import LABELS, REGIONS
from claimcheck.text import fold, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Match, Passage, Reference, Snapshot

_SPAN = "–"  # between the first and the last label of a passage that goes over a page's end
_TITLE = 120  # code points of a page's own title that are shown
_WAYS = {Via.LIVE: "live", Via.FILE: "from a file", Via.SAVED: "saved by hand"}
_BASES = {
    Basis.ARCHIVED: "an archived copy",
    Basis.OTHER_COPY: "another copy than the cited one",
    Basis.TRANSCRIPTION: "a transcription",
}
_RAW = re.compile(r"(/\d{4,14})(?:id|im|js|cs|if)_/")  # an archive's address of the bytes as they were had


def places(passages: Iterable[Passage]) -> list[str]:
    """Return the pages, times or chapters of passages, and the parts of the source that they stand in."""
    listed = list(passages)
    told = [(passage.paging, visible(passage.page)) for passage in listed if passage.page]
    parts = [_part(p) for p in listed if p.region is not RegionKind.BODY or p.label]
    return [*_locators(list(dict.fromkeys(told))), *(f"in {part}" for part in dict.fromkeys(parts))]


def whence(match: Match, index: _view.Index) -> tuple[str, str]:
    """Return "in" and the work that a verdict rests on, where in it, and in what copy, in few words.

    Where no passage was found it is "searched"; both are empty where no text of the work was had.
    """
    source = index.sources.get(match.reference_id or "")
    if match.reference_id is None or not (match.passages or isinstance(source, Source)):
        return "", ""
    behind = copy(source) if isinstance(source, Source) else ""
    told = (index.work(match.reference_id), *places(match.passages), behind)
    return "in" if match.passages else "searched", ", ".join(part for part in told if part)


def copy(source: Source) -> str:
    """Return what stands behind a source that is not simply the cited work as it is now; else nothing."""
    if source.basis is Basis.TRANSCRIPTION:
        return visible(f"a transcription: {source.evidence}" if source.evidence else "a transcription")
    if archived(source) or source.basis is Basis.ARCHIVED:
        return "an archived copy" + (f" of {day(archived(source))}" if archived(source) else "")
    if saved := [snapshot.retrieved for snapshot in source.snapshots if snapshot.via is Via.SAVED]:
        return f"a page saved by hand on {day(min(filter(None, saved), default=None)) or 'an unknown day'}"
    return _BASES[source.basis] if source.basis is Basis.OTHER_COPY else ""


def origin(source: Source) -> str:
    """Return the files and addresses of a source, each with where it has gone to since."""
    if not source.snapshots:
        moved = "://" in source.origin and source.url not in {None, source.origin}
        return visible(f"{source.origin}, now {source.url}" if moved else source.origin)
    told = [f"{one.address}{f', now {one.final_url}' if _moved(one) else ''}" for one in source.snapshots]
    return visible("; ".join(told))


def ways(source: Source) -> str:
    """Return by which ways a source came, of what days, and what it is a copy of."""
    told = way(source.snapshots) or _WAYS[Via.LIVE if "://" in source.origin else Via.FILE]
    known = source.basis is Basis.CITED or archived(source)
    return told if known else f"{told}, {_BASES[source.basis]}"


def way(snapshots: Iterable[Snapshot]) -> str:
    """Return by which ways captures came, and of what days."""
    return ", ".join(dict.fromkeys(_way(snapshot) for snapshot in snapshots))


def archived(source: Source) -> str | None:
    """Return when the archive saw the oldest page of a source; None where it is not from an archive."""
    times = [snapshot.archived or "" for snapshot in source.snapshots if snapshot.via is Via.ARCHIVE]
    return min(times, default=None)


def opened(source: Source) -> list[str]:
    """Return the addresses at which people can open what was had from an archive."""
    from_archive = [snapshot for snapshot in source.snapshots if snapshot.via is Via.ARCHIVE]
    return [visible(_RAW.sub(r"\1/", s.final_url)) for s in from_archive if s.final_url]


def day(time: str | None) -> str:
    """Return the day of an ISO 8601 time."""
    return visible((time or "")[:10])


def own(source: Source, reference: Reference | None) -> str:
    """Return what a source says of itself and the reference has otherwise; a mismatch says it in full."""
    content = source.content
    if reference is None or source.mismatch:
        return ""
    told = []
    if reference.title and content.title and not _agree(reference.title, content.title):
        told.append(_view.quoted(content.title, _TITLE))
    names = [name.family or name.printed for name in reference.author]
    if names and content.authors and not any(_agree(n, a) for n in names for a in content.authors):
        told.append("by " + _view.listed([visible(author)[:_TITLE] for author in content.authors]))
    if reference.issued and content.issued and not _same_day(reference.issued, content.issued):
        told.append(f"of {day(content.issued)}")
    return ", ".join(told)


def _agree(one: str, other: str) -> bool:
    mine, theirs = fold(one), fold(other)
    return mine in theirs or theirs in mine


def _same_day(one: str, other: str) -> bool:
    """Tell whether two ISO 8601 dates are the same, as far as both are told."""
    mine, theirs = one[:10], other[:10]
    return mine.startswith(theirs) or theirs.startswith(mine)


def _moved(snapshot: Snapshot) -> bool:
    """Whether a living page has another address now, a slash or a fragment at its end aside."""
    asked, now = (url.partition("#")[0].rstrip("/") for url in (snapshot.address, snapshot.final_url or ""))
    return snapshot.via is Via.LIVE and bool(now) and now != asked


def _way(snapshot: Snapshot) -> str:
    when = f" on {day(snapshot.retrieved)}" if snapshot.retrieved else ""
    if snapshot.via is not Via.ARCHIVE:
        return f"{_WAYS[snapshot.via]}{when if snapshot.via is not Via.FILE else ''}"
    seen = f" of {day(snapshot.archived)}" if snapshot.archived else ""
    return f"{_BASES[Basis.ARCHIVED]}{seen}{f', fetched{when}' if when else ''}"


def _part(passage: Passage) -> str:
    if not passage.label:
        return REGIONS[passage.region]
    return LABELS.get(passage.label) or f"{REGIONS[passage.region]} ({visible(passage.label)})"


def _locators(told: list[tuple[Paging, str]]) -> list[str]:
    pages = [label for paging, label in told if paging is Paging.PAGE]
    several = pages[1:] or any(_SPAN in page for page in pages)
    locators = [f"{'pp.' if several else 'p.'} {', '.join(pages)}"] if pages else []
    locators += [f"at {label}" for paging, label in told if paging is Paging.TIME]
    return locators + [f"in “{label}”" for paging, label in told if paging is Paging.CHAPTER]
