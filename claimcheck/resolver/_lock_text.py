"""What is the lock's own in the text of a claimcheck.lock: its head, its tables, the order of its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck import toml_lines
from claimcheck.errors import LockError
from claimcheck.toml_lines import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["VERSION", "Place", "dump", "parse"]

VERSION = 1
HEAD = (
    "# Written by claimcheck: what each source was when it was last had. Commit this file; do not edit it.\n"
)
_DIALECT = toml_lines.Dialect(
    tables={"[[source]]": ("source",), "[[source.snapshot]]": ("source", "snapshot")},
    pair=toml_lines.WRITTEN,
    error=LockError,
    conflict=("take one side whole (`git checkout --ours` or `--theirs` on it), then run `claimcheck fetch`"),
    stranger="claimcheck does not write",
)


def parse(text: str) -> tuple[dict[str, Any], dict[Place, int]]:
    """Return the document and the line of each key by its place (see `toml_lines.parse`)."""
    return toml_lines.parse(text, _DIALECT)


def dump(sources: Sequence[Mapping[str, Any]]) -> str:
    """Return the text of a lock whose entries have these keys, in this order; None is left out.

    Raises LockError for a string that TOML cannot hold: one with half a surrogate pair.
    """
    blocks = [HEAD + f"version = {VERSION}\n"]
    blocks.extend("\n".join(_entry(source)) + "\n" for source in sources)
    return "\n".join(blocks)


def _entry(source: Mapping[str, Any]) -> Iterator[str]:
    yield "[[source]]"
    yield from _pairs(source)
    for snapshot in source["snapshot"]:
        yield "[[source.snapshot]]"
        yield from _pairs(snapshot)


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, (int, str)):
            yield toml_lines.pair(key, value, LockError)
