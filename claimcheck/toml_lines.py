"""The text of one of our TOML files becomes its values, each with its line; keys and values become text.

claimcheck.lock and signoffs.toml are TOML 1.0 with one key a line. Only that much of TOML is read: a line
is empty, a comment, the head of a table, or a key with its value. So every error has its line, and what else
TOML allows (keys of 100,000 parts, tables 100,000 deep) never reaches the TOML reader, which takes all memory
for it.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.errors import UsageError

WRITTEN = re.compile(r'([A-Za-z0-9_-]{1,40}) *= *("(?:[^"\\]|\\.)*"|[0-9]{1,18})\s*')
"""A line as claimcheck writes it: group 1 is the key, group 2 the value."""
TYPED = re.compile(
    r"""[ \t]{0,40}+([A-Za-z0-9_-]{1,40})[ \t]*+=[ \t]*+"""
    r"""("(?!"")(?:[^"\\]|\\.)*+"|'(?!'')[^']*+'|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,18})[ \t]*+(#.*+)?"""
)
"""A line as people type it: indented, a text in single quotation marks, a bare date, a comment behind it."""

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)|\(at end of document\)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_FIRST_ASTRAL = 0x10000

Place = tuple[str | int, ...]


class Dialect(NamedTuple):
    """What tells one file of ours from another.

    `tables` are the heads of its tables, with the names that lead to each; `pair` is what a key's line looks
    like; `error` is what refuses a line, `conflict` what to do about a merge conflict, `stranger` what is
    said of any other line.
    """

    tables: Mapping[str, tuple[str, ...]]
    pair: re.Pattern[str]
    error: type[UsageError]
    conflict: str
    stranger: str


def parse(text: str, dialect: Dialect) -> tuple[dict[str, Any], dict[Place, int]]:
    """Return the document as TOML reads it, and the line (from 1) of each key by its place in it.

    A place is `("source", 3, "snapshot", 0, "sha256")`; a table's own place is its head's line. Raises
    the dialect's error with a line.
    """
    lines = _places(text, dialect)
    try:
        return tomllib.loads(text), lines
    except (tomllib.TOMLDecodeError, ValueError) as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else None
        words = visible(_AT_LINE.sub("", str(error)).strip())
        raise dialect.error(f"is not valid TOML: {words}", line=line) from error


def _places(text: str, dialect: Dialect) -> dict[Place, int]:
    lines: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
        said = line.rstrip("\r \t")
        if names := dialect.tables.get(said):
            table = _next(table, names, counts, dialect, number)
            lines[table] = number
        elif pair := dialect.pair.fullmatch(said):
            lines[*table, pair[1]] = number
        elif said and not said.lstrip(" \t").startswith("#"):
            raise dialect.error(_refusal(said, dialect), line=number)
    return lines


def _next(
    table: Place, names: tuple[str, ...], counts: dict[Place, int], dialect: Dialect, number: int
) -> Place:
    """Return the place of the table whose head comes after `table`, one deeper, as deep, or less deep."""
    within = table[: 2 * (len(names) - 1)]
    if within[::2] != names[:-1]:
        raise dialect.error(f"has a {names[-1]} that belongs to no {names[-2]}", line=number)
    list_: Place = (*within, names[-1])
    counts[list_] = counts.get(list_, -1) + 1
    return (*list_, counts[list_])


def _refusal(line: str, dialect: Dialect) -> str:
    if _CONFLICT.match(line):
        return f"holds a merge conflict: {dialect.conflict}"
    return f"holds a line that {dialect.stranger}: {visible(line[:100])!r}"


def pair(key: str, value: str | int, error: type[UsageError]) -> str:
    """Return the line of a key without its end; what an eye would not see in a diff is escaped.

    Raises `error` for a string that TOML cannot hold: one with half a surrogate pair.
    """
    if isinstance(value, int):
        return f"{key} = {value}"
    spelled = {ord(char): _letter(key, char, error) for char in set(value)}
    return f'{key} = "{value.translate(spelled)}"'


def _letter(key: str, char: str, error: type[UsageError]) -> str:
    if char in _ESCAPES or char.isprintable():
        return _ESCAPES.get(char, char)
    code = ord(char)
    if "\ud800" <= char <= "\udfff":
        raise error(f"cannot hold the half of a surrogate pair U+{code:04X} that {key} has")
    return f"\\u{code:04X}" if code < _FIRST_ASTRAL else f"\\U{code:08X}"
