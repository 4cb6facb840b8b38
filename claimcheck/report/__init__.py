"""A Report goes in; text in one of several formats comes out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from claimcheck.errors import UsageError
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
    "patcher",
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
    "writer",
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


# The modules of this folder by their names; each is loaded when its format is asked for.
WRITERS = ("terminal", "json", "html", "sarif", "markdown", "github", "gitlab", "junit", "csv", "baseline")
PATCHERS = ("docx",)


def writer(name: str) -> Writer:
    """Return the module that writes the format `name`. Raises UsageError for a name that no writer has."""
    if name not in WRITERS:
        raise UsageError(f"there is no format {name!r}; known: {', '.join(WRITERS)}")
    return cast("Writer", import_module(f"claimcheck.report.{name}"))


def patcher(name: str) -> Patcher:
    """Return the module that writes into manuscripts for `name`, one of `PATCHERS`."""
    return cast("Patcher", import_module(f"claimcheck.report.{name}"))


def render(report: Report, name: str, look: Look) -> str:
    """Return `report` in the format `name`. Raises UsageError for a name that no writer has."""
    return writer(name).render(report, look)


def patch(data: bytes, dossier: Dossier, name: str, look: Look) -> bytes:
    """Return the manuscript's file `data` with the report in it. Raises UsageError for a kind that cannot."""
    module = patcher(name)
    if dossier.evidence.manuscript.style not in module.STYLES:
        kinds = " or ".join(module.STYLES)
        words = f"--output {name}=FILE writes into {kinds} manuscripts, and this is none"
        raise UsageError(words, file=dossier.evidence.manuscript.path)
    return module.patch(data, dossier, look)
