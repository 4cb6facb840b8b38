"""A real git repository for tests, whatever the machine's own configuration of git says."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_GIT = shutil.which("git") or "git"
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}


def git(folder: Path, *call: str) -> str:
    """Run git in a folder and return what it prints; it must succeed."""
    ran = subprocess.run(  # noqa: S603 - git, with the words of our tests
        [_GIT, *call],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | ALONE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"git {call}: {ran.stderr}"
    return ran.stdout


def repository(folder: Path) -> Path:
    """Make an empty repository with the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def commit(folder: Path, files: dict[str, str | bytes | None], message: str = "more") -> str:
    """Write the files (None: remove), commit everything and return the commit's hash."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").strip()
