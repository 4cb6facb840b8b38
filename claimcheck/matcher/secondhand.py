"""Where a quotation stands in a source goes in; whether the source is itself quoting there comes out.

The source's own marks must be around all of it. Nothing is said where the manuscript names the speaker that
the source names, prints the inner marks itself, or quotes a title or a word or two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import quoting
from claimcheck.matcher.nearby import has
from claimcheck.matcher.tokens import tokenize

if TYPE_CHECKING:
    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View
    from claimcheck.model import Quotation

_REACH = 240  # characters before and after the marks in which the source names the speaker
_CLAUSE = 120  # characters of the clause that is shown
_FEW = 3  # quoted words up to which marks may only distance the writer from a word
_LONG = 4  # letters of a word that a title writes with a capital
_TITLE = 0.75
_FIRST = frozenset({"i", "we", "ich", "wir", "je", "nous", "yo", "nosotros"})
_MARKS = "“”„‟‘’‚‛«»‹›「」『』\"'"
_LINE = re.compile(r"[^\n]*\n")
_STOP = re.compile(r"[.!?;](?=\s)|\n[ \t]*\n")


class Report(NamedTuple):
    """The place in a view of the clause that says who speaks (or of the marks), to be shown."""

    start: int
    end: int


def second_hand(places: list[Placement], quotation: Quotation) -> Report | None:
    """Return what shows that a source is quoting all of a quotation from somebody else."""
    view = places[0].view
    if any(place.view is not view for place in places) or _shows_marks(quotation):
        return None
    found = [quoting.around(view.text, place.view_start, place.view_end) for place in places]
    if all(_is_quoted_block(view, place) for place in places):
        return _named_otherwise(view, places[0].view_start, places[-1].view_end, quotation)
    if any(marks is None for marks in found):
        return None
    first, last = found[0], found[-1]
    if first is None or last is None or quoting.whole(view.text):
        return None
    inner = view.tokens(first.start, first.end)
    clause = _clause(view, first.start, last.end)
    if (len(inner) <= _FEW and clause is None) or _is_title(inner):
        return None
    return _named_otherwise(view, first.start, last.end, quotation)


def _shows_marks(quotation: Quotation) -> bool:
    """Tell whether the manuscript prints the source's marks around all of the words."""
    words = quotation.text.strip()
    return words[:1] in set(_MARKS) and words.rstrip(".,;:!?…")[-1:] in set(_MARKS)


def _is_title(words: list[Token]) -> bool:
    long = [token for token in words if len(token.form) >= _LONG and token.form.isalpha()]
    capital = sum(token.raw[:1].isupper() for token in long)
    return len(long) > 1 and capital >= _TITLE * len(long) and not all(t.raw.isupper() for t in long)


def _is_quoted_block(view: View, place: Placement) -> bool:
    """Tell whether every line of a passage begins with the > of a quoted block."""
    start = view.text.rfind("\n", 0, place.view_start) + 1
    if place.view_end - start > _REACH * 100:
        return False
    lines = view.text[start : place.view_end].split("\n")
    return all(line.lstrip().startswith(">") for line in lines)


def _named_otherwise(view: View, start: int, end: int, quotation: Quotation) -> Report | None:
    """Return the clause to be shown, unless the manuscript gives the words to whom the source does."""
    lexicon = view.lexicon
    before, after = _context(view, start, end)
    around = [*before, *after]
    clause = _clause(view, start, end)
    if clause and _FIRST & {t.form for t in view.tokens(*clause)}:
        return None
    said = quotation.attribution
    if said is not None and _agree(said.name or said.text, around, lexicon, named=said.name is not None):
        return None
    return clause or Report(start, end)


def _agree(words: str, around: list[Token], lexicon: Lexicon, *, named: bool) -> bool:
    """Tell whether all that tells the speaker in the manuscript's words stands beside the source's marks."""
    mine = [token for token in tokenize(words, 0, len(words)) if _tells(token, lexicon)]
    theirs = {token.form for token in around}
    if named:
        names = [token.form for token in mine if token.raw[:1].isupper()]
        return bool(names) and (names[-1] in theirs or names[0] in theirs)
    return bool(mine) and all(token.form in theirs for token in mine)


def _tells(token: Token, lexicon: Lexicon) -> bool:
    if lexicon.among(token.form, "function", "pronoun", "said", "sourcing", "that", "abbreviation"):
        return False
    return len(token.form) > 1


def _context(view: View, start: int, end: int) -> tuple[list[Token], list[Token]]:
    low, high = max(start - _REACH, 0), min(end + _REACH, len(view.text))
    return view.tokens(low, start), view.tokens(end, high)


def _clause(view: View, start: int, end: int) -> Report | None:
    """Return the clause with a verb of saying just after the marks, or just before them."""
    text, lexicon = view.text, view.lexicon
    stop = _STOP.search(text, end, end + _CLAUSE)
    after = view.tokens(end, stop.start() if stop else end + _CLAUSE)
    if after and has((t.form for t in after[:6]), "said", lexicon):
        return Report(after[0].view_start, after[-1].view_end)
    low = max(start - _CLAUSE, 0)
    for match in _STOP.finditer(text, low, start):
        low = match.end()
    before = view.tokens(low, start)
    if before and has((t.form for t in before), "said", lexicon):
        return Report(before[0].view_start, before[-1].view_end)
    return None
