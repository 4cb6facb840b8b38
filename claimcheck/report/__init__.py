"""A Report goes in; text in one of several formats comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import UsageError
from claimcheck.report import json, terminal
from claimcheck.report.fetched import render_added, render_fetched
from claimcheck.report.reading import render_reading
from claimcheck.report.search import render_search

if TYPE_CHECKING:
    from claimcheck.model import Look, Report

__all__ = ["WRITERS", "Writer", "render", "render_added", "render_fetched", "render_reading", "render_search"]


class Writer(Protocol):
    """A module that turns a Report into text."""

    NAME: str

    def render(self, report: Report, look: Look, /) -> str:
        """Return the whole text, ending with a newline."""


WRITERS: tuple[Writer, ...] = (terminal, json)


def render(report: Report, name: str, look: Look) -> str:
    """Return `report` in the format `name`. Raises UsageError for a name that no writer has."""
    known = {writer.NAME: writer for writer in WRITERS}
    if name not in known:
        raise UsageError(f"there is no format {name!r}; known: {', '.join(known)}")
    return known[name].render(report, look)
