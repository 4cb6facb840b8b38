"""The `readability-lxml` package: a page goes in, the text of what it takes for the article comes out."""

from __future__ import annotations

from lxml.html import fromstring
from readability import Document

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Take the summary's text."""
    return str(fromstring(Document(data).summary()).text_content())


if __name__ == "__main__":
    serve({"default": default})
