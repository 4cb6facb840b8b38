r"""Commands that define commands, and conditions: `\newcommand`, `\def`, `\let`, `\newif`, `\iffalse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.readers.latex._reading import Macro
from claimcheck.parser.readers.latex._tokens import Kind, unreadable
from claimcheck.parser.readers.latex._views import View, whole

if TYPE_CHECKING:
    from claimcheck.parser.readers.latex._reading import Reading
    from claimcheck.parser.readers.latex._tokens import Token

_MOST_ARGUMENTS = 9  # The TeXbook, chapter 20
# Conditions whose outcome is not known here, and that take no braces; their first branch is read.
_UNKNOWN = frozenset(
    f"if{name}"
    for name in (
        *(
            "",
            "x",
            "num",
            "dim",
            "odd",
            "case",
            "mmode",
            "hmode",
            "vmode",
            "inner",
            "cat",
            "void",
            "hbox",
            "vbox",
        ),
        *("defined", "csname", "pdf", "xetex", "luatex", "PDFTeX", "XeTeX", "LuaTeX", "tutex", "eof"),
    )
)


def _new_command(reading: Reading, token: Token) -> None:
    r"""Read `\newcommand*{\x}[2][default]{body}` and its kin."""
    reading.feed.sign("*")
    name = _name(reading)
    count = reading.feed.option()
    default = reading.feed.option()
    body = reading.feed.argument()
    wanted = count.source if count else "0"
    number = min(int(wanted), _MOST_ARGUMENTS) if wanted.isdecimal() and len(wanted) == 1 else 0
    defaults: tuple[View | str | None, ...] = (None,) * number
    if default is not None and defaults:
        defaults = (default, *defaults[1:])
    if name and not (token.text == "providecommand" and (name in reading.macros or reading.known(name))):
        reading.macros[name] = Macro(body, defaults)


def _document_command(reading: Reading, _: Token) -> None:
    r"""Read `\NewDocumentCommand{\x}{s o m}{body}`; with arguments of other kinds it stays unknown."""
    name = _name(reading)
    kinds = reading.feed.argument()
    body = reading.feed.argument()
    defaults: list[View | str | None] = []
    kind_defaults: dict[str, View | str | None] = {"s": "*", "o": whole(()), "O": whole(()), "m": None}
    for token in kinds.tokens:
        if token.kind is Kind.WORDS:
            for letter in token.text.replace(" ", ""):
                if letter not in kind_defaults and letter not in "+!":
                    return
                defaults += [kind_defaults[letter]] if letter in kind_defaults else []
    if name:
        reading.macros[name] = Macro(body, tuple(defaults[:_MOST_ARGUMENTS]))


def _define(reading: Reading, _: Token) -> None:
    r"""Read `\def\x#1#2{body}`; where other signs part the arguments it stays unknown."""
    name = _name(reading)
    count, plain = 0, True
    while (token := reading.feed.peek()) and token.kind not in {Kind.OPEN, Kind.PARAGRAPH}:
        reading.feed.next()
        count += token.kind is Kind.PARAMETER
        plain = plain and token.kind in {Kind.PARAMETER, Kind.SPACE}
    body = reading.feed.group()
    if name and plain and body is not None and count <= _MOST_ARGUMENTS:
        reading.macros[name] = Macro(body, (None,) * count)


def _let(reading: Reading, _: Token) -> None:
    r"""Read `\let\x=\y`: `\x` is from now on what `\y` is now."""
    name = _name(reading)
    reading.feed.skip_space()
    reading.feed.sign("=")
    target = reading.feed.argument().tokens
    if not (name and target):
        return
    if target[0].kind is not Kind.COMMAND:
        reading.macros[name] = Macro(whole(target))
        return
    meant = reading.macros.get(target[0].text) or Macro(whole(()), alias=target[0].text)
    if meant.alias != name:
        reading.macros[name] = meant


def _new_environment(reading: Reading, _: Token) -> None:
    reading.feed.sign("*")
    name = reading.feed.argument().source
    count = reading.feed.option()
    default = reading.feed.option()
    begin, end = reading.feed.argument(), reading.feed.argument()
    wanted = count.source if count else "0"
    number = int(wanted) if wanted.isdecimal() and len(wanted) == 1 else 0
    defaults: tuple[View | str | None, ...] = (None,) * number
    if default is not None and defaults:
        defaults = (default, *defaults[1:])
    reading.environments[name] = (Macro(begin, defaults), end)


def _new_switch(reading: Reading, _: Token) -> None:
    r"""Read `\newif\ifdraft`, and what `\drafttrue` and `\draftfalse` do from now on."""
    name = _name(reading)
    if name.startswith("if"):
        reading.switches[name] = False


def condition(reading: Reading, token: Token) -> bool:
    """Do what a condition does, or the end of one, or what sets one; False for another command."""
    name = token.text
    if name in {"iffalse", "iftrue"} or name in reading.switches or name in _UNKNOWN:
        if name == "iffalse" or reading.switches.get(name) is False:
            _skip(reading, token, past_else=False)
        return True
    if name == "else":
        _skip(reading, token, past_else=True)
        return True
    for ending, value in (("true", True), ("false", False)):
        switch = "if" + name.removesuffix(ending)
        if name.endswith(ending) and switch in reading.switches:
            reading.switches[switch] = value
            return True
    return name in {"fi", "or"}


def _skip(reading: Reading, begun: Token, *, past_else: bool) -> None:
    r"""Pass over what a condition leaves out, up to its `\fi`, or its `\else` if we are before that."""
    depth = 1
    while token := reading.feed.next():
        if token.kind is not Kind.COMMAND:
            continue
        name = token.text
        if name in _UNKNOWN or name in reading.switches or name in {"iffalse", "iftrue"}:
            depth += 1
        elif name == "fi":
            depth -= 1
        if not depth or (name == "else" and depth == 1 and not past_else):
            return
    raise unreadable(f"this \\{begun.text} has no \\fi", begun.at)


def _name(reading: Reading) -> str:
    r"""Take the command that is defined: `{\x}` or `\x`."""
    tokens = reading.feed.argument().tokens
    return next((token.text for token in tokens if token.kind is Kind.COMMAND), "")


COMMANDS = {
    **dict.fromkeys(("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand"), _new_command),
    **dict.fromkeys(
        ("newrobustcmd", "renewrobustcmd", "providerobustcmd", "DeclareTextFontCommand"), _new_command
    ),
    **dict.fromkeys(
        ("NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand"), _document_command
    ),
    **dict.fromkeys(("def", "gdef", "edef", "xdef"), _define),
    "let": _let,
    "newif": _new_switch,
    **dict.fromkeys(("newenvironment", "renewenvironment"), _new_environment),
}
