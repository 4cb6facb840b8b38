"""Quotations and texts go in; this program's answers come out, through the matcher's public face."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.matcher import judge
from claimcheck.model import Extent, Source, SourceText, Verdict
from claimcheck.parser import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Match, Quotation

NAME = "claimcheck"
_PASSED = (Verdict.VERBATIM, Verdict.PERMISSIBLE)


class Answer(NamedTuple):
    """What a tool says of a quotation: passed, warned of, located at all, and where."""

    passed: bool
    alert: bool
    found: bool
    span: tuple[int, int] | None = None
    said: str = ""


def work(name: str, text: str) -> Source:
    """Wrap a plain text as a source."""
    content = SourceText(text=text)
    return Source(
        reference_id=name,
        origin="benchmark",
        extent=Extent.WHOLE,
        media_type="text/plain",
        sha256="0" * 64,
        content=content,
    )


def quotations(words: Iterable[str]) -> list[Quotation]:
    """Read words as quotations under note 1."""
    return [quote(w).model_copy(update={"id": f"q{n}"}) for n, w in enumerate(words)]


def answers(words: Sequence[str], source: Source) -> list[Answer]:
    """Judge all words against one source."""
    return [answer(match) for match in judge(quotations(words), {1: [source]}, [source])]


def answer(match: Match) -> Answer:
    """Reduce a match to what tools can be compared by."""
    passed = match.verdict in _PASSED
    found = passed or match.verdict is Verdict.ALTERED
    spans = [passage.span for passage in match.passages] if found else []
    span = (min(s.start for s in spans), max(s.end for s in spans)) if spans else None
    return Answer(passed, bool(match.alerts), found, span, str(match.verdict))
