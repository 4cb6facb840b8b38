"""A terminal and what there is to decide go in; an editor walks it, and what was decided comes out."""

from __future__ import annotations

import webbrowser
from functools import cache
from typing import TYPE_CHECKING

from claimcheck import deciding, reviewing
from claimcheck import report as paper
from claimcheck.cli import cards, days
from claimcheck.cli.sheet import asked, shown
from claimcheck.errors import ClaimcheckError, UsageError
from claimcheck.model import Decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.cli.cards import Desk
    from claimcheck.cli.keys import Key
    from claimcheck.reviewing import Item, Walk

    Act = Callable[[Desk, Walk], tuple[Walk, str]]

_HELP = (
    ("a", "accept: it may stand. You say why, and if you like until when."),
    ("r", "reject: it must be mended. You say what. A rejection wins over an acceptance."),
    ("c", "confirm an earlier sign-off: the source has changed, the passage has not"),
    ("n", "next; also space, Enter and the arrow to the right"),
    ("p", "back; also the arrow to the left"),
    ("g", "go to a number"),
    ("u", "undo the last decision"),
    ("s", "more of the manuscript and of the source around the place"),
    ("e", "explain the rule"),
    ("o", "open the address in a browser, at the passage"),
    ("q", "quit"),
)
_NOTE = (
    "The arrows up and down scroll what is longer than the window. Every decision is saved at once. "
    "While you type, the arrow up offers reasons that were given before, and Esc leaves without a decision."
)
_WHY = {Decision.ACCEPT: "Why may it stand?", Decision.REJECT: "What is to be mended?"}
_TYPE = "Esc leaves it, arrow up offers earlier reasons."
_UNTIL = "Until when? Enter alone: for good. Else a day, 2027-05-01, or 10d, 2w, 6m, 1y"
_STEPS = {"n": 1, " ": 1, "enter": 1, "right": 1, "p": -1, "left": -1, "backspace": -1}
_QUIT = {"q", "end-of-file"}
_RECENT = 50  # reasons


def walk(desk: Desk, items: tuple[Item, ...]) -> Walk:
    """Show item after item and save what is decided, until the editor quits or the terminal has gone."""
    path = reviewing.Walk(items)
    said = ""
    try:
        while True:
            key = shown(desk.terminal, desk.look, cards.card(desk, path, said))
            if key.name in _QUIT:
                return path
            path, said = _acted(desk, path, key)
    except EOFError:
        return path


def _acted(desk: Desk, path: Walk, key: Key) -> tuple[Walk, str]:
    """Return where a key leads, and what to say of it."""
    if key.name in _STEPS:
        at = min(max(path.at + _STEPS[key.name], 0), len(path.items))
        return path._replace(at=at), ""
    act = _ACTS.get(key.name) or (_ON_ITEMS.get(key.name) if path.at < len(path.items) else None)
    try:
        return act(desk, path) if act else (path, "")
    except ClaimcheckError as error:
        return path, f"Not done: {error}"


def _accept(desk: Desk, path: Walk) -> tuple[Walk, str]:
    reason = _reason(desk, path, Decision.ACCEPT)
    if not reason:
        return path, "Not accepted: no reason was given."
    asking, today = _UNTIL, deciding.day(desk.settings)
    while True:
        words = asked(desk.terminal, desk.look, cards.prompt(desk, path, asking))
        if words is None:
            return path, "Not accepted."
        try:
            expires = days.expiry(words, today)
        except UsageError as error:
            asking = f"{error}. {_UNTIL}"
        else:
            return _decided(desk, path, Decision.ACCEPT, reason, expires)


def _reject(desk: Desk, path: Walk) -> tuple[Walk, str]:
    reason = _reason(desk, path, Decision.REJECT)
    if not reason:
        return path, "Not rejected: no reason was given."
    return _decided(desk, path, Decision.REJECT, reason, None)


def _decided(
    desk: Desk, path: Walk, decision: Decision, reason: str, expires: str | None
) -> tuple[Walk, str]:
    item = path.items[path.at]
    done = reviewing.decide(
        desk.report, desk.settings, item, decision, reason=reason, by=desk.by, expires=expires
    )
    path, said = _saved(path, done)
    others = reviewing.rejected_by(desk.report, item) - {desk.by}
    if others and decision is Decision.ACCEPT:
        said += f" But {' and '.join(sorted(others))} rejected it, and that wins."
    return path, said


def _confirm(desk: Desk, path: Walk) -> tuple[Walk, str]:
    item = path.items[path.at]
    if not reviewing.confirmable(desk.report, item):
        return path, "There is no earlier sign-off to confirm."
    return _saved(path, reviewing.confirm(desk.report, desk.settings, item, desk.by))


def _saved(path: Walk, done: reviewing.Decided) -> tuple[Walk, str]:
    said = f"Number {path.at + 1} {done.word}; saved in {done.file.name}."
    return reviewing.onward(path._replace(done=(*path.done, (path.at, done)))), said


def _undo(_: Desk, path: Walk) -> tuple[Walk, str]:
    if not path.done:
        return path, "Nothing was decided yet."
    *before, (at, last) = path.done
    reviewing.undo(last)
    return path._replace(at=at, done=tuple(before)), f"The decision on number {at + 1} is taken back."


def _go(desk: Desk, path: Walk) -> tuple[Walk, str]:
    count = len(path.items)
    words = asked(desk.terminal, desk.look, cards.prompt(desk, path, f"Go to which number? 1 to {count}"))
    if not words:
        return path, ""
    if not (words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= count):
        return path, f"There is no number {words}: they go from 1 to {count}."
    return path._replace(at=int(words) - 1), ""


def _open(desk: Desk, path: Walk) -> tuple[Walk, str]:
    address = paper.address(*cards.of(desk, path))
    if address is None:
        return path, "There is no address on the web to open."
    desk.terminal.leave()
    try:
        opened = webbrowser.open(address)
    finally:
        desk.terminal.enter()
    return path, "Opened in a browser." if opened else f"No browser could be started; open {address}"


def _sources(desk: Desk, path: Walk) -> tuple[Walk, str]:
    shown(
        desk.terminal,
        desk.look,
        cards.page(desk, path, cache(lambda look: paper.render_sources(*cards.of(desk, path), look))),
    )
    return path, ""


def _explain(desk: Desk, path: Walk) -> tuple[Walk, str]:
    rules = dict.fromkeys(finding.rule for finding in path.items[path.at].findings)
    text = "\n\n".join(f"# {rule}\n\n{desk.pages.get(rule, 'There is no page.')}" for rule in rules)
    shown(desk.terminal, desk.look, cards.page(desk, path, cache(lambda look: paper.render_page(text, look))))
    return path, ""


def _help(desk: Desk, path: Walk) -> tuple[Walk, str]:
    shown(
        desk.terminal,
        desk.look,
        cards.page(desk, path, cache(lambda look: paper.render_help(_HELP, _NOTE, look))),
    )
    return path, ""


_ACTS: dict[str, Act] = {"u": _undo, "g": _go, "?": _help}
_ON_ITEMS: dict[str, Act] = {
    "a": _accept,
    "r": _reject,
    "c": _confirm,
    "o": _open,
    "s": _sources,
    "e": _explain,
}


def _reason(desk: Desk, path: Walk, decision: Decision) -> str | None:
    given = [signoff.reason for _, done in reversed(path.done) for signoff in done.signoffs]
    earlier = [signed.signoff for dossier in desk.report.dossiers for signed in dossier.signoffs]
    given += [signoff.reason for signoff in sorted(earlier, key=lambda s: s.date, reverse=True)]
    recent = list(dict.fromkeys(given))[:_RECENT]
    return asked(desk.terminal, desk.look, cards.prompt(desk, path, f"{_WHY[decision]} {_TYPE}"), recent)
