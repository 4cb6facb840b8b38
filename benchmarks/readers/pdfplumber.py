"""The `pdfplumber` package: a PDF goes in, the texts of some of its pages come out."""

from __future__ import annotations

from io import BytesIO

import pdfplumber

from benchmarks.readers.lines import serve, spread


def default(data: bytes) -> dict[int, str]:
    """Extract as its documentation begins."""
    with pdfplumber.open(BytesIO(data)) as document:
        return {n: document.pages[n].extract_text() for n in spread(len(document.pages))}


if __name__ == "__main__":
    serve({"default": default})
