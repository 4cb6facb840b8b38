"""Where an editor is among the items goes in; the sheet to show comes out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck import report as paper
from claimcheck import reviewing
from claimcheck.cli.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.cli.terminal import Terminal
    from claimcheck.model import Dossier, Finding, Look, Report
    from claimcheck.reviewing import Walk
    from claimcheck.settings import Settings

_BACK = (("any key", "back"),)


class Desk(NamedTuple):
    """What is decided upon, where it is shown, and who decides; `pages` are the rules' pages by name."""

    terminal: Terminal
    report: Report
    settings: Settings
    look: Look
    by: str
    pages: Mapping[str, str]


def card(desk: Desk, path: Walk, said: str) -> Sheet:
    """Return the item that an editor is at and what is `said` of the last key; past the last what is left."""
    return Sheet(
        cache(lambda look: paper.render_head(*_position(desk, path), look)),
        cache(lambda look: _body(desk, path, look)),
        cache(lambda look: (paper.render_said(said, look)) + paper.render_keys(_keys(desk, path), look)),
    )


def prompt(desk: Desk, path: Walk, asking: str) -> Sheet:
    """Return the item with a question in the place of the keys."""
    return card(desk, path, "")._replace(foot=cache(lambda look: paper.render_said(asking, look)))


def page(desk: Desk, path: Walk, body: Callable[[Look], str]) -> Sheet:
    """Return a page that is read over the item."""
    foot = cache(lambda look: paper.render_keys(_BACK, look))
    return card(desk, path, "")._replace(body=body, foot=foot)


def of(desk: Desk, path: Walk) -> tuple[Dossier, tuple[Finding, ...]]:
    """Return the findings of the item that an editor is at, and their dossier."""
    item = path.items[path.at]
    return desk.report.dossiers[item.dossier], item.findings


def _position(desk: Desk, path: Walk) -> tuple[str, str]:
    count, left = len(path.items), len(path.items) - len(path.standing)
    if path.at == count:
        return "The end", f"{left} of {count} without a decision"
    aside = f"{left} to decide"
    if path.at in path.standing:
        done = path.standing[path.at]
        aside += f"; {done.word}: {done.signoffs[0].reason}"
    names = f" in {of(desk, path)[0].evidence.manuscript.path}" if len(desk.report.dossiers) > 1 else ""
    return f"{path.at + 1} of {count}{names}", aside


def _body(desk: Desk, path: Walk, look: Look) -> str:
    if path.at < len(path.items):
        return "\n" + paper.render_item(*of(desk, path), look)
    left = [str(place + 1) for place in range(len(path.items)) if place not in path.standing]
    told = f"Without a decision: {', '.join(left)}." if left else "Everything is decided."
    return "\n" + paper.render_page(
        f"{told}\n\nAll is saved. q quits, p goes back, g goes to a number.", look
    )


def _keys(desk: Desk, path: Walk) -> list[tuple[str, str]]:
    undo = [("u", "undo")] if path.done else []
    rest = [("q", "quit"), ("?", "")]
    if path.at == len(path.items):
        return [("p", "back"), ("g", "go to"), *undo, *rest]
    confirm = [("c", "confirm")] if reviewing.confirmable(desk.report, path.items[path.at]) else []
    opens = [("o", "open")] if paper.address(*of(desk, path)) else []
    decide = [("a", "accept"), ("r", "reject"), *confirm, ("n", "next"), ("p", "back")]
    return [*decide, *undo, ("s", "more"), ("e", "rule"), *opens, *rest]
