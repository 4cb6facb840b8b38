"""What stands between and after the words of an alignment goes in; edits of punctuation go out.

Also tells the note marks and citations that a source may carry between its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.matcher.tokens import is_hyphen, quotes, signature
from claimcheck.model import Convention, EditKind, Span

if TYPE_CHECKING:
    from claimcheck.matcher.alignment import Alignment
    from claimcheck.matcher.lexicon import Lexicon
    from claimcheck.matcher.runs import Run
    from claimcheck.matcher.sheet import Sheet
    from claimcheck.matcher.tokens import Token

_STOPS = ".,;:?!"
_ALL_STOPS = _STOPS + "。，；：？！"
_AFTER = re.compile(r"[^\w\s]{0,12}(?:\s[?!;:][^\w\s]{0,6})?")  # French sets some marks off by a space
_WEAK = ".,"
_LONGEST_CITATION = 160
_NUMBERED = re.compile(r"[^\w\[(]*[\[(]\d{1,3}(?:[ ]?[,;–-][ ]?\d{1,3}){0,9}[\])][^\w]*")
_GLUED = re.compile(
    r"[.,;:?!”’\"')\]]{1,3}\d{1,3}(?:[,–-] ?\d{1,3}){0,4}\s+[“‘\"'(]?"
)  # a raised mark, set on the line
_POINTERS = {
    "fig",
    "figs",
    "figure",
    "figures",
    "table",
    "tables",
    "note",
    "notes",
    "n",
    "chapter",
    "ch",
    "sec",
    "p",
    "pp",
}
_PARENTHESIS = re.compile(r"[^\w(]*\([^()]*\)[^\w(]*")
_SQUARE = re.compile(r"[^\w\[]*\[[^\[\]]*\][^\w\[]*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_PLACE = re.compile(r"\d{1,4}[a-z]?")
_CITING = re.compile(
    r"see|cf|and|but|also|compare|eg|ie|review|reviews|et|al|ed|eds|trans|vol|vols|no|nos|ch|chap|chapter|table|tables|fig|figs|figure|figures|para|sec|"
    r"van|von|de|der|la|p|pp|ibid|n|note|vgl|siehe|und|u|s|ebd|ebenda|hrsg|hg|nr|voir|cité|par"
    r"|éd|véase|véanse|y|pág|págs|vid"
)
_PAGE = {"p", "pp", "ibid", "s", "ebd", "pág", "págs"}  # with a figure alone: p. 4, S. 4, ebd.
_UNITS = {"m", "km", "cm", "mm", "ft", "in", "mi", "yd", "s", "x", "r", "c", "e"}


def judge_gap(run: Run, seen: Alignment, quoted: int, source: int, sheet: Sheet) -> None:
    """Compare what stands before word `quoted` of the run with what stands before word `source`."""
    mine, theirs = run.gap(quoted), seen.gap(source)
    if mine == theirs:
        return
    before, also_before = run.tokens[quoted - 1], seen.tokens[source - 1]
    one, two = signature(mine), signature(theirs)
    lexicon = seen.view.lexicon
    permitted = None
    if {one, two} == {"", "/"} and "\n" in mine + theirs:  # a verse's line end, its slash set tight
        return
    if one != two and _without_dot(one, before, also_before, lexicon) == _without_dot(
        two, also_before, before, lexicon
    ):
        if not lexicon.among(before.form, "abbreviation"):
            return
        permitted = Convention.HOUSE_STYLE
    elif one == two:
        if bool(quotes(mine)) == bool(quotes(theirs)) or "\n" in mine + theirs:
            return
        permitted = Convention.INNER_MARKS
    hyphen = {one, two} == {"", "-"} and is_hyphen((mine if one else theirs).rstrip())
    after, also_after = run.tokens[quoted], seen.tokens[source]
    sheet.add(
        EditKind.HYPHENATION if hyphen else EditKind.PUNCTUATION,
        Span(start=before.start, end=after.end if hyphen else before.end + len(mine.rstrip())),
        Span(
            start=also_before.start, end=also_after.end if hyphen else also_before.end + len(theirs.rstrip())
        ),
        permitted,
    )


def _without_dot(sign: str, token: Token, other: Token, lexicon: Lexicon) -> str:
    """Drop the full stop of an abbreviation that the other side prints without one."""
    dotted = ("." in token.raw and "." not in other.raw) or lexicon.among(token.form, "abbreviation")
    return sign.removeprefix(".") if dotted else sign


def judge_end(run: Run, seen: Alignment, sheet: Sheet, *, closes: bool) -> None:
    """Compare the marks after the last word; a period or comma at the closing mark is free."""
    if not seen.ops[-1].equal or run.tokens[-1].form.startswith("["):
        return
    last, also_last = run.tokens[-1], seen.tokens[seen.last - 1]
    tail = run.view.text[last.view_end :]
    here = _AFTER.match(seen.view.text, also_last.view_end).group()  # type: ignore[union-attr]  # it may be empty
    mine, theirs = _stop(signature(tail)), _stop(_closers(signature(here)))
    if mine == theirs or not mine or (not closes and mine not in "?!"):
        return
    if theirs == "." and "." in also_last.raw and mine == ",":
        return
    free = mine in _WEAK and theirs not in {"?", "!"}
    end = last.end + tail.rstrip().find(mine) + 1
    also_end = also_last.end + (here.find(theirs) + 1 if theirs else 0)
    sheet.add(
        EditKind.PUNCTUATION,
        Span(start=last.start, end=end),
        Span(start=also_last.start, end=also_end),
        Convention.CLOSING_PUNCTUATION if free else None,
    )


def shared_end(run: Run, seen: Alignment) -> int:
    """Count the closing stops that run and source have in common: they belong to the passage."""
    after = seen.view.text[(end := seen.tokens[seen.last - 1].view_end) : end + 3]
    tail = run.view.text[run.tokens[-1].view_end :]
    return next((i for i, char in enumerate(after) if char not in _ALL_STOPS or char not in tail), len(after))


def _closers(sign: str) -> str:
    """Keep what closes the words before it, up to the next word or bracket."""
    match = re.match(r"[.,;:?!…)\]]*", sign)
    return match.group() if match else ""


def _stop(sign: str) -> str:
    return next((char for char in sign if char in _STOPS), "")


def is_reference(between: str, words: list[Token], before: Token, lexicon: Lexicon) -> bool:
    """Tell whether source words that the run lacks are a note mark or an in-text citation."""
    if all(word.raised for word in words):
        return not (before.form in _UNITS and before.view_end == words[0].view_start)
    if len(between) > _LONGEST_CITATION:
        return False
    if _NUMBERED.fullmatch(between) or (_GLUED.fullmatch(between) and not _CITING.fullmatch(before.form)):
        return True
    enclosed = _PARENTHESIS.fullmatch(between) or _SQUARE.fullmatch(between)
    return enclosed is not None and _is_citation(words, lexicon)


def _is_citation(words: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether words in parentheses are names, a year and pages, or `ibid.` or `p. 4`; a date is none."""
    forms = [word.form for word in words]
    names = [word for word in words if word.raw[:1].isupper() and not _CITING.fullmatch(word.form)]
    if any(lexicon.among(word.form, "date") for word in names):
        return False
    known = len(names) + sum(bool(_CITING.fullmatch(form) or _PLACE.fullmatch(form)) for form in forms)
    years = [number for number, form in enumerate(forms) if _YEAR.fullmatch(form)]
    points = not _POINTERS.isdisjoint(forms) and any(map(_PLACE.fullmatch, forms)) and not names
    paged = len(forms) > 1 and years == [0] and all(map(_PLACE.fullmatch, forms))  # (2006, 118)
    return known == len(words) and (bool(names and years) or paged or points or forms[0] in _PAGE)
