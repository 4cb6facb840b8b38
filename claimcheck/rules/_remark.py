"""Remarks, what rules say of places, go in; Findings with line, column and fingerprint come out."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from claimcheck.model import Finding, Level, Location, Noun, Span
from claimcheck.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.text import Lines

NOWHERE = Span(start=0, end=0)
"""The place of what stands in no manuscript, such as a reference that is never cited."""


class Place(Noun):
    """A span of the manuscript with its own remark."""

    span: Span
    message: str = ""


class Remark(Noun):
    """What a rule says: one plain sentence, the places it is about (the main one first), what to do.

    `key` are the words that tell this defect from another of the same rule; `level` is set where it
    is not the rule's own.
    """

    message: str
    places: tuple[Place, ...]
    key: str
    fix: str = ""
    level: Level | None = None
    quotation_id: str | None = None
    mark: int | None = None
    reference_id: str | None = None


def settle(lines: Lines, remarks: Iterable[tuple[str, Level, Remark]]) -> tuple[Finding, ...]:
    """Turn (rule name, rule level, remark) into findings, sorted by place, then rule.

    The fingerprint hashes rule, folded key and reference id. Repeats of the same three are told apart
    by an ordinal, counted in text order: it moves only when an equal defect is mended before it.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    findings: list[Finding] = []
    for name, level, remark in sorted(remarks, key=_order):
        identity = (name, fold(remark.key), remark.reference_id or "")
        findings.append(
            _finding(name, remark.level or level, remark, (*identity, str(seen[identity])), lines)
        )
        seen[identity] += 1
    return tuple(findings)


def quoted(words: str, limit: int = 60) -> str:
    """Put words of a manuscript or a source in quotation marks, on one line, cut at `limit` letters."""
    flat = " ".join(words.split())
    if len(flat) > limit:
        flat = flat[:limit].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"
    return f"“{flat}”"


def _order(item: tuple[str, Level, Remark]) -> tuple[int, int, str, str]:
    name, _, remark = item
    span = remark.places[0].span
    return span.start, span.end, name, remark.message


def _finding(name: str, level: Level, remark: Remark, identity: tuple[str, ...], lines: Lines) -> Finding:
    return Finding(
        rule=name,
        level=level,
        message=" ".join(remark.message.splitlines()),  # words of the manuscript in it may cross lines
        locations=tuple(_located(place, lines) for place in remark.places),
        fix=remark.fix,
        fingerprint=sha256("\0".join(identity).encode("utf-8", "replace")).hexdigest()[:16],
        quotation_id=remark.quotation_id,
        mark=remark.mark,
        reference_id=remark.reference_id,
    )


def _located(place: Place, lines: Lines) -> Location:
    line, column = lines.place(place.span.start)
    return Location(
        span=place.span,
        line=line,
        column=column,
        part=lines.part(place.span.start),
        message=place.message,
    )
