"""The `citations` package: a source's file and a quotation go in, its own check's answer comes out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from citations import verify

from benchmarks.peers.lines import Check, Reply, parts, serve


def default(text: str) -> Check:
    """Check against a file on disk, as its audit does; an omission that it names counts as located.

    What ellipses part is checked part by part, as its `coverage` command does.
    """
    path = Path(tempfile.mkdtemp()) / "source.txt"
    path.write_text(text, encoding="utf-8")

    def check(words: str) -> Reply:
        results = [verify.check_one(part, path) for part in parts(words)]
        passed = bool(results) and all(result.state in {"found", "ambiguous"} for result in results)
        alert = any("truncated" in result.warnings for result in results)
        located = passed or any(result.reason == verify.OMISSION for result in results)
        return Reply(passed, alert, located, None, ", ".join(result.state for result in results))

    return check


if __name__ == "__main__":
    serve({"default": default})
