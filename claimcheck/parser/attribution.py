"""A quotation in its sentence goes in, the words that say whose it is come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Attribution, Span
from claimcheck.parser.names import (
    BLANK,
    Token,
    first_name,
    is_name,
    printed,
    run_before,
    run_from,
    tokens,
    verbs,
)
from claimcheck.parser.speech import (
    ADVERBS,
    BASES,
    DETERMINERS,
    NAMING,
    PARTICIPLES,
    PERSONAL,
    PLAIN,
    PREPOSITIONS,
    PRONOUNS,
    TEXTUAL,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_REACH_BACK, _REACH_ON = 600, 300
_ACCORDING = re.compile(r"[Aa]ccording to\s")
_BE = listed("is are was were be been being to")
_AT_ONCE = re.compile(r"\s*+[,:]?+(?:\s*+that\b)?+\s*+$")
_SOON = re.compile(r"\s[^,;:.]{1,60}(?:[,:]|\bthat)\s*$")
_THAT = re.compile(r"(?:\s[^,;:.]{1,40})?\s(?:that|how)\s")
_LINK = re.compile(r"(?:[^,;:.“\ufffc]{0,60}?\s)?that\b|\s*:")
_PLAIN_REACH = 160
_PREVIOUS, _SECOND_WORD = 40, 5
_APPOSITION = re.compile(r",\s(?:a|an|another|one|the)\s[^,;\ufffc]+")
_PHRASE = re.compile(r"[^,;:.\ufffc]+(?:\.(?=\s?[\w,])[^,;:.\ufffc]*)*")
_TAIL = re.compile(r"[\s,—–-]*")
_PAUSES = frozenset(",?!…—–-")
_CONJUNCTIONS = frozenset({"and", "but", "or"})
_RELATIVE = frozenset({"who", "whose", "which"})
_MOST_ADVERBS = 3
_LONGEST_SUBJECT = 6


def mask(text: str, quoted: Iterable[Span], marks: Iterable[Span]) -> str:
    """Blank out quotations and note marks, every offset kept: what is left is the author's own."""
    parts, at = [], 0
    hidden = [(span.start, span.end, BLANK) for span in quoted] + [
        (span.start, span.end, " ") for span in marks
    ]
    for start, end, filler in sorted(hidden):
        if end > at:
            parts += [text[at:start], filler * (end - max(start, at))]
            at = end
    return "".join([*parts, text[at:]])


def attribute(masked: str, sentence: Span, quotation: Span, last: str) -> Attribution | None:
    """Find who is said to speak, in the sentence around a quotation.

    Words right after the closing mark ("...," she remarked; ..., according to X) come first, else
    the nearest verb of saying or "according to" before it in the sentence. `quotation` holds the
    outer marks, `last` is the sign before the closing one; all offsets are those of the text.
    """
    end = min(sentence.end, quotation.end + _REACH_ON)
    tail = _after(masked, quotation, end, last) if quotation.end < end else None
    return tail or introduced(masked, Span(start=sentence.start, end=quotation.start))


def introduced(masked: str, head: Span) -> Attribution | None:
    """Find who is said to speak in the words that lead up to a quotation."""
    start = max(head.start, head.end - _REACH_BACK)
    according = masked.rfind("ccording to", start + 1, head.end) - 1
    for verb in reversed(verbs(masked, max(start, according), head.end)):
        if _reports(masked, verb, start, head.end):
            said = _by_verb(masked, verb, start, head.end)
            if said is not None:
                return said
    return _according(masked, according, head.end) if according >= start else None


def _reports(masked: str, verb: Token, start: int, end: int) -> bool:
    """Tell whether a verb leads up to the quotation that starts at `end`, and is no noun or passive."""
    rest = masked[verb.end : end]
    before = tokens(masked, max(start, verb.start - _PREVIOUS), verb.start)
    previous = before[-1].low if before else ""
    if previous in _BE or (previous in DETERMINERS and previous not in PRONOUNS):
        return False
    if verb.text not in PLAIN and (not before or previous in PREPOSITIONS):
        return False
    if verb.text in BASES - PLAIN and previous not in PERSONAL and not _THAT.match(rest + " "):
        return False
    if verb.text in NAMING:
        return bool(rest.strip(" ,:")) and BLANK not in rest and len(rest) < _PLAIN_REACH
    near = _AT_ONCE.match(rest) or _SOON.match(rest) or _THAT.match(rest)
    return near is not None or (verb.text in PLAIN and len(rest) < _PLAIN_REACH and ";" not in rest)


def _by_verb(masked: str, verb: Token, start: int, end: int) -> Attribution | None:
    own = max(start, masked.rfind(BLANK, start, verb.start) + 1)
    if not masked[own : verb.start].strip(" ,\n\xa0—–-"):
        said = _inverted(masked, tokens(masked, verb.start, end), 0, verb)
        if said is not None:
            return said
    words = tokens(masked, own, verb.start)
    if not words or (own > start and words[-1].low in _CONJUNCTIONS):
        words = tokens(masked, start, verb.start)
    first, name = _subject(words, participle=verb.text in PARTICIPLES)
    if first is None:
        return None
    link = _LINK.match(masked, verb.end, end)
    span = Span(start=first, end=link.end() if link else verb.end)
    return Attribution(span=span, text=span.of(masked), name=name, verb=verb.text)


def _subject(words: list[Token], *, participle: bool) -> tuple[int | None, str | None]:
    """Return where the subject before a verb starts, and the name in it."""
    stop = len(words)
    while stop and len(words) - stop < _MOST_ADVERBS and _is_adverb(words[stop - 1]):
        stop -= 1
    if not stop:
        return None, None
    last = words[stop - 1]
    if participle or last.text[0] in {",", BLANK} or last.low in _CONJUNCTIONS:
        return _clause_subject(words[:stop])
    if last.low in PRONOUNS:
        return last.start, None
    first = run_before(words, stop)
    if first < stop:
        return words[first].start, printed(words[first:stop])
    for back in range(stop - 1, max(stop - 1 - _LONGEST_SUBJECT, -1), -1):
        if words[back].low in DETERMINERS or back == 0:
            return words[back].start, None
    return last.start, None


def _clause_subject(words: list[Token]) -> tuple[int | None, str | None]:
    """Take the subject from the clause's beginning, past an introduction: "In an article, Coqui, ..."."""
    at = 0
    if words[0].low in PREPOSITIONS:
        at = next((index + 1 for index, word in enumerate(words) if word.text == ","), 0)
    if at >= len(words):
        at = 0
    if at and words[at].low in _RELATIVE:
        first = run_before(words, at - 1)
        return words[first if first < at - 1 else 0].start, printed(words[first : at - 1])
    stop = run_from(words, at)
    return words[at].start, printed(words[at:stop]) if is_name(words[at]) else None


def _is_adverb(word: Token) -> bool:
    return word.low in ADVERBS or (word.low.endswith("ly") and not word.is_capital)


def _according(masked: str, start: int, end: int) -> Attribution | None:
    """Read "according to X, an apposition": up to the clause's own words."""
    match = _ACCORDING.match(masked, start, end)
    phrase = _PHRASE.match(masked, match.end(), end) if match else None
    if phrase is None:
        return None
    apposition = _APPOSITION.match(masked, phrase.end(), end)
    stop = phrase.end()
    if apposition and _closes(masked, apposition.end(), end, apposition.group()):
        stop = apposition.end()
    span = Span(start=start, end=start + len(masked[start:stop].rstrip(" .,\n")))
    name = first_name(tokens(masked, phrase.start(), phrase.end()))
    return Attribution(span=span, text=span.of(masked), name=name)


def _closes(masked: str, place: int, end: int, apposition: str) -> bool:
    """Tell an apposition from the main clause: "the" may begin either, so a comma must close it there."""
    if apposition.startswith(", the "):
        return masked[place:end].strip(" .") == ","
    return place >= end or masked[place] == "," or masked[place:end].strip(" .") == ""


def _after(masked: str, quotation: Span, end: int, last: str) -> Attribution | None:
    """Read what follows the closing mark at once: according to X; past a comma, said X, X said."""
    skip = _TAIL.match(masked, quotation.end, end)
    start = skip.end() if skip else quotation.end
    words = tokens(masked, start, end)[:24]
    lead = 1 if words and words[0].low == "as" else 0
    if not words[lead:]:
        return None
    if _ACCORDING.match(masked, words[lead].start, end):
        return _according(masked, words[lead].start, end)
    if not lead and last not in _PAUSES and not _PAUSES.intersection(masked[quotation.end : start]):
        return None
    verb = next(iter(verbs(masked, words[lead].start, words[lead].end + _SECOND_WORD)), None)
    if verb and verb.start == words[lead].start and verb.text in TEXTUAL:
        return _inverted(masked, words, lead, verb)
    return _trailing(masked, words, lead, end)


def _inverted(masked: str, words: list[Token], lead: int, verb: Token) -> Attribution | None:
    """Read "said Smith", "as noted by Smith"."""
    rest = [word for word in words[lead:] if word.start >= verb.end]
    if rest and rest[0].low == "by":
        rest = rest[1:]
    if not rest or not (rest[0].is_capital or rest[0].low in DETERMINERS | PRONOUNS):
        return None
    stop = run_from(rest, 0)
    if stop:
        return _attribution(masked, words[0].start, rest[stop - 1].end, printed(rest[:stop]), verb.text)
    if rest[0].low in PRONOUNS:
        return _attribution(masked, words[0].start, rest[0].end, None, verb.text)
    signs = (index for index, word in enumerate(rest) if not word.text[0].isalnum())
    stop = min(next(signs, len(rest)), _LONGEST_SUBJECT)
    return _attribution(masked, words[0].start, rest[stop - 1].end, first_name(rest[:stop]), verb.text)


def _trailing(masked: str, words: list[Token], lead: int, end: int) -> Attribution | None:
    """Read "Smith, the minister, said", "she remarked", "as the minister put it"."""
    first = words[lead]
    if not (is_name(first) or first.low in PERSONAL or first.low in DETERMINERS):
        return None
    verb = next(iter(verbs(masked, first.end, min(words[-1].end, end))), None)
    if verb is None or verb.text not in TEXTUAL or BLANK in masked[first.start : verb.start]:
        return None
    between = [word for word in words[lead:] if word.start < verb.start]
    commas = sum(word.text == "," for word in between)
    near = len(between) <= _LONGEST_SUBJECT or (commas and between[-1].text == ",")
    if commas not in {0, 2} or not near or any(word.text in ";:." for word in between):
        return None
    name = printed(between[: run_from(between, 0)]) if is_name(first) else None
    return _attribution(masked, words[0].start, verb.end, name, verb.text)


def _attribution(masked: str, start: int, end: int, name: str | None, verb: str) -> Attribution:
    end -= masked[start:end].endswith(".")
    return Attribution(span=Span(start=start, end=end), text=masked[start:end], name=name, verb=verb)
