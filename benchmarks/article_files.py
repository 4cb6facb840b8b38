"""An article goes in; the same as plain text, Markdown, a web page or LaTeX comes out."""

from __future__ import annotations

import html
import re
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.article import Kind, Shape, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.article import Article, Block, Piece

    Line = tuple[Piece, ...]

_WIDTH = 78  # letters of a line, in the formats that people wrap
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@&])")
_TEX = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "£": r"\pounds{}",
    "‘": "`",
    "’": "'",
    "…": r"\dots{}",
}
_PAGE = (
    '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Tolls and tides</title></head>\n'
    "<body>\n"
)
_TEX_HEAD = (
    "\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{csquotes,hyperref}\n"
    "% Drafts of “old” chapters\\footnote{No note at all.} stand elsewhere.\n\\begin{document}\n\n"
)


def plain(article: Article) -> str:
    """Write plain text: wrapped lines, marks in brackets, set-off quotations indented, notes at the end."""

    def line(pieces: Line) -> str:
        return "".join(f"[{piece.number}]" if piece.number else words((piece,)) for piece in pieces)

    blocks = [
        _wrapped(line(block.pieces), "    " if block.shape is Shape.SET_OFF else "")
        for block in article.blocks
    ]
    notes = [_wrapped(f"[{number}] {words(note)}") for number, note in enumerate(article.notes, 1)]
    return "\n\n".join([*blocks, "Notes", *notes]) + "\n"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def markdown(article: Article) -> str:
    """Write Markdown with footnotes as pandoc, GitHub and others know them, a paragraph a line."""

    def piece(part: Piece) -> str:
        shown = _SPECIAL.sub(r"\\\1", part.text)
        return {
            Kind.QUOTED: f"“{shown}”",
            Kind.ITALIC: f"*{shown}*",
            Kind.ADDRESS: f"<{part.text}>",
            Kind.MARK: f"[^{part.number}]",
        }.get(part.kind, shown)

    line = _joined(piece)
    leads = {Shape.HEADING: "## ", Shape.SET_OFF: "> ", Shape.PARAGRAPH: ""}
    blocks = [
        "\n>\n".join(leads[shape] + line(block.pieces) for block in group)
        if shape is Shape.SET_OFF
        else "\n\n".join(leads[shape] + line(block.pieces) for block in group)
        for shape, group in _by_shape(article)
    ]
    notes = [f"[^{number}]: {line(note)}" for number, note in enumerate(article.notes, 1)]
    return "\n\n".join([*blocks, *notes]) + "\n"


def page(article: Article) -> str:
    """Write a web page with superscript links to a list of notes, as pandoc and many sites do."""

    def piece(part: Piece) -> str:
        n, shown = part.number, html.escape(part.text, quote=False)
        return {
            Kind.QUOTED: f"“{shown}”",
            Kind.ITALIC: f"<em>{shown}</em>",
            Kind.ADDRESS: f'<a href="{html.escape(part.text)}">{shown}</a>',
            Kind.MARK: f'<sup><a href="#fn{n}" id="fnref{n}">{n}</a></sup>',
        }.get(part.kind, shown)

    line = _joined(piece)
    blocks = []
    for shape, group in _by_shape(article):
        tag = "h2" if shape is Shape.HEADING else "p"
        said = "\n".join(f"<{tag}>{line(block.pieces)}</{tag}>" for block in group)
        blocks.append(f"<blockquote>\n{said}\n</blockquote>" if shape is Shape.SET_OFF else said)
    notes = [
        f'<li id="fn{number}"><p>{line(note)} <a href="#fnref{number}">↩</a></p></li>'
        for number, note in enumerate(article.notes, 1)
    ]
    listed = [
        '<section class="footnotes">',
        "<hr>",
        "<ol>",
        *notes,
        "</ol>",
        "</section>",
        "</body>",
        "</html>",
    ]
    return _PAGE + "\n".join([*blocks, *listed]) + "\n"


def latex(article: Article) -> str:
    r"""Write LaTeX: notes as `\footnote`, quotations by turns in `\enquote` and between accents."""
    turn = 0

    def piece(part: Piece) -> str:
        nonlocal turn
        shown = "".join(_TEX.get(letter, letter) for letter in part.text)
        if part.kind is Kind.QUOTED:
            turn += 1
            return rf"\enquote{{{shown}}}" if turn % 2 else f"``{shown}''"
        return {
            Kind.ITALIC: rf"\emph{{{shown}}}",
            Kind.ADDRESS: rf"\url{{{part.text}}}",
            Kind.MARK: rf"\footnote{{{line(article.notes[part.number - 1])}}}" if part.number else "",
        }.get(part.kind, shown)

    line = _joined(piece)
    blocks = []
    for shape, group in _by_shape(article):
        said = [_wrapped(line(block.pieces)) for block in group]
        if shape is Shape.HEADING:
            said = [rf"\section{{{text}}}" for text in said]
        text = "\n\n".join(said)
        blocks.append(f"\\begin{{quote}}\n{text}\n\\end{{quote}}" if shape is Shape.SET_OFF else text)
    return _TEX_HEAD + "\n\n".join(blocks) + "\n\n\\end{document}\n"


def _joined(piece: Callable[[Piece], str]) -> Callable[[Line], str]:
    return lambda pieces: "".join(map(piece, pieces))


def _by_shape(article: Article) -> Iterable[tuple[Shape, Iterable[Block]]]:
    """Group blocks of one shape that follow each other."""
    return groupby(article.blocks, key=lambda block: block.shape)
