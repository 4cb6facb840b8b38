"""Results on manuscripts go in: how each format is read, and how fast; sections of the page come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.tables import cell, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WRITTEN = """\
## Reading manuscripts

One article of {words:,} words, made of our own words, written in each format as its users write it. Who
wrote it knows its notes and quotations. A mark is right when its place and its note's words are; `quotations`
are the words between marks, or set off, from end to end, and `with their notes` those that stand under the
right notes besides. `besides` counts notes, marks and quotations that were read and never written. `text` is
the time until the text with its blocks, marks and notes is there, `all` until quotations, claims and
citations are, too; the faster of two turns, in seconds of processor time.
"""
_OTHERS = """\
What a user would take instead to get the text alone, in the same run. `notes` and `quotations` count those
whose words stand anywhere in its text, which tells nothing of what belongs to what; `times ours` compares
with our `text`.
"""
_CONVERTED = """\
Two articles that pandoc and LibreOffice have converted (tests/parser/files), against the plain text that they
were made from.
"""
_KINDS = {"notes": "notes", "marks": "marks", "quotations": "quotations", "with notes": "with their notes"}


def sections(results: Mapping[str, Any]) -> list[str]:
    """Return the sections that there are results for."""
    formats = results.get("formats")
    if not formats:
        return []
    others = [(one, other) for one in formats["written"] for other in one["others"]]
    out = [_WRITTEN.format(words=formats["words"]), _written(formats["written"])]
    out += [_OTHERS, _others(others)] if others else []
    return [*out, *([_CONVERTED, _converted(formats["converted"])] if formats["converted"] else [])]


def ratios(results: Mapping[str, Any]) -> list[tuple[str, str, float, bool]]:
    """Return for each format and program how many times as long as ours it took for the text."""
    return [
        (f"text of {one['format']}", other["name"], other["seconds"] / one["reading"], True)
        for one in results.get("formats", {}).get("written", ())
        for other in one["others"]
        if other["seconds"] is not None
    ]


def _written(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [
        (one["format"], *_counts(one), f"{one['reading']:.3f} s", f"{one['parsing']:.2f} s") for one in rows
    ]
    return table(("format", *_KINDS.values(), "besides", "text", "all"), lines)


def _counts(one: Mapping[str, Any]) -> tuple[str, ...]:
    return (*(cell(one[kind]) for kind in _KINDS), str(one["besides"]))


def _others(pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> str:
    lines = [
        (
            ours["format"],
            other["name"],
            cell(other["notes"]),
            cell(other["quotations"]),
            f"{other['seconds']:.3f} s",
            f"{other['seconds'] / ours['reading']:.2g}",
        )
        for ours, other in pairs
        if other["seconds"] is not None
    ]
    lacks = {f"- {other['name']}: {other['lack']}\n" for _, other in pairs if other["lack"]}
    head = ("format", "program", "notes", "quotations", "text", "times ours")
    return (table(head, lines) if lines else "") + "".join(["\n" * bool(lacks), *sorted(lacks)])


def _converted(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [(one["file"], *_counts(one)) for one in rows if not one["lack"]]
    lacks = "".join(f"- {one['file']}: {one['lack']}\n" for one in rows if one["lack"])
    return table(("file", *_KINDS.values(), "besides"), lines) + (f"\n{lacks}" if lacks else "")
