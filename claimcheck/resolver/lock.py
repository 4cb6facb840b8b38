"""What sources were when they were last had becomes claimcheck.lock, and the other way round.

The file is for version control: TOML, sorted, one key a line, no clock but the times of captures. Equal
locks give equal bytes.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field, ValidationError, field_validator

from claimcheck import durable
from claimcheck.errors import LockError
from claimcheck.model.base import Noun
from claimcheck.model.source import Lack, Snapshot, SourceText
from claimcheck.resolver import _lock_text
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from claimcheck.model.reference import Reference

NAME = "claimcheck.lock"
_LARGEST = 32_000_000  # bytes; some 30,000 sources, and six seconds to read
_COUNT = 10**18  # what a size and a status stay below
_HASH = re.compile("[0-9a-f]{64}")
_KEPT = set(Snapshot.model_fields)


def _sound(snapshot: Snapshot) -> Snapshot:
    """Check what the file asks for; a capture is a snapshot too, but its bytes are for the store."""
    numbers = (snapshot.size, snapshot.status or 0)
    if not _HASH.fullmatch(snapshot.sha256) or not all(0 <= number < _COUNT for number in numbers):
        raise ValueError("it has a sha256 of 64 hexadecimal digits, and no negative number")
    return Snapshot(**snapshot.model_dump(include=_KEPT))


class Entry(Noun):
    """What was had of one reference.

    `reference` is the `digest` of the reference as it then was, `text_sha256` the `text_digest` of its text,
    `extractor` the name and version of what read it. `reason` and `detail` say why nothing was had at
    the last try; what was had before may stand beside them.
    """

    id: str
    reference: Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$")]
    extractor: str | None = None
    text_sha256: Annotated[str | None, Field(pattern="^[0-9a-f]{64}$")] = None
    reason: Lack | None = None
    detail: str = ""
    snapshots: tuple[Annotated[Snapshot, AfterValidator(_sound)], ...] = ()


class Lock(Noun):
    """The entries of a claimcheck.lock, sorted by id; no two have the same."""

    entries: tuple[Entry, ...] = ()

    @field_validator("entries")
    @classmethod
    def _sorted(cls, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        if len({entry.id for entry in entries}) < len(entries):
            raise ValueError("two entries have the same id")
        return tuple(sorted(entries, key=lambda entry: entry.id))

    def entry(self, reference_id: str) -> Entry | None:
        """Return the entry of a reference, or None."""
        return next((entry for entry in self.entries if entry.id == reference_id), None)

    def with_entries(self, entries: Iterable[Entry]) -> Lock:
        """Return a lock with these entries added, or in the place of those with their ids."""
        by_id = {entry.id: entry for entry in (*self.entries, *entries)}
        return Lock(entries=tuple(by_id.values()))


def read(path: Path) -> Lock | None:
    """Return the lock at `path`, or None if there is no such file.

    Raises LockError with file and line for whatever claimcheck would not have written.
    """
    try:
        text = durable.read(path, _LARGEST).decode("utf-8")
        return _lock(text)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LockError(f"cannot be read: {error.strerror or error}", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise LockError(f"is not UTF-8 at byte {error.start}", file=str(path)) from error
    except LockError as error:
        raise LockError(error.what, file=str(path), line=error.line) from error


def merge(path: Path, entries: Iterable[Entry], *, keep: Collection[str] | None) -> Lock:
    """Put entries into the lock at `path`, drop those whose id is not in `keep`, and return the whole.

    `keep=None` drops none. The file is read anew, and written whole or not at all, by one process at a
    time. Raises LockError as `read` does and for what the file cannot hold, OSError when the disk does
    not let us.
    """
    with durable.turn(path):
        before = read(path)
        merged = (before or Lock()).with_entries(entries)
        if keep is not None:
            merged = Lock(entries=tuple(entry for entry in merged.entries if entry.id in keep))
        if merged != before:
            durable.write(path, _bytes(merged, path))
    return merged


def digest(reference: Reference) -> str:
    """Return `sha256:` and the hash of what decides where a reference's text is had.

    That is its URL, DOI and `source:` places; its title, author, dates and notes may change without the
    source being fetched again.
    """
    places = [place.model_dump(exclude={"evidence"}) for place in reference.source]
    decides = {"url": reference.url, "doi": reference.doi, "source": places}
    said = json.dumps(decides, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(said.encode()).hexdigest()}"


def text_digest(content: SourceText) -> str:
    """Return the hash of a source's own words: what may change around them is no change of the source.

    Regions that are not the work's own count as a space, artefacts as nothing, white space is folded.
    """
    spans = [(region.span.start, region.span.end, " ") for region in content.regions if not region.kind.own]
    spans.extend((artefact.span.start, artefact.span.end, "") for artefact in content.artefacts)
    kept: list[str] = []
    place = 0
    for start, end, instead in sorted(spans):
        kept.append(content.text[place : max(start, place)])
        kept.append(instead)
        place = max(place, end)
    kept.append(content.text[place:])
    words = " ".join("".join(kept).split())
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _lock(text: str) -> Lock:
    said, lines = _lock_text.parse(text)
    version = said.pop("version", None)
    if version != _lock_text.VERSION:
        newer = isinstance(version, int) and version > _lock_text.VERSION
        do = "was written by a newer claimcheck: upgrade" if newer else "has no version that is known"
        said_version = visible(str(version)[:40])
        raise LockError(f"{do} ({said_version}, not {_lock_text.VERSION})", line=lines.get(("version",)))
    sources = said.pop("source", [])
    if said or not isinstance(sources, list):
        name = next(iter(said), "source")
        raise LockError(f"has an unknown key {name}", line=lines.get((name,)))
    return Lock(entries=_entries(sources, lines))


def _entries(sources: Sequence[dict[str, Any]], lines: dict[_lock_text.Place, int]) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for number, source in enumerate(sources):
        at: _lock_text.Place = ("source", number)
        entry = _validated(source, at, lines)
        if entry.id in entries:
            raise LockError(f"has two entries for {entry.id[:100]!r}: keep one", line=lines.get(at))
        entries[entry.id] = entry
    return tuple(entries.values())


def _validated(source: dict[str, Any], at: _lock_text.Place, lines: dict[_lock_text.Place, int]) -> Entry:
    if "snapshots" in source:
        raise LockError("has an unknown key snapshots", line=lines.get((*at, "snapshots")))
    said = {**source, "snapshots": source.get("snapshot", [])}
    said.pop("snapshot", None)
    try:
        # NOTE: through JSON, for there strict means that 5 is no string and words of a closed list are.
        return Entry.model_validate_json(json.dumps(said), strict=True)
    except ValidationError as error:
        wrong = error.errors()[0]
        place = tuple("snapshot" if part == "snapshots" else part for part in wrong["loc"])
        line = lines.get((*at, *place)) or lines.get((*at, *place[:2])) or lines.get(at)
        name = ".".join(str(part) for part in place if isinstance(part, str))
        raise LockError(f"has a wrong {name}: {wrong['msg']}", line=line) from error


def _bytes(lock: Lock, path: Path) -> bytes:
    sources = [_table(entry) for entry in lock.entries]
    try:
        data = _lock_text.dump(sources).encode("utf-8")
    except LockError as error:
        raise LockError(error.what, file=str(path)) from error
    if len(data) > _LARGEST:
        raise LockError(f"would be larger than {_LARGEST} bytes", file=str(path))
    return data


def _table(entry: Entry) -> dict[str, Any]:
    said = entry.model_dump(exclude={"snapshots"})
    said["detail"] = said["detail"] or None
    said["snapshot"] = [snapshot.model_dump() for snapshot in entry.snapshots]
    return said
