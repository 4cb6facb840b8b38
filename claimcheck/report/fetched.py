"""What was fetched goes in; a few lines a work, what changed in it, and what to do come out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Extent, Fetched, Freshness, Source, Unavailable, Via
from claimcheck.report import _view, _where
from claimcheck.report._page import Lines, labelled, paragraph, printed, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model import Change, Look, Passage

_WORDS = {
    Freshness.KEPT: "as locked",
    Freshness.NEW: "new",
    Freshness.SAME: "the same",
    Freshness.CHANGED: "changed",
    Freshness.MISSING: "not had",
}
_STYLES = {Freshness.CHANGED: "bold yellow", Freshness.MISSING: "bold yellow", Freshness.NEW: "bold green"}
_HASH = 12
_MOST = 240  # characters of a passage that are shown


def render_fetched(fetched: Sequence[Fetched], look: Look, *, checking: bool) -> str:
    """Return how each work compares with the lock; works that are as locked are only counted."""
    lines: Lines = []
    told = [one for one in fetched if look.verbose or one.state is not Freshness.KEPT]
    for one in [] if look.quiet else told:
        lines += [*_work(one, look), *_changes(one, look), Text()]
    counts = Counter(one.state for one in fetched)
    parts = [f"{counts[state]} {words}" for state, words in _WORDS.items() if counts[state]]
    lines += paragraph(f"{_view.plural(len(fetched), 'source')}: {', '.join(parts) or 'none'}.", look.width)
    lines += [line for words in _advice(fetched, checking=checking) for line in paragraph(words, look.width)]
    return printed(lines, look)


def render_added(added: Fetched, lock: Path, look: Look) -> str:
    """Return what was taken in by hand, and where it was written down."""
    lines = [] if look.quiet else _work(added, look)
    words = f"locked as {visible(added.reference.id)} in {visible(str(lock))}"
    return printed([*lines, *paragraph(words, look.width)], look)


def _work(one: Fetched, look: Look) -> Lines:
    head = Text(f"{_WORDS[one.state]:<9}  ", _STYLES.get(one.state, "bold"))
    name = Text.assemble(f"{visible(one.reference.id)}  ", (visible(_view.brief(one.reference)), "dim"))
    told = _lack(one.had) if isinstance(one.had, Unavailable) else _source(one, one.had)
    stays = f"as before: {_where.way(one.left)}" if one.left else ""
    lines = labelled(head, name, look.width)
    return lines + [
        line for label, text in (*told, ("locked", stays)) if text for line in row(label, text, look.width)
    ]


def _lack(lack: Unavailable) -> list[tuple[str, Text | str]]:
    return [("why", visible(lack.detail or lack.reason.value)), ("from", visible(lack.origin or ""))]


def _source(one: Fetched, source: Source) -> list[tuple[str, Text | str]]:
    whole = source.extent is Extent.WHOLE
    read = Text("whole") if whole else Text(f"only in part: {visible(source.reason or '')}", "yellow")
    size = f"; {len(source.content.text):,} characters, sha256 {visible(source.sha256[:_HASH])}"
    doubt = f"seems to be another work: {visible(source.mismatch)}" if source.mismatch else ""
    return [
        ("from", _where.origin(source)),
        *(("to open", address) for address in _where.opened(source)),
        ("had", _where.ways(source)),
        ("read", read + Text(size)),
        ("remark", visible(source.reason or "") if whole else ""),
        ("calls itself", _where.own(source, one.reference)),
        ("doubtful", Text(doubt, "yellow")),
    ]


def _changes(one: Fetched, look: Look) -> Lines:
    """Show what became of the quotations that rest on a source that changed."""
    if one.state is not Freshness.CHANGED or not isinstance(one.had, Source):
        return []
    if one.had.former is None or not one.had.former.text:
        words = "the locked text is not in this store, so what changed cannot be shown"
        return row("quoted", words, look.width)
    if not one.changes:
        return row("quoted", "no quotation rests on it", look.width)
    several = len({change.manuscript for change in one.changes}) > 1
    lines: Lines = []
    still = [change for change in one.changes if _stands(change)]
    for change in [change for change in one.changes if change not in still]:
        was, now = (_view.WORDS[verdict].lower() if verdict else "-" for verdict in (change.was, change.now))
        lines += row("quoted", f"{_named(change, several=several)}: {was}, now {now}", look.width)
        for label, passage in (("locked", _found(change)[0]), ("now", _found(change)[1])):
            lines += row(label, _view.quoted(passage.exact, _MOST), look.width) if passage else []
    good = [_named(change, several=several) for change in still if change.now and change.now.sound]
    return lines + (row("stands", f"the words of {', '.join(good)}", look.width) if good else [])


def _named(change: Change, *, several: bool) -> str:
    """Name a quotation, with its manuscript where there are several."""
    path = f" in {change.manuscript}" if several and change.manuscript else ""
    return visible(f"{change.quotation_id}{path}")


def _stands(change: Change) -> bool:
    before, after = _found(change)
    return change.now is change.was and (before and before.exact) == (after and after.exact)


def _found(change: Change) -> tuple[Passage | None, Passage | None]:
    """Where the words stood and stand."""
    before = change.before if change.was is None or change.was.found else None
    return before, change.after if change.now is None or change.now.found else None


def _advice(fetched: Sequence[Fetched], *, checking: bool) -> list[str]:
    kept = [one for one in fetched if one.state is Freshness.KEPT]
    by_hand = [one for one in kept if _has_come(one, Via.SAVED)]
    left = [one for one in fetched if one.state is Freshness.CHANGED and not one.taken]
    lost = [one for one in fetched if isinstance(one.had, Unavailable) and "://" in (one.had.origin or "")]
    said = []
    if by_hand and checking:
        said.append(f"Saved by hand, and not asked for anew: {_ids(by_hand)}.")
    if left:
        archived = any(_has_come(one, Via.ARCHIVE) for one in left)
        command = f"claimcheck fetch --upgrade ID{' --as-of-note' if archived else ''}"
        said.append(f"Left as locked: {_ids(left)}. `{command}` takes the new.")
    if lost and not checking:
        said.append("What a browser opens you can save and add by hand: `claimcheck add ID FILE`.")
    return said


def _has_come(one: Fetched, via: Via) -> bool:
    return isinstance(one.had, Source) and any(snapshot.via is via for snapshot in one.had.snapshots)


def _ids(works: Sequence[Fetched]) -> str:
    return ", ".join(visible(one.reference.id) for one in works)
