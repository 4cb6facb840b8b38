"""What is kept comes back unchanged, and nothing else does."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from claimcheck.resolver.capture import Capture
from claimcheck.resolver.snapshots import load, save

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://example.org/a?b=ü"
DATA = b"\x00the very bytes\xff\r\n"


def capture(data: bytes = DATA, address: str = ADDRESS) -> Capture:
    return Capture(
        address=address,
        final_url="https://example.org/final",
        status=200,
        media_type="text/html",
        charset="utf-8",
        retrieved="2024-01-31T12:00:00Z",
        sha256=sha256(data).hexdigest(),
        data=data,
    )


def blob(store: Path) -> Path:
    digest = sha256(DATA).hexdigest()
    return store / "sha256" / digest[:2] / digest


def card(store: Path) -> Path:
    return next((store / "addresses").glob("*.json"))


def test_a_round_trip(tmp_path: Path) -> None:
    save(tmp_path, capture())
    assert load(tmp_path, ADDRESS) == capture()
    assert blob(tmp_path).read_bytes() == DATA
    assert load(tmp_path, "https://example.org/other") is None


def test_the_latest_capture_counts_and_old_bytes_stay(tmp_path: Path) -> None:
    save(tmp_path, capture())
    save(tmp_path, capture(b"new"))
    assert load(tmp_path, ADDRESS) == capture(b"new")
    assert blob(tmp_path).read_bytes() == DATA


def test_bytes_are_written_once(tmp_path: Path) -> None:
    save(tmp_path, capture())
    before = blob(tmp_path).stat()
    save(tmp_path, capture(address="https://example.org/same-bytes"))
    assert blob(tmp_path).stat().st_ino == before.st_ino
    assert blob(tmp_path).stat().st_mtime_ns == before.st_mtime_ns


def test_no_temporary_file_is_left_and_git_ignores_all(tmp_path: Path) -> None:
    save(tmp_path, capture())
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {".gitignore", card(tmp_path).name, sha256(DATA).hexdigest()}
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("damage", [b"", DATA[:-1], DATA + b"x", DATA.replace(b"very", b"VERY")])
def test_damaged_bytes_are_not_believed(tmp_path: Path, damage: bytes) -> None:
    save(tmp_path, capture())
    blob(tmp_path).write_bytes(damage)
    assert load(tmp_path, ADDRESS) is None


def test_damaged_bytes_are_mended_by_the_next_capture(tmp_path: Path) -> None:
    save(tmp_path, capture())
    blob(tmp_path).write_bytes(b"damaged")
    save(tmp_path, capture())
    assert load(tmp_path, ADDRESS) == capture()


@pytest.mark.parametrize(
    "card_text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"sha256": "../../../etc/passwd"}',
        '{"sha256": 5}',
        "[" * 5000,
        json.dumps({"sha256": sha256(DATA).hexdigest(), "address": "x", "unknown": 1}),
        json.dumps({"sha256": sha256(DATA).hexdigest(), "address": "https://example.org/another"}),
    ],
)
def test_a_damaged_card_is_none(tmp_path: Path, card_text: str) -> None:
    save(tmp_path, capture())
    card(tmp_path).write_text(card_text, encoding="utf-8")
    assert load(tmp_path, ADDRESS) is None


def test_a_card_that_is_not_text(tmp_path: Path) -> None:
    save(tmp_path, capture())
    card(tmp_path).write_bytes(b"\xff\xfe\x00")
    assert load(tmp_path, ADDRESS) is None
