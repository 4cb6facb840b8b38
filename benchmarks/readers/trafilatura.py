"""The `trafilatura` package: a page goes in, the text that it takes for the main one comes out."""

from __future__ import annotations

from trafilatura import extract

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Extract as its documentation begins."""
    return extract(data) or ""


def recall(data: bytes) -> str:
    """Extract more rather than less, as its documentation names it."""
    return extract(data, favor_recall=True, include_tables=True, include_comments=True) or ""


if __name__ == "__main__":
    serve({"default": default, "recall": recall})
