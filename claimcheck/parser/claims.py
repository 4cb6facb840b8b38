"""The prose and its quotations go in, the claims come out: noted sentences that quote nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from claimcheck.model import BlockKind, Claim, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.parser.prose import Prose

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# NOTE: possessive, for a thousand digits have one reading and not 2^1000.
_NUMBER = r"\d++(?:[,.\u00a0\u202f]\d++)*+"
_SCALE = r"(?:\s(?:hundred|thousand|million|billion|trillion)\b)?"
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:\s\d{{4}})?"
    rf"|{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?(?!\d)|{_MONTH}\s\d{{4}}"
    rf"|(?:US|A|C|NZ|HK)?[$€£¥₹]\s?{_NUMBER}{_SCALE}(?:bn|m|k)?\b"
    rf"|{_NUMBER}(?:\s?%|\s(?:percent|per\scent)\b)"
    rf"|{_NUMBER}(?:st|nd|rd|th|s)?{_SCALE})(?![\w-]*[^\W\d_])"
)


def find_claims(prose: Prose, quotations: Iterable[Quotation]) -> tuple[Claim, ...]:
    """Find the sentences with a note mark and without a run-in or block quotation, as c01, c02...

    A claim's span leaves out the marks at its end. Its figures are the numbers, dates, amounts and
    percentages as printed.
    """
    quoted = [item.span for item in quotations if item.form.judged]
    claims: list[Claim] = []
    for part in prose.paragraphs:
        if part.block.kind is BlockKind.NOTE or not part.marks:
            continue
        for sentence in part.sentences:
            marks = prose.marks_in(sentence)
            if marks and not _touches(quoted, sentence):
                span = _trimmed(prose.text, sentence, [mark.span for mark in marks])
                numbers = dict.fromkeys(mark.number for mark in marks)
                figures = tuple(_FIGURE.findall(prose.masked, span.start, span.end))
                claims.append(
                    Claim(id=f"c{len(claims) + 1:02d}", span=span, marks=tuple(numbers), figures=figures)
                )
    return tuple(claims)


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
