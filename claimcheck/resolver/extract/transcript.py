"""Captions of a recording (WebVTT, SubRip) become a SourceText: words in a run, and the time of each cue."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Lack, Paging, RegionKind, SourceText
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _charset
from claimcheck.resolver.extract._transcript_cues import VOICE_END, VOICE_START, cues, unrolled
from claimcheck.resolver.extract._writer import Writer

if TYPE_CHECKING:
    from claimcheck.resolver.extract._transcript_cues import Cue

MEDIA_TYPES = ("text/vtt", "application/x-subrip")
VERSION = 1
_MOST_CHARACTERS = 5_000_000  # eighty hours of speech
_MOST_CUES = 20_000
# What a captioner adds to what was said: the sign of a new speaker, a speaker's name, a sound in brackets.
_TURN = re.compile(r"(?:>{2,3}[ \t]*|[-–—][ \t]*(?=[A-ZÀ-Þ\"“‘'¿¡(\[]))")
_NAME = re.compile(r"(?P<name>[^\W\d_][\w.'’ -]{0,40}):(?:\s+|$)")
_INLINE = re.compile(
    rf"{VOICE_START}(?P<voice>[^{VOICE_END}]*){VOICE_END}|\[[^\[\]]{{0,80}}\]|\([^()a-zß-ÿ]{{2,80}}\)|[♪♫]+"
)
_MOST_NOTES = 50_000
_MOST_NAME_WORDS = 4
_OFTEN = 2


def extract(data: bytes, charset: str | None = None) -> SourceText:
    """Return the words that were spoken, cue after cue, so that a sentence over many cues is whole.

    Names of speakers, their signs and sounds in brackets are notes of the captioner's; so are pages by time,
    labelled h:mm:ss with the start of each cue. Raises LackError (extraction-failed) where there is no cue.
    """
    text, codec = _charset.decode(data, charset)
    found, bad = cues(text[:_MOST_CHARACTERS], _MOST_CUES + 1)
    if not found:
        raise LackError(
            Lack.EXTRACTION_FAILED, "it holds no caption with a time: name a transcript as a text file"
        )
    partial = (
        "the captions are longer than what is read of one source" if len(text) > _MOST_CHARACTERS else None
    )
    if bad:
        partial = partial or f"captions left out for a time that cannot be read: {bad}"
    if len(found) > _MOST_CUES:
        partial = partial or f"there are more than {_MOST_CUES:,} captions: the rest are left out"
    writer = _written(unrolled(found[:_MOST_CUES]))
    return SourceText(
        text=writer.text(),
        paging=Paging.TIME,
        regions=tuple(writer.regions),
        artefacts=tuple(writer.artefacts),
        pages=tuple(writer.pages(writer.size)),
        charset=codec,
        partial=partial,
    )


def _written(found: list[Cue]) -> Writer:
    writer = Writer()
    names = _speakers(found)
    speaker = ""
    for cue in found:
        if cue.lines:
            writer.page(_label(cue.start))
        for line in cue.lines:
            writer.space("\n")
            speaker = _write(writer, line, names, speaker)
    return writer


def _label(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _speakers(found: list[Cue]) -> set[str]:
    """The names before a colon that are speakers': in capitals, or capitalised and met more than once."""
    heads = (_NAME.match(line, _turn(line)) for cue in found for line in cue.lines)
    counts = Counter(head["name"] for head in heads if head)
    return {
        name for name, count in counts.items() if name.isupper() or (count >= _OFTEN and _capitalised(name))
    }


def _turn(line: str) -> int:
    """Return where a line's words begin after the sign of a new speaker."""
    found = _TURN.match(line)
    return found.end() if found else 0


def _capitalised(name: str) -> bool:
    words = name.split()
    return len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words)


def _write(writer: Writer, line: str, names: set[str], speaker: str) -> str:
    """Write a line, what was added to it as notes; returns the voice at its end."""
    at = _turn(line)
    head = _NAME.match(line, at)
    at = head.end() if head and head["name"] in names else at
    _note(writer, line[:at])
    for found in _INLINE.finditer(line, at):
        writer.words(line[at : found.start()])
        voice = found["voice"]
        if voice is None:
            _note(writer, found[0])
        elif voice != speaker:
            _note(writer, f"{voice}:")
            speaker = voice
        at = found.end()
    writer.words(line[at:])
    return speaker


def _note(writer: Writer, words: str) -> None:
    if not words:
        return
    start = writer.start()
    writer.words(words.strip(), verbatim=True)
    if len(writer.regions) < _MOST_NOTES:
        writer.region(RegionKind.NOTE, start)
    writer.space(" ")
