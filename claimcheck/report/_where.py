"""Passages and sources go in; where words stand, and in what copy, comes out in few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Basis, Paging, RegionKind, Via
from claimcheck.report._wording import LABELS, REGIONS
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Passage, Source

_SPAN = "–"  # between the first and the last label of a passage that goes over a page's end
_RAW = re.compile(r"(/\d{4,14})(?:id|im|js|cs|if)_/")  # an archive's address of the bytes as they were had


def places(passages: Iterable[Passage]) -> list[str]:
    """Return the pages, times or chapters of passages, and the parts of the source that they stand in."""
    listed = list(passages)
    told = [(passage.paging, visible(passage.page)) for passage in listed if passage.page]
    parts = [_part(p) for p in listed if p.region is not RegionKind.BODY or p.label]
    return [*_locators(list(dict.fromkeys(told))), *(f"in {part}" for part in dict.fromkeys(parts))]


def copy(source: Source) -> str:
    """Return what stands behind a source that is not simply the cited work as it is now; else nothing."""
    if source.basis is Basis.TRANSCRIPTION:
        return visible(f"a transcription: {source.evidence}" if source.evidence else "a transcription")
    if archived(source) or source.basis is Basis.ARCHIVED:
        return "an archived copy" + (f" of {day(archived(source))}" if archived(source) else "")
    return "another copy than the cited one" if source.basis is Basis.OTHER_COPY else ""


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
