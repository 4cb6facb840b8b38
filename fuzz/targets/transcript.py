"""Captions (WebVTT, SubRip) and saved pages (MHTML): two small readers of lines."""

from __future__ import annotations

from contextlib import suppress

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import extract
from claimcheck.resolver.media import MHTML, SRT, VTT, media_type
from fuzz.properties import mapped
from fuzz.target import Target


def _check(data: bytes) -> None:
    with suppress(LackError):
        media_type(data, None)
    for kind in (VTT, SRT, MHTML):
        with suppress(LackError):
            mapped(extract(data, kind))


TARGET = Target(
    seeds=(
        b"""WEBVTT - A talk
Kind: captions

NOTE a remark

STYLE
::cue { color: lime }

intro
00:01.000 --> 00:04.500 align:start position:0%
<v Ann Lee>The wheel <c.loud>turned</c> <00:02.000>all day</v>
>> and nobody

00:00:04.500 --> 00:00:06.000
and nobody slept. [laughs] &amp; so on
""",
        """1
00:00:01,000 --> 00:00:04,500
- ANN: The wheel <i>turned</i>
- all day {\\an8}

2
00:00:04,500 --> 01:00:06,000
(BELL) ♪ and nobody slept ♪
""".encode(),
        b"""From: <Saved by a browser>
Snapshot-Content-Location: https://coast.example/mill
Subject: =?utf-8?Q?The=20Mill?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://coast.example/mill

<html><body><p>The wheel turned =E2=80=9Call day=
=E2=80=9D.</p></body></html>
------x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
------x--
""",
    ),
    check=_check,
    tokens=(
        *(
            b" --> ",
            b"\n\n",
            b"\n",
            b"00:00:01.000",
            b"99:59:59,999",
            b"<v Lee>",
            b"</v>",
            b"<c>",
            b"<00:01.000>",
            b">> ",
            b"WEBVTT\n",
        ),
        *(
            b"------x\n",
            b"------x--\n",
            b"Content-Type: ",
            b"multipart/related; boundary=x",
            b"text/html",
            b"charset=",
            b"base64",
        ),
        *(
            b"Content-Transfer-Encoding: ",
            b"quoted-printable",
            b"=3D",
            b"=\n",
            b"=?utf-8?B?",
            b"?=",
            b"boundary*0=",
            b"charset*=utf-8''x",
            b"8bit",
        ),
        *(b"uuencode", b"begin 644 x\n", b"Content-ID: <a>", b'start="<a>"'),
    ),
)
