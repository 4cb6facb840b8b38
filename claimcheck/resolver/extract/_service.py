"""Requests from one pipe become answers on another, one document at a time, within limits."""

from __future__ import annotations

import json
import re
import signal
import sys
from typing import TYPE_CHECKING

from pydantic_core import PydanticSerializationError

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _dispatch, _limits, _protocol

if TYPE_CHECKING:
    from typing import BinaryIO

_GROWN = 200_000_000
_MOST_ASKED = 4_000_000_000
_SURROGATES = re.compile("[\ud800-\udfff]")


def main() -> None:
    """Serve on standard input and output until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption ends
    _limits.enclose()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Say that we are ready, then answer each request (a header, then a document) with one frame.

    Returns where the requests end, and after a document that left too much memory behind.
    """
    at_start = _limits.peak()
    _protocol.send(answers, _frame(_protocol.Answer()))
    spent = False
    while not spent:
        try:
            header = _protocol.receive(requests, _MOST_ASKED)
            data = _protocol.receive(requests, _MOST_ASKED)
        except EOFError:
            return
        request = _protocol.Request.model_validate_json(header)
        _limits.allow(request.seconds)
        answer = _answer(data, request)
        spent = answer.spent or _limits.peak() - at_start > _GROWN
        _protocol.send(answers, _frame(answer.model_copy(update={"spent": spent})))


def _answer(data: bytes, request: _protocol.Request) -> _protocol.Answer:
    try:
        content = _dispatch.extract(data, request.media_type, request.charset)
    except LackError as error:
        return _protocol.Answer(reason=error.reason, detail=error.detail)
    except (MemoryError, RecursionError):
        detail = f"reading this {request.media_type} needs more memory than it may have: {_protocol.ADVICE}"
        return _protocol.Answer(reason=Lack.EXTRACTION_FAILED, detail=detail, spent=True)
    return _protocol.Answer(content=content)


def _frame(answer: _protocol.Answer) -> bytes:
    """The answer's bytes; a lone surrogate, which no encoding has, is one U+FFFD in them."""
    try:
        frame = answer.model_dump_json().encode()
    except PydanticSerializationError:
        said = json.dumps(answer.model_dump(), ensure_ascii=False)
        frame = _SURROGATES.sub("\ufffd", said).encode()
    if len(frame) <= _protocol.MOST_ANSWERED:
        return frame
    detail = f"there is more text in it than is read of one source: {_protocol.ADVICE}"
    return _frame(_protocol.Answer(reason=Lack.TOO_LARGE, detail=detail, spent=True))
