"""A command goes in; its page for `--help` comes out: options by what they are about, files, exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli.pages import CODES, COMPLETION, FILES, OPTIONS, OWN, PAGES, STAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW = 8  # options up to which one list is easier to read than several


class Command(click.Command):
    """A command whose help says what it is about, with examples, files and exit codes."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, in groups where there are many."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        told = [(_name(option), option.get_help_record(ctx)) for option in options]
        records = [(name, record) for name, record in told if record]
        groups = {name: title for title, names in OPTIONS.items() for name in names}
        titles = (OWN, *OPTIONS) if len(records) > _FEW else ("Options",)
        for title in titles:
            rows = [row for name, row in records if len(titles) == 1 or groups.get(name, OWN) == title]
            _table(formatter, title, rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples, files and exit codes."""
        page = PAGES[ctx.command.name or ""]
        with formatter.section("Examples"):
            for call, what in page.examples:
                formatter.write_text(call)
                with formatter.indentation():
                    formatter.write_text(what)
        _table(formatter, "Files", [(name, page.files[name]) for name in FILES if name in page.files])
        _table(formatter, "Exit codes", [(str(code), words) for code, words in page.codes.items()])


class Commands(click.Group):
    """The group, whose help lists the commands by stages of work."""

    command_class = Command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write the commands, in the order in which an editor needs them."""
        room = formatter.width - 14
        for title, names in STAGES.items():
            rows = [(name, self.commands[name].get_short_help_str(room)) for name in names]
            _table(formatter, title, rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """Write exit codes and how to have the shell complete."""
        _table(formatter, "Exit codes", [(str(code), words) for code, words in CODES.items()])
        _table(formatter, "Completion, for the start-up file of your shell", COMPLETION)


def _name(option: click.Option) -> str:
    """What `OPTIONS` calls an option; click has a name of its own for --help."""
    return "help" if "--help" in option.opts else option.name or ""


def _table(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
