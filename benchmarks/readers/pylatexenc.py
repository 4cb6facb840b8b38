"""The `pylatexenc` package: LaTeX goes in, its text comes out."""

from __future__ import annotations

from pylatexenc.latex2text import LatexNodes2Text

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Convert with its own settings."""
    return str(LatexNodes2Text().latex_to_text(data.decode("utf-8")))


if __name__ == "__main__":
    serve({"default": default})
