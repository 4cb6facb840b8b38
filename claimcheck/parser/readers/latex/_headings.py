r"""Headings, titles, captions, and the arguments of commands that are taken without a look at their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.parser.readers.latex._reading import Reading
    from claimcheck.parser.readers.latex._tokens import Token
    from claimcheck.parser.readers.latex._views import View

# Headings of the classes of LaTeX, KOMA-Script, memoir and beamer.
_HEADINGS = (
    *("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph", "minisec"),
    *("addpart", "addchap", "addsec", "frametitle"),
)


def arguments(reading: Reading, kinds: str) -> list[View]:
    r"""Take arguments: `*` a star, `o` an optional one, `m` one that prints nothing, `t` one with words."""
    kept = []
    for kind in kinds:
        if kind == "*":
            reading.feed.sign("*")
        elif kind == "o":
            reading.feed.option()
        elif kind == "t":
            kept.append(reading.feed.argument())
        else:
            reading.feed.argument()
    return kept


def _heading(reading: Reading, token: Token) -> None:
    arguments(reading, "*o")
    if token.text == "chapter" and "chapters" in reading.settings:
        reading.counters["footnote"] = 0
    words = reading.feed.argument()
    reading.page.enter(BlockKind.HEADING)
    reading.feed.push(words, reading.page.leave)


def _caption(reading: Reading, _: Token) -> None:
    arguments(reading, "*o")
    words = reading.feed.argument()
    reading.page.end()
    reading.feed.push(words, reading.page.end)


def _epigraph(reading: Reading, _: Token) -> None:
    quotation, source = reading.feed.argument(), reading.feed.argument()
    reading.page.end()
    reading.feed.push(source, reading.page.end)
    reading.page.enter(BlockKind.QUOTATION)
    reading.feed.push(quotation, reading.page.leave)


def _title(reading: Reading, token: Token) -> None:
    reading.feed.option()
    reading.titles[token.text] = reading.feed.argument()


def _print_title(reading: Reading, _: Token) -> None:
    for name in ("subtitle", "title"):
        if words := reading.titles.pop(name, None):
            reading.page.enter(BlockKind.HEADING)
            reading.feed.push(words, reading.page.leave)


def _end_block(reading: Reading, _: Token) -> None:
    reading.page.end()


COMMANDS: dict[str, Callable[[Reading, Token], None]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("caption", "captionof", "subcaption"), _caption),
    "epigraph": _epigraph,
    **dict.fromkeys(("title", "subtitle"), _title),
    "maketitle": _print_title,
    **dict.fromkeys(("par", "newpage", "clearpage", "cleardoublepage", "pagebreak"), _end_block),
}
