"""Every hostile document is read once, good ones after and beside it; JSON says how it went.

A process of its own, so that what it holds is what the reading holds. Arguments: a folder of documents with
an index.json (name: file, media type), seconds for a document, how many hostile ones are read at once.
"""

from __future__ import annotations

import json
import resource
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic
from typing import NamedTuple

from hostile.documents import WORDS
from hostile.peak_memory import peak

from claimcheck.resolver.capture import LackError
from claimcheck.resolver.extract import Workers

_GOOD = f"<html><body><p>{WORDS}</p></body></html>".encode()


class Went(NamedTuple):
    """How reading a hostile document went: its text, or its lack, or what escaped; and a good one after."""

    text: str | None = None
    lack: str | None = None
    escaped: str | None = None
    seconds: float = 0.0
    good: bool = False


def read(data: bytes, media_type: str, workers: Workers) -> Went:
    """Read a document, then a good one."""
    began = monotonic()
    try:
        went = Went(text=workers.extract(data, media_type).text[:1000])
    except LackError as error:
        went = Went(lack=f"{error.reason}: {error.detail}")
    except Exception as error:  # noqa: BLE001 - the very thing that is looked for
        went = Went(escaped=repr(error)[:1000])
    return went._replace(seconds=monotonic() - began, good=is_good(workers))


def is_good(workers: Workers) -> bool:
    """Read a good document, and tell whether it gives its words."""
    try:
        return workers.extract(_GOOD, "text/html").text.strip() == WORDS
    except LackError:
        return False


def main(folder: Path, seconds: float, at_once: int) -> dict[str, object]:
    """Read all; beside the hostile ones a good one is read all the time."""
    index: dict[str, tuple[str, str]] = json.loads((folder / "index.json").read_bytes())
    over, beside = Event(), []
    before = peak()
    with Workers(seconds=seconds, most=at_once + 1) as workers, ThreadPoolExecutor(at_once + 1) as pool:

        def good() -> None:
            while not over.wait(0.02):
                beside.append(is_good(workers))

        def hostile(entry: tuple[str, str]) -> Went:
            return read((folder / entry[0]).read_bytes(), entry[1], workers)

        aside = pool.submit(good)
        went = dict(zip(index, pool.map(hostile, index.values()), strict=True))
        over.set()
        aside.result()
    return {
        "went": {name: said._asdict() for name, said in went.items()},
        "beside": [len(beside), sum(beside)],
        "before": before,
        "peak": peak(),
        "workers": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))))
