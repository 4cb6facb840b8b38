"""What is kept comes back unchanged, and nothing else does."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.source import Snapshot, Via
from claimcheck.resolver.capture import Capture
from claimcheck.resolver.snapshots import blob as kept_bytes
from claimcheck.resolver.snapshots import load, recall, save, state

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
    assert all(name == name.lower() for name in names), "one name on every file system"
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


def test_a_card_holds_all_that_is_said_of_a_capture_but_its_bytes(tmp_path: Path) -> None:
    told = {
        name: f"{name} \ud800\x00" for name in Snapshot.model_fields if name not in {"via", "status", "size"}
    }
    had = Capture(**{**told, "via": Via.ARCHIVE, "status": 203, "size": len(DATA)}, data=DATA)
    had = had.model_copy(update={"sha256": sha256(DATA).hexdigest()})
    save(tmp_path, had)
    assert load(tmp_path, had.address) == had
    assert set(json.loads(card(tmp_path).read_bytes())) == set(Snapshot.model_fields)


@pytest.mark.parametrize("address", ["", "x" * 200_000, "https://example.org/../../..", "nul\x00", "a\ud800"])
def test_addresses_that_no_file_could_be_named_after(tmp_path: Path, address: str) -> None:
    save(tmp_path, capture(address=address))
    assert load(tmp_path, address) == capture(address=address)


def test_a_page_saved_by_hand_is_found_behind_a_later_live_one(tmp_path: Path) -> None:
    by_hand = capture(b"saved by hand").model_copy(update={"via": Via.SAVED, "status": None})
    seen = Snapshot(**by_hand.model_dump(exclude={"data"}))
    save(tmp_path, by_hand)
    save(tmp_path, capture(b"a wall"))
    assert load(tmp_path, ADDRESS) == capture(b"a wall")
    assert recall(tmp_path, seen) == by_hand
    assert recall(tmp_path, seen.model_copy(update={"sha256": "0" * 64})) is None


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("store")
    save(store, capture())
    return store


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_one_wrong_byte_anywhere_is_found(filled: Path, place: int, change: int) -> None:
    wrong = bytearray(DATA)
    wrong[place] ^= change
    for damaged in (bytes(wrong), DATA[:place]):
        blob(filled).write_bytes(damaged)
        assert state(filled, capture().sha256) == "damaged"
        assert kept_bytes(filled, capture().sha256) is None
        assert recall(filled, capture()) is None
        assert load(filled, ADDRESS) is None
    blob(filled).write_bytes(DATA)
    assert state(filled, capture().sha256) == "kept"


@pytest.mark.parametrize(
    "digest", ["", "0" * 64, "../../../../etc/passwd", capture().sha256.upper(), "é" * 64]
)
def test_what_was_never_kept_is_missing(filled: Path, digest: str) -> None:
    assert kept_bytes(filled, digest) is None
    assert state(filled, digest) == "missing"


def test_a_hash_that_is_none_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="passwd"):
        save(tmp_path, capture().model_copy(update={"sha256": "../../etc/passwd"}))


@pytest.mark.parametrize("name", ["a-file", "x" * 300, "nul\x00", "a-file/below", "/".join(["deep"] * 3000)])
def test_a_store_that_cannot_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_bytes(b"a file")
    store = tmp_path / name
    with pytest.raises(OSError, match=r"."):
        save(store, capture())
    assert load(store, ADDRESS) is None
    assert recall(store, capture()) is None
    assert state(store, capture().sha256) == "missing"
    assert (tmp_path / "a-file").read_bytes() == b"a file"


def test_a_store_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "large-disk").mkdir()
    (tmp_path / "store").symlink_to(tmp_path / "large-disk")
    save(tmp_path / "store", capture())
    assert load(tmp_path / "store", ADDRESS) == capture()


def test_a_link_in_the_place_of_bytes_is_not_followed_and_is_mended(tmp_path: Path) -> None:
    store, outside = tmp_path / "store", tmp_path / "outside"
    save(store, capture())
    outside.write_bytes(DATA)
    blob(store).unlink()
    blob(store).symlink_to(outside)
    assert load(store, ADDRESS) is None
    assert state(store, capture().sha256) == "damaged"
    save(store, capture())
    assert not blob(store).is_symlink()
    assert load(store, ADDRESS) == capture()
    assert outside.read_bytes() == DATA


def test_a_link_in_the_place_of_a_card_is_not_followed(tmp_path: Path) -> None:
    store, outside = tmp_path / "store", tmp_path / "outside"
    save(store, capture())
    outside.write_bytes(card(store).read_bytes())
    there = card(store)
    there.unlink()
    there.symlink_to(outside)
    assert load(store, ADDRESS) is None
    save(store, capture(b"new"))
    assert load(store, ADDRESS) == capture(b"new")
    assert json.loads(outside.read_bytes())["sha256"] == capture().sha256


@pytest.mark.parametrize("name", ["sha256", f"sha256/{sha256(DATA).hexdigest()[:2]}", "addresses", "new"])
def test_a_linked_folder_inside_leads_nowhere(tmp_path: Path, name: str) -> None:
    store, outside = tmp_path / "store", tmp_path / "outside"
    save(store, capture())
    (store / name).rename(outside)
    (store / name).symlink_to(outside)
    before = {path: path.lstat().st_mtime_ns for path in outside.rglob("*")}
    assert (load(store, ADDRESS) is None) == (name != "new")
    with pytest.raises(OSError, match="is a link inside the store: remove it"):
        save(store, capture(address="https://example.org/b"))
    assert {path: path.lstat().st_mtime_ns for path in outside.rglob("*")} == before


def test_a_linked_gitignore_is_replaced(tmp_path: Path) -> None:
    store, outside = tmp_path / "store", tmp_path / "outside"
    store.mkdir()
    (store / ".gitignore").symlink_to(outside)
    save(store, capture())
    assert (store / ".gitignore").read_bytes() == b"*\n"
    assert not outside.exists()


def test_a_pipe_or_a_folder_in_the_place_of_bytes_does_not_hold_us_up(tmp_path: Path) -> None:
    save(tmp_path, capture())
    blob(tmp_path).unlink()
    os.mkfifo(blob(tmp_path))
    assert load(tmp_path, ADDRESS) is None
    save(tmp_path, capture())
    assert load(tmp_path, ADDRESS) == capture()
    blob(tmp_path).unlink()
    blob(tmp_path).mkdir()
    assert load(tmp_path, ADDRESS) is None
    with pytest.raises(OSError, match=r"."):
        save(tmp_path, capture())


def test_bytes_larger_than_any_source_are_not_read(tmp_path: Path) -> None:
    save(tmp_path, capture())
    with blob(tmp_path).open("r+b") as file:
        file.truncate(1_000_000_001)
    assert load(tmp_path, ADDRESS) is None
    assert state(tmp_path, capture().sha256) == "damaged"
