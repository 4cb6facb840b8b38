"""The `python-docx` package: a Word document goes in, the text of its paragraphs comes out."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Join the paragraphs, as its guide does."""
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)


if __name__ == "__main__":
    serve({"default": default})
