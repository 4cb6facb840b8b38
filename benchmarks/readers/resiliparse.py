"""The `resiliparse` package: a page goes in, its text comes out, whole or the main one."""

from __future__ import annotations

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree

from benchmarks.readers.lines import serve


def _tree(data: bytes) -> HTMLTree:
    return HTMLTree.parse_from_bytes(data, detect_encoding(data))


def default(data: bytes) -> str:
    """Extract all text."""
    return str(extract_plain_text(_tree(data)))


def main(data: bytes) -> str:
    """Extract the main text."""
    return str(extract_plain_text(_tree(data), main_content=True))


if __name__ == "__main__":
    serve({"default": default, "main": main})
