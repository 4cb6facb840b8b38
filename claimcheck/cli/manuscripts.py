"""The commands on a manuscript alone: show what is read in it, draft its references."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.console import look, show, write
from claimcheck.cli.help import Command
from claimcheck.cli.options import LOOKS, PATH, READING_FORM, REFERENCES, takes
from claimcheck.errors import UsageError


@click.command(cls=Command)
@click.argument("manuscript", type=PATH)
@takes(REFERENCES, READING_FORM, *LOOKS)
def parse(
    manuscript: Path, references: Path | None, form: str, color: str, quiet: bool, verbose: bool
) -> int:
    """Show what is read in a manuscript; nothing is fetched.

    Quotations and their notes, citations and what each was taken to cite.
    """
    from claimcheck import pipeline, report, settings

    evidence = pipeline.read(manuscript, settings.find(Path()).given(references=references))
    show(report.render_reading(evidence, form, look(color, quiet=quiet, verbose=verbose)))
    return 0


@click.command(cls=Command)
@click.argument("manuscript", type=PATH)
@click.option(
    "--output", type=PATH, help="The file to write, - to print  [default: references.yaml beside it]."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def init(manuscript: Path, output: Path | None, force: bool) -> int:
    """Draft references.yaml from a manuscript's notes.

    You fill in where the sources are, an address or a file, and type nothing twice.
    """
    from claimcheck import pipeline

    text = pipeline.draft(manuscript)
    target = output or manuscript.parent / "references.yaml"
    if str(target) == "-":
        show(text)
        return 0
    if target.exists() and target.samefile(manuscript):
        raise UsageError("is the manuscript; name another file with --output", file=str(target))
    if target.exists() and not force:
        raise UsageError("is there already; --force writes over it, --output - prints", file=str(target))
    write(target, text)
    show(f"wrote {target}: give each entry its `URL` or `source`, then `claimcheck run {manuscript}`\n")
    return 0
