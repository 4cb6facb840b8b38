"""A package's name and version go in; the folder with its unpacked files comes out, fetched once.

Everything lies under .venv/corpus and is never committed. What cannot be had is None, and is left out.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parents[1] / ".venv" / "corpus"
_SECONDS = 120


def source(name: str, version: str) -> Path | None:
    """Return a source archive of the Python package index, unpacked."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    pip += ["--no-binary", name, "--retries", "0", "--timeout", "15", "--dest", ".", f"{name}=={version}"]
    return _had(f"{name}-{version}", pip, "*.tar.gz")


def node(name: str, version: str) -> Path | None:
    """Return a package of npm, unpacked."""
    npm = ["npm", "pack", "--silent", "--fetch-retries=0", "--fetch-timeout=15000", f"{name}@{version}"]
    return _had(f"{name}-{version}", npm, "*.tgz")


def debian(name: str) -> Path | None:
    """Return a package of Debian's stable release, unpacked; its lists must have been fetched (apt-get)."""
    return _had(name, ["apt-get", "download", "--quiet", name], "*.deb")


def _had(folder: str, command: Sequence[str], archive: str) -> Path | None:
    """Run the client in the package's folder, and unpack what it brought."""
    target = FOLDER / folder
    ready = target / ".ready"
    if ready.exists():
        return target
    target.mkdir(parents=True, exist_ok=True)
    try:
        run(command, target)
        for path in target.glob(archive):
            unpack(path, target)
            path.unlink()
            ready.touch()
    except (OSError, subprocess.SubprocessError, tarfile.TarError):
        return None
    return target if ready.exists() else None


def run(command: Sequence[str], folder: Path) -> None:
    """Run one of our own commands; raises SubprocessError where it fails or takes too long."""
    subprocess.run(command, cwd=folder, check=True, timeout=_SECONDS, capture_output=True)  # noqa: S603 - our words


def unpack(path: Path, folder: Path) -> None:
    """Unpack an archive into the folder; nothing leaves it."""
    if path.suffix == ".deb":
        run(["dpkg-deb", "--extract", str(path), str(folder)], folder)
    else:
        with tarfile.open(path) as files:
            files.extractall(folder, filter="data")
