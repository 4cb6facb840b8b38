"""What an editor may press, and where they are, go in; the lines around a card come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.report._page import Lines, labelled, paragraph, printed
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Look

_APART = 2  # columns between two keys
_INDENT = 4  # columns before what stands as it is
_FENCE = "```"
_ALONE = ("#", "|")
_ITEM = ("- ", "* ")


def render_head(words: str, aside: str, look: Look) -> str:
    """Return one line, or as many as it takes: what this is, and after it what is less."""
    line = Text.assemble((visible(words), "bold"), f"  {visible(aside)}")
    return printed(paragraph(line, look.width), look)


def render_said(words: str, look: Look) -> str:
    """Return what the program answers."""
    return printed(paragraph(Text(visible(words), "bold"), look.width), look)


def render_keys(keys: Sequence[tuple[str, str]], look: Look) -> str:
    """Return keys, each with a word for what it does, in as few lines as they fit."""
    lines: Lines = []
    for key, word in keys:
        shown = Text.assemble((key, "bold"), f" {word}" if word else "")
        if lines and lines[-1].cell_len + _APART + shown.cell_len <= look.width:
            lines[-1].append(" " * _APART).append_text(shown)
        else:
            lines.append(shown)
    return printed(lines, look)


def render_help(rows: Sequence[tuple[str, str]], note: str, look: Look) -> str:
    """Return what each key does, one below the other, and a note below them."""
    size = max(len(key) for key, _ in rows) + _APART
    lines = [line for key, does in rows for line in labelled(Text(f"{key:{size}}", "bold"), does, look.width)]
    return printed([*lines, Text(), *paragraph(note, look.width)], look)


def render_page(text: str, look: Look) -> str:
    """Return a page of ours in Markdown: headings bold, paragraphs wrapped, fenced lines as they stand."""
    lines: Lines = []
    fenced = False
    for block in _blocks(text):
        if block.startswith(_FENCE):
            fenced = not fenced
        elif fenced:
            lines += paragraph(block, look.width, indent=_INDENT)
        else:
            lines += paragraph(Text(block.lstrip("# "), "bold" if block.startswith("#") else ""), look.width)
    return printed(lines, look)


def _blocks(text: str) -> Iterator[str]:
    """Yield headings, list items, blank and fenced lines one by one, and the lines of a paragraph as one."""
    joined: list[str] = []
    fenced = False
    for line in text.splitlines():
        fence = line.startswith(_FENCE)
        alone = fenced or fence or not line.strip() or line.startswith(_ALONE)
        if joined and (alone or line.startswith(_ITEM)):
            yield " ".join(joined)
            joined = []
        if alone:
            yield line
        else:
            joined.append(line.strip())
        fenced ^= fence
    if joined:
        yield " ".join(joined)
