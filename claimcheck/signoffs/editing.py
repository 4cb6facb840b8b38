"""The text of a signoffs.toml and a change go in; the text with that change and no other comes out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck import toml_lines
from claimcheck.errors import DecisionsError
from claimcheck.signoffs.entries import DIALECT, FIELDS, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model import SignOff

HEAD = """\
# What people have decided of claimcheck's findings. Commit this file; docs/review.md says what each key is.
# A sign-off ends by itself when the quotation or the source changes, or the result becomes worse.
"""
_ORDER = {key: number for number, key in enumerate(FIELDS)}


def added(text: str, signoff: SignOff) -> str:
    """Return `text` with a sign-off at its end, or in the place of the one of the same id and person.

    Where one is replaced, lines that stay true, comments and the order of keys stay. Raises DecisionsError
    for a text that cannot be read, and for a sign-off that could not be read again.
    """
    text, pairs = _once(text), _pairs(signoff)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    place = _place(text, lines, signoff.id, signoff.by)
    if place is None:
        before = text if text.endswith("\n") or not text else text + end
        block = end.join(["[[signoff]]", *pairs.values(), ""])
        return (before or HEAD) + end + _readable(block)
    start, stop, old = place
    renewed = _renewed(lines[start:stop], pairs, _pairs(old), end.removesuffix("\n"))
    return "\n".join([*lines[:start], _readable("\n".join(renewed)), *lines[stop:]])


def removed(text: str, id_: str, by: str) -> str:
    """Return `text` without one person's sign-off of one finding, nor the blank line before it."""
    lines = (text := _once(text)).split("\n")
    place = _place(text, lines, id_, by)
    return _without(lines, place[0], place[1]) if place else text


def _once(text: str) -> str:
    """Return `text` without the sign-offs that stand in it a second time, as they do after a merge."""
    lines = text.split("\n")
    places = _places(text, lines)
    first: dict[SignOff, int] = {}
    for signoff, start, _ in places:
        first.setdefault(signoff, start)
    for start, stop in [(start, stop) for signoff, start, stop in places if first[signoff] != start][::-1]:
        lines = _without(lines, start, stop).split("\n")
    return "\n".join(lines)


def _without(lines: Sequence[str], start: int, stop: int) -> str:
    if start and not lines[start - 1].strip():
        start -= 1
    return "\n".join([*lines[:start], *lines[stop:]])


def _place(text: str, lines: Sequence[str], id_: str, by: str) -> tuple[int, int, SignOff] | None:
    """Return where the lines of one person's sign-off of one finding begin and end, and that sign-off."""
    places = _places(text, lines)
    return next(((start, stop, s) for s, start, stop in places if (s.id, s.by) == (id_, by)), None)


def _places(text: str, lines: Sequence[str]) -> list[tuple[SignOff, int, int]]:
    """Return each sign-off, and where its lines begin and end, without what stands behind its last key."""
    signoffs = listed(text)
    heads = [line - 1 for _, line in signoffs] + [len(lines)]
    places = []
    for (signoff, _), (start, stop) in zip(signoffs, pairwise(heads), strict=True):
        last = max(row for row in range(start, stop) if row == start or _key(lines[row]))
        places.append((signoff, start, last + 1))
    return places


def _readable(block: str) -> str:
    try:
        listed(block.replace("\r", ""))
    except DecisionsError as error:
        raise DecisionsError(f"cannot take this sign-off: {error.what}") from error
    return block


def _key(line: str) -> str | None:
    pair = DIALECT.pair.fullmatch(line.rstrip("\r"))
    return pair[1] if pair else None


def _renewed(block: Sequence[str], new: Mapping[str, str], old: Mapping[str, str], end: str) -> list[str]:
    """Return a sign-off's lines with new values: only what differs is written anew."""
    lines: list[tuple[int, str]] = [(-1, block[0])]
    for line in block[1:]:
        key = _key(line)
        if key is None or new.get(key) == old.get(key):
            lines.append((_ORDER.get(key or "", len(_ORDER)), line))
        elif key in new:
            lines.append((_ORDER[key], new[key] + _behind(line) + end))
    present = {_key(line) for _, line in lines}
    for key in (key for key in new if key not in present):
        before = [at for at, (order, _) in enumerate(lines) if order < _ORDER[key]]
        lines.insert(before[-1] + 1, (_ORDER[key], new[key] + end))
    return [line for _, line in lines]


def _behind(line: str) -> str:
    """Return the comment behind a value, with the spaces before it."""
    bare = line.rstrip("\r")
    pair = DIALECT.pair.fullmatch(bare)
    return bare[pair.end(2) :].rstrip() if pair else ""


def _pairs(signoff: SignOff) -> dict[str, str]:
    """Return the lines of a sign-off by key; what is not known, and no edits, are left out."""
    said = signoff.model_dump()
    values = {key: said[name] for key, name in FIELDS.items()}
    kept = {key: value for key, value in values.items() if value is not None and value not in {"", 0}}
    return {key: toml_lines.pair(key, value, DecisionsError) for key, value in kept.items()}
