"""A worker process: a PDF on standard input becomes JSON on standard output, page by page.

PDFium is written in C++, not safe against hostile files and not for threads; so it runs alone, within
limits of memory, and is killed when its time is over. This file is run as a script: it imports nothing of
ours, so that it starts quickly.

The JSON: {"error": words} or {"title": words, "cut": bool, "pages": [{"label", "text", "picture": bool}]}.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pypdfium2

_MEMORY = 2_000_000_000
_MOST_CHARACTERS = 20_000_000
_SCAN = 20


def _limit() -> None:
    """Cap the address space and leave no core file, where the system knows such limits."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _page(document: Any, number: int) -> dict[str, object]:  # noqa: ANN401 - pypdfium2 is not typed
    page = document[number]
    sheet = page.get_textpage()
    text = sheet.get_text_range()
    picture = len(text.strip()) < _SCAN and any(
        True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    )
    label = document.get_page_label(number) or str(number + 1)
    sheet.close()
    page.close()
    return {"label": label, "text": text, "picture": picture}


def _document(data: bytes) -> dict[str, object]:
    document = pypdfium2.PdfDocument(data)
    pages: list[dict[str, object]] = []
    size = 0
    for number in range(len(document)):
        pages.append(_page(document, number))
        size += len(str(pages[-1]["text"]))
        if size > _MOST_CHARACTERS:
            break
    title = document.get_metadata_value("Title")
    return {"title": title, "cut": size > _MOST_CHARACTERS, "pages": pages}


def main() -> None:
    """Read one PDF and write one JSON object."""
    _limit()
    try:
        said = _document(sys.stdin.buffer.read())
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as error:
        said = {"error": str(error) or "out of memory"}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
