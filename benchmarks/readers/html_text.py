"""The `html-text` package: a page goes in, its visible text comes out."""

from __future__ import annotations

from html_text import extract_text

from benchmarks.readers.lines import decoded, serve


def default(data: bytes) -> str:
    """Extract with its layout guessed, which is its default."""
    return str(extract_text(decoded(data)))


if __name__ == "__main__":
    serve({"default": default})
