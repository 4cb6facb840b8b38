"""The options that commands share, as click decorators."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.completing import output_names, rule_names

if TYPE_CHECKING:
    from collections.abc import Callable

PATH = click.Path(path_type=Path)
FORMATS = ("terminal", "json", "html", "sarif", "markdown", "github", "gitlab", "junit", "csv", "baseline")
PATCHES = {"docx": (".docx", ".docm", ".dotx", ".dotm")}  # what writes into manuscripts of these kinds
PROFILES = ("chicago", "apa", "legal")
_LEVELS = ("error", "warning", "note")

REFERENCES = click.option(
    "--references",
    type=PATH,
    help="CSL-YAML, CSL-JSON or BibTeX  [default: references.yaml, .bib or .json beside it].",
)
FORM = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="terminal",
    metavar="NAME",
    help=f"What to print: {', '.join(FORMATS[:-1])} or {FORMATS[-1]}.",
)
READING_FORM = click.option(
    "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="What to print."
)
OUTPUTS = click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME=FILE",
    shell_complete=output_names,
    help="Also write a format to a file; repeatable.",
)
COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour  [default: auto].",
)
LOOKS = (
    COLOR,
    click.option("-q", "--quiet", is_flag=True, help="Only the closing line."),
    click.option("-v", "--verbose", is_flag=True, help="Every quotation, note and remark in full."),
)
OUTSIDE = click.option(
    "--allow-outside", is_flag=True, default=None, help="Read sources outside the folder, too."
)
AS_OF_NOTE = click.option(
    "--as-of-note",
    is_flag=True,
    default=None,
    help="Prefer the archived copy nearest to the note's own date.",
)
LOCKING = (
    click.option(
        "--locked", is_flag=True, default=None, help="Take sources as claimcheck.lock says, or refuse to run."
    ),
    click.option("--frozen", is_flag=True, help="Both --locked and --offline."),
)
FETCHING = (
    click.option(
        "--offline", is_flag=True, default=None, help="Open no socket: files and stored copies only."
    ),
    click.option("--allow-private", is_flag=True, default=None, help="Fetch from private networks too."),
    click.option("--jobs", type=int, help="Sources fetched side by side  [default: 8]."),
    click.option(
        "--deadline", type=float, metavar="SECONDS", help="What one source may take  [default: 30]."
    ),
)
DECISIONS = (
    click.option(
        "--signoffs", type=PATH, help="The file of sign-offs  [default: signoffs.toml beside the manuscript]."
    ),
    click.option(
        "--baseline", type=PATH, help="Old findings that do not count: what --output baseline wrote."
    ),
    click.option(
        "--inline/--no-inline", default=None, help="Whether comments in manuscripts suppress findings."
    ),
    click.option(
        "--today",
        metavar="DAY",
        help="The day by which sign-offs expire  [default: SOURCE_DATE_EPOCH, else the clock's].",
    ),
)
SIGNOFFS_FROM = click.option(
    "--signoffs-from", metavar="REV", help="Sign-offs and baseline as the git revision REV has them."
)
SINCE = click.option("--since", metavar="REV", help="Only manuscripts changed since the git revision REV.")
SHOWING = (
    click.option("--show-suppressed", is_flag=True, help="With what was signed off, in every format."),
    click.option("--rules-url", metavar="URL", help="Where docs/rules.md is published, for links to rules."),
)
POLICY = (
    click.option(
        "--fail-on", type=click.Choice(_LEVELS), help="The level that ends with 1  [default: error]."
    ),
    click.option("--profile", type=click.Choice(PROFILES), help="The style guide  [default: chicago]."),
    click.option(
        "--select",
        multiple=True,
        default=None,
        metavar="RULE",
        help="Only these rules.",
        shell_complete=rule_names,
    ),
    click.option(
        "--extend-select",
        multiple=True,
        default=None,
        metavar="RULE",
        help="These rules, too.",
        shell_complete=rule_names,
    ),
    click.option(
        "--ignore",
        multiple=True,
        default=None,
        metavar="RULE",
        help="Not these rules.",
        shell_complete=rule_names,
    ),
    click.option("--allow-unchecked", is_flag=True, default=None, help="Not checked does not end with 3."),
    click.option("--allow-empty", is_flag=True, default=None, help="Nothing to check does not end with 2."),
)


def takes(*chosen: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Decorate a command with several options, in reading order."""

    def add(command: Any) -> Any:
        for option in reversed(chosen):
            command = option(command)
        return command

    return add
