"""The comments that a document has go in; what claimcheck said in them earlier comes out, to be said once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.package import Start, tokens
from claimcheck.package.word.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

AUTHOR = "claimcheck"


def earlier(data: bytes, named: str) -> Counter[str]:
    """Count what the comments of a part by claimcheck say, as `said` puts it. Raises PackageError."""
    told: Counter[str] = Counter()
    words: list[str] | None = None  # of the comment of ours that is open
    for token in tokens(data, PREFIXES, named):
        event = token.event
        if isinstance(event, str):
            if words is not None:
                words.append(event)
        elif event is not None and event.name == "w:comment":
            if words is not None:
                told[said(words)] += 1
            ours = isinstance(event, Start) and event.attributes.get("w:author") == AUTHOR
            words = [] if ours else None
    return told


def said(words: Iterable[str]) -> str:
    """Return words without white space: Word and others break them up anew when they save a file."""
    return "".join("".join(words).split())
