"""What was fetched goes in; a line a work, what changed in it, and what to do come out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from claimcheck.model import Change, Extent, Fetched, Freshness, Source, Unavailable, Verdict
from claimcheck.report import _view
from claimcheck.report._page import Lines, paragraph, printed, row
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model import Look

_WORDS = {
    Freshness.KEPT: "as locked",
    Freshness.NEW: "new",
    Freshness.SAME: "the same",
    Freshness.CHANGED: "changed",
    Freshness.MISSING: "not had",
}
_STYLES = {Freshness.CHANGED: "bold yellow", Freshness.MISSING: "bold yellow", Freshness.NEW: "bold green"}
_GOOD = {Verdict.VERBATIM, Verdict.PERMISSIBLE}
_HASH = 12
_MOST = 240  # characters of a passage that are shown


def render_fetched(
    fetched: Sequence[Fetched], changes: Sequence[Change], look: Look, *, checking: bool
) -> str:
    """Return how each work compares with the lock; works that are as locked are only counted."""
    lines: Lines = []
    told = [one for one in fetched if look.verbose or one.state is not Freshness.KEPT]
    for one in [] if look.quiet else told:
        own = [
            change for change in changes if change.reference_id == one.reference.id and change.quotation_id
        ]
        lines += [*_work(one, look), *_moved(own, look), Text()]
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
    word = Text(f"{_WORDS[one.state]:<9}", _STYLES.get(one.state, "bold"))
    name = visible(_view.brief(one.reference))
    lines = paragraph(Text.assemble(word, f"  {visible(one.reference.id)}  ", (name, "dim")), look.width)
    if isinstance(one.had, Unavailable):
        lines += row("why", visible(one.had.detail or one.had.reason.value), look.width)
        return lines + (row("from", visible(one.had.origin), look.width) if one.had.origin else [])
    return lines + row("from", visible(_whence(one.had)), look.width) + row("had", _had(one.had), look.width)


def _whence(source: Source) -> str:
    archived = next((s for s in source.snapshots if s.archived), None)
    if archived is None:
        return source.origin
    return f"{archived.final_url or archived.address}, archived {(archived.archived or '')[:10]}"


def _had(source: Source) -> str:
    whole = "whole" if source.extent is Extent.WHOLE else f"only in part: {source.reason}"
    told = [whole, f"{len(source.content.text):,} characters", f"sha256 {source.sha256[:_HASH]}"]
    told += [source.reason] if source.reason and source.extent is Extent.WHOLE else []
    return visible("; ".join([*told, *([source.mismatch] if source.mismatch else [])]))


def _moved(changes: Sequence[Change], look: Look) -> Lines:
    """Show what became of the quotations that rest on a source that changed."""
    lines: Lines = []
    still = [change for change in changes if change.now == change.was and _exact(change)]
    for change in [change for change in changes if change not in still]:
        was, now = (_view.WORDS[verdict].lower() if verdict else "-" for verdict in (change.was, change.now))
        lines += row("quoted", visible(f"{change.quotation_id}: {was}, now {now}"), look.width)
        for label, passage in (("locked", change.before), ("now", change.after)):
            lines += row(label, _view.quoted(passage.exact, _MOST), look.width) if passage else []
    good = [change for change in still if change.now in _GOOD]
    if good:
        ids = ", ".join(change.quotation_id or "" for change in good)
        lines += row("stands", visible(f"the words of {ids} are as they were"), look.width)
    return lines


def _exact(change: Change) -> bool:
    before, after = change.before, change.after
    return (before.exact if before else None) == (after.exact if after else None)


def _advice(fetched: Sequence[Fetched], *, checking: bool) -> list[str]:
    left = [one.reference.id for one in fetched if one.state is Freshness.CHANGED and not one.taken]
    lost = [one.reference.id for one in fetched if one.state is Freshness.MISSING]
    said = []
    if left:
        said.append(
            f"Left as locked: {', '.join(map(visible, left))}. `claimcheck fetch --upgrade ID` takes the new."
        )
    if lost and not checking:
        said.append("Of what was not had you can save a page by hand: `claimcheck add ID FILE`.")
    return said
