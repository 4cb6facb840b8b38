"""The works that manuscripts cite become sources, each had once, as the lock beside them says."""

from __future__ import annotations

from pathlib import Path
from threading import Lock as Mutex
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck import resolver
from claimcheck.errors import UsageError
from claimcheck.model import Evidence, Fetched, Freshness, Reference, Source, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.settings import Settings


class Watch(Protocol):
    """Called as work goes on: the stage, the item just done, how many are done, of how many."""

    def __call__(self, stage: str, item: str, done: int, total: int) -> None:
        """Take note; must not raise."""


class Renewal(NamedTuple):
    """Which works `fetch` has anew, None for all of them, and what it does to the lock.

    `writes`: what was had goes into it; `prunes`: what no reference is called goes out.
    """

    ids: frozenset[str] | None = frozenset()
    writes: bool = True
    prunes: bool = False


class _Desk(NamedTuple):
    """One folder's work: its lock, the works that are wanted, and the ids of all that are known."""

    folder: Path
    lock: resolver.Lock
    wanted: tuple[Reference, ...]
    listed: frozenset[str] = frozenset()

    @property
    def path(self) -> Path:
        """The lock's file."""
        return self.folder / resolver.LOCK_NAME


def obtain(
    evidence: Sequence[Evidence], settings: Settings, watch: Watch
) -> list[tuple[Source | Unavailable, ...]]:
    """Have the sources of several manuscripts; raises UsageError where `locked` and the lock is stale."""
    desks = _desks(evidence, settings)
    had: dict[tuple[Path, str], Source | Unavailable] = {}
    count = _Count(watch, sum(len(desk.wanted) for desk in desks))
    for desk in desks:
        got = resolver.obtain(desk.wanted, _options(settings, desk), count.seen)
        had.update(
            ((desk.folder, _key(reference)), one) for reference, one in zip(desk.wanted, got, strict=True)
        )
    return [tuple(had[_folder(each), _key(reference)] for reference in _wanted(each)) for each in evidence]


def fetch(
    evidence: Sequence[Evidence], settings: Settings, renewal: Renewal, watch: Watch
) -> tuple[Fetched, ...]:
    """Have all sources and write each into its lock as it comes.

    A source that changed is taken into the lock only where it is renewed. Raises UsageError for an id that
    no cited work has.
    """
    desks = _desks(evidence, settings, locking=True)
    known = {reference.id for desk in desks for reference in desk.wanted}
    if unknown := sorted((renewal.ids or frozenset()) - known):
        hint = (
            "name the manuscript before --upgrade"
            if Path(unknown[0]).is_file()
            else "`claimcheck parse` lists them"
        )
        raise UsageError(f"no cited work has the id {unknown[0]!r}: {hint}")
    count = _Count(watch, sum(len(desk.wanted) for desk in desks))
    return tuple(fetched for desk in desks for fetched in _fetched(desk, settings, renewal, count))


def add(  # noqa: PLR0913, PLR0917 - what the command takes
    reference: Reference, file: Path, url: str | None, day: str | None, settings: Settings, folder: Path
) -> tuple[Fetched, Path]:
    """Take a page that was saved by hand into store and lock; raises UsageError where that cannot be."""
    if settings.store is None:
        raise UsageError("there is no store to take it: set `store` in claimcheck.toml")
    if any(place.file for place in reference.source):
        raise UsageError(f"{reference.id} has a file under `source` already: change that file instead")
    if len(reference.source) > 1:
        words = "has several addresses under `source`: name the saved files there in their stead, in order"
        raise UsageError(f"{reference.id} {words}")
    desk = _desk(folder, (reference,))
    had = resolver.take(reference, file, url, day, _options(settings, desk))
    entry = resolver.entry(reference, had, desk.lock, taking=True)
    if entry is not None:
        resolver.lock_in(desk.path, [entry])
    state = resolver.freshness(reference, had, desk.lock, renewed=True)
    return Fetched(reference=reference, state=state, had=had, taken=True), desk.path


def options(settings: Settings, folder: Path, *, outside: bool) -> resolver.Options:
    """Return what the resolver may do, without a lock."""
    return resolver.Options(
        folder=folder,
        store=settings.store,
        offline=settings.offline,
        allow_outside=outside,
        allow_private=settings.allow_private,
        jobs=settings.jobs,
        deadline=settings.deadline,
        max_bytes=settings.max_bytes,
        archive=settings.archive or None,
        as_of_note=settings.as_of_note,
        locked=settings.locked,
    )


def _fetched(desk: _Desk, settings: Settings, renewal: Renewal, count: _Count) -> Iterator[Fetched]:
    # NOTE: who saved a page by hand had a reason; to ask for it anew takes its id.
    every = (r.id for r in desk.wanted if not resolver.saved_by_hand(r, desk.lock))
    renew = frozenset(every) if renewal.ids is None else renewal.ids
    keeping = resolver.Keeping.ALL if renewal.writes else resolver.Keeping.NOTHING
    given = _options(settings, desk).model_copy(update={"renew": renew, "keeping": keeping})
    by_id = {reference.id: reference for reference in desk.wanted}
    journal = resolver.Journal(desk.path)

    def seen(item: str, state: str, had: Source | Unavailable | None) -> None:
        if had is not None and renewal.writes:
            journal.add(resolver.entry(by_id[item], had, desk.lock, taking=item in renew))
        count.seen(item, state, had)

    try:
        got = resolver.obtain(desk.wanted, given, seen)
    finally:
        # NOTE: also when interrupted: what was finished is kept.
        journal.write()
    if renewal.prunes and renewal.writes:
        resolver.lock_in(desk.path, [], keep=desk.listed)
    for reference, had in zip(desk.wanted, got, strict=True):
        state = resolver.freshness(reference, had, desk.lock, renewed=reference.id in renew)
        taken = renewal.writes and (state is not Freshness.CHANGED or reference.id in renew)
        left = resolver.left(reference, had, desk.lock, taken=taken)
        yield Fetched(reference=reference, state=state, had=had, taken=taken, left=left)


class _Count:
    """Counts the works that are done over all folders, for the progress that is shown."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch = watch
        self._total = total
        self._mutex = Mutex()
        self._done = 0

    def seen(self, item: str, state: str, _had: Source | Unavailable | None) -> None:
        with self._mutex:
            self._done += state == "done"
            done = self._done
        self._watch("sources", item, done, self._total)


def _desks(evidence: Sequence[Evidence], settings: Settings, *, locking: bool = False) -> list[_Desk]:
    """Sort the works of all manuscripts by the folder of their references file, each work once."""
    wanted: dict[Path, dict[str, Reference]] = {}
    listed: dict[Path, set[str]] = {}
    for each in evidence:
        wanted.setdefault(_folder(each), {}).update((_key(r), r) for r in _wanted(each))
        listed.setdefault(_folder(each), set()).update(r.id for r in each.references)
    desks = [_desk(folder, tuple(works.values()), listed[folder]) for folder, works in wanted.items()]
    if settings.locked or locking:
        for desk in desks:
            _tell_apart(desk)
    if settings.locked:
        for desk in desks:
            _hold(desk)
    return desks


def _desk(folder: Path, wanted: tuple[Reference, ...], listed: Iterable[str] = ()) -> _Desk:
    lock = resolver.read_lock(folder / resolver.LOCK_NAME) or resolver.Lock()
    return _Desk(folder, lock, wanted, frozenset(listed))


def _tell_apart(desk: _Desk) -> None:
    """Refuse two works of one id, as two manuscripts may have them: a lock has one entry an id."""
    places: dict[str, str] = {}
    for reference in desk.wanted:
        if places.setdefault(reference.id, resolver.digest(reference)) != resolver.digest(reference):
            words = "is the id of two works that the manuscripts here cite: list both in one references file"
            raise UsageError(f"{reference.id} {words}, each by an id of its own", file=str(desk.folder))


def _hold(desk: _Desk) -> None:
    """Refuse a lock that does not say of every work, as it is cited now, how it was had."""
    placed = [r for r in desk.wanted if r.source or r.url or r.doi]
    if placed and not desk.path.is_file():
        words = "is missing, and --locked asks for it: run `claimcheck fetch`, and commit it"
        raise UsageError(words, file=str(desk.path))
    stale = [r.id for r in placed if not resolver.knows(desk.lock, r)]
    if stale:
        more = f" and {len(stale) - 1} more" if len(stale) > 1 else ""
        words = f"is stale: it does not know {stale[0]}{more} as cited now; run `claimcheck fetch`"
        raise UsageError(words, file=str(desk.path))


def _options(settings: Settings, desk: _Desk) -> resolver.Options:
    plain = options(settings, desk.folder, outside=settings.allow_outside)
    return plain.model_copy(update={"lock": desk.lock})


def _folder(evidence: Evidence) -> Path:
    return Path(evidence.references_path or evidence.manuscript.path).parent


def _wanted(evidence: Evidence) -> list[Reference]:
    """The references that a note cites."""
    cited = {id_ for ids in evidence.cited.values() for id_ in ids}
    cited |= {resolution.reference_id for resolution in evidence.resolutions}
    return [reference for reference in evidence.references if reference.id in cited]


def _key(reference: Reference) -> str:
    """What tells one work from another that a second manuscript's notes call by the same id."""
    return f"{reference.id} {resolver.digest(reference)} {reference.title} {reference.seen}"
