"""What is longer than is read of one source is read in part, and says so; nothing is shortened in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from packing import book, document, paragraph, text_document

from claimcheck.resolver.extract import _office_streams, epub, extract, plaintext, transcript
from claimcheck.resolver.media import DOCX, EPUB, ODT, PLAIN, VTT

if TYPE_CHECKING:
    from types import ModuleType

FIRST, SECOND = "The mill stood by the ford.", "The weir broke in the spring."
CUES = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{FIRST}\n\n00:03.000 --> 00:04.000\n{SECOND}\n"


def chapters() -> bytes:
    return book({f"{n}.xhtml": f"<body><p>{words}</p></body>" for n, words in enumerate((FIRST, SECOND))})


@pytest.mark.parametrize(
    ("reader", "bound", "most", "data", "kind", "partial"),
    [
        (
            _office_streams,
            "MOST_CHARACTERS",
            30,
            document(paragraph(FIRST) + paragraph(SECOND)),
            DOCX,
            "the document is longer than what is read of one source",
        ),
        (
            _office_streams,
            "MOST_CHARACTERS",
            30,
            text_document(f"<text:p>{FIRST}</text:p><text:p>{SECOND}</text:p>"),
            ODT,
            "the document is longer than what is read of one source",
        ),
        (epub, "MOST_CHARACTERS", 50, chapters(), EPUB, "the book is longer than what is read of one source"),
        (
            plaintext,
            "MOST_CHARACTERS",
            len(FIRST),
            f"{FIRST}\n{SECOND}".encode(),
            PLAIN,
            "the text is longer than what is read of one source",
        ),
        (
            transcript,
            "_MOST_CHARACTERS",
            CUES.index("\n\n00:03"),
            CUES.encode(),
            VTT,
            "the captions are longer than what is read of one source",
        ),
        (
            transcript,
            "_MOST_CUES",
            1,
            CUES.encode(),
            VTT,
            "there are more than 1 captions: the rest are left out",
        ),
    ],
)
def test_what_is_too_long_is_partial(  # noqa: PLR0913, PLR0917 - a row of the table
    monkeypatch: pytest.MonkeyPatch,
    reader: ModuleType,
    bound: str,
    most: int,
    data: bytes,
    kind: str,
    partial: str,
) -> None:
    whole = extract(data, kind)
    assert whole.partial is None
    assert FIRST in whole.text
    assert SECOND in whole.text
    monkeypatch.setattr(reader, bound, most)
    part = extract(data, kind)
    assert part.partial == partial
    assert FIRST in part.text
    assert SECOND not in part.text


def test_more_notes_than_are_read_make_a_document_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = "".join(f"<text:p><draw:text-box><text:p>{n}</text:p></draw:text-box></text:p>" for n in "abc")
    monkeypatch.setattr(_office_streams, "_MOST_STREAMS", 2)
    content = extract(text_document(f"<text:p>{FIRST}</text:p>{boxes}"), ODT)
    assert content.partial == "the document has more notes, comments and boxes than are read of one source"
    assert content.text.split() == [*FIRST.split(), "a", "b"]
