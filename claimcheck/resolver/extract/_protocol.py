"""Requests and answers cross a pipe: each becomes bytes after their length, and is one again behind it.

Nothing of this is pickled, for a worker that a document took over must not run code in its parent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.model import Lack, SourceText
from claimcheck.model.base import Noun

if TYPE_CHECKING:
    from typing import BinaryIO

ADVICE = "save its text as a text file, and name that under source"
_LENGTH = 8
MOST_ANSWERED = 100_000_000
_LONGEST_DETAIL = 1000


class Request(Noun):
    """What is said before a document's bytes; `seconds` is how much processor time it may take."""

    media_type: str
    charset: str | None = None
    seconds: float


class Answer(Noun):
    """A document's text, or why there is none; `spent` says that the worker wants to be replaced.

    An answer without text and reason says that the worker is ready.
    """

    content: SourceText | None = None
    reason: Lack | None = None
    detail: str = ""
    spent: bool = False


def send(pipe: BinaryIO, *frames: bytes) -> None:
    """Write frames; raises OSError (or ValueError for a closed pipe) when nobody reads."""
    for frame in frames:
        pipe.write(len(frame).to_bytes(_LENGTH, "big"))
        pipe.write(frame)
    pipe.flush()


def receive(pipe: BinaryIO, most: int) -> bytes:
    """Read one frame; raises EOFError at the end, ValueError for one above `most` bytes."""
    length = int.from_bytes(_exactly(pipe, _LENGTH), "big")
    if length > most:
        raise ValueError(f"a frame of {length} bytes, where {most} are the most")
    return _exactly(pipe, length)


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError("the pipe ended inside a frame")
    return data


def answer_of(frame: bytes) -> Answer:
    """Read an answer that nobody vouches for; raises ValueError for one that cannot be true."""
    try:
        answer = Answer.model_validate_json(frame)
    except ValidationError as error:
        raise ValueError("the answer is none") from error
    if answer.content is not None and not _fits(answer.content):
        raise ValueError("the answer's map leads outside its text")
    return answer.model_copy(update={"detail": answer.detail[:_LONGEST_DETAIL]})


def _fits(content: SourceText) -> bool:
    """Tell whether every span lies in the text."""
    parts = (content.regions, content.artefacts, content.pages)
    spans = (part.span for some in parts for part in some)
    return all(0 <= span.start <= span.end <= len(content.text) for span in spans)
