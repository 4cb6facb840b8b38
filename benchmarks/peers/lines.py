"""Sources and quotations come in as JSON lines; one answer a quotation goes out, as a JSON line.

This and the adapters run in the peer's own environment: standard library and the peer, nothing of ours.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from typing import NamedTuple


class Reply(NamedTuple):
    """What a tool says: passed, warned of although passed, located at all, and where."""

    passed: bool
    alert: bool
    found: bool
    span: tuple[int, int] | None = None
    said: str = ""


_ELLIPSIS = re.compile(r"\s*(?:\[(?:…|\. ?\. ?\.)\]|…|\.(?: ?\.){2,3})\s*")
Check = Callable[[str], Reply]
Opener = Callable[[str], Check]


def parts(words: str) -> list[str]:
    """Return what stands between ellipses of any spelling, for tools that know one spelling or none."""
    return [part for part in _ELLIPSIS.split(words) if part]


def serve(settings: dict[str, Opener]) -> None:
    """Answer standard input's lines with the setting that the first argument names."""
    opener = settings[sys.argv[1]]
    check: Check | None = None
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if "text" in message:
            check = opener(message["text"])
        elif check is not None:
            reply = check(message["words"])
            print(json.dumps({"id": message["id"], **reply._asdict()}), flush=True)
