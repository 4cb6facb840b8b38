"""The `beautifulsoup4` package: a page goes in, all its text comes out."""

from __future__ import annotations

from bs4 import BeautifulSoup

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Take the text with the parser of the standard library."""
    return str(BeautifulSoup(data, "html.parser").get_text())


if __name__ == "__main__":
    serve({"default": default})
