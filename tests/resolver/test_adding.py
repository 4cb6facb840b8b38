"""A page saved by hand: what it is called, where it stood, and when."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import UsageError
from claimcheck.model import Extent, Place, Reference, Source, Via
from claimcheck.resolver import Options, take
from claimcheck.resolver.snapshots import recall

if TYPE_CHECKING:
    from pathlib import Path

TOLD = "<!-- saved from url=(0025)https://example.org/told/ -->"
CITED = Reference(id="roy", url="https://example.org/cited")


def taken(tmp_path: Path, reference: Reference, head: str = "", url: str | None = None) -> Source:
    file = tmp_path / "saved.html"
    file.write_text(f"{head}<title>Mills</title><p>The mill stood idle that winter.</p>", encoding="utf-8")
    os.utime(file, (0, 86_400 * 365))
    return take(reference, file, url, None, Options(folder=tmp_path, store=tmp_path / "store"))


def test_what_is_said_comes_before_what_the_page_says_and_that_before_the_reference(tmp_path: Path) -> None:
    assert taken(tmp_path, CITED, TOLD, "https://example.org/said").url == "https://example.org/said"
    assert taken(tmp_path, CITED, TOLD).url == "https://example.org/told/"
    assert taken(tmp_path, CITED).url == "https://example.org/cited"
    assert taken(tmp_path, Reference(id="roy", doi="10.1000/xyz")).url == "https://doi.org/10.1000/xyz"


def test_a_saved_abstract_is_a_part_unless_the_editor_says_otherwise(tmp_path: Path) -> None:
    names = '<meta name="citation_pdf_url" content="/full.pdf">'
    assert taken(tmp_path, CITED, names).extent is Extent.PARTIAL
    whole = Reference(id="roy", source=(Place(url="https://example.org/cited", extent=Extent.WHOLE),))
    assert taken(tmp_path, whole, names).extent is Extent.WHOLE


def test_a_page_of_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="say it with --url"):
        taken(tmp_path, Reference(id="roy"))
    assert not (tmp_path / "store").exists()


def test_the_files_own_date_is_the_day(tmp_path: Path) -> None:
    (snapshot,) = taken(tmp_path, CITED).snapshots
    assert (snapshot.via, snapshot.retrieved) == (Via.SAVED, "1971-01-01")


def test_the_store_gives_the_bytes_back(tmp_path: Path) -> None:
    (snapshot,) = taken(tmp_path, CITED).snapshots
    capture = recall(tmp_path / "store", snapshot)
    assert capture is not None
    assert capture.data == (tmp_path / "saved.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("none.html", None, "there is no file"),
        ("empty.html", b"", "there is no text in it"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes | None, words: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=words):
        take(CITED, tmp_path / name, None, None, Options(folder=tmp_path, store=tmp_path / "store"))
    assert not (tmp_path / "store").exists()
