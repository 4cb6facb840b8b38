"""A response becomes its decoded bytes, in small steps, capped as sent and as decoded, and only if whole.

httpx would decode without a limit (a gigabyte out of a few hundred bytes) and hand on a cut gzip as
complete; so the raw bytes are taken and inflated here. What turns out to be too large or cut is never in
memory: a body is gathered in a file until it is whole.
"""

from __future__ import annotations

import zlib
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx

ENCODINGS = "gzip, deflate"
_STEP = 65536
_IN_MEMORY = 2**21  # bytes of a body that is not yet whole
_GZIP_MAGIC = 0x1F
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW = -zlib.MAX_WBITS


def read(response: httpx.Response, most: int) -> bytes:
    """Return the whole decoded body; raises LackError (too-large, truncated, bad-answer)."""
    coding = response.headers.get("content-encoding", "identity").strip().lower() or "identity"
    raw = _capped(response.iter_raw(), most)
    if coding == "identity":
        return _gathered(raw)
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise LackError(
            Lack.BAD_ANSWER, f"the server sent an encoding that was not asked for: {coding[:40]!r}"
        )
    return _gathered(_capped(_inflated(raw), most))


def _gathered(chunks: Iterable[bytes]) -> bytes:
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        for chunk in chunks:
            try:
                spool.write(chunk)
            except OSError as error:
                words = f"the answer cannot be held ({error.strerror}): make room in the temporary folder"
                raise LackError(Lack.TOO_LARGE, words) from error
        spool.seek(0)
        return spool.read()


def _capped(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise LackError(
                Lack.TOO_LARGE, f"larger than {most:,} bytes: raise the limit or save a part of it"
            )
        yield chunk


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Inflate gzip (any number of members, RFC 1952) or deflate, with zlib's header or without."""
    decoder = None
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if decoder is None or decoder.eof:
                    decoder = zlib.decompressobj(_window(rest, first=decoder is None))
                yield decoder.decompress(rest, _STEP)
                rest = decoder.unconsumed_tail or decoder.unused_data
    except zlib.error as error:
        raise LackError(Lack.BAD_ANSWER, f"the answer's compression is damaged ({error})") from error
    if decoder is not None and not decoder.eof:
        raise LackError(Lack.TRUNCATED, "the answer broke off before its end: try again")


def _window(start: bytes, *, first: bool) -> int:
    """Some servers send deflate without zlib's header (RFC 9110 8.4.1.2 warns of them)."""
    headed = start[0] == _GZIP_MAGIC or start[0] & 0x0F == zlib.DEFLATED
    return _GZIP_OR_ZLIB if headed or not first else _RAW
