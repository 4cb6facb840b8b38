"""The text of a claimcheck.lock becomes its entries' values, each with its line, and the other way round.

The file is TOML 1.0 with one key a line. Only that much of TOML is read: a line is empty, a comment, the
head of a table, or a key with a string or a whole number. So every error has its line, and what else TOML
allows (keys of 100,000 parts, tables 100,000 deep) never reaches the TOML reader, which takes all memory
for it.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from claimcheck.errors import LockError
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

VERSION = 1
HEAD = (
    "# Written by claimcheck: what each source was when it was last had. Commit this file; do not edit it.\n"
)
_TABLES = {"[[source]]": "source", "[[source.snapshot]]": "snapshot"}
_PAIR = re.compile(r'([A-Za-z0-9_-]{1,40}) *= *("(?:[^"\\]|\\.)*"|[0-9]{1,18})\s*')
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)|\(at end of document\)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_FIRST_ASTRAL = 0x10000

Place = tuple[str | int, ...]


def parse(text: str) -> tuple[dict[str, Any], dict[Place, int]]:
    """Return the document as TOML reads it, and the line (from 1) of each key by its place in it.

    A place is `("source", 3, "snapshot", 0, "sha256")`; a table's own place is its head's line. Raises
    LockError with a line.
    """
    lines = _places(text)
    try:
        return tomllib.loads(text), lines
    except (tomllib.TOMLDecodeError, ValueError) as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else None
        words = visible(_AT_LINE.sub("", str(error)).strip())
        raise LockError(f"is not valid TOML: {words}", line=line) from error


def _places(text: str) -> dict[Place, int]:
    lines: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
        said = line.rstrip("\r \t")
        if said in _TABLES:
            table = _next(table, _TABLES[said], number)
            lines[table] = number
        elif pair := _PAIR.fullmatch(said):
            lines[*table, pair[1]] = number
        elif said and not said.startswith("#"):
            raise LockError(_refusal(said), line=number)
    return lines


def _next(table: Place, kind: str, number: int) -> Place:
    """Return the place of the table whose head comes after `table`."""
    if kind == "source":
        return ("source", int(table[1]) + 1 if table else 0)
    if not table:
        raise LockError("has a snapshot that belongs to no source", line=number)
    within = table[:2]
    return (*within, "snapshot", int(table[3]) + 1 if len(table) > len(within) else 0)


def _refusal(line: str) -> str:
    if _CONFLICT.match(line):
        return (
            "holds a merge conflict: take one side whole (`git checkout --ours` or `--theirs` on it), "
            "then run `claimcheck fetch`"
        )
    return f"holds a line that claimcheck does not write: {visible(line[:100])!r}"


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
        if isinstance(value, int):
            yield f"{key} = {value}"
        elif isinstance(value, str):
            yield f"{key} = {_string(key, value)}"


def _string(key: str, text: str) -> str:
    """Spell a TOML string; what an eye would not see in a diff is escaped."""
    spelled = {ord(char): _letter(key, char) for char in set(text)}
    return f'"{text.translate(spelled)}"'


def _letter(key: str, char: str) -> str:
    if char in _ESCAPES or char.isprintable():
        return _ESCAPES.get(char, char)
    code = ord(char)
    if "\ud800" <= char <= "\udfff":
        raise LockError(f"cannot hold the half of a surrogate pair U+{code:04X} that {key} has")
    return f"\\u{code:04X}" if code < _FIRST_ASTRAL else f"\\U{code:08X}"
