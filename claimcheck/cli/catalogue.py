"""The commands that print what claimcheck brings: its rules, the page of one, the schemas of its files."""

from __future__ import annotations

import click

from claimcheck.cli.completing import rule_names
from claimcheck.cli.console import show
from claimcheck.cli.help import Command
from claimcheck.errors import UsageError

SCHEMAS = ("report", "references", "signoffs", "config")


@click.command(cls=Command)
def rules() -> int:
    """List the rules: name, level, what each says."""
    from claimcheck import rules as catalogue

    show("".join(f"{rule.NAME:26} {rule.LEVEL:8} {catalogue.summary(rule)}\n" for rule in catalogue.RULES))
    return 0


@click.command(cls=Command)
@click.argument("rule", shell_complete=rule_names)
def explain(rule: str) -> int:
    """Print the page of one rule.

    What it says, why it matters, an example, how to mend it.
    """
    from claimcheck import rules as catalogue

    found = catalogue.by_name(rule)
    if found is None:
        raise UsageError(f"there is no rule {rule!r}; `claimcheck rules` lists them")
    show(catalogue.page(found) + "\n")
    return 0


@click.command(cls=Command)
@click.argument("file", type=click.Choice(SCHEMAS), default="report")
def schema(file: str) -> int:
    """Print the JSON Schema of a file, for editors and machines.

    FILE is the JSON report, references.yaml, signoffs.toml, or [tool.claimcheck]; without it, the report.
    """
    from importlib.resources import files

    show((files("claimcheck") / "schemas" / f"{file}.json").read_text(encoding="utf-8"))
    return 0
