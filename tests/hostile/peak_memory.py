"""Addresses on standard input become why each was not had, and the peak of this process's memory.

A process of its own: what the test's servers hold does not count.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from claimcheck.model import Reference, Unavailable
from claimcheck.resolver import Options, obtain


def peak() -> int:
    """Return the peak of resident memory in bytes (proc_pid_status(5), VmHWM)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    before = peak()
    references = [Reference(id=str(n), url=url) for n, url in enumerate(sys.stdin.read().split())]
    with tempfile.TemporaryDirectory() as folder:
        options = Options(folder=Path(folder), allow_private=True, deadline=8.0, archive=None)
        had = obtain(references, options)
    reasons = [source.reason.value if isinstance(source, Unavailable) else "had" for source in had]
    sys.stdout.write(json.dumps({"reasons": reasons, "before": before, "peak": peak()}))
