"""references.yaml becomes References, and References become references.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ReferencesError
from claimcheck.resolver import csl, marked_yaml
from claimcheck.resolver.drafts import draft
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, refuse
from claimcheck.resolver.written_yaml import write as dump

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Reference

__all__ = ["draft", "dump", "load"]

_LARGEST = 10_000_000


def load(path: Path) -> tuple[Reference, ...]:
    """Read CSL-YAML: a list of entries, alone or under `references:` as pandoc reads it.

    Raises ReferencesError with the file, line and column (both from 1), what is wrong and, for an unknown
    word, the nearest known one. One note may be pinned by several references, since it may cite several
    works; whether that is a conflict only the manuscript tells (see `identify`).
    """
    try:
        entries = _entries(marked_yaml.read(_text(path)))
        references = tuple(csl.reference(entry) for entry in entries)
        _refuse_duplicates(references, entries)
    except ReferencesError as error:
        raise ReferencesError(error.what, file=str(path), line=error.line, column=error.column) from error
    return references


def _text(path: Path) -> str:
    """Read a file of at most 10 MB as UTF-8, with or without a byte order mark."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReferencesError(f"cannot be read: {reason.lower()}") from error
    if len(data) > _LARGEST:
        raise ReferencesError(f"is larger than {_LARGEST // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise ReferencesError(
            "is not UTF-8; save it as UTF-8 text", line=before.count(b"\n") + 1, column=column
        ) from error


def _entries(root: Node | None) -> list[Node]:
    if root is None:
        raise ReferencesError("is empty; `claimcheck init MANUSCRIPT` drafts one", line=1, column=1)
    if isinstance(root, Mapping):
        if "references" not in root.pairs:
            csl.known(root, ["references"])
        root = root.pairs["references"][1] if root.pairs else root
    if not isinstance(root, Listing):
        refuse(root, "the references must be a list: `references:`, and below it entries that begin `- id:`")
    return root.items


def _refuse_duplicates(references: tuple[Reference, ...], entries: list[Node]) -> None:
    lines: dict[str, int | None] = {}
    for reference, entry in zip(references, entries, strict=True):
        if reference.id in lines:
            at = entry.pairs["id"][1] if isinstance(entry, Mapping) else entry
            refuse(
                at,
                f"the id {reference.id!r} is taken: line {lines[reference.id]} begins another entry with it",
            )
        lines[reference.id] = reference.line
