"""The `odfpy` package: an OpenDocument text goes in, the text of its paragraphs comes out."""

from __future__ import annotations

from io import BytesIO

from odf import teletype, text
from odf.opendocument import load

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Join the paragraphs, as its examples do."""
    return "\n".join(teletype.extractText(part) for part in load(BytesIO(data)).getElementsByType(text.P))


if __name__ == "__main__":
    serve({"default": default})
