"""Tokens of LaTeX go in; what they print goes to the page, what they do is asked of the known commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.parser.readers.latex._feed import Feed
from claimcheck.parser.readers.latex._symbols import LIGATURES, PRINTED, SHORTHANDS, accented, symbols
from claimcheck.parser.readers.latex._tokens import Kind, Token, unreadable
from claimcheck.parser.readers.latex._views import Stretch, View, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.parser.drafting import At
    from claimcheck.parser.given import Given
    from claimcheck.parser.readers.latex._page import Page

_GROWTH = 300_000  # characters and tokens that macros may write in any case
_TIMES = 5  # and for each byte of the files,
_MOST = 10_000_000  # but no more than this
_EACH = 10  # what one use of a macro counts


class Macro(NamedTuple):
    r"""A command that the author defined; `defaults` are those of its arguments, None for `{...}`.

    An argument `*` prints nothing (`\\NewDocumentCommand{\\x}{s m}`); `alias` is the command that it is.
    """

    body: View
    defaults: tuple[View | str | None, ...] = ()
    alias: str = ""


class Known(NamedTuple):
    """The commands that have a meaning here, and those whose meaning an author may change all the same."""

    commands: Mapping[str, Callable[[Reading, Token], None]]
    hooks: frozenset[str]
    condition: Callable[[Reading, Token], bool]


class Reading:
    """One manuscript in reading: where its tokens come from, what its author defined, what it prints."""

    def __init__(self, given: Given, page: Page, known: Known, entries: Mapping[str, str]) -> None:
        """Begin with nothing read; `entries` are the labels of the works listed in the file, by key."""
        self.given, self.page, self.entries = given, page, entries
        self.feed = Feed()
        self.macros: dict[str, Macro] = {}
        self.environments: dict[str, tuple[Macro, View]] = {}
        self.switches: dict[str, bool] = {}
        self.open: list[tuple[str, Callable[[], None]]] = []  # environments
        self.listed: dict[str, str] = {}  # works in a list of the file's own: their labels by key
        self.counters: dict[str, int] = {}
        self.keys: dict[tuple[str, str], str] = {}  # of notes, by series and number
        self.files: list[str] = []
        self.settings: dict[str, str] = {}
        self.titles: dict[str, View] = {}
        self._growth = _GROWTH
        self.allow(len(given.data))
        self._known = known
        self._quoted: Callable[[], None] | None = None  # after a `"` that quotes
        self._before = 0

    def run(self) -> None:
        """Read until there are no more tokens."""
        while token := self.feed.next():
            self._print(token)

    def text(self, words: str, at: At) -> None:
        """Print words that stand in the file as they are, or nearly."""
        self.page.words(words.translate(PRINTED), at)

    def note(self, key: str, at: At, label: str | None) -> Callable[[], None]:
        """Set the text of a note until what comes back is called; environments begun there end there."""
        outer, self.open = self.open, []
        close = self.page.note(key, at, label)

        def end() -> None:
            while self.open:
                self.open.pop()[1]()
            close()
            self.open = outer

        return end

    def serial(self, series: str) -> str:
        """Return a key that no other note has."""
        self.counters["key"] = self.counters.get("key", 0) + 1
        return f"{series} {self.counters['key']}"

    def known(self, name: str) -> bool:
        """Tell whether a command means something here that its author cannot change."""
        return name in self._known.commands and name not in self._known.hooks

    def allow(self, size: int) -> None:
        """Let macros write more, since a file of that size is read."""
        self._growth = min(self._growth + _TIMES * size, _MOST)

    def spend(self, count: int, at: At) -> None:
        """Count what a macro writes. Raises ManuscriptError when that is more than any manuscript needs."""
        self._growth -= count
        if self._growth < 0:
            raise unreadable("the macros used here write without end", at)

    def expand(self, macro: Macro, at: At) -> None:
        """Let the body of a macro come next, its own words placed where it is used."""
        arguments = [self._argument(default) for default in macro.defaults]
        written: list[Token] = []
        size = _EACH
        for token in macro.body.tokens:
            if token.kind is not Kind.PARAMETER:
                written.append(token._replace(at=at))
                size += len(token.text)
            elif token.text.startswith("##"):
                written.append(token._replace(text=token.text[1:]))
            elif 0 < (number := int(token.text[1:] or 0)) <= len(arguments):
                tokens = arguments[number - 1].tokens
                written += tokens
                size += sum(len(token.text) + 1 for token in tokens)
            self.spend(size, at)
            size = 1
        self.feed.push(View(Stretch(written), 0, len(written)))

    def _argument(self, default: View | str | None) -> View:
        if default == "*":
            self.feed.skip_space()
            self.feed.sign("*")
            return whole(())
        if isinstance(default, View):
            return self.feed.option() or default
        return self.feed.argument()

    def _print(self, token: Token) -> None:
        kind, text, at = token
        match kind:
            case Kind.WORDS | Kind.RAW | Kind.BRACKET:
                self.text(text, at)
            case Kind.SPACE:
                self.page.space(at)
            case Kind.COMMAND:
                self.command(token)
            case Kind.PARAGRAPH:
                self.page.end()
                self._unquote()
            case Kind.LIGATURE:
                self.page.words(LIGATURES[text], at)
            case Kind.QUOTE:
                self._quote(at)
            case Kind.CODE:
                self.page.code += 1
                self.page.words(text, at)
                self.page.code -= 1
            case Kind.MATH | Kind.CELL:
                self._known.commands[f"<{kind.name}>"](self, token)
            case _:  # braces print nothing
                pass

    def command(self, token: Token) -> None:
        """Do what a command does: of its author's making, known here, an accent, a sign, or unknown."""
        name = token.text
        macro = self.macros.get(name)
        if macro and not self.known(name):
            if macro.alias:
                self.spend(_EACH, token.at)
                self.feed.push(whole((token._replace(text=macro.alias),)))
            else:
                self.expand(macro, token.at)
        elif name in self._known.commands:
            self._known.commands[name](self, token)
        elif not self._known.condition(self, token) and not self.page.muted:
            self._sign(token)

    def _sign(self, token: Token) -> None:
        sign = symbols().get(token.text)
        if sign == " ":
            self.page.space(token.at)
        elif sign is not None:
            self.page.words(sign, token.at)
        elif not accented(self.feed, self.page, token):
            self._unknown()

    def _unknown(self) -> None:
        r"""Keep what stands in the braces of an unknown command only if it has one argument and no option.

        `\ship{Titanic}` is a matter of letters and reads on; what `\foo[a]{b}` or `\foo{a}{b}` do, who knows.
        """
        optional = self.feed.option() is not None
        while self.feed.option() is not None:
            pass
        only = self.feed.group()
        if only is None:
            return
        more = False
        while self.feed.follows(Kind.OPEN) and self.feed.group() is not None:
            more = True
        if not (optional or more):
            self.feed.push(only)

    def _quote(self, at: At) -> None:
        if signs := self.settings.get("shorthands"):
            if self.feed.follows(Kind.QUOTE):
                self.feed.next()
                return
            if sign := self.feed.sign(signs):
                self.page.words(SHORTHANDS[sign.text], at)
                return
        mode = self.settings.get('"')
        if not mode:
            self.page.words('"', at)
        elif self._quoted:
            self._quoted()
            self._quoted = None
        else:
            self._before = self.page.level
            self._quoted = self.page.quote(at, inner=mode == "inner")

    def _unquote(self) -> None:
        """Forget a quotation mark that its paragraph did not close."""
        if self._quoted:
            self.page.level = self._before
        self._quoted = None
