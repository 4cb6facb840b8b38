"""The commands on sources: fetch them into store and lock, add one that was saved by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.console import look, show
from claimcheck.cli.help import Command
from claimcheck.cli.options import AS_OF_NOTE, FETCHING, LOOKS, OUTSIDE, PATH, REFERENCES, takes
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

ALL = ""  # what --upgrade holds without an id


@click.command(cls=Command)
@click.argument("manuscripts", nargs=-1, type=PATH)
@click.option(
    "--upgrade",
    is_flag=False,
    flag_value=ALL,
    multiple=True,
    metavar="[ID]",
    help="Fetch anew what the lock holds, all or one ID, and lock it as it is now.",
)
@click.option("--check", is_flag=True, help="Fetch anew and compare with the lock; write nothing.")
@takes(REFERENCES, OUTSIDE, AS_OF_NOTE, *FETCHING, *LOOKS)
def fetch(
    manuscripts: tuple[Path, ...],
    upgrade: tuple[str, ...],
    check: bool,
    color: str,
    quiet: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Obtain all sources, for the store and claimcheck.lock.

    What the lock knows already is taken from the store. A source whose text has changed since is
    told and left as it was locked, until --upgrade takes it. Without MANUSCRIPTS: those that the
    configuration lists.
    """
    from claimcheck import pipeline, report, settings
    from claimcheck.report.progress import progress

    if check and upgrade:
        raise UsageError("--check writes nothing and --upgrade writes: choose one")
    found = settings.find(Path())
    paths = manuscripts or found.manuscripts
    if not paths:
        raise UsageError("no manuscript: name one, or list `manuscripts` in claimcheck.toml")
    chosen = found.given(**given)
    renewal = pipeline.Renewal(
        ids=None if check or ALL in upgrade else frozenset(upgrade), writes=not check, prunes=not manuscripts
    )
    with progress(enabled=not quiet) as step:
        fetched = pipeline.fetch(paths, chosen, renewal, step)
    show(report.render_fetched(fetched, look(color, quiet=quiet, verbose=verbose), checking=check))
    return pipeline.fetch_exit_code(fetched, check=check)


@click.command(cls=Command)
@click.argument("reference_id", metavar="ID")
@click.argument("file", type=PATH)
@click.option(
    "--url", metavar="ADDRESS", help="Where the page stood  [default: as the file or reference says]."
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day on which it was saved  [default: as the file says, else its date on disk].",
)
@takes(REFERENCES, *LOOKS)
def add(
    reference_id: str,
    file: Path,
    url: str | None,
    day: datetime | None,
    references: Path | None,
    color: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Take a page that you saved by hand into store and lock.

    For pages that no program gets: open the page in a browser, save it, and name the reference's ID
    and the FILE. From then on `claimcheck run` reads this copy.
    """
    from claimcheck import pipeline, report, settings

    chosen = settings.find(Path()).given(references=references)
    saved, lock = pipeline.add(reference_id, file, url, f"{day:%Y-%m-%d}" if day else None, chosen)
    show(report.render_added(saved, lock, look(color, quiet=quiet, verbose=verbose)))
    return 0
