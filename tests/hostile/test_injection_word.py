"""The same payloads in what is written into an author's Word file: comments hold words and nothing else."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hostile.payloads import PAYLOADS
from hostile.word_injected import dossier

from claimcheck.model import Look
from claimcheck.report import docx
from fuzz.properties import harmless

if TYPE_CHECKING:
    from pathlib import Path

_LOOK = Look(show_suppressed=True)
_RELATIONS = "word/_rels/document.xml.rels"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def shape(part: bytes) -> set[tuple[str, ...]]:
    """The elements of a part with their attributes' names."""
    return {(element.tag, *sorted(element.attrib)) for element in ET.fromstring(part).iter()}  # noqa: S314 - ours


def words(part: bytes) -> str:
    return "".join(ET.fromstring(part).itertext())  # noqa: S314 - ours


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words_in_comments(payload: str, tmp_path: Path) -> None:
    plain_data, plain_told = dossier("plain words", tmp_path)
    plain = parts(docx.patch(plain_data, plain_told, _LOOK))
    data, told = dossier(PAYLOADS[payload], tmp_path)
    made = parts(docx.patch(data, told, _LOOK))
    assert set(made) == set(plain)
    assert shape(made["word/comments.xml"]) <= shape(plain["word/comments.xml"])
    assert made[_RELATIONS] == plain[_RELATIONS]
    assert made["[Content_Types].xml"] == plain["[Content_Types].xml"]
    harmless(words(made["word/comments.xml"]))
    assert words(made["word/document.xml"]) == words(parts(data)["word/document.xml"])
    assert shape(made["word/document.xml"]) <= shape(plain["word/document.xml"])


def test_the_comments_do_hold_the_words(tmp_path: Path) -> None:
    data, told = dossier("</w:t> & friends", tmp_path)
    made = parts(docx.patch(data, told, _LOOK))
    assert words(made["word/comments.xml"]).count("</w:t> & friends") > 20
