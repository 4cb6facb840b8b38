r"""Environments: quotations, lists, tables, formulas, the author's own; and what ends a cell or an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import BlockKind
from claimcheck.parser.readers.latex._headings import arguments
from claimcheck.parser.readers.latex._math import FORMULA
from claimcheck.parser.readers.latex._quoting import set_off
from claimcheck.parser.readers.latex._tokens import Kind, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.parser.readers.latex._reading import Reading
    from claimcheck.parser.readers.latex._tokens import Token

_QUOTATIONS = frozenset(
    ("quote", "quotation", "verse", "blockquote", "quoting", "altverse", "displayquotation")
)
_DISPLAYED = frozenset(
    f"{language}display{key}quote" for language in ("", "foreign", "hyphen") for key in ("", "c")
)
# What they hold is a drawing, a formula, or set up elsewhere. Formulas leave a sign where they stood.
_FORMULAS = frozenset(
    name + star
    for name in (
        *("equation", "align", "gather", "multline", "eqnarray", "flalign", "alignat", "displaymath", "math"),
        *("dmath", "empheq", "subequations"),
    )
    for star in ("", "*")
)
_LEFT_OUT = frozenset(
    (
        "tikzpicture",
        "picture",
        "pspicture",
        "pgfpicture",
        "forest",
        "axis",
        "algorithmic",
        "algorithm",
        "luacode",
    )
)
# What stands after \begin{...}: `o` in square brackets, `m` in braces.
_TABLES = {
    "om": ("tabular", "longtable", "array", "tblr", "longtblr"),
    "mom": ("tabular*", "tabularx"),
    "mm": ("tabulary",),
    "m": ("supertabular", "tabu"),
    "omm": ("xltabular",),
}
_OTHERS = {
    "": ("quote", "quotation", "trivlist", "center", "flushleft", "flushright", "document"),
    "o": ("itemize", "enumerate", "description", "verse", "figure", "table", "figure*", "table*", "abstract"),
    "m": ("labeling", "spacing", "thebibliography", "letter"),
    "om": ("otherlanguage", "otherlanguage*", "subfigure", "addmargin"),
    "mo": ("multicols",),
    "mm": ("list", "adjustwidth"),
    "ooom": ("minipage",),
    "omom": ("wrapfigure", "wraptable"),
}
_CELLED = frozenset(name for names in _TABLES.values() for name in names)
_ARGUMENTS = {name: kinds for table in (_TABLES, _OTHERS) for kinds, names in table.items() for name in names}
_DEEPEST = 500  # environments one within the other


def _begin(reading: Reading, token: Token) -> None:
    name = reading.feed.argument().source
    page = reading.page
    if len(reading.open) > _DEEPEST:
        raise unreadable(f"more than {_DEEPEST} environments are open here", token.at)
    if name == "document":
        page.muted = False
        reading.open.append((name, _nothing))
    elif page.muted:
        return
    elif name in _FORMULAS or name in _LEFT_OUT:
        if not reading.feed.skip_environment(name):  # it has no end: its paragraph is left out
            reading.feed.skip_paragraph()
        if name in _FORMULAS:
            page.words(FORMULA, token.at)
    elif name in _DISPLAYED:
        reading.open.append((name, set_off(reading, name, token.at)))
    elif name in reading.environments and name not in _ARGUMENTS and name not in _QUOTATIONS:
        begin, end = reading.environments[name]
        reading.open.append((name, lambda: reading.feed.push(end)))
        reading.expand(begin, token.at)
    else:
        _plain(reading, name)


def _plain(reading: Reading, name: str) -> None:
    """Begin an environment whose words are printed; of an unknown one its arguments are left out."""
    page = reading.page
    kinds = _ARGUMENTS.get(name)
    if kinds is not None:
        arguments(reading, kinds)
    else:
        while reading.feed.option() is not None or (
            reading.feed.follows(Kind.OPEN) and reading.feed.group() is not None
        ):
            pass
    page.end()
    if name in _QUOTATIONS:
        page.enter(BlockKind.QUOTATION)
        reading.open.append((name, page.leave))
    else:
        reading.open.append((name, page.end))


def _end(reading: Reading, _: Token) -> None:
    r"""End an environment, and those that were begun in it; one that was never begun ends nothing."""
    name = reading.feed.argument().source
    if all(begun != name for begun, _ in reading.open):
        return
    while reading.open:
        begun, close = reading.open.pop()
        close()
        if begun == name:
            return


def _cell(reading: Reading, token: Token) -> None:
    r"""End a cell of a table at `&`; elsewhere the sign stands for itself."""
    if any(name in _CELLED for name, _ in reading.open):
        reading.page.end()
    else:
        reading.page.words("&", token.at)


def _break(reading: Reading, token: Token) -> None:
    arguments(reading, "*o")
    if any(name in _CELLED for name, _ in reading.open):
        reading.page.end()
    else:
        reading.page.space(token.at)


def _item(reading: Reading, token: Token) -> None:
    reading.page.end()
    label = reading.feed.option()
    if label is not None:
        reading.feed.push(label, lambda: reading.page.space(token.at))


def _nothing() -> None:
    """End what needs no end."""


COMMANDS: dict[str, Callable[[Reading, Token], None]] = {
    "begin": _begin,
    "end": _end,
    "<CELL>": _cell,
    **dict.fromkeys(("\\", "tabularnewline", "newline", "linebreak"), _break),
    "item": _item,
}
