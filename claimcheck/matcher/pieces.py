"""The parts of a run's text go in, words and brackets; its words come out, a bracket as a word of its own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.lexicon import is_remark
from claimcheck.matcher.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.matcher.views import View


class Bracket(NamedTuple):
    """A bracketed stretch and the letters outside it that belong to the same word: `writ[es]`, `[T]he`."""

    before: str
    inner: str
    after: str
    remark: bool

    @property
    def within_word(self) -> bool:
        """Tell whether it stands for a part of a word."""
        return bool(self.before or self.after)


class Piece(NamedTuple):
    """A part of a run: its length in the run's text, its place there and in the manuscript."""

    length: int
    start: int
    origin: int
    bracket: bool


def words(view: View, pieces: Sequence[Piece]) -> tuple[list[Token], dict[int, Bracket]]:
    """Return the words, with their places in the manuscript, and the brackets by their places among them."""
    tokens: list[Token] = []
    brackets: dict[int, Bracket] = {}
    for piece in pieces:
        first, last = view.view_offset(piece.start), view.view_offset(piece.start + piece.length)
        if piece.bracket:
            token = Token("", "", piece.start, piece.start + piece.length, first, last)
            _add_bracket(view.text[first:last], token, tokens, brackets)
            continue
        found = view.tokens(first, last)
        if found and tokens and len(tokens) - 1 in brackets and _is_possessive(view, tokens[-1], found[0]):
            tokens[-1] = _stretched(tokens[-1], found.pop(0), view)
        elif found and tokens and len(tokens) - 1 in brackets and found[0].view_start == tokens[-1].view_end:
            bracket = brackets[len(tokens) - 1]
            if _is_part(bracket.inner):
                brackets[len(tokens) - 1] = bracket._replace(after=found[0].form)
                tokens[-1] = _stretched(tokens[-1], found.pop(0), view)
        tokens.extend(found)
    return [_placed(token, pieces) for token in tokens], brackets


def _placed(token: Token, pieces: Sequence[Piece]) -> Token:
    """Return a token with its place in the manuscript instead of that in the run's text."""
    if len(pieces) == 1:
        moved = pieces[0].origin
        return token._replace(start=token.start + moved, end=token.end + moved) if moved else token
    first, last = (
        pieces[bisect_right(pieces, offset, key=lambda piece: piece.start) - 1]
        for offset in (token.start, token.end - 1)
    )
    return token._replace(
        start=first.origin + token.start - first.start, end=last.origin + token.end - last.start
    )


def _add_bracket(text: str, token: Token, tokens: list[Token], brackets: dict[int, Bracket]) -> None:
    inner = text.strip("[]()⟨⟩ \t\n")
    remark = is_remark(inner) or (bool(inner) and not any(char.isalnum() for char in inner))
    before = ""
    raw = text
    joins = not inner or inner[0].isalpha()  # [; t]he begins behind a word, and is no part of it
    if tokens and tokens[-1].view_end == token.view_start and joins and _is_part(inner) and not remark:
        if len(tokens) - 1 in brackets:
            return
        previous = tokens.pop()
        before, raw = previous.form, previous.raw + text
        token = token._replace(start=previous.start, view_start=previous.view_start)
    brackets[len(tokens)] = Bracket(before, inner, "", remark)
    tokens.append(token._replace(form=f"[{len(tokens)}]", raw=raw))


def _is_part(inner: str) -> bool:
    """Tell whether a bracket can stand for a part of a word: letters, or nothing; a mark may stand first."""
    return not inner or inner.lstrip(";:,.—– ").replace("’", "").replace("'", "").isalpha()


def _is_possessive(view: View, bracket: Token, word: Token) -> bool:
    """Tell whether a word is the ending of a bracket's: [the keeper]'s."""
    return word.form == "s" and view.text[bracket.view_end : word.view_start] in {"'", "’"}


def _stretched(token: Token, word: Token, view: View) -> Token:
    raw = view.text[token.view_start : word.view_end]
    return token._replace(raw=raw, end=word.end, view_end=word.view_end)
