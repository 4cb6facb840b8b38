"""`claimcheck fetch` and `claimcheck add` as a shell sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from calling import Call, caller
from resolver.site import Site, reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "the ferry was sold for scrap in the autumn of that year"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.pages["/gulls"] = page(WORDS)
    yield site
    site.close()


@pytest.fixture
def call(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Run `claimcheck ARGS` in a folder with an article that cites a page of the site."""
    monkeypatch.chdir(tmp_path)
    note = f"[1] Bo Marsh, “Gulls,” Coast Weekly, 4 May 2021, {site.url('/gulls')}."
    tmp_path.joinpath("article.txt").write_text(
        f"Marsh writes that “{WORDS}.”[1]\n\n{note}\n", encoding="utf-8"
    )
    tmp_path.joinpath("claimcheck.toml").write_text(
        'manuscripts = ["article.txt"]\nallow-private = true\narchive = ""\n', encoding="utf-8"
    )
    return caller(monkeypatch, capsys)


def page(words: str) -> bytes:
    text = f"Nobody wept. In the end {words}. The crew went home to the islands they had come from."
    return reply(f"<title>Gulls</title><p>{text}</p>".encode())


def test_fetch_then_run_locked_and_offline(call: Call, tmp_path: Path) -> None:
    ended = call("fetch")
    assert ended.code == 0
    assert "1 source: 1 new." in ended.out
    assert (tmp_path / "claimcheck.lock").is_file()
    assert call("run", "--frozen").code == 0
    assert "1 source: 1 as locked." in call("fetch").out


def test_locked_without_a_lock_is_a_wrong_call(call: Call) -> None:
    ended = call("run", "--locked")
    assert (ended.code, ended.out) == (2, "")
    assert "claimcheck.lock: is missing" in ended.err


def test_fetch_ends_with_3_when_a_source_is_not_had(call: Call, site: Site) -> None:
    site.pages["/gulls"] = reply(b"no", "403 Forbidden")
    ended = call("fetch")
    assert ended.code == 3
    assert "claimcheck add ID FILE" in ended.out


def test_check_ends_with_1_when_a_source_changed_and_upgrade_takes_it(call: Call, site: Site) -> None:
    call("fetch")
    site.pages["/gulls"] = page(WORDS.replace("scrap", "a song"))
    ended = call("fetch", "--check")
    assert ended.code == 1
    assert "verbatim, now altered" in ended.out
    assert "sold for scrap" in ended.out
    assert "sold for a song" in ended.out
    assert call("run", "--locked").code == 0
    assert call("fetch", "--upgrade", "marsh-2021").code == 0
    assert call("run", "--locked").code == 1
    assert call("fetch", "--check").code == 0


def test_what_is_no_longer_cited_leaves_the_lock_when_all_is_fetched(call: Call, tmp_path: Path) -> None:
    call("fetch")
    file = tmp_path / "article.txt"
    file.write_text(file.read_text("utf-8").replace("Marsh", "Reed"), encoding="utf-8")
    call("fetch", "article.txt")
    assert "marsh-2021" in (tmp_path / "claimcheck.lock").read_text("utf-8")
    call("fetch")
    lock = (tmp_path / "claimcheck.lock").read_text("utf-8")
    assert "reed-2021" in lock
    assert "marsh-2021" not in lock


def test_upgrade_without_an_id_means_all(call: Call, site: Site) -> None:
    call("fetch")
    site.pages["/gulls"] = page("the ferry was given away")
    assert "1 changed" in call("fetch", "--upgrade").out
    assert call("fetch", "--check").code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("fetch", "--check", "--upgrade"), "choose one"),
        (("fetch", "--upgrade", "lee"), "no cited work has the id 'lee'"),
        (("fetch", "--upgrade", "article.txt"), "name the manuscript before --upgrade"),
        (("add", "lee", "article.txt"), "there is no reference 'lee'"),
        (("add", "marsh-2012", "article.txt"), "did you mean 'marsh-2021'?"),
        (("add", "marsh-2021", "nowhere.html"), "there is no file nowhere.html"),
        (("add", "marsh-2021", "article.txt", "--url", "gopher://x"), "is no web address"),
        (("add", "marsh-2021", "article.txt", "--date", "9999-12-31"), "is yet to come"),
    ],
)
def test_wrong_calls_say_what_to_do(call: Call, args: tuple[str, ...], words: str) -> None:
    ended = call(*args)
    assert ended.code == 2
    assert words in ended.err
    assert ended.err.count("\n") == 1


def test_add_takes_a_saved_page(call: Call, site: Site, tmp_path: Path) -> None:
    site.pages["/gulls"] = reply(b"no", "403 Forbidden")
    tmp_path.joinpath("saved.html").write_bytes(page(WORDS).partition(b"\r\n\r\n")[2])
    ended = call("add", "marsh-2021", "saved.html", "--date", "2026-03-01")
    assert ended.code == 0
    assert "locked as marsh-2021 in claimcheck.lock" in ended.out
    run = call("run", "--locked", "-v")
    assert run.code == 0
    assert "2026-03-01" in run.out
    assert site.asked == []


def test_a_lock_with_a_merge_conflict_says_where(call: Call, tmp_path: Path) -> None:
    call("fetch")
    lock = tmp_path / "claimcheck.lock"
    lock.write_text("<<<<<<< ours\n" + lock.read_text("utf-8"), encoding="utf-8")
    ended = call("run")
    assert ended.code == 2
    assert "claimcheck.lock:1" in ended.err
