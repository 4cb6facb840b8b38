"""The `pypdf` package: a PDF goes in, the texts of some of its pages come out."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from benchmarks.readers.lines import serve, spread


def default(data: bytes) -> dict[int, str]:
    """Extract as its documentation begins."""
    pages = PdfReader(BytesIO(data)).pages
    return {n: pages[n].extract_text() for n in spread(len(pages))}


if __name__ == "__main__":
    serve({"default": default})
