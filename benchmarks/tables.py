"""Cells go in; a Markdown table comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a Markdown table with columns of even width."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    out = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    out.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(out) + "\n"


def share(count: int, of: int) -> str:
    """Write a share with four figures."""
    return f"{100 * count / of:.4g} %" if of else "-"


def cell(pair: Sequence[int] | None) -> str:
    """Write how many of how many."""
    return f"{pair[0]}/{pair[1]}" if pair else "-"
