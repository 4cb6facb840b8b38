"""An input goes in; one that is a little different comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

LARGEST = 65_536
_LARGE = 4096
_STACKED = 5
_BLOW_UP = 0.004
# What breaks readers: controls, marks that combine, directions, invisible and lone halves, odd spaces.
_NASTY = (
    *(
        char.encode("utf-8", "surrogatepass")
        for char in "\0\t\n\r\f\x1a\x1b\x7f\x85\xa0\xad\u0301\u0345\u200b\u200d\u2028\u202e\u2066\u2069"
        "\u2060\ufe0f\ufeff\ufffe\uffff\ud800\udc80\U000e0041\U0010ffff\u3164\u115f\u0130\u0131\u1e9e\ufdfa\ufb03\u2126\u212b\u0660\u4e00"
    ),
    *(b"\r\n", b"\n\n", b"\x80", b"\xff\xfe", b"0", b"-1", b"9" * 30, b"9" * 5000),
)


def mutated(
    data: bytes,
    rng: Random,
    others: Sequence[bytes],
    words: Sequence[bytes],
) -> bytes:
    """Make one to five changes; `others` are inputs to borrow from, `words` the format's own."""
    if rng.random() < _BLOW_UP:
        return _blown_up(data, rng)
    for _ in range(rng.randint(1, _STACKED)):
        data = rng.choice(_CHANGES)(data, rng, others, words)[:LARGEST]
    return data


def _blown_up(data: bytes, rng: Random) -> bytes:
    """Repeat a stretch until the input is large: what is quadratic shows."""
    start, stop = _stretch(data, rng, most=64)
    piece = data[start:stop] or b"a"
    return data[:start] + piece * (rng.choice([_LARGE, LARGEST]) // len(piece)) + data[stop:]


def _stretch(data: bytes, rng: Random, most: int = 256) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.randint(1, rng.choice([2, 16, most])))


def _cut(data: bytes, rng: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    start, stop = _stretch(data, rng)
    return data[:start] + data[stop:]


def _doubled(data: bytes, rng: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    start, stop = _stretch(data, rng)
    return data[:stop] + data[start:stop] * rng.randint(1, rng.choice([1, 2, 40])) + data[stop:]


def _moved(data: bytes, rng: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    start, stop = _stretch(data, rng)
    rest = data[:start] + data[stop:]
    place = rng.randint(0, len(rest))
    return rest[:place] + data[start:stop] + rest[place:]


def _borrowed(data: bytes, rng: Random, others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    start, stop = _stretch(other, rng)
    return _put(data, other[start:stop], rng)


def _crossed(data: bytes, rng: Random, others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]


def _worded(data: bytes, rng: Random, _others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    return _put(data, rng.choice(words), rng)


def _spoilt(data: bytes, rng: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    return _put(data, rng.choice(_NASTY), rng)


def _flipped(data: bytes, rng: Random, _others: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    if not data:
        return bytes([rng.randrange(256)])
    place = rng.randrange(len(data))
    return data[:place] + bytes([rng.randrange(256)]) + data[place + 1 :]


def _put(data: bytes, piece: bytes, rng: Random) -> bytes:
    """Put `piece` into `data`, or in the place of something."""
    start, stop = _stretch(data, rng, most=32)
    return data[:start] + piece + data[start if rng.random() < 0.5 else stop :]  # noqa: PLR2004 - a coin


_CHANGES: tuple[Callable[[bytes, Random, Sequence[bytes], Sequence[bytes]], bytes], ...] = (
    _cut,
    _doubled,
    _moved,
    _borrowed,
    _crossed,
    _worded,
    _worded,
    _spoilt,
    _flipped,
)
