"""Faults of the way to a page: redirects, encryption, names."""

from __future__ import annotations

from functools import partial
from itertools import count

from hostile.faults import DRIP, LOST, RESET, STALL, TEXT, Again, Fault, moved, sized

from claimcheck.model import Lack

_NAMELESS = {Lack.HOST_UNKNOWN, Lack.NO_NETWORK}

_REDIRECTS = [
    Fault("to itself", {Lack.REDIRECT_LOOP}, [moved("/page")]),
    Fault("to itself with a fragment", {Lack.REDIRECT_LOOP}, map(moved, map("/page#{}".format, count()))),
    Fault("to a file", {Lack.BAD_ANSWER}, [moved("file:///etc/passwd")]),
    Fault("to gopher", {Lack.BAD_ANSWER}, [moved("gopher://127.0.0.1:70/")]),
    Fault("to a script", {Lack.BAD_ANSWER}, [moved("javascript:alert(1)")]),
    Fault("to data", {Lack.BAD_ANSWER}, [moved("data:text/plain,mill")]),
    Fault("to a user's name", {Lack.BAD_ANSWER}, [moved("http://user:secret@127.0.0.2/")]),
    Fault("to a private address", {Lack.PRIVATE_ADDRESS}, [moved("http://10.0.0.1/latest/")]),
    Fault("to the cloud's metadata", {Lack.PRIVATE_ADDRESS}, [moved("http://169.254.169.254/latest/")]),
    Fault("to a host that is none", _NAMELESS, [moved("http://nothing.example/")]),
    Fault("to a closed port", {Lack.CONNECTION_FAILED}, [moved("http://127.0.0.1:1/")]),
    Fault("to a port that is none", {Lack.BAD_ANSWER}, [moved("http://127.0.0.1:99999/")]),
    Fault("to half an address", {Lack.BAD_ANSWER, Lack.REDIRECT_LOOP}, [moved("http://")]),
    Fault("to a bracket", {Lack.BAD_ANSWER}, [moved("http://[")]),
    Fault("to nowhere", {Lack.BAD_ANSWER}, [moved("")]),
    Fault("without saying where to", {Lack.BAD_ANSWER}, [sized(b"", status="301 Moved")]),
    Fault("to an address of 10 MB", {Lack.BAD_ANSWER}, [moved("/" + "a" * 10_000_000)]),
    Fault("to a relative address that is gone", {Lack.NOT_FOUND}, [moved("../gone")]),
    Fault("to letters that are not ASCII", {Lack.NOT_FOUND, Lack.BAD_ANSWER}, [moved("/gone/Mühle\xff")]),
    Fault("to a host that is not ASCII", {Lack.BAD_ANSWER, *_NAMELESS}, [moved("http://m\xfchle.example/")]),
    Fault(
        "cookies without end",
        {Lack.REDIRECT_LOOP},
        map(partial(moved, "/page", "302 Found"), map("Set-Cookie: a={}".format, count())),
    ),
    Fault(
        "a flood of cookies",
        {Lack.REDIRECT_LOOP},
        [moved("/page", "302 Found", *(f"Set-Cookie: a{n}={'x' * 50}" for n in range(900)))],
    ),
    Fault(
        "a cookie's date that is slow to read",
        {Lack.REDIRECT_LOOP},
        [moved("/page", "302 Found", "Set-Cookie: a=b; expires=" + "1 1 " * 15_000)],
    ),
]

_TLS = [
    Fault(
        "no encryption on an encrypted port",
        {Lack.TLS_FAILED, Lack.CONNECTION_FAILED},
        [sized(TEXT)],
        scheme="https",
    ),
    Fault("encryption on a plain port", LOST, [sized(TEXT)], pair="trusted"),
    Fault("silence instead of encryption", {Lack.TIMED_OUT}, [STALL], early=True, scheme="https"),
    Fault(
        "a handshake that drips",
        {Lack.TIMED_OUT, Lack.TLS_FAILED},
        Again(b"\x16", DRIP, first=b"\x16\x03\x03\x3f\xff\x02\x00\x3f\xfb"),
        early=True,
        scheme="https",
    ),
    Fault(
        "reset in the handshake",
        {Lack.TLS_FAILED, Lack.CONNECTION_FAILED},
        [b"\x16\x03\x03", RESET],
        early=True,
        scheme="https",
    ),
    Fault(
        "a certificate of another host", {Lack.TLS_FAILED}, [sized(TEXT)], pair="wrong_host", scheme="https"
    ),
    Fault("a certificate that has expired", {Lack.TLS_FAILED}, [sized(TEXT)], pair="expired", scheme="https"),
    Fault(
        "a certificate that nobody signed",
        {Lack.TLS_FAILED},
        [sized(TEXT)],
        pair="self_signed",
        scheme="https",
    ),
    Fault(
        "an encrypted body that is cut",
        {Lack.TRUNCATED},
        [sized(TEXT, length=10**6)],
        pair="trusted",
        scheme="https",
    ),
    Fault(
        "an encrypted body that drips",
        {Lack.TIMED_OUT},
        Again(b"x", DRIP, first=sized(b"", length=10**6)),
        pair="trusted",
        scheme="https",
    ),
]

_NAMES = [
    Fault("a name that is none", _NAMELESS, host="nothing.example"),
    Fault("a name server that is down", {Lack.NO_NETWORK}, host="later.example"),
    Fault("a look-up that hangs", {Lack.NO_NETWORK, Lack.TIMED_OUT}, host="hangs.example"),
    Fault("a name without addresses", {Lack.HOST_UNKNOWN}, host="empty.example"),
    Fault("many addresses, all dead", {Lack.CONNECTION_FAILED}, host="dead.example"),
    Fault("IPv6 only, and dead", {Lack.CONNECTION_FAILED, Lack.NO_NETWORK}, host="six.example"),
    Fault("an address of one link alone", {Lack.PRIVATE_ADDRESS}, host="link.example"),
    Fault("a label of 64 letters", {Lack.BAD_ADDRESS, *_NAMELESS}, host="a" * 64 + ".example"),
    Fault("a closed port", {Lack.CONNECTION_FAILED}, host="closed.example"),
]

WAYS = [*_REDIRECTS, *_TLS, *_NAMES]
