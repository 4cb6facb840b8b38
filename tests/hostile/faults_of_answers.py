"""Faults of what a server answers: how it comes, where it ends, how it is framed, what it says."""

from __future__ import annotations

import zlib

from hostile.faults import (
    CHUNKED,
    DRIP,
    GZIP,
    HAD,
    LOST,
    RESET,
    STALL,
    TEXT,
    ZIPPED,
    Again,
    Fault,
    chunked,
    head,
    sized,
)

from claimcheck.model import Lack

_ENDLESS = {Lack.BAD_ANSWER, Lack.TRUNCATED, Lack.TOO_LARGE, Lack.TIMED_OUT}

_CONNECTIONS = [
    Fault("closed at once", {Lack.CONNECTION_FAILED}, early=True),
    Fault("closed after the request", {Lack.CONNECTION_FAILED}),
    Fault("reset at once", {Lack.CONNECTION_FAILED}, [RESET], early=True),
    Fault("reset after the request", {Lack.CONNECTION_FAILED}, [RESET]),
    Fault("reset in the header", LOST, [b"HTTP/1.1 200 OK\r\nContent-Ty", RESET]),
    Fault("closed in the header", LOST, [b"HTTP/1.1 200 OK\r\nContent-Ty"]),
    Fault("reset in the body", {Lack.TRUNCATED}, [sized(TEXT, length=10**6), 0.05, RESET]),
    Fault("silence", {Lack.TIMED_OUT}, [STALL]),
    Fault("silence, the request unread", {Lack.TIMED_OUT}, [STALL], early=True),
    Fault("silence in the body", {Lack.TIMED_OUT}, [sized(TEXT, length=10**6), STALL]),
    Fault("silence in a gzip", {Lack.TIMED_OUT}, [sized(ZIPPED[:40], GZIP, length=len(ZIPPED)), STALL]),
    Fault("silence before the last chunk", {Lack.TIMED_OUT}, [chunked(TEXT, last=b""), STALL]),
    Fault("a header that drips", {Lack.TIMED_OUT}, Again(b"X", DRIP, first=b"HTTP/1.1 200 OK\r\nX-Long: ")),
    Fault("a body that drips", {Lack.TIMED_OUT}, Again(b"x", DRIP, first=sized(b"", length=10**6))),
    Fault("chunks that drip", {Lack.TIMED_OUT}, Again(b"1\r\nx\r\n", DRIP, first=CHUNKED)),
    Fault(
        "trailers that drip", {Lack.TIMED_OUT}, Again(b"X: y\r\n", DRIP, first=chunked(TEXT, last=b"0\r\n"))
    ),
    Fault("early hints that drip", {Lack.TIMED_OUT}, Again(b"HTTP/1.1 103 Early Hints\r\n\r\n", DRIP)),
    Fault("an error's page that drips", {Lack.TIMED_OUT}, Again(b"x", DRIP, first=head("404 Not Found"))),
]

_ENDLESS_FAULTS = [
    Fault("a status line without end", _ENDLESS, Again(b"2" * 65536, first=b"HTTP/1.1 200 O")),
    Fault("a header line without end", _ENDLESS, Again(b"X" * 65536, first=b"HTTP/1.1 200 OK\r\nX: ")),
    Fault("header lines without end", _ENDLESS, Again(b"X: y\r\n" * 9000, first=b"HTTP/1.1 200 OK\r\n")),
    Fault("a chunk's extension without end", _ENDLESS, Again(b"x" * 65536, first=CHUNKED + b"5;")),
    Fault("a chunk's size without end", _ENDLESS, Again(b"0" * 65536, first=CHUNKED)),
    Fault("trailers without end", _ENDLESS, Again(b"X: y\r\n" * 9000, first=chunked(TEXT, last=b"0\r\n"))),
    Fault("a flood of 100 Continue", _ENDLESS, Again(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)),
    Fault("chunks of one byte without end", _ENDLESS, Again(b"1\r\nx\r\n" * 9000, first=CHUNKED)),
    Fault("a header line of 1 MB", {Lack.BAD_ANSWER}, [sized(TEXT, "X: " + "y" * 10**6)]),
    Fault(
        "10,000 header lines",
        {Lack.BAD_ANSWER},
        [sized(TEXT, *(f"X-{n}: some value" for n in range(10_000)))],
    ),
]

_CUT = [
    Fault("less than the length", {Lack.TRUNCATED}, [sized(TEXT, length=len(TEXT) + 1)]),
    Fault("a gzip cut in the middle", {Lack.TRUNCATED}, [sized(ZIPPED[:60], GZIP)]),
    Fault("a gzip cut in its head", {Lack.TRUNCATED}, [sized(ZIPPED[:6], GZIP)]),
    Fault("a gzip without its checksum", {Lack.TRUNCATED}, [sized(ZIPPED[:-8], GZIP)]),
    Fault("a gzip that ends with the connection", {Lack.TRUNCATED}, [head("200 OK", GZIP) + ZIPPED[:-3]]),
    Fault(
        "a deflate cut in the middle",
        {Lack.TRUNCATED},
        [sized(zlib.compress(TEXT)[:50], "Content-Encoding: deflate")],
    ),
    Fault("cut in a chunk", {Lack.TRUNCATED}, [chunked(TEXT)[:-500]]),
    Fault("no last chunk", {Lack.TRUNCATED}, [chunked(TEXT, last=b"")]),
    Fault("a cut gzip in whole chunks", {Lack.TRUNCATED}, [chunked(ZIPPED[:60], GZIP)]),
    Fault("a second gzip that is cut", {Lack.TRUNCATED}, [sized(ZIPPED + ZIPPED[:60], GZIP)]),
    Fault(
        "a part",
        {Lack.TRUNCATED},
        [sized(TEXT, "Content-Range: bytes 0-99/6600", status="206 Partial Content")],
    ),
    Fault(
        "parts",
        {Lack.TRUNCATED},
        [
            sized(
                b"--x\r\n\r\nmill\r\n--x--",
                status="206 Partial Content",
                kind="multipart/byteranges; boundary=x",
            )
        ],
    ),
]

_FRAMING = [
    Fault("two lengths", {Lack.BAD_ANSWER}, [sized(TEXT, "Content-Length: 5")]),
    Fault("a negative length", {Lack.BAD_ANSWER}, [sized(TEXT, length=-5)]),
    Fault("a length in words", {Lack.BAD_ANSWER}, [sized(TEXT, length="many")]),
    Fault("a length of 5,000 digits", {Lack.BAD_ANSWER}, [sized(TEXT, length="9" * 5000)]),
    Fault("a folded field", {Lack.BAD_ANSWER}, [sized(TEXT, "Content-Encoding:\r\n br")]),
    Fault("a chunk size that is none", {Lack.BAD_ANSWER, Lack.TRUNCATED}, [chunked(TEXT, size="zz")]),
    Fault("a negative chunk size", {Lack.BAD_ANSWER, Lack.TRUNCATED}, [chunked(TEXT, size="-5")]),
    Fault("a chunk size of 80 bits", {Lack.BAD_ANSWER, Lack.TRUNCATED}, [chunked(TEXT, size="F" * 20)]),
    Fault("a chunk larger than it says", {Lack.BAD_ANSWER, Lack.TRUNCATED}, [chunked(TEXT, size="5")]),
    Fault(
        "an unknown transfer coding", {Lack.BAD_ANSWER}, [head("200 OK", "Transfer-Encoding: gzip") + ZIPPED]
    ),
    Fault("HTTP/0.9", LOST, [b"<html><p>The mill stood idle.</p></html>"]),
    Fault("HTTP/2 unasked", {Lack.BAD_ANSWER}, [b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + bytes(18)]),
    Fault("another protocol", LOST, [b"220 mail.example ESMTP ready\r\n"], early=True),
    Fault("a status that is none", {Lack.BAD_ANSWER}, [b"HTTP/1.1 abc OK\r\n\r\n"]),
    Fault("a NUL in the header", {Lack.BAD_ANSWER}, [sized(TEXT, "X: a\x00b")]),
    Fault("a field without a name", {Lack.BAD_ANSWER}, [sized(TEXT, ": y")]),
    Fault("a damaged gzip", {Lack.BAD_ANSWER}, [sized(ZIPPED[:30] + bytes(20) + ZIPPED[50:], GZIP)]),
    Fault("a gzip that is none", {Lack.BAD_ANSWER}, [sized(TEXT, GZIP)]),
    Fault("a gzip of nothing", {Lack.EMPTY}, [sized(b"", GZIP)]),
    Fault("an encoding that is none", {Lack.BAD_ANSWER}, [sized(TEXT, "Content-Encoding: " + "x" * 9000)]),
]

_STATUSES = [
    Fault(f"status {status}", reasons, [sized(body, status=status)])
    for status, body, reasons in [
        ("204 No Content", b"", {Lack.EMPTY}),
        ("205 Reset Content", b"", {Lack.EMPTY}),
        ("200 OK", b"", {Lack.EMPTY}),
        ("300 Multiple Choices", TEXT, {Lack.BAD_ANSWER}),
        ("304 Not Modified", b"", {Lack.BAD_ANSWER}),
        ("305 Use Proxy", TEXT, {Lack.BAD_ANSWER}),
        ("402 Payment Required", TEXT, {Lack.FORBIDDEN}),
        ("407 Proxy", TEXT, {Lack.BAD_ANSWER, Lack.FORBIDDEN}),
        ("408 Request Timeout", TEXT, {Lack.TIMED_OUT}),
        ("416 Range", TEXT, {Lack.BAD_ANSWER}),
        ("421 Misdirected", TEXT, {Lack.BAD_ANSWER}),
        ("425 Too Early", TEXT, {Lack.BAD_ANSWER, Lack.SERVER_ERROR}),
        ("451 Legal", TEXT, {Lack.FORBIDDEN}),
        ("599 Strange", TEXT, {Lack.SERVER_ERROR}),
        ("999 Denied", TEXT, {Lack.SERVER_ERROR, Lack.FORBIDDEN, Lack.BOT_WALL}),
    ]
] + [
    Fault(
        "an upgrade",
        {Lack.BAD_ANSWER},
        [head("101 Switching Protocols", "Upgrade: x", "Connection: upgrade") + TEXT],
    ),
    *(
        Fault(
            f"a wait of {said[:17]!r}",
            {Lack.RATE_LIMITED},
            [sized(b"", f"Retry-After: {said}", status="429 Too Many")],
        )
        for said in (
            "9" * 5000,
            "1e99",
            "-1",
            "Fri, 31 Dec 99999 23:59:59 GMT",
            "Fri, 31 Dec 1999 23:59:59 +9999999999999",
        )
    ),
]

_CONTENT = [
    *(
        Fault(
            f"charset {name[:8]}",
            {HAD, Lack.EXTRACTION_FAILED},
            [sized(TEXT, kind=f"text/plain; charset={name}")],
        )
        for name in ("idna", "rot13", "hex", "undefined", "utf-7", "x" * 50_000, "\xff", "utf-8\x0b")
        if name.isprintable()
    ),
    Fault(
        "bytes of no kind", {Lack.WRONG_MEDIA_TYPE}, [sized(bytes(range(256)) * 9, kind="application/x-mill")]
    ),
    Fault("an image", {Lack.WRONG_MEDIA_TYPE}, [sized(b"\x89PNG\r\n\x1a\n" + bytes(999), kind="image/png")]),
]

ANSWERS = [*_CONNECTIONS, *_ENDLESS_FAULTS, *_CUT, *_FRAMING, *_STATUSES, *_CONTENT]
