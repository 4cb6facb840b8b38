"""Options in, exit code out; no logic. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

import click

from claimcheck import __version__
from claimcheck.cli.catalogue import explain, rules, schema
from claimcheck.cli.checking import asked, checked
from claimcheck.cli.console import guarded, look, show, targets
from claimcheck.cli.delivery import deliver, refuse_inputs, refuse_misfits
from claimcheck.cli.help import Commands
from claimcheck.cli.manuscripts import init, parse
from claimcheck.cli.options import (
    AS_OF_NOTE,
    DECISIONS,
    FETCHING,
    FORM,
    LOCKING,
    LOOKS,
    OUTPUTS,
    OUTSIDE,
    PATH,
    POLICY,
    REFERENCES,
    SHOWING,
    SIGNOFFS_FROM,
    SINCE,
    takes,
)
from claimcheck.cli.review import accept, review
from claimcheck.cli.sources import add, fetch
from claimcheck.errors import UsageError


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="claimcheck")
def cli() -> None:
    """Check whether each quotation of an article stands in the source that its note cites.

    Start with `claimcheck demo`, then `claimcheck run article.txt`. `claimcheck COMMAND --help` tells
    of each command what it reads and writes, with examples.
    """


@cli.command()
@click.argument("manuscripts", nargs=-1, type=PATH)
@takes(
    REFERENCES,
    FORM,
    OUTPUTS,
    SINCE,
    *LOCKING,
    AS_OF_NOTE,
    *FETCHING,
    OUTSIDE,
    *POLICY,
    *DECISIONS,
    SIGNOFFS_FROM,
    *SHOWING,
    *LOOKS,
)
def run(
    manuscripts: tuple[Path, ...],
    form: str,
    outputs: tuple[str, ...],
    since: str | None,
    color: str,
    quiet: bool,
    verbose: bool,
    show_suppressed: bool,
    rules_url: str | None,
    **given: Any,
) -> int:
    """Check manuscripts: parse, fetch, compare, report.

    Every quotation is compared with the source that its note cites. Without MANUSCRIPTS: those that
    claimcheck.toml, or [tool.claimcheck] of pyproject.toml, lists.
    """
    from claimcheck import reading

    paths, settings = asked(manuscripts, **given)
    files = targets(outputs)
    named = given.get("signoffs")
    if named and not named.is_file() and not settings.signoffs_from:
        raise UsageError(
            "is not there; `claimcheck review` and `claimcheck accept` write it", file=str(named)
        )
    refuse_misfits(files, paths, since=since)
    refuse_inputs(files, reading.inputs(paths, settings), settings.baseline)
    report = checked(paths, settings, quiet=quiet, since=since)
    for dossier in report.dossiers:
        refuse_inputs(files, reading.rests_on(dossier.evidence, settings), settings.baseline)
    rules_url = rules_url or settings.rules_url
    style = look(color, quiet=quiet, verbose=verbose, show_suppressed=show_suppressed, rules_url=rules_url)
    return deliver(report, form, files, style)


for command in (parse, init, fetch, add, review, accept, rules, explain, schema):
    cli.add_command(command)


@cli.command()
@takes(FORM, OUTPUTS, *LOOKS)
def demo(form: str, outputs: tuple[str, ...], color: str, quiet: bool, verbose: bool) -> int:
    """Check the bundled sample; no network is needed.

    The sources of the sample come from a server that this command starts on this machine.
    """
    from claimcheck import sample
    from claimcheck.settings import Settings

    files = targets(outputs)
    refuse_misfits(files, [Path("article.txt")])
    with sample.serve() as folder, chdir(folder):
        report = checked([Path("article.txt")], Settings(allow_private=True, store=None), quiet=quiet)
    return deliver(report, form, files, look(color, quiet=quiet, verbose=verbose))


@cli.command()
@click.argument("words")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--explain", "explained", is_flag=True, help="Show step by step how each verdict came about.")
@takes(*FETCHING, *LOOKS)
def find(
    words: str,
    sources: tuple[str, ...],
    explained: bool,
    color: str,
    quiet: bool,
    verbose: bool,
    **given: Any,
) -> int:
    """Look for one quotation in files or at addresses.

    WORDS are the quotation, without its quotation marks. A SOURCE is a file or an address.
    """
    from claimcheck import pipeline, report, settings

    quotation, had, matches = pipeline.find(words, sources, settings.find(Path()).given(**given))
    explanations = pipeline.explain(quotation, had) if explained else ()
    style = look(color, quiet=quiet, verbose=verbose)
    show(report.render_search(quotation, had, matches, style, explanations))
    return pipeline.search_exit_code(had, matches)


def main() -> None:
    """Be the console script."""
    sys.exit(guarded(_called))


def _called() -> int:
    if sys.flags.optimize > 1:  # docstrings are the pages of rules and commands, also in SARIF and HTML
        raise UsageError(
            "Python's -OO (PYTHONOPTIMIZE=2) takes out what rules and commands say: use -O or none"
        )
    code: int = cli.main(prog_name="claimcheck", standalone_mode=False)
    return code
