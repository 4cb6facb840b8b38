"""`python -m fuzz [--seconds 20] [--jobs N] [--seed S] [TARGET...]`: a line a target, 1 for any finding."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from fuzz.engine import Tally
from fuzz.target import names
from fuzz.worker import in_hand

FOLDER = Path(".fuzz")
_LINES = 12


def main() -> int:
    """Run the targets side by side, each in a process of its own."""
    asked = _asked()
    FOLDER.mkdir(exist_ok=True)
    code = 0
    with ThreadPoolExecutor(asked.jobs) as pool:
        runs = {pool.submit(_run, name, asked.seed, asked.seconds): name for name in asked.target or names()}
        for done in as_completed(runs):
            tally = done.result()
            print(_line(runs[done], asked.seed, tally), flush=True)
            code |= tally.finding is not None
    return code


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("--seconds", type=float, default=20.0, help="for each target")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="targets at the same time")
    asked.add_argument("--seed", default="1", help="of the mutations")
    asked.add_argument("target", nargs="*", choices=[*names(), []], metavar="TARGET", help=", ".join(names()))
    return asked.parse_args()


def _run(name: str, seed: str, seconds: float) -> Tally:
    """Run one target; a process that ends by itself, or is ended, is a finding as well."""
    command = [sys.executable, "-m", "fuzz.worker", name, seed, str(seconds), str(FOLDER)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603 - our own
    file = FOLDER / f"{name}.now"
    if done.returncode == 0:
        said = json.loads(done.stdout)
        finding = said.pop("finding")
        told = Tally(**{**said, "finding": None if finding is None else bytes.fromhex(finding)})
    else:
        why = "\n".join(done.stderr.splitlines()[-_LINES:])
        told = Tally(
            0, seconds, 0, in_hand(file) if file.exists() else b"", f"ended by {done.returncode}\n{why}"
        )
    file.unlink(missing_ok=True)
    return told


def _line(name: str, seed: str, tally: Tally) -> str:
    if tally.finding is None:
        rate = tally.tried / max(tally.seconds, 0.001)
        return f"{name}: {tally.tried:,} inputs, {rate:,.0f} a second, {tally.kept:,} kept"
    saved = FOLDER / name / hashlib.sha256(tally.finding).hexdigest()[:16]
    saved.parent.mkdir(exist_ok=True)
    saved.write_bytes(tally.finding)
    words = "\n".join(f"  {line}" for line in tally.why.splitlines())
    return f"{name}: FINDING with --seed {seed}, the input is {saved} ({len(tally.finding):,} bytes)\n{words}"


if __name__ == "__main__":
    sys.exit(main())
