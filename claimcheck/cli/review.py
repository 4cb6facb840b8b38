"""The commands on decisions: walk what is open and decide, or decide on findings by their ids."""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.checking import asked, checked
from claimcheck.cli.console import look, show
from claimcheck.cli.help import Command
from claimcheck.cli.options import (
    AS_OF_NOTE,
    COLOR,
    DECISIONS,
    FETCHING,
    LOCKING,
    OUTSIDE,
    PATH,
    POLICY,
    REFERENCES,
    takes,
)
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model import Decision, Look, Report
    from claimcheck.reviewing import Item, Walk
    from claimcheck.settings import Settings

_CHECKING = (REFERENCES, *LOCKING, AS_OF_NOTE, *FETCHING, OUTSIDE, *POLICY, *DECISIONS)
_BY = click.option("--by", metavar="NAME", help="Who decides  [default: git's user.name, else $USER].")


@click.command(cls=Command)
@click.argument("manuscripts", nargs=-1, type=PATH)
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "note"]),
    default="warning",
    show_default=True,
    help="How far down to go; what was not checked always comes.",
)
@click.option("--all", "everything", is_flag=True, help="With what was signed off or rejected earlier.")
@_BY
@takes(*_CHECKING, COLOR)
def review(
    manuscripts: tuple[Path, ...],
    level: str,
    everything: bool,
    by: str | None,
    color: str,
    **given: Any,
) -> int:
    """Walk what is open and decide on each with one key.

    Checks as `run` does, then shows one quotation or finding after another. What you accept or
    reject is saved at once in signoffs.toml. Ends as `run` does with these decisions.
    """
    from claimcheck import pipeline, reviewing
    from claimcheck.model import Level

    drawn = os.environ.get("TERM", "dumb") != "dumb" or sys.platform == "win32"
    if not (sys.stdin.isatty() and sys.stdout.isatty() and drawn):
        raise UsageError("review needs a terminal; use `claimcheck accept`")
    name = _name(by)
    report, settings = _checked(manuscripts, **given)
    items = reviewing.items(report, Level(level), everything=everything)
    reviewing.prepare(report, settings, items)
    path = _walked(report, settings, items, look(color, quiet=False, verbose=False), name)
    after = pipeline.conclude(reviewing.undecided(report.dossiers), settings)
    _tell(_summary(path, after))
    return after.summary.exit_code


@click.command(cls=Command)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--reason", help="Why they may stand, or with --reject what is to be mended.")
@click.option("--reject", is_flag=True, help="They must be mended; a rejection wins over an acceptance.")
@_BY
@click.option("--expires", metavar="DAY", help="The last day on which it holds: 2027-05-01, 10d, 2w, 6m, 1y.")
@click.option("--manuscript", "manuscripts", multiple=True, type=PATH, help="A manuscript; repeatable.")
@click.option("--list", "listing", is_flag=True, help="Only list what is open, with the ids.")
@takes(*_CHECKING, COLOR)
def accept(
    ids: tuple[str, ...],
    reason: str | None,
    reject: bool,
    by: str | None,
    expires: str | None,
    manuscripts: tuple[Path, ...],
    listing: bool,
    color: str,
    **given: Any,
) -> int:
    """Accept findings by their ids, or reject them.

    An ID is a finding's fingerprint or the beginning of it (four letters or more), or a quotation's
    id such as q07 for all that is open of it. Checks as `run` does first, and saves the decisions
    in signoffs.toml.
    """
    from claimcheck import deciding, naming, reviewing
    from claimcheck.cli import days
    from claimcheck.model import Decision

    if not listing and not ids:
        raise UsageError("name what to accept, or ask for --list")
    if not listing and not (reason and reason.strip()):
        raise UsageError("say why with --reason")
    name = "" if listing else _name(by)
    report, settings = _checked(manuscripts, **given)
    items = reviewing.items(report) if listing else naming.called(report, ids, signed=reject)
    style = look(color, quiet=False, verbose=False)
    if listing:
        return _listed(report, items, style)
    until = days.expiry(expires or "", deciding.day(settings))
    decision = Decision.REJECT if reject else Decision.ACCEPT
    told = {"reason": (reason or "").strip(), "by": name, "expires": until}
    files = _decided(report, settings, items, decision, **told)
    _listed(report, items, style)
    show(f"{decision.done.capitalize()} by {name}; saved in {', '.join(files)}.\n")
    return 0


def _checked(manuscripts: Sequence[Path], **given: Any) -> tuple[Report, Settings]:
    """Check as `run` does; decisions are read from the file that they are written to."""
    paths, settings = asked(manuscripts, **given)
    settings = settings.changed(signoffs_from=None)
    return checked(paths, settings, quiet=False), settings


def _decided(
    report: Report, settings: Settings, items: Sequence[Item], decision: Decision, **told: Any
) -> list[str]:
    """Decide on all items, or on none where that could not be saved; return the files that hold it."""
    from claimcheck import reviewing

    reviewing.prepare(report, settings, items)
    done = [reviewing.decide(report, settings, item, decision, **told) for item in items]
    return list(dict.fromkeys(one.file.as_posix() for one in done))


def _name(by: str | None) -> str:
    """Who decides, as it is written into the file."""
    from claimcheck import revisions
    from claimcheck.text import visible

    known = (os.environ.get(name) for name in ("USER", "LOGNAME", "USERNAME"))
    name = by if by is not None else revisions.user_name() or next(filter(None, known), "")
    if not name.strip():
        raise UsageError("nobody is named: say who decides with --by NAME")
    return visible(name)


def _walked(report: Report, settings: Settings, items: Sequence[Item], style: Look, by: str) -> Walk:
    from claimcheck.cli import walking
    from claimcheck.cli.cards import Desk
    from claimcheck.cli.terminal import opened
    from claimcheck.reviewing import Walk

    if not items:
        return Walk(())
    pages = {rule.name: rule.page for rule in report.rules}
    with opened() as terminal:
        desk = Desk(terminal, report, settings, style, by, pages)
        return walking.walk(desk, tuple(items))


def _summary(path: Walk, after: Report) -> str:
    """What was decided, what is left, and what to do next."""
    outcome, code = after.summary.outcome.value.upper(), after.summary.exit_code
    ends = f"With the decisions that hold, `claimcheck run` ends with {code} ({outcome}).\n"
    if not path.items:
        return f"Nothing is left to decide; --level note and --all show more.\n{ends}"
    counts = Counter(done.word for done in path.standing.values())
    told = [f"{counts[word]} {word}" for word in ("accepted", "rejected", "confirmed")]
    told.append(f"{len(path.items) - len(path.standing)} left")
    files = dict.fromkeys(done.file.as_posix() for done in path.standing.values())
    add = f"Next: git add {shlex.join(files)}\n" if files else ""
    return f"{len(path.items)} to decide: {', '.join(told)}.\n{ends}{add}"


def _tell(text: str) -> None:
    """Print, and do not mind a terminal that has gone."""
    try:
        show(text)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _listed(report: Report, items: Sequence[Item], style: Look) -> int:
    from claimcheck.report import render_listed

    for item in items:
        show(render_listed(report.dossiers[item.dossier], item.findings, style))
    return 0
