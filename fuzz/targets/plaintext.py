"""A plain-text source: its media type, its charset, its pages, running lines and hyphens."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import _charset, _pages, extract
from claimcheck.resolver.media import PLAIN, media_type
from fuzz.properties import decoded, mapped
from fuzz.target import Target

if TYPE_CHECKING:
    from claimcheck.model import SourceText


def _check(data: bytes) -> None:
    declared = data.partition(b"\n")[0].decode("latin-1")
    for label in (None, declared, "utf-16", "shift_jis", "iso-2022-jp"):
        _charset.decode(data, label)
    _charset.decode(data, declared, markup=True)
    with suppress(LackError):
        kind = media_type(data, declared or None)
        assert media_type(data, declared or None) == kind
    with suppress(LackError):
        mapped(extract(data, PLAIN, declared))
    text = decoded(data)
    for labels in ((), ("i", "ii", "1")):
        content = _pages.mapped(text, labels)
        assert content.text == text
        mapped(content)
        assert len(_running(content)) <= len(text)


def _running(content: SourceText) -> str:
    """The text less its artefacts."""
    text, kept, end = content.text, "", 0
    for artefact in content.artefacts:
        kept += text[end : artefact.span.start]
        end = artefact.span.end
    return kept + text[end:]


TARGET = Target(
    seeds=(
        b"""THE MILL                                   12
The wheel turned all day, and nobody had seen any-
thing like it before, so that
1 Marsh, Water, 12.
\fTHE MILL                                   13
people came from over the hill. It was the end
of the well-
known flour.
\fTHE MILL                                   14
xiv
Page 15 of 20
""",
        "text/html; charset=utf-8\n<html>caf\u00e9</html>".encode(),
        "utf-16-le\nThe wheel".encode("utf-16"),
        b"caf\xe9 \x93quoted\x94 na\xefve",
    ),
    check=_check,
    tokens=(
        *(
            "\u00ad\n".encode(),
            "\u00ad".encode(),
            "\u200b".encode(),
            "¬\n".encode(),
            "‐\n".encode(),
            b"-\n",
            b"\f",
            b"\n",
        ),
        *(
            b"\n1 A",
            b"\n* B",
            b"\niv\n",
            b"\n12\n",
            b"   13\n",
            b"Page 3",
            b"iiiiiiii",
            b"12345",
            b"\x1b$B",
            b"<meta charset=",
            b"%PDF-",
        ),
        *(
            b"PK\x03\x04",
            b"application/pdf",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\x00\x00\xfe\xff",
            b"\x00",
            b"\x81",
            b"\x1b$(D",
            b"\xef\xbb\xbf",
        ),
    ),
)
