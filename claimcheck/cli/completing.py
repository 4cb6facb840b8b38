"""What was typed so far goes in; what a shell may complete it to comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    import click


def rule_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - as click calls it
    """Return the rules whose names begin so, each with what it says."""
    from claimcheck import rules

    found = [rule for rule in rules.RULES if rule.NAME.startswith(incomplete)]
    return [CompletionItem(rule.NAME, help=rules.summary(rule)) for rule in found]


def output_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001 - as click calls it
    """Return the formats for NAME=FILE; behind the = sign a shell completes files itself."""
    from claimcheck.cli.options import FORMATS, PATCHES

    if "=" in incomplete:
        return [CompletionItem(incomplete.partition("=")[2], type="file")]
    return [CompletionItem(f"{name}=") for name in (*FORMATS, *PATCHES) if name.startswith(incomplete)]
