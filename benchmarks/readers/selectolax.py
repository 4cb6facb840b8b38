"""The `selectolax` package: a page goes in, all its text comes out."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Take the text of the body."""
    body = LexborHTMLParser(data).body
    return str(body.text()) if body is not None else ""


if __name__ == "__main__":
    serve({"default": default})
