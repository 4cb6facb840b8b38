"""Tokens of files, arguments and macros go in; they come out one by one, or as the argument of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.parser.drafting import At
from claimcheck.parser.readers.latex._tokens import Kind, Token
from claimcheck.parser.readers.latex._views import View, whole

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS = {"begin": 1, "end": -1}
_BARE = {Kind.SPACE, Kind.PARAGRAPH}


class _Frame:
    __slots__ = ("after", "place", "stop", "stretch")

    def __init__(self, view: View, after: Callable[[], None] | None) -> None:
        self.stretch, self.place, self.stop = view
        self.after = after


class Feed:
    """Frames of tokens, the innermost last; what a frame waits for happens when its tokens are used up."""

    def __init__(self) -> None:
        """Begin empty."""
        self._frames: list[_Frame] = []

    def push(self, view: View, after: Callable[[], None] | None = None) -> None:
        """Let the tokens of `view` come next, then call `after`."""
        self._frames.append(_Frame(view, after))

    def next(self) -> Token | None:
        """Return the next token, or None at the very end."""
        while self._frames:
            frame = self._frames[-1]
            if frame.place < frame.stop:
                frame.place += 1
                return frame.stretch.tokens[frame.place - 1]
            self._frames.pop()
            if frame.after:
                frame.after()
        return None

    def peek(self) -> Token | None:
        """Return the token that comes next in the group or file in hand."""
        while self._frames:
            frame = self._frames[-1]
            if frame.place < frame.stop:
                return frame.stretch.tokens[frame.place]
            if frame.after:
                return None
            self._frames.pop()
        return None

    def skip_space(self) -> None:
        """Pass over white space that is no paragraph's end."""
        while (token := self.peek()) and token.kind is Kind.SPACE:
            self.next()

    def sign(self, signs: str) -> Token | None:
        """Take the next character if it is one of `signs`."""
        token = self.peek()
        if not (token and token.kind in {Kind.WORDS, Kind.BRACKET} and token.text[0] in signs):
            return None
        return self.letter()

    def follows(self, kind: Kind) -> bool:
        """Tell whether the very next token is of that kind."""
        token = self.peek()
        return token is not None and token.kind is kind

    def option(self) -> View | None:
        """Take an argument in square brackets, if there is one."""
        frame = self._ahead(Kind.BRACKET)
        if frame is None or frame.stretch.tokens[frame.place].text != "[":
            return None
        end = frame.stretch.partner.get(frame.place, frame.stop)
        if end >= frame.stop:
            return None
        view = View(frame.stretch, frame.place + 1, end)
        frame.place = end + 1
        return view

    def group(self) -> View | None:
        """Take an argument in braces, if there is one."""
        frame = self._ahead(Kind.OPEN)
        if frame is None:
            return None
        end = min(frame.stretch.partner[frame.place], frame.stop)
        view = View(frame.stretch, frame.place + 1, end)
        closed = end < frame.stop and frame.stretch.tokens[end].kind is Kind.CLOSE
        frame.place = end + 1 if closed else end
        return view

    def argument(self) -> View:
        """Take an argument: a group, or else one token, as TeX does (empty where a paragraph ends)."""
        if (view := self.group()) is not None:
            return view
        self.skip_space()
        token = self.peek()
        if token is None or token.kind in _BARE or token.kind is Kind.CLOSE:
            return whole(())
        return whole((self.letter(),))

    def skip_paragraph(self) -> None:
        """Pass over what remains of a paragraph."""
        if self.peek():
            frame = self._frames[-1]
            frame.place = min(frame.stretch.paragraph(frame.place), frame.stop)

    def skip_environment(self, name: str) -> bool:
        r"""Pass over what remains of an environment, others of its name in it; False if it has no `\end`."""
        frame = self._frames[-1] if self.peek() else None
        if frame is None or name in frame.stretch.endless:
            return False
        tokens, depth = frame.stretch.tokens, 1
        for place in range(frame.place, frame.stop - 3):
            step = _STEPS.get(tokens[place].text, 0)
            if step and tokens[place].kind is Kind.COMMAND and tokens[place + 2].text == name:
                depth += step
                if not depth:
                    frame.place = place + 4
                    return True
        frame.stretch.endless.add(name)
        return False

    def until(self, stops: Callable[[Token], bool]) -> View | None:
        """Take what comes before a token of this paragraph that `stops`, and that; else nothing."""
        frame = self._frames[-1] if self.peek() else None
        if frame is None:
            return None
        start, tokens = frame.place, frame.stretch.tokens
        limit = min(frame.stretch.paragraph(start), frame.stop)
        end = next((place for place in range(start, limit) if stops(tokens[place])), None)
        if end is None:
            return None
        frame.place = end + 1
        return View(frame.stretch, start, end)

    def _ahead(self, kind: Kind) -> _Frame | None:
        """Pass over the white space before a token of that kind; else stay where we are."""
        if not self.peek():
            return None
        frame = self._frames[-1]
        place = frame.place
        while place < frame.stop and frame.stretch.tokens[place].kind is Kind.SPACE:
            place += 1
        if place == frame.stop or frame.stretch.tokens[place].kind is not kind:
            return None
        frame.place = place
        return frame

    def letter(self) -> Token:
        """Take one token, of words only a letter; a space at the very end."""
        token = self.next()
        if token is None:
            return Token(Kind.SPACE, " ", At(1, 1))
        if token.kind is not Kind.WORDS or len(token.text) == 1:
            return token
        line, column, part = token.at
        self.push(whole((Token(Kind.WORDS, token.text[1:], At(line, column + 1, part)),)))
        return token._replace(text=token.text[0])
