"""A WebVTT or SubRip file's text goes in; its cues come out, each line said once, without their markup."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import NamedTuple

_TIME = r"(?:([0-9]{1,4}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,:]([0-9]{1,3}))?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_ARROW = "-->"
_NO_CUES = ("NOTE", "STYLE", "REGION")  # WebVTT 4.1
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]([^<>]{1,200})>")
_RUBY = re.compile(r"<rt(?:\.[^\s<>]{0,100})?>[^<>]{0,200}(?:</rt>)?")
_TAG = re.compile(
    r"</?[A-Za-z][^<>]{0,300}>|<[0-9:.]{5,20}>|</?>|\{\\[^{}]{0,300}\}|\{[yYcCfFsS]:[^{}]{0,100}\}"
)
VOICE_START, VOICE_END = "\ue000", "\ue001"  # private: what stands between them names a speaker
_MARKS = str.maketrans("", "", VOICE_START + VOICE_END)
_MINUTE = 60


class Cue(NamedTuple):
    """Lines that are shown from one time to another, both in seconds."""

    start: float
    end: float
    lines: tuple[str, ...]


def cues(text: str, most: int) -> tuple[list[Cue], int]:
    """Return the first `most` cues in the file's order, and the number left out for an unreadable time.

    A blank line ends a cue of WebVTT (4.1); SubRip knows no such rule, and there a cue ends with the number
    and the time of the next.
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    strict = rows[0].startswith("WEBVTT")
    found: list[Cue] = []
    lines: list[str] | None = None
    times, bad = (0.0, 0.0), 0
    for place, row in enumerate([*rows, _ARROW]):
        if _ARROW in row:
            if lines is not None:
                found.append(Cue(*times, _clean(lines)))
            if len(found) >= most:
                break
            read = _read_times(row)
            bad += read is None and place < len(rows)
            lines = None if read is None else []
            times = read or times
        elif lines is not None:
            is_number = (
                place + 1 < len(rows) and _ARROW in rows[place + 1] and _names_a_cue(row, rows[place - 1])
            )
            if strict and not row:
                found.append(Cue(*times, _clean(lines)))
                lines = None
            elif not is_number:
                lines.append(row)
    return found, bad


def _names_a_cue(row: str, before: str) -> bool:
    """Tell whether the line above a time is the cue's number or name."""
    return row.strip().isdecimal() or not before.strip()


def _read_times(row: str) -> tuple[float, float] | None:
    found = _TIMES.fullmatch(row)
    if not found:
        return None
    numbers = [int(digits or 0) for digits in found.groups()]
    start, end = (
        hours * 3600 + minutes * _MINUTE + seconds + fraction / 1000
        for hours, minutes, seconds, fraction in (numbers[:4], numbers[4:])
    )
    sound = all(number < _MINUTE for number in (numbers[1], numbers[2], numbers[5], numbers[6]))
    return (start, end) if sound else None


def _clean(rows: list[str]) -> tuple[str, ...]:
    """Take a cue's lines out of their tags (WebVTT 4.2.2); the name in a voice tag stays, marked."""
    text = "\n".join(rows).translate(_MARKS)
    text = _VOICE.sub(lambda tag: f"{VOICE_START}{' '.join(tag[1].split())}{VOICE_END}", _RUBY.sub("", text))
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub("", text)).split("\n"))
    return tuple(line for line in lines if line)


def unrolled(found: list[Cue]) -> list[Cue]:
    """Return the cues without the lines that they only keep on show, as captions that roll up do.

    A cue that says the last one's words over again is dropped if the file rolls, or if both are shown at a
    time: somebody may have said them twice.
    """
    shared = [_shared(before.lines, cue.lines) for before, cue in pairwise(found)]
    rolls = any(0 < size < len(cue.lines) for size, cue in zip(shared, found[1:], strict=True))
    kept = found[:1]
    for size, before, cue in zip(shared, found, found[1:], strict=False):
        whole = size == len(cue.lines)
        if not whole or rolls or cue.start < before.end:
            kept.append(cue._replace(lines=cue.lines[size:]))
        else:
            kept.append(cue)
    return kept


def _shared(before: tuple[str, ...], lines: tuple[str, ...]) -> int:
    """The number of lines at the head of a cue that the last one ended with."""
    most = min(len(before), len(lines), 4)
    return next((size for size in range(most, 0, -1) if before[-size:] == lines[:size]), 0)
