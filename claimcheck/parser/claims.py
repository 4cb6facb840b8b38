"""The prose and its quotations go in, the claims come out: noted sentences, outside their quotations."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimcheck import figures
from claimcheck.model import BlockKind, Claim, Span
from claimcheck.parser.attribution import mask
from claimcheck.parser.names import Token, is_name, printed, run_from, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Quotation
    from claimcheck.parser.prose import Prose

_AND = frozenset({"and", "&", "y", "e"})
_FEWEST = 8  # words outside its quotations from which a sentence that quotes can copy more than it quotes


def find_claims(prose: Prose, quotations: Iterable[Quotation]) -> tuple[Claim, ...]:
    """Find the sentences with a note mark: those without a run-in or block quotation, as c01, c02...

    A sentence that quotes too is a claim, o01, o02..., if it has a figure or eight words outside its
    quotations. Its names are not looked for: they are mostly those of who is quoted. A heading is no claim.
    A claim's span leaves out the marks at its end.
    """
    quoted = [item.span for item in quotations if item.form.judged]
    own = mask(prose.masked, quoted, ())
    found: list[Claim] = []
    counts = {"c": 0, "o": 0}
    for part in prose.paragraphs:
        if part.block.kind in {BlockKind.NOTE, BlockKind.HEADING} or not part.marks:
            continue
        for sentence in part.sentences:
            if marks := prose.marks_in(sentence):
                span = _trimmed(prose.text, sentence, [mark.span for mark in marks])
                claim = Claim(
                    id="",
                    span=span,
                    marks=tuple(dict.fromkeys(mark.number for mark in marks)),
                    figures=_figures(prose.text, own, span),
                    names=_names(own, span),
                    quotes=_touches(quoted, sentence),
                )
                if not claim.quotes or _says(own, claim):
                    row = "o" if claim.quotes else "c"
                    counts[row] += 1
                    found.append(claim.model_copy(update={"id": f"{row}{counts[row]:02d}"}))
    return tuple(found)


def _says(own: str, claim: Claim) -> bool:
    """Tell whether a sentence that quotes says something of its own that can be looked for."""
    words = own[claim.span.start : claim.span.end].split()
    return bool(claim.figures) or sum(any(char.isalpha() for char in word) for word in words) >= _FEWEST


def _figures(text: str, own: str, span: Span) -> tuple[str, ...]:
    """The figures of the author's own words, as printed; one that a note mark parts is none."""
    found = figures.find(own, span.start, span.end)
    return tuple(item.text for item in found if figures.tells(item) and item.text in span.of(text))


def _names(own: str, span: Span) -> tuple[str, ...]:
    """The proper names of a sentence, each once; its first word is capitalised anyway and proves none."""
    words = tokens(own, span.start, span.end)
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        stop = run_from(words, at) if is_name(words[at]) else at
        for run in _parted(words[at + (at == 0) : stop]):
            if name := printed(run):
                found[name] = None
        at = max(stop, at + 1)
    return tuple(found)


def _parted(words: list[Token]) -> list[list[Token]]:
    """Part "Lee and Ek" into names; what has no capital is none."""
    parts: list[list[Token]] = [[]]
    for word in words:
        if word.low in _AND:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if any(word.is_capital for word in part)]


def _touches(quoted: Sequence[Span], sentence: Span) -> bool:
    """Tell whether a quotation, all of them apart and in order, shares text with the sentence."""
    row = bisect_left(quoted, sentence.end, key=lambda span: span.start)
    return row > 0 and quoted[row - 1].end > sentence.start


def _trimmed(text: str, sentence: Span, marks: Sequence[Span]) -> Span:
    end = sentence.end
    for mark in reversed(marks):
        if text[mark.end : end].strip():
            break
        end = mark.start
    return Span(start=sentence.start, end=sentence.start + len(text[sentence.start : end].rstrip()))
