"""Manuscripts and options go in; the settings of a check and its Report come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.cli import days
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Report
    from claimcheck.settings import Settings


def asked(
    manuscripts: Sequence[Path], *, frozen: bool, today: str | None, **given: Any
) -> tuple[Sequence[Path], Settings]:
    """Return what to check and how, by the configuration and the options; raises UsageError for nothing."""
    from claimcheck import settings

    found = settings.find(Path())
    paths = manuscripts or found.manuscripts
    if not paths:
        raise UsageError("no manuscript: name one, or list `manuscripts` in claimcheck.toml")
    given |= {"locked": True, "offline": True} if frozen else {}
    given |= {"today": days.today(today)} if today else {}
    return paths, found.given(**given)


def checked(paths: Sequence[Path], settings: Settings, *, quiet: bool, since: str | None = None) -> Report:
    """Check manuscripts; how far it is is shown on a terminal unless `quiet`."""
    from claimcheck import pipeline
    from claimcheck.report.progress import progress

    with progress(enabled=not quiet) as step:
        return pipeline.run(paths, settings, step, since=since)
