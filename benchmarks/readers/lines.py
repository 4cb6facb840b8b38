"""Files come in as JSON lines; one text a file goes out, as a JSON line, with the time that it took.

This and the adapters run in the reader's own environment: standard library and the reader, nothing of ours.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

Read = Callable[[bytes], "str | dict[int, str]"]  # a page's text, or those of a PDF by number from 0
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_SAMPLE = 6  # pages that are read of a PDF


def decoded(data: bytes) -> str:
    """Decode a page for a reader that takes letters: as declared, as UTF-8 or as Windows letters."""
    found = _DECLARED.search(data[:4096])
    declared = found[1].decode("ascii", "replace").lower() if found else "utf-8"
    for codec in ("cp1252" if declared == "iso-8859-1" else declared, "utf-8"):
        try:
            return data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def spread(count: int) -> list[int]:
    """Return the pages that are read of a PDF of so many: at most six, spread over the whole."""
    return sorted({(2 * n + 1) * count // (2 * _SAMPLE) for n in range(_SAMPLE)}) if count else []


def serve(settings: dict[str, Read]) -> None:
    """Answer standard input's lines with the setting that the first argument names."""
    read = settings[sys.argv[1]]
    for line in sys.stdin.buffer:
        path = json.loads(line)["path"]
        data = Path(path).read_bytes()
        before, lack = time.process_time(), ""
        try:
            text = read(data)
        except Exception as error:  # noqa: BLE001 - whatever a reader raises on a page, it is not read
            text, lack = "", f"{type(error).__name__}: {error}"[:160]
        seconds = time.process_time() - before
        print(json.dumps({"path": path, "text": text, "seconds": seconds, "lack": lack}), flush=True)
