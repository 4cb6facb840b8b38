"""The files that claimcheck keeps or is configured by: claimcheck.toml, claimcheck.lock, a card of the store."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from claimcheck import settings
from claimcheck.errors import LockError, SettingsError
from claimcheck.model.source import Snapshot
from claimcheck.resolver import lock, snapshots
from claimcheck.resolver.capture import Capture
from fuzz.properties import closed
from fuzz.target import Target

_FOLDER = Path(tempfile.mkdtemp(prefix="claimcheck-fuzz-"))
_ADDRESS = "https://coast.example/mill"
_CAPTURE = Capture(
    address=_ADDRESS,
    status=200,
    media_type="text/html",
    sha256=sha256(b"The mill").hexdigest(),
    size=8,
    retrieved="2024-03-01T10:00:00Z",
    data=b"The mill",
)


def _check(data: bytes) -> None:
    _settings(data)
    _lock(data)
    _card(data)


def _settings(data: bytes) -> None:
    (_FOLDER / "claimcheck.toml").write_bytes(data)
    try:
        settings.find(_FOLDER)
    except SettingsError as error:
        assert error.file, error
        assert (error.line or 1) >= 1, error


def _lock(data: bytes) -> None:
    file = _FOLDER / lock.NAME
    file.write_bytes(data)
    with suppress(LockError):
        read = lock.read(file)
        assert read is not None
        closed(read)
        lock.merge(file, [], keep=None)
        assert lock.read(file) == read, "the lock was read otherwise than it was written"


def _card(data: bytes) -> None:
    """Whatever a card says, what is loaded is what was kept, or nothing."""
    store = _FOLDER / "store"
    snapshots.save(store, _CAPTURE)
    [card] = (store / "addresses").iterdir()
    card.write_bytes(data)
    had = snapshots.load(store, _ADDRESS)
    assert had is None or had.data == _CAPTURE.data, "bytes that nobody kept"
    assert had is None or had.address == _ADDRESS, had


def _lock_text() -> bytes:
    file = _FOLDER / "seed.lock"
    entry = lock.Entry(id="mill", reference="sha256:" + "a" * 64, extractor="html/2", text_sha256="b" * 64)
    snapshot = Snapshot(**_CAPTURE.model_dump(exclude={"data"}))
    lost = lock.Entry(
        id="lost", reference="sha256:" + "c" * 64, reason="not-found", detail="there is no such page"
    )
    lock.merge(file, [entry.model_copy(update={"snapshots": (snapshot,)}), lost], keep=None)
    return file.read_bytes()


TARGET = Target(
    seeds=(
        b"""# How this paper is checked
manuscripts = ["articles/*.txt"]
references = "references.yaml"
store = ".claimcheck/store"
fail-on = "warning"
select = []
ignore = ["mark-order"]
allow-unchecked = true
jobs = 4
deadline = 12.5
max-bytes = 1_000_000
""",
        _lock_text(),
        json.dumps(_CAPTURE.model_dump(exclude={"data"}), indent=1).encode(),
    ),
    check=_check,
    tokens=(
        *(
            b" = ",
            b"[",
            b"]",
            b"{",
            b"}",
            b'"',
            b"'",
            b'"""',
            b"\\u0000",
            b"\\ud800",
            b"\n",
            b"[[source]]",
            b"[tool.claimcheck]",
            b"inf",
            b"nan",
        ),
        *(
            b"1979-05-27T07:32:00Z",
            b"0x1F",
            b"-1",
            b"1e400",
            b"9" * 5000,
            b"true",
            b"null",
            b"a.b.c = 1\n",
            b'"size": -1',
            b'"sha256": "../../x"',
        ),
        *(
            b"[" * 2000,
            b"version = 1\n",
            b"jobs = 65\n",
            b"deadline = 0\n",
            b'"via": "live"',
            b'"address": "x"',
        ),
    ),
)
