"""The `pdfminer.six` package: a PDF goes in, the texts of some of its pages come out."""

from __future__ import annotations

from io import BytesIO

from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from benchmarks.readers.lines import serve, spread


def default(data: bytes) -> dict[int, str]:
    """Extract as its documentation begins, of the pages that are asked for."""
    numbers = spread(sum(1 for _ in PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data))))))
    texts = extract_text(BytesIO(data), page_numbers=numbers).split("\f")
    return dict(zip(numbers, texts, strict=False))


if __name__ == "__main__":
    serve({"default": default})
