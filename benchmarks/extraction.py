"""Real pages and PDFs go in; how much of their words ours and other readers have, and how fast, comes out.

What must be there is told by people (snippets that packages carry for their own tests) or, where nobody has
said so, by other readers: a sentence counts for a reader when at least two of the others have it.
`python -m benchmarks.extraction` runs this alone, and names what ours has not.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks import pages, reading, views
from benchmarks.folds import folded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.pages import Page
    from benchmarks.views import Texts, Told, View

_WORDS = 4  # of a snippet that is judged as a quotation, at least
_JUDGED = 500  # quotations
_STEP = 5  # one file in so many, when quick
# They read all of a page, and keep its blocks apart.
_WHOLE = ("resiliparse 2.0.1, default", "html-text", "inscriptis")

Lost = list[tuple[str, "Path", str]]  # how, and which words of a file


class Outcome(NamedTuple):
    """A row for each reader, how many files and pages they rest on, and what ours has not."""

    rows: list[dict[str, Any]]
    files: int
    pages: int
    lost: Lost


def of_pages(every: Sequence[Page], *, peers: bool) -> Outcome:
    """Compare readers of web pages."""
    paths = [page.path for page in every]
    own = reading.ours(paths, "text/html")
    heard = reading.asked(reading.OF_PAGES, paths) if peers else []
    mine, *others = [views.own(own, len(paths)), *map(views.of_pages, heard)]
    voters = [view for view in others if view.name.startswith(_WHOLE)]
    wanted = [(page.path, folded(words)) for page in every for words in page.wanted]
    unwanted = [(page.path, folded(words)) for page in every for words in page.unwanted]
    there = [one for one in unwanted if one[1] in mine.texts.get(one[0], "")]
    quoted = _spread([(path, words) for path, words in wanted if len(words.split()) >= _WORDS])
    rows = [
        {
            "wanted": _share(wanted, view.texts),
            "own": _share(wanted, view.body),
            "unwanted": _share(there, view.body),
            **_common(view, views.agreed(voters, view), quoted),
        }
        for view in (mine, *others)
    ]
    lost = [
        *_lost("gone", wanted, mine.texts),
        *_lost("gone", views.agreed(voters, mine), mine.keys),
        *_lost("not among own words", wanted, mine.body),
        *(("among own words", *one) for one in there if one[1] in mine.body[one[0]]),
        *_judged(quoted, mine),
    ]
    return Outcome(rows, len(paths), len(paths), lost)


def of_papers(paths: Sequence[Path], *, peers: bool) -> Outcome:
    """Compare readers of PDFs, on at most six pages of each."""
    own = reading.ours(paths, "application/pdf")
    heard = [*reading.asked(reading.OF_PAPERS, paths), reading.poppler(paths)] if peers else []
    count = sum(len(content.pages) for content in own.contents.values())
    mine, *others = [views.own(own, count), *(views.of_papers(one, own) for one in heard)]
    rows = [
        _common(view, views.agreed(others, view), _spread(views.whole_lines(others, view)))
        for view in (mine, *others)
    ]
    lost = [
        *_lost("gone", views.agreed(others, mine), mine.keys),
        *_judged(_spread(views.whole_lines(others, mine)), mine),
    ]
    return Outcome(rows, len(paths), count, lost)


def _common(view: View, agreed: Told, quoted: Told) -> dict[str, Any]:
    return {
        "name": view.name,
        "agreed": _share(agreed, view.keys),
        "verbatim": (len(views.verbatim(quoted, view.sources)), len(quoted)),
        "ms": view.ms,
        "lack": view.lack,
    }


def _share(told: Told, texts: Texts) -> tuple[int, int]:
    return sum(words in texts.get(path, "") for path, words in told), len(told)


def _lost(how: str, told: Told, texts: Texts) -> Lost:
    return [(how, path, words) for path, words in told if words not in texts.get(path, "")]


def _judged(quoted: Told, view: View) -> Lost:
    exact = views.verbatim(quoted, view.sources)
    return [("judged otherwise", *one) for one in quoted if one not in exact]


def _spread(told: Told) -> Told:
    """Return so many of them as are judged, each once, from all files."""
    each = list(dict.fromkeys(told))
    return each[:: max(1, -(-len(each) // _JUDGED))]


def measured(*, quick: bool, peers: bool) -> tuple[dict[str, Any], Lost]:
    """Return the results of both tables, and what ours has not."""
    every, step = pages.corpora(), _STEP if quick else 1
    of_html = of_pages([page for corpus in every for page in corpus.pages][::step], peers=peers)
    of_pdf = of_papers(pages.papers()[::step], peers=peers)
    origins = [
        (corpus.origin, corpus.truth, len(corpus.pages), sum(len(page.wanted) for page in corpus.pages))
        for corpus in every
    ]
    return {
        "origins": origins,
        "pages": {"rows": of_html.rows, "files": of_html.files},
        "papers": {"rows": of_pdf.rows, "files": of_pdf.files, "pages": of_pdf.pages},
    }, [*of_html.lost, *of_pdf.lost]


if __name__ == "__main__":
    results, lost = measured(quick="--quick" in sys.argv, peers=True)
    for row in (*results["pages"]["rows"], *results["papers"]["rows"]):
        print(row)
    for how, path, words in lost:
        print(f"{how}: {'/'.join(path.parts[-3:])}: {words[:200]}")
