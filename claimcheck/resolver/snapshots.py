"""Captures of addresses go into a store on disk and come back, found by address, proved by sha256.

`<store>/sha256/ab/<hash>` holds raw bytes, written once; `<store>/addresses/<sha256 of the address>.json`
says what was seen there and when. Every file is written beside its place, flushed and renamed, so that
several processes may share a store and an interruption leaves whole files only.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.resolver.capture import Capture

if TYPE_CHECKING:
    from pathlib import Path


def save(store: Path, capture: Capture) -> None:
    """Keep a capture; raises OSError when the disk does not let us."""
    blob = _blob(store, capture.sha256)
    if not (blob.is_file() and blob.read_bytes() == capture.data):
        _write(blob, capture.data)
    said = capture.model_dump(exclude={"data"})
    _write(_card(store, capture.address), json.dumps(said, indent=1, sort_keys=True).encode("utf-8"))
    ignore = store / ".gitignore"
    if not ignore.exists():
        # NOTE: full texts are other people's; they must not slip into a repository.
        _write(ignore, b"*\n")


def load(store: Path, address: str) -> Capture | None:
    """Return the kept capture of an address, or None: none was kept, or it is damaged."""
    try:
        said = json.loads(_card(store, address).read_bytes())
        data = _blob(store, str(said["sha256"])).read_bytes()
        capture = Capture.model_validate({**said, "data": data})
    except (OSError, ValueError, KeyError, TypeError, RecursionError, ValidationError):
        return None
    whole = capture.address == address and sha256(data).hexdigest() == capture.sha256
    return capture if whole else None


def _blob(store: Path, digest: str) -> Path:
    """Where bytes of this hash stand; a hash that is none (a tampered card) leads nowhere."""
    if len(digest) != sha256().digest_size * 2 or not set(digest) <= set("0123456789abcdef"):
        raise ValueError(digest[:100])
    return store / "sha256" / digest[:2] / digest


def _card(store: Path, address: str) -> Path:
    return store / "addresses" / f"{sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()}.json"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.unlink(file.name)  # noqa: PTH108 - a name, not a path object
            raise
    os.replace(file.name, path)  # noqa: PTH105 - the same
