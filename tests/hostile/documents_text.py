"""Hostile plain texts and transcripts: these are read without a process of their own."""

from __future__ import annotations

from hostile.documents import WORDS, Document, Gives

_PLAIN, _VTT, _SRT = "text/plain", "text/vtt", "application/x-subrip"
_CUE = "00:00:01.000 --> 00:00:02.000\n"
_HEAD = f"WEBVTT\n\n{_CUE}{WORDS}\n\n"


def _surrogates() -> bytes:
    return WORDS.encode("utf-16") + b"\0\xd8" * 100_000


TEXTS = {
    "zero bytes in a text": Document(_PLAIN, lambda: WORDS.encode() + bytes(1_000_000), Gives.TEXT),
    "100,000 combining marks": Document(_PLAIN, lambda: f"{WORDS} e{chr(0x301) * 100_000}", Gives.TEXT),
    "lone surrogates in UTF-16": Document(_PLAIN, _surrogates, Gives.TEXT),
    "a line of 10 MB": Document(_PLAIN, lambda: f"{WORDS} {'word ' * 2_000_000}", Gives.TEXT),
    "a word of 10 MB": Document(_PLAIN, lambda: f"{WORDS} {'w' * 10_000_000}", Gives.TEXT),
    "a million form feeds": Document(_PLAIN, lambda: f"{WORDS}{chr(12) * 1_000_000}", Gives.TEXT),
    "a million short lines": Document(_PLAIN, lambda: WORDS.encode() + b"\na-" * 1_000_000, Gives.EITHER),
    "19,000 pages with heads and numbers": Document(
        _PLAIN, lambda: WORDS + "".join(f"\f{n}\nHead {n}\n" for n in range(19_000)), Gives.TEXT
    ),
    "soft hyphens without end": Document(_PLAIN, lambda: f"{WORDS}{chr(0xAD) * 1_000_000}", Gives.TEXT),
    "every byte": Document(_PLAIN, lambda: WORDS.encode() + bytes(range(256)) * 4000, Gives.TEXT),
    "nothing but blanks": Document(_PLAIN, lambda: b" \n\t" * 1_000_000, Gives.LACK),
    "a cue of 10 MB": Document(_VTT, lambda: f"{_HEAD}{_CUE}{'word ' * 2_000_000}", Gives.TEXT),
    "200,000 cues": Document(_VTT, lambda: _HEAD + f"{_CUE}x\n\n" * 200_000, Gives.TEXT),
    "tags that are never closed": Document(_VTT, lambda: f"{_HEAD}{_CUE}{'<v a' * 500_000}", Gives.TEXT),
    "times of a million digits": Document(
        _VTT, lambda: f"{_HEAD}{'9' * 1_000_000}:00:00.000 --> 1\nx\n", Gives.TEXT
    ),
    "arrows without end": Document(_VTT, lambda: _HEAD + "-->" * 1_000_000, Gives.TEXT),
    "zero bytes in cues": Document(
        _SRT, lambda: f"1\n00:00:01,000 --> 00:00:02,000\n{WORDS}\n\n{chr(0) * 500_000}", Gives.TEXT
    ),
    "no cue in it": Document(_SRT, lambda: b"1\n" * 500_000, Gives.LACK),
}
