"""A note's view is cut into the stretches that may each cite one work, with the signal before each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Signal
from claimcheck.parser import notes_asides, notes_back, notes_dates
from claimcheck.parser.notes_marks import ADDRESS, BRACKETED, QUOTED, View, look, paragraphs
from claimcheck.parser.notes_words import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEMICOLON = re.compile(r";(?=\s|$)")
_SENTENCE_END = re.compile(rf"[.!?{QUOTED}](?=\s)")
# A work that stands behind these is the one that was seen; the one before is the original.
_SEEN_IN = re.compile(
    r"""(?:\b(?:as|also)\s)?\b(?:
      (?P<cited>cited\s(?:in|by)|cité(?:e|s|es)?\s(?:in|dans|par)|cit\.\sin|citato\sin)
    | (?P<quoted>(?:quoted|qtd\.?)\s(?:in|by|from)|zit(?:iert|\.)\s(?:nach|bei|n\.)|apud)
    | (?P<again>(?:re(?:printed|published|pr\.)|rpt\.|(?:wieder)?abgedruckt|excerpted|translated)\sin)
    )\s""",
    re.IGNORECASE | re.VERBOSE,
)
# Bluebook 1.2 and what stands for it in German, French and Spanish; `s.` in small letters alone is "siehe".
_SIGNAL = re.compile(
    r"""(?<!\w)(?:
      (?P<but_see>but\s(?:see(?:\salso)?|cf)|contra|dagegen)
    | (?P<see_also>(?:see\salso|siehe\s(?:auch|ferner)|voir\s(?:aussi|également))|(?-i:s\.\s?a(?=\.)))
    | (?P<see>(?:see|siehe|voir|véase|accord|e\.\s?g(?=\.)|z\.\s?B(?=\.))|(?-i:s(?=\.\s[^\W\d_])))
    | (?P<cf>cfr?|vgl|vergleiche|confer)
    | (?P<compare>compare)
    )\b\.?,?\s (?:(?:also|auch|aussi|dazu|hierzu|etwa)\s)?
    (?:\(?(?:e\.\s?g\.|z\.\s?B\.|p\.\s?ex\.|for\s(?:example|instance)|generally|especially|esp\.|inter\salia
      |par\sexemple),?\)?\s)?""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH = re.compile(rf"(?<=[,{QUOTED}])\swith\s")
_LINK = re.compile(r"(?:and|or|und|et)\s")
_NOTE = re.compile(rf"{notes_back.NOTE}[0-9]", re.IGNORECASE)
_MARKERS = re.compile(rf"[{QUOTED}{ADDRESS}{BRACKETED}0-9]")
_SPARE = " \t\r\n\f\v\xa0,.;:"


class Stretch(NamedTuple):
    """A stretch that may cite one work; `alone` if no other sentence stands beside it."""

    view: View
    signal: Signal | None = None
    alone: bool = True


def stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Cut text[start:end] at paragraphs, semicolons, sentences and signals, in that order.

    Nothing is cut inside quotation marks, brackets or addresses.
    """
    for first, last in paragraphs(text[start:end]):
        view = look(text, start + first, start + last)
        for between in _between(view, _semicolons(view.flat)):
            sentences = _between(between, _sentence_ends(between))
            for sentence in sentences:
                yield from _signalled(sentence, alone=len(sentences) == 1)


def _between(view: View, cuts: list[tuple[int, int]]) -> list[View]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(view.text)]
    parts = [view.part(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [part for part in parts if part.text.strip(_SPARE)]


def _semicolons(flat: str) -> list[tuple[int, int]]:
    """Find the semicolons that part works, not those of an unmarked title (`Mardi; or, A Voyage`)."""
    found = [match.span() for match in _SEMICOLON.finditer(flat)]
    edges = [0, *(end for _, end in found), len(flat)]
    pieces = [flat[a:b].strip() for a, b in pairwise(edges)]
    return [
        cut for cut, (before, after) in zip(found, pairwise(pieces), strict=True) if _parts(before, after)
    ]


def _parts(before: str, after: str) -> bool:
    if after.startswith(("or, ", "or ")) or notes_asides.defines(after):
        return False
    unfinished = not _MARKERS.search(before) and "," in before
    goes_on = _MARKERS.search(after)
    return not (unfinished and goes_on and goes_on[0] == BRACKETED and "," not in after[: goes_on.start()])


def _sentence_ends(view: View) -> list[tuple[int, int]]:
    """Find where a sentence ends and another begins, as empty cuts; abbreviations end none."""
    cuts: list[tuple[int, int]] = []
    begun = 0
    for found in _SENTENCE_END.finditer(view.flat):
        at = found.end()
        following = view.flat[at : at + 200].lstrip()
        if not following or not (following[0].isupper() or following[0] == QUOTED):
            continue
        if notes_asides.defines(following):
            continue
        if following[0] == QUOTED and not _MARKERS.search(view.flat[max(at - 80, begun) : at]):
            continue  # NOTE: `Doe, Jane. “Title”` is how bibliographies print one work
        if found[0] == QUOTED:
            ends = view.text[at - 2 : at - 1] == "." and not _is_publication(view.text[at : at + 200])
        else:
            ends = found[0] != "." or not is_abbreviation(view.flat, found.start(), following)
        if ends:
            cuts.append((at, at))
            begun = at
    return cuts


def is_abbreviation(flat: str, at: int, following: str) -> bool:
    """Tell whether the full stop at `at` ends an abbreviation, an initial or an ordinal, and no sentence."""
    word = re.split(r"[\s(\[,;/–-]", flat[max(at - 12, 0) : at])[-1]
    if word.isdigit():
        return following.split(maxsplit=1)[0].casefold() in notes_dates.MONTHS  # a German day: `3. Mai 2020`
    return (
        word.casefold() in ABBREVIATIONS
        or ("." in word and not word[0].isdigit())
        or (len(word) == 1 and word.isalpha())
    )


def _is_publication(words: str) -> bool:
    """Tell whether the words after `title.”` go on with where and when: `Council on X, 15 June 2023`."""
    sentence = " ".join(words.split())
    dated = notes_dates.printed(sentence)
    return dated is not None and all(
        not word[0].islower() or len(word) <= len("from") for word in sentence[: dated.start].split()
    )


def _signalled(view: View, *, alone: bool) -> Iterator[Stretch]:
    """Cut a sentence at its signals, and at "quoted in": the original, then the work that was seen."""
    link = _LINK.match(view.flat)
    starts: list[tuple[int, int, Signal | None]] = [(0, link.end() if link else 0, None)]
    starts += [(at, end, signal) for at, end, signal in signals(view.flat) if at >= starts[0][1]]
    ends = [at for at, _, _ in starts[1:]] + [len(view.text)]
    for (_, begin, signal), end in zip(starts, ends, strict=True):
        whole = view.part(begin, end)
        cuts = [found.span() for found in _WITH.finditer(whole.flat)] if signal is Signal.COMPARE else []
        for part in _between(whole, cuts):
            yield Stretch(_trimmed(part), signal, alone and len(starts) + len(cuts) == 1)


def signals(flat: str) -> list[tuple[int, int, Signal | None]]:
    """Find the signals of a view's `flat` text: start, end, signal; None where the signal before ends."""
    found: list[tuple[int, int, Signal | None]] = [
        (match.start(), match.end(), Signal[(match.lastgroup or "").upper()])
        for match in _SIGNAL.finditer(flat)
        if _opens(flat, match.start()) and not _goes_back(flat, match)
    ]
    seen = [
        (match.start(), match.end(), None if match["again"] else _seen(match))
        for match in _SEEN_IN.finditer(flat)
    ]
    return sorted([*found, *seen], key=lambda each: each[:2])


def _seen(match: re.Match[str]) -> Signal:
    return Signal.CITED_IN if match["cited"] else Signal.QUOTED_IN


def _opens(flat: str, at: int) -> bool:
    """A signal stands at the start or after punctuation; "I see Paris" and `Doe, See No Evil` hold none."""
    before = flat[max(at - 6, 0) : at].rstrip()
    if before.endswith(",") and flat[at].isupper():
        return False
    return at == 0 or (before or ",")[-1] in f",;:.(—–{ADDRESS}" or before.endswith(" and") or before == "and"


def _goes_back(flat: str, match: re.Match[str]) -> bool:
    """Tell whether the signal is part of the way back: `Roy, see n. 3`."""
    return match.start() > 0 and _NOTE.match(flat, match.end()) is not None


def _trimmed(view: View) -> View:
    """Leave out punctuation before a work; what trails it (a comma where an address was lost) stays."""
    return view.part(len(view.text) - len(view.text.lstrip(_SPARE)), len(view.text))
