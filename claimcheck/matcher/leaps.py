"""A gap under an ellipsis goes in; what shows that it leaps to another speaker or section comes out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher.nearby import has

if TYPE_CHECKING:
    from claimcheck.matcher.reading import Gap
    from claimcheck.matcher.tokens import Token
    from claimcheck.matcher.views import View

_LABEL = re.compile(
    r"^[ \t>*_]*(?P<name>[^\W\d_][\w.’'-]*(?:[ ][^\W\d_][\w.’'-]*){0,3})[*_]*[ \t]*(?:\([^()\n]{1,60}\))?"
    r"(?P<sign>[:.])(?=[*_\s])",
    re.MULTILINE,
)
_WITNESS = frozenset({frozenset({"a", "the witness"})})  # two labels of one speaker
_QUESTION = frozenset(
    {"q", "a", "question", "answer", "frage", "antwort", "pregunta", "respuesta", "réponse"}
)
_AROUND = 3_000  # characters on either side of a gap in which a transcript shows itself
_LONG = 20_000  # characters of a gap beyond which only its ends are looked at
_MARKED = re.compile(r"^#{1,6}[ \t]+(?P<title>\S.*)$", re.MULTILINE)
_RULED = re.compile(r"^(?P<title>\S.*)\n(?:={3,}|-{3,}|~{3,})[ \t]*$", re.MULTILINE)
_ALONE = re.compile(r"\n[ \t]*\n[ \t]*(?P<title>[^\n]{2,70})(?=\n[ \t]*\n)")
_NUMBERED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]{1,6}\.|§[ ]?\d+)[ ]+[^\W\d_]|[IVXLC]{1,6}\.?$|chapter\b",
    re.IGNORECASE,
)
_MOST = 9  # words of a heading that has no sign of its own
_OPENING, _CLOSING = frozenset('“„«»‘‚"'), frozenset('”“«»’‘"')
_STOP = re.compile(r"[.?!;][”’»\"')]*\s|\n\s*\n")
_MARK = re.compile('[”"’»“«]')
_SAYS = 100  # characters of a clause of saying beside a mark
_SPEECH = 2_000  # characters of a speech up to the clause that says whose it is
_BEFORE = 600  # characters before a gap in which its first speaker is named
_SENTENCES = 8  # sentences of a gap in which its last speaker is looked for


class Leap(NamedTuple):
    """Where a view shows the leap, and what it goes to."""

    start: int
    end: int
    to: str


def leap(gap: Gap) -> Leap | None:
    """Return the leap that a gap makes, if it makes one for certain."""
    return _heading(gap) or _speaker(gap) or _voice(gap)


def _heading(gap: Gap) -> Leap | None:
    text, end = gap.view.text, min(gap.end, gap.start + _LONG)
    for pattern in (_MARKED, _RULED):
        found = pattern.search(text, gap.start, end)
        if found:
            return Leap(*found.span("title"), "another section")
    for found in _ALONE.finditer(text, gap.start, end):
        if _is_heading(found["title"].strip(), text[gap.start : found.start()]):
            start = found.start("title")
            return Leap(start, start + len(found["title"].rstrip()), "another section")
    return None


def _is_heading(line: str, before: str) -> bool:
    """Tell whether a line alone is a heading: short, with a capital or a number, after a closed sentence."""
    if _NUMBERED.match(line) and len(line.split()) <= _MOST:
        return True
    closed = not before.strip() or before.rstrip("”’\"') \t\n")[-1:] in {".", "!", "?"}
    plain = line[:1].isupper() and line[-1:].isalnum() and len(line.split()) <= _MOST
    return closed and plain and ":" not in line


def _speaker(gap: Gap) -> Leap | None:
    """Return the label of a transcript's line where it is not that of the words before the gap."""
    text = gap.view.text
    low, high = max(gap.start - _AROUND, 0), min(gap.end + _AROUND, len(text))
    if gap.end - gap.start > _LONG:
        return None
    labels = list(_LABEL.finditer(text, low, high))
    seen = Counter(label["name"].casefold() for label in labels)
    spoken = [label for label in labels if _is_label(label, seen)]
    mine = [label for label in spoken if label.start() < gap.start]
    theirs = [label for label in spoken if gap.start <= label.start() < gap.end]
    if not mine or not theirs:
        return None
    both = frozenset({theirs[-1]["name"].casefold(), mine[-1]["name"].casefold()})
    return (
        Leap(*theirs[-1].span("name"), "another speaker") if len(both) > 1 and both not in _WITNESS else None
    )


def _is_label(label: re.Match[str], seen: Counter[str]) -> bool:
    """Tell whether a name at a line's head says who speaks; before a stop only one in capitals, met again."""
    name, folded = label["name"], label["name"].casefold()
    again = seen[folded] > 1
    if label["sign"] == ".":
        return name.isupper() and again and (len(name) > 1 or folded in _QUESTION)
    return folded in _QUESTION or name.isupper() or (name[:1].isupper() and again)


def _voice(gap: Gap) -> Leap | None:
    """Return the name of a second speaker, where the words before and after the gap are both in marks.

    “...,” said Ek. “...,” said Roe. Or: “...,” said Ek. It rained. Roe, too, was there. She said: “...”
    """
    if not gap.words or not interrupts(gap):
        return None
    view = gap.view
    introduced = bool({",", ":"} & set(gap.closing))
    second = _introducing(gap) if introduced else _names(view, *_after_marks(gap))
    around = view.tokens(max(gap.start - _BEFORE, 0), gap.start)
    if not introduced:
        around += view.tokens(gap.start, gap.end)
    known = {token.form for token in around}
    if second and not {token.form for token in second} & known:
        return Leap(second[0].view_start, second[-1].view_end, "another speaker")
    return None


def interrupts(gap: Gap) -> bool:
    """Tell whether a gap begins with a closing mark and ends with an opening one: speech goes on."""
    return bool(_CLOSING & set(gap.opening) and _OPENING & set(gap.closing))


def _introducing(gap: Gap) -> list[Token]:
    """Return the names in the last sentence of a gap that names who speaks, past the first speaker's own."""
    text = gap.view.text
    own = _STOP.search(text, gap.start, gap.end)
    if own is None:
        return []
    starts = [own.end()]
    starts += [match.end() for match in _STOP.finditer(text, starts[0], gap.end)]
    for start in reversed(starts[-_SENTENCES:]):
        if names := _names(gap.view, start, gap.end):
            return names
    return []


def _after_marks(gap: Gap) -> tuple[int, int]:
    """Return where the clause after the second speech would stand."""
    closing = _MARK.search(gap.view.text, gap.end, gap.end + _SPEECH)
    return (closing.end(), closing.end() + _SAYS) if closing else (gap.end, gap.end)


def _names(view: View, start: int, end: int) -> list[Token]:
    """Return the capitalised words beside a verb of saying, up to the sentence's end."""
    stop = _STOP.search(view.text, start, end)
    words = view.tokens(start, stop.start() if stop else end)
    lexicon = view.lexicon
    if not has((token.form for token in words), "said", lexicon):
        return []
    return [
        t for t in words if t.raw[:1].isupper() and not lexicon.among(t.form, "function", "pronoun", "said")
    ]
