"""The `inscriptis` package: a page goes in, its text as it is laid out comes out."""

from __future__ import annotations

from inscriptis import get_text

from benchmarks.readers.lines import decoded, serve


def default(data: bytes) -> str:
    """Lay the text out as its default is."""
    return str(get_text(decoded(data)))


if __name__ == "__main__":
    serve({"default": default})
