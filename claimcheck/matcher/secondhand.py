"""Where a quotation stands in a source goes in; whether the source is itself quoting there comes out.

The source's own marks must be around all of it, or a block of its own that names the speaker. Nothing is
said where the manuscript names the speaker that the source names, prints the inner marks itself, or quotes a
title or a word or two.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import quoting
from claimcheck.matcher.nearby import has
from claimcheck.matcher.tokens import tokenize

if TYPE_CHECKING:
    from claimcheck.matcher.align import Placement
    from claimcheck.matcher.index import Index
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View
    from claimcheck.model import Quotation

_REACH = 240  # characters before and after the marks in which the source names the speaker
_CLAUSE = 120  # characters of the clause that is shown
_BESIDE = 6  # words after the marks among which the verb of saying stands
_FEW = 3  # quoted words up to which marks may only distance the writer from a word
_LONG = 4  # letters of a word that a title writes with a capital
_TITLE = 0.75
_NAME = 5  # words of a German title
_LINE = 1_000  # characters of a line
_LINES = 4  # lines that introduce a block
_BLOCK = 6_000  # characters of a quoted block above the passage
_FIRST = frozenset({"i", "we", "ich", "wir", "je", "nous", "yo", "nosotros"})
_MARKS = "“”„‟‘’‚‛«»‹›「」『』\"'"
_STOP = re.compile(r"[.?!;][”’»\"')]*(?=\s)|\n[ \t]*\n")


class Report(NamedTuple):
    """The place in a view of the clause that says who speaks (or of the marks), to be shown."""

    start: int
    end: int


def second_hand(places: list[Placement], quotation: Quotation, work: Index) -> Report | None:
    """Return what shows that a source is quoting all of a quotation from somebody else."""
    view = places[0].view
    if any(place.view is not view for place in places) or _shows_marks(quotation):
        return None
    if all(work.sets_off(place.span) or _is_quoted_block(view, place) for place in places):
        marks = [quoting.Marks(place.view_start, place.view_end, single=False) for place in places]
        return _named_otherwise(view, marks, quotation)
    found = [quoting.around(view.text, place.view_start, place.view_end) for place in places]
    marks = [mark for mark in found if mark is not None]
    if len(marks) < len(found) or quoting.whole(view.text, marks[0]):
        return None
    inner = [token for mark in dict.fromkeys(marks) for token in view.tokens(mark.start, mark.end)]
    if _is_title(inner, view) or (len(inner) <= _FEW and _clause(view, marks) is None):
        return None
    return _named_otherwise(view, marks, quotation)


def _shows_marks(quotation: Quotation) -> bool:
    """Tell whether the manuscript prints the source's marks around all of the words."""
    words = quotation.text.strip()
    return words[:1] in set(_MARKS) and words.rstrip(".,;:!?…")[-1:] in set(_MARKS)


def _is_title(words: list[Token], view: View) -> bool:
    """Tell whether most words have capitals; where every noun has one, a name is short and no sentence."""
    sentence = len(words) > _NAME or (words and view.text[words[-1].view_end : words[-1].view_end + 1] == ".")
    if view.lexicon.noun_capitals and sentence:
        return False
    long = [token for token in words if len(token.form) >= _LONG and token.form.isalpha()]
    capital = sum(token.raw[:1].isupper() for token in long)
    return len(long) > 1 and capital >= _TITLE * len(long) and not all(t.raw.isupper() for t in long)


def _is_quoted_block(view: View, place: Placement) -> bool:
    """Tell whether every line begins with the > of a block that is introduced as somebody's words."""
    text = view.text
    start = text.rfind("\n", max(place.view_start - _LINE, 0), place.view_start) + 1
    if not text[start : start + _LINE].lstrip().startswith(">"):
        return False
    if not all(line.lstrip().startswith(">") for line in text[start : place.view_end].split("\n")):
        return False
    low = max(start - _BLOCK, 0)
    above = text[low:start].split("\n")
    while above and (above[-1].lstrip().startswith(">") or not above[-1].strip()):
        above.pop()
    paragraph = list(takewhile(str.strip, reversed(above[-_LINES:])))
    return _introduces(" ".join(reversed(paragraph)), view.lexicon)


def _introduces(line: str, lexicon: Lexicon) -> bool:
    """Tell whether words end with a colon and name somebody, or say that somebody speaks."""
    if not line.rstrip().endswith(":"):
        return False
    words = tokenize(line, 0, len(line))
    named = any(one.raw[:1].isupper() and two.raw[:1].isupper() for one, two in pairwise(words))
    return (
        named
        or has((word.form for word in words), "said", lexicon)
        or has((word.form for word in words), "speaker", lexicon)
    )


def _named_otherwise(view: View, marks: list[quoting.Marks], quotation: Quotation) -> Report | None:
    """Return the clause to be shown, unless the manuscript gives the words to whom the source does."""
    clause = _clause(view, marks)
    if clause and _is_own(view.tokens(*clause), view.lexicon):
        return None
    said = quotation.attribution
    if said is not None:
        around = [token for mark in dict.fromkeys(marks) for token in _context(view, mark)]
        if _agree(said.name or said.text, around, view.lexicon, named=said.name is not None):
            return None
    return clause or Report(marks[0].start, marks[0].end)


def _is_own(clause: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether the author quotes words of his own: `I wrote`, not `I do not accept her claim`."""
    place = next((n for n, t in enumerate(clause) if has((t.form,), "said", lexicon)), None)
    if place is None:
        return False
    if clause[place + 1 : place + 2] and clause[place + 1].form in _FIRST:
        return True
    subject = next((t for t in reversed(clause[:place]) if lexicon.among(t.form, "pronoun")), None)
    return subject is not None and bool(_FIRST & set(lexicon.parts(subject.form)))


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


def _context(view: View, mark: quoting.Marks) -> list[Token]:
    """Return the words near by, outside the marks."""
    low, high = max(mark.start - _REACH, 0), min(mark.end + _REACH, len(view.text))
    return [*view.tokens(low, mark.start), *view.tokens(mark.end, high)]


def _clause(view: View, marks: list[quoting.Marks]) -> Report | None:
    """Return the first clause with a verb of saying just after the marks, or just before them."""
    return next((clause for mark in marks if (clause := _said(view, mark)) is not None), None)


def _said(view: View, mark: quoting.Marks) -> Report | None:
    text, lexicon = view.text, view.lexicon
    low = text.find(" ", max(mark.start - _CLAUSE, 0), mark.start) if mark.start > _CLAUSE else 0
    low = max(low, 0)
    stop = _STOP.search(text, mark.end, mark.end + _CLAUSE)
    after = view.tokens(mark.end, stop.start() if stop else mark.end + _CLAUSE)
    if has((token.form for token in after[:_BESIDE]), "said", lexicon):
        quote = next((n for n, t in enumerate(after) if n and _opens(text, after[n - 1], t)), len(after))
        return Report(after[0].view_start, after[quote - 1].view_end)
    for match in _STOP.finditer(text, low, mark.start):
        low = match.end()
    before = view.tokens(low, mark.start)
    if has((token.form for token in before), "said", lexicon):
        return Report(before[0].view_start, before[-1].view_end)
    return None


def _opens(text: str, one: Token, two: Token) -> bool:
    return any(mark in text[one.view_end : two.view_start] for mark in '“„«»‘"')
