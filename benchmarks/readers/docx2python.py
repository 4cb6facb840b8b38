"""The `docx2python` package: a Word document goes in, all its text comes out, notes as well."""

from __future__ import annotations

from io import BytesIO

import docx2python

from benchmarks.readers.lines import serve


def default(data: bytes) -> str:
    """Take the whole text."""
    with docx2python.docx2python(BytesIO(data)) as document:
        return str(document.text)


if __name__ == "__main__":
    serve({"default": default})
