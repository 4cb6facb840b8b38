"""Two sentences of the manuscript say the same thing with two different figures.

## Why it matters

One of them is wrong, whatever the sources say. It is reported only where nothing else tells the sentences
apart: the same words but for the figure, or one has a few more; the same names, the same other figures and
dates, the same tense. Sentences that say who said so, that tell of change, or that quote are left alone.
Rounding is no conflict: “about 300 metres” beside 297 metres.

## Example

```article
The Averin Bridge is 310 metres long. It was built without a single nail.

Tourists love it. The Averin Bridge is 301 metres long.
```

## How to fix

Look the figure up, and use it in both places.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import figures
from claimcheck.model import BlockKind, FigureKind, Level, Need, Span
from claimcheck.rules._remark import Place, Remark, quoted
from claimcheck.text import listed, own_words, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.figures import Figure
    from claimcheck.model import Evidence, Manuscript

NAME = "figure-conflict"
LEVEL = Level.ERROR
NEEDS = Need.MANUSCRIPT

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4  # words besides the figure that both sentences must have, a name among them
_MOST_MORE = 3  # words that one of them may have more
_MOST_ALIKE = 20  # sentences of one name and kind of figure that are compared with each other
_LONGEST = 60  # words of a sentence that is compared
_ARTICLES = listed(
    """
    a an the of in at on to for with by from as its his her their and that which
    """
)
# What makes two sentences that look alike tell of two times, two things or two voices.
_APART = listed(
    """
    not no never nor neither other another each every second third former latter last next first previous
    previously then now later earlier still already initially originally once again also too more less
    fewer than between until since before after said says say told claims claimed reported reports report
    according estimated estimates estimate believed officials police witnesses others some about grew
    grow rose rise risen fell fall fallen increased decreased dropped climbed up down additional extra
    new old northern southern eastern western left right upper lower inner outer per if would could
    should might may will total
    """
)


class _Statement(NamedTuple):
    """A sentence with one figure taken out: its other words, its names, its other figures."""

    span: Span
    figure: Figure
    words: frozenset[str]
    names: frozenset[str]
    others: tuple[str, ...]


def check(evidence: Evidence) -> Iterator[Remark]:
    """Compare the sentences that have a figure, those of one name and kind of figure with each other."""
    groups: dict[tuple[str, str, str], list[_Statement]] = {}
    for statement in _statements(evidence.manuscript):
        for name in sorted(statement.names)[:1]:
            groups.setdefault((name, statement.figure.kind, statement.figure.unit), []).append(statement)
    for found in groups.values():
        if len(found) <= _MOST_ALIKE:
            for one, two in combinations(found, 2):
                if one.span != two.span and _conflict(one, two):
                    yield _remark(one, two)


def _statements(manuscript: Manuscript) -> Iterator[_Statement]:
    own = own_words(manuscript)
    for block in manuscript.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for start, end in sentences(own[block.span.start : block.span.end]):
            first, last = block.span.start + start, block.span.start + end
            if "\ufffc" in own[first:last]:
                continue
            found = figures.find(own, first, last)
            for figure in found:
                if figures.tells(figure) and figure.kind is not FigureKind.DATE and not figure.label:
                    yield _statement(own, Span(start=first, end=last), figure, found)


def _statement(own: str, span: Span, figure: Figure, found: list[Figure]) -> _Statement:
    rest = own[span.start : figure.start] + " " + own[figure.end : span.end]
    words = [match[0] for match in _WORD.finditer(rest)]
    low = frozenset(word.casefold() for word in words) - _ARTICLES
    names = frozenset(word.casefold() for word in words[1:] if word[0].isupper()) - _ARTICLES
    others = tuple(other.text.casefold() for other in found if other is not figure)
    return _Statement(span, figure, low, names, others)


def _conflict(one: _Statement, two: _Statement) -> bool:
    """Tell whether two sentences differ in nothing but a figure that cannot be both."""
    less, more = sorted((one.words, two.words), key=len)
    if one.names != two.names or one.others != two.others or len(less) < _FEWEST or len(more) > _LONGEST:
        return False
    if not less <= more or len(more) - len(less) > _MOST_MORE or more & _APART:
        return False
    gap = figures.comparable(one.figure, two.figure)
    return gap is not None and not (
        figures.agree(one.figure, two.figure) or figures.agree(two.figure, one.figure)
    )


def _remark(one: _Statement, two: _Statement) -> Remark:
    first, second = sorted((one, two), key=lambda each: each.span.start)
    place, other = (Span(start=each.figure.start, end=each.figure.end) for each in (second, first))
    return Remark(
        message=f"{quoted(second.figure.text)} is {quoted(first.figure.text)} elsewhere in the manuscript",
        places=(Place(span=place), Place(span=other, message="the other figure")),
        key=f"{first.figure.text} {second.figure.text} {' '.join(sorted(second.words))}",
        fix="Look the figure up, and use it in both places.",
    )
