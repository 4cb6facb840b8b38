"""The text of a signoffs.toml becomes sign-offs, checked key by key; errors have a line and what to do."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from claimcheck import toml_lines
from claimcheck.errors import DecisionsError
from claimcheck.model import Decision, Level, SignOff, Verdict
from claimcheck.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.toml_lines import Place

FIELDS = {
    "id": "id",
    "verdict": "decision",
    "reason": "reason",
    "by": "by",
    "date": "date",
    "expires": "expires",
    "rule": "rule",
    "reference": "reference_id",
    "manuscript": "manuscript",
    "words": "words",
    "result": "result",
    "edits": "edits",
    "level": "level",
    "quotation": "quotation",
    "source": "source",
    "passage": "passage",
}
"""The keys of a sign-off in the order in which they are written, and what the noun calls them."""
DIALECT = toml_lines.Dialect(
    tables={"[[signoff]]": ("signoff",)},
    pair=toml_lines.TYPED,
    error=DecisionsError,
    conflict="put both sides whole one after the other, and never the lines that git has mixed: "
    "`(git show :2:./signoffs.toml; git show :3:./signoffs.toml) > both && mv both signoffs.toml`",
    stranger='is neither [[signoff]], nor a comment, nor key = "value" on one line',
)
LARGEST = 8_000_000  # bytes; some 8,000 sign-offs

_NEEDED = ("id", "verdict", "reason", "by", "date", "rule", "level")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile("[0-9a-f]{64}")
_MOST_WORDS = 60  # code points of a wrong value that an error repeats


def load(text: str, file: str) -> tuple[SignOff, ...]:
    """Return the sign-offs of a signoffs.toml in the file's order.

    Raises DecisionsError with file and line for what is not the file's form, an unknown key, a lacking or
    a wrong value, and two decisions of one person on one finding. The same one twice counts once: so two
    versions of a file are merged by putting one behind the other.
    """
    try:
        return tuple(dict.fromkeys(signoff for signoff, _ in listed(text)))
    except DecisionsError as error:
        raise DecisionsError(error.what, file=file, line=error.line) from error


def listed(text: str) -> tuple[tuple[SignOff, int], ...]:
    """Return the sign-offs of a text, each with the line of its head; the same one may stand twice."""
    tables, lines = _tables(text.removeprefix("\ufeff"))
    found: list[tuple[SignOff, int]] = []
    first: dict[tuple[str, str], tuple[SignOff, int]] = {}
    for number, table in enumerate(tables):
        at: Place = ("signoff", number)
        signoff = _signoff(table, at, lines)
        before, line = first.setdefault((signoff.id, signoff.by), (signoff, lines[at]))
        if before != signoff:
            raise DecisionsError(
                f"{visible(signoff.by)!r} decides twice on {visible(signoff.id)!r}, here and in line "
                f"{line}: keep one of the two",
                line=lines[at],
            )
        found.append((signoff, lines[at]))
    return tuple(found)


def _tables(text: str) -> tuple[list[dict[str, Any]], dict[Place, int]]:
    if len(text) > LARGEST:
        raise DecisionsError(f"is larger than {LARGEST} bytes: take out sign-offs that are unused")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise DecisionsError("holds the half of a surrogate pair: it is no text", line=line) from error
    said, lines = toml_lines.parse(text, DIALECT)
    tables = said.pop("signoff", [])
    if said or not isinstance(tables, list):
        name = next(iter(said), "signoff")
        raise DecisionsError(
            f"has {name} before the first [[signoff]]: each key belongs to one", line=lines.get((name,))
        )
    return tables, lines


def _signoff(table: Mapping[str, Any], at: Place, lines: Mapping[Place, int]) -> SignOff:
    said: dict[str, Any] = {}
    for key, value in table.items():
        try:
            said[FIELDS.get(key, "")] = (_READERS.get(key) or _unknown(key))(value)
        except ValueError as error:
            raise DecisionsError(f"{key} {error}", line=lines.get((*at, key), lines[at])) from error
    lacking = [key for key in _NEEDED if FIELDS[key] not in said]
    if said.get("decision") is Decision.ACCEPT and "quotation" not in said:
        lacking.append("quotation")
    if lacking:
        raise DecisionsError(f"has a sign-off without {_what(lacking[0])}", line=lines[at])
    return SignOff(**said)


def _what(key: str) -> str:
    """Name a key that is lacking, and what to do."""
    do = {
        "reason": "say why the finding may stand or must be mended",
        "by": "say who decided",
        "date": "say on which day, as 2026-05-04",
    }
    return f"{key}: {do.get(key, '`claimcheck review` and `claimcheck accept` write it')}"


def _unknown(key: str) -> Callable[[object], object]:
    near = get_close_matches(key, FIELDS, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(FIELDS)}"

    def refuse(_: object) -> object:
        raise ValueError(f"is a key that no sign-off has; {hint}")

    return refuse


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be a text in quotation marks, not {_shown(value)}")  # noqa: TRY004 - see `load`
    return value


def _text(value: object) -> str:
    if not _line(value).strip():
        raise ValueError("must not be empty")
    return _line(value)


def _day(value: object) -> str:
    day = value.isoformat() if isinstance(value, date) else _line(value)
    try:
        if _DAY.fullmatch(day):
            return date.fromisoformat(day).isoformat()
    except ValueError:
        pass  # no day of the calendar
    raise ValueError(f"must be a day such as 2026-05-04, not {_shown(value)}")


def _hash(value: object) -> str:
    if not _HASH.fullmatch(_line(value)):
        raise ValueError(f"must be a SHA-256 of 64 small hexadecimal digits, not {_shown(value)}")
    return _line(value)


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError(f"must be a whole number, not {_shown(value)}")  # noqa: TRY004 - see `load`
    return value


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if _line(value) not in words:
            raise ValueError(f"must be one of {', '.join(words)}, not {_shown(value)}")
        return _line(value)

    return read


def _shown(value: object) -> str:
    words = visible(str(value))
    return repr(words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS] + " …")


_READERS: dict[str, Callable[[object], object]] = {
    "id": _text,
    "verdict": lambda value: Decision(_one_of(*Decision)(value)),
    "reason": _text,
    "by": _text,
    "date": _day,
    "expires": _day,
    "rule": _text,
    "reference": _line,
    "manuscript": _line,
    "words": _line,
    "result": _one_of(*Verdict),
    "edits": _count,
    "level": lambda value: Level(_one_of(*Level)(value)),
    "quotation": _hash,
    "source": _hash,
    "passage": _hash,
}
