"""The `krokai` package: a folder with one source and a quotation go in, its own check's answer comes out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from krokai import verdicts, verify
from krokai.corpus import Corpus

from benchmarks.peers.lines import Check, Reply, serve

_WARNED = {"TRUNCATED_CONDITION", "TRUNCATED_OPENING", "ELLIPSIS_HIDES", "WRONG_SPEAKER"}


def default(text: str) -> Check:
    """Pass what it calls clean; words that are there but cut off badly are passed with an alert."""
    folder = Path(tempfile.mkdtemp())
    (folder / "source.txt").write_text(text, encoding="utf-8")
    corpus = Corpus([str(folder)], quiet=True)

    def check(words: str) -> Reply:
        verdict, _, _ = verify.check(words, corpus)
        passed = verdict in verdicts.CLEAN or verdict in _WARNED
        return Reply(passed, verdict in _WARNED, verdict != "NOT_FOUND", None, verdict)

    return check


if __name__ == "__main__":
    serve({"default": default})
