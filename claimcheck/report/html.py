"""A Report becomes one HTML page: the manuscript beside its evidence, readable without network or scripts.

Everything is in the page: nothing is asked for from outside, and its own style and script are the only ones
that may run (Content Security Policy, by their hashes). No script makes markup from words of the report.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.report import _headline, _html_card, _html_findings, _html_map, _html_text, _html_tools
from claimcheck.report._html_desk import desks
from claimcheck.report._html_lists import blocking, unchecked
from claimcheck.report._html_rest import claims, limits, remarks, signoffs
from claimcheck.report._html_rules import pages
from claimcheck.report._html_sources import sheets
from claimcheck.report._html_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Look, Report
    from claimcheck.report._html_desk import Desk

NAME = "html"

_STYLES = ("colours.css", "page.css", "work.css", "print.css")
_SCRIPTS = ("parts.js", "filters.js", "cards.js", "links.js", "start.js")
_FOOT = "Nothing was fetched to show this page; its links open other pages as they are today."


def render(report: Report, look: Look) -> str:
    """Print the page; `rules_url` adds links to the published pages of the rules."""
    laid = desks(report, look)
    title = f"{report.summary.outcome.value.upper()}: {', '.join(_paths(laid)) or 'no manuscript'}"
    body = "\n".join(_manuscript(desk, several=len(laid) > 1) for desk in laid)
    fired = frozenset().union(*(desk.pages for desk in laid))
    return "\n".join(
        [
            *_head(f"{title} – claimcheck"),
            '<body><a class="skip" href="#main">Skip to the report</a>',
            _header(report, laid),
            _html_tools.bar(laid),
            f'<main id="main" tabindex="-1">{body}\n{pages(report.rules, fired, look)}</main>',
            f"<footer><p>{words(f'{report.tool} {report.version}')}. {_FOOT}</p></footer>",
            _html_tools.keys(),
            f"<script>{_script()}</script></body></html>\n",
        ]
    )


def _head(title: str) -> list[str]:
    style, script = _style(), _script()
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    return [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{words(title)}</title><style>{style}</style></head>",
    ]


def _header(report: Report, laid: Sequence[Desk]) -> str:
    outcome = report.summary.outcome.value
    return (
        f'<header class="top {outcome}"><h1><span class="outcome">{outcome.upper()}</span>'
        f' <span class="paths">{words(", ".join(_paths(laid)))}</span></h1>'
        f'<p class="tally">{words(_headline.tally(report))}</p>'
        f'<p class="judged">{words(_headline.judged(report))}</p>{_html_tools.manuscripts(laid)}</header>'
    )


def _manuscript(desk: Desk, *, several: bool) -> str:
    id_ = f"manuscript-{desk.number}"
    path = words(desk.view.manuscript.path)
    empty = "" if desk.matches else f'<p class="nothing">{_headline.EMPTY}</p>'
    parts = (blocking(desk), unchecked(desk), _work(desk), sheets(desk))
    rest = (remarks(desk), claims(desk), signoffs(desk), limits(desk))
    body = "\n".join(part for part in (*parts, *rest) if part)
    name = "" if several else ' class="aloud"'
    return (
        f'<section class="manuscript" id="{id_}" aria-labelledby="{id_}-title">'
        f'<h2 id="{id_}-title"{name}>{path}</h2>{empty}{_html_map.drawing(desk)}'
        f"{_html_tools.sections(desk, body)}{body}</section>"
    )


def _work(desk: Desk) -> str:
    """Return the manuscript's text and, beside it, every card in the text's order."""
    cards = [(q.span.start, _html_card.card(desk, q)) for q in desk.carded]
    cards += [
        (one.locations[0].span.start if one.locations else -1, _html_findings.card(desk, number))
        for number, one in enumerate(desk.others, 1)
    ]
    told = "\n".join(card for _, card in sorted(cards, key=lambda pair: pair[0]))
    number = desk.number
    hint = "Choose a quotation in the manuscript, or press n for the next problem."
    return (
        f'<div class="work" id="work-{number}"><section class="text" id="text-{number}"'
        f' aria-labelledby="text-{number}-title"><h3 id="text-{number}-title">Manuscript</h3>'
        f"{_html_text.text(desk)}</section>"
        f'<section class="evidence" id="evidence-{number}" aria-labelledby="evidence-{number}-title">'
        f'<h3 id="evidence-{number}-title">Evidence</h3><p class="hint tool">{hint}</p>{told}</section></div>'
    )


def _paths(laid: Sequence[Desk]) -> list[str]:
    return [desk.view.manuscript.path for desk in laid]


@cache
def _style() -> str:
    return "".join(map(_asset, _STYLES))


@cache
def _script() -> str:
    """Return the parts of the script in one block, so that they share their names with nothing else."""
    return '"use strict";\n{\n' + "".join(map(_asset, _SCRIPTS)) + "}\n"


def _asset(name: str) -> str:
    return files("claimcheck.report").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the source expression of a text in a policy (CSP 3, 2.3.1)."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
