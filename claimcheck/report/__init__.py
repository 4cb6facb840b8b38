"""A Report goes in; text in one of several formats comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import UsageError
from claimcheck.report import (
    baseline,
    csv,
    docx,
    github,
    gitlab,
    html,
    json,
    junit,
    markdown,
    sarif,
    terminal,
)
from claimcheck.report.fetched import render_added, render_fetched
from claimcheck.report.frame import render_head, render_help, render_keys, render_page, render_said
from claimcheck.report.item import address, render_item, render_listed, render_sources
from claimcheck.report.reading import render_reading
from claimcheck.report.search import render_search

if TYPE_CHECKING:
    from claimcheck.model import Dossier, Look, Report

__all__ = [
    "PATCHERS",
    "WRITERS",
    "Patcher",
    "Writer",
    "address",
    "patch",
    "render",
    "render_added",
    "render_fetched",
    "render_head",
    "render_help",
    "render_item",
    "render_keys",
    "render_listed",
    "render_page",
    "render_reading",
    "render_said",
    "render_search",
    "render_sources",
]


class Writer(Protocol):
    """A module that turns a Report into text."""

    NAME: str

    def render(self, report: Report, look: Look, /) -> str:
        """Return the whole text, ending with a newline."""


class Patcher(Protocol):
    """A module that writes a report into the manuscript's own file; `STYLES` are the kinds that it takes."""

    NAME: str
    STYLES: tuple[str, ...]

    def patch(self, data: bytes, dossier: Dossier, look: Look, /) -> bytes:
        """Return the file `data` with what the dossier says in it."""


WRITERS: tuple[Writer, ...] = (
    terminal,
    json,
    html,
    sarif,
    markdown,
    github,
    gitlab,
    junit,
    csv,
    baseline,
)
PATCHERS: tuple[Patcher, ...] = (docx,)


def render(report: Report, name: str, look: Look) -> str:
    """Return `report` in the format `name`. Raises UsageError for a name that no writer has."""
    known = {writer.NAME: writer for writer in WRITERS}
    if name not in known:
        raise UsageError(f"there is no format {name!r}; known: {', '.join(known)}")
    return known[name].render(report, look)


def patch(data: bytes, dossier: Dossier, name: str, look: Look) -> bytes:
    """Return the manuscript's file `data` with the report in it. Raises UsageError for a kind that cannot."""
    patcher = {patcher.NAME: patcher for patcher in PATCHERS}[name]
    if dossier.evidence.manuscript.style not in patcher.STYLES:
        kinds = " or ".join(patcher.STYLES)
        words = f"--output {name}=FILE writes into {kinds} manuscripts, and this is none"
        raise UsageError(words, file=dossier.evidence.manuscript.path)
    return patcher.patch(data, dossier, look)
