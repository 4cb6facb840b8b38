r"""Quotations by markup, as csquotes has them: `\enquote`, `\textquote`, `\blockcquote`, `\textelp` and kin.

Arguments and printed forms are those of the csquotes manual (5.2), sections 3 to 9; its hooks `\mkcitation`,
`\mkccitation`, `\mktextelp` and kin may be redefined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import BlockKind
from claimcheck.parser.readers.latex._tokens import Kind, Token
from claimcheck.parser.readers.latex._views import View, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.parser.drafting import At
    from claimcheck.parser.readers.latex._reading import Reading

_LINE = 80  # characters of a printed line; csquotes counts lines
_THRESHOLD = 3  # lines
_NAME = re.compile("(?P<language>foreign|hyphen|hybrid)?(?P<form>text|block|display)?(?P<key>c)?quote")
_CITING = re.compile(r"\\[A-Za-z]*cite")
HOOKS = frozenset(
    (
        "mkcitation",
        "mkccitation",
        "mktextelp",
        "mktextelpins",
        "mktextinselp",
        "mktextins",
        "mktextmod",
        "mktextdel",
    )
)


class Quoting(NamedTuple):
    """What stands beside a quotation: its citation as tokens of LaTeX, and the stop put inside."""

    citation: View | None
    stop: View | None


def beside(reading: Reading, name: str, at: At) -> Quoting:
    r"""Take what stands before the text: `{language}`, `[cite][punct]` or `[pre][post]{key}[punct]`."""
    found = _NAME.fullmatch(name)
    feed = reading.feed
    if found is None or not found["form"]:
        if found and found["language"]:
            feed.argument()
        return Quoting(None, None)
    if found["language"]:
        feed.argument()
    if not found["key"]:
        citation = feed.option()
        stop = feed.option() if citation is not None else None
        shown = citation if citation is not None and citation.source else None
        return Quoting(_hooked(reading, "mkcitation", shown.tokens, at) if shown else None, stop)
    options = [option.tokens for option in (feed.option(), feed.option()) if option is not None]
    tokens = [Token(Kind.COMMAND, reading.settings.get("cite", "cite"), at)]
    for option in options:
        tokens += [Token(Kind.BRACKET, "[", at), *option, Token(Kind.BRACKET, "]", at)]
    tokens += [Token(Kind.OPEN, "{", at), *feed.argument().tokens, Token(Kind.CLOSE, "}", at)]
    return Quoting(_hooked(reading, "mkccitation", tokens, at), feed.option())


def _quote(reading: Reading, token: Token) -> None:
    if reading.page.muted:
        return
    inner = reading.feed.sign("*") is not None
    quoting = beside(reading, token.text, token.at)
    text = reading.feed.argument()
    found = _NAME.fullmatch(token.text)
    if found and found["form"] == "block" and _long(reading, text):
        _set_off(reading, text, quoting)
        return
    if quoting.citation:
        reading.feed.push(quoting.citation)
    close = reading.page.quote(token.at, inner=inner)
    if quoting.stop:
        reading.feed.push(quoting.stop, close)
        reading.feed.push(text)
    else:
        reading.feed.push(text, close)


def _set_off(reading: Reading, text: View, quoting: Quoting) -> None:
    """Set a block quotation; the stop that follows the command belongs to it."""
    stops = []
    while stop := reading.feed.sign(".,;:!?"):
        stops.append(stop)
    reading.page.enter(BlockKind.QUOTATION)
    reading.feed.push(whole(stops), reading.page.leave)
    for view in (quoting.citation, quoting.stop, text):
        if view:
            reading.feed.push(view)


def _long(reading: Reading, text: View) -> bool:
    """Tell whether a quotation is set off: it has paragraphs, or more lines than the threshold."""
    room = int(reading.settings.get("threshold", _THRESHOLD)) * _LINE
    for place in range(text.start, text.stop):
        token = text.stretch.tokens[place]
        room -= len(token.text)
        if room < 0 or token.kind is Kind.PARAGRAPH:
            return True
    return False


def set_off(reading: Reading, name: str, at: At) -> Callable[[], None]:
    """Begin an environment of csquotes; what comes back sets the citation, and ends it."""
    quoting = beside(reading, name, at)
    reading.page.enter(BlockKind.QUOTATION)

    def end() -> None:
        reading.page.unspace()
        reading.feed.push(whole(()), reading.page.leave)
        for view in (quoting.citation, quoting.stop):
            if view:
                reading.feed.push(view)

    return end


def _elided(reading: Reading, token: Token) -> None:
    r"""Read `\textelp{}`, `\textelp{added}`, `\textelp*{added}`, `\textins{added}`, `\textdel{left out}`."""
    star = reading.feed.sign("*") is not None
    tokens = reading.feed.argument().tokens
    hook = {
        "textelp": "mktextelp" if not tokens else ("mktextinselp" if star else "mktextelpins"),
        "textins": "mktextmod" if star else "mktextins",
        "textdel": "mktextdel",
    }[token.text]
    reading.feed.push(_hooked(reading, hook, tokens, token.at))


def _printed(reading: Reading, token: Token) -> None:
    """Print what the hooks of csquotes print where the author left them as they are."""
    name, at, page = token.text, token.at, reading.page
    if name == "mktextelp":
        page.words("[…]", at)
        return
    text = reading.feed.argument()
    if name == "mktextdel":
        page.words("[]", at)
        return
    before, after = {"mktextelpins": ("[…] [", "]"), "mktextinselp": ("[", "] […]")}.get(name, ("[", "]"))
    if name in {"mkcitation", "mkccitation"}:
        reading.spend(text.stop - text.start, at)
        page.space(at)
        bare = name == "mkccitation" or _CITING.search(text.source)
        before, after = ("", "") if bare else ("(", ")")
    page.words(before, at)
    reading.feed.push(text, lambda: page.words(after, at))


def _outer(reading: Reading, token: Token) -> None:
    """Let `"` be a quotation mark that opens and closes."""
    if reading.feed.argument().source == '"':
        reading.settings['"'] = "outer" if token.text == "MakeOuterQuote" else "inner"


def _threshold(reading: Reading, _: Token) -> None:
    lines = reading.feed.argument().source
    if lines.isdecimal() and len(lines) <= _THRESHOLD:
        reading.settings["threshold"] = lines


def _hooked(reading: Reading, hook: str, tokens: Sequence[Token], at: At) -> View:
    reading.spend(len(tokens), at)
    shown = [Token(Kind.COMMAND, hook, at)]
    if hook != "mktextelp":
        shown += [Token(Kind.OPEN, "{", at), *tokens, Token(Kind.CLOSE, "}", at)]
    return whole(shown)


COMMANDS = {
    **dict.fromkeys(("enquote", "say", "frquote", "mkbibquote", "textquote", "blockquote"), _quote),
    **dict.fromkeys(("textcquote", "blockcquote"), _quote),
    **{
        f"{language}{form}quote": _quote
        for language in ("foreign", "hyphen", "hybrid")
        for form in ("", "text", "block", "textc", "blockc")
    },
    **dict.fromkeys(("textelp", "textins", "textdel"), _elided),
    **dict.fromkeys(HOOKS, _printed),
    **dict.fromkeys(("MakeOuterQuote", "MakeInnerQuote"), _outer),
    "SetBlockThreshold": _threshold,
}
