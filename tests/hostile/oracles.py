"""What a format printed goes in; an AssertionError comes out if a stranger's words are more than words in it.

Each oracle reads the text back with a parser that others wrote. What a page, a tree or a comment is made of
may only be what it is made of when all words are plain.
"""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hostile.build_logs import ANYWHERE, obeyed
from report.markdown_page import page
from selectolax.lexbor import LexborHTMLParser

from fuzz.properties import harmless, steers_nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Shape = set[tuple[str, ...]]

RULES = "https://house.example/rules"
_COMMAND = re.compile(r"::(?:error|warning|notice) ((?:[a-zA-Z]+=[^,:\n]*,)*title=[^,:\n]*)::[^\n]*")
_PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}
_FORMULA = re.compile(r"""[\s"'“”„‘’«»`]*[=+\-@＝＋－＠﹦﹢﹣﹫−]""")
_LINK = re.compile(r"\]\(")
_OWN_LINK = re.compile(r"\[(?:line \d+|another place)\]\(\d+\)")  # to a result's further places
_PLACEHOLDER = re.compile(r"(?<!\{)\{[0-9]+\}(?!\})")
_ADDRESS = re.compile(r"(?:https?://|#)[^\s\"'<>]*", re.IGNORECASE)
_RELATIVE = re.compile(r"[^\s\"'<>:]*")
_LEADING = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "ping", "srcset"}
_COLUMNS = 16


def everywhere(name: str, printed: str) -> None:
    """What holds of every format: it can be written and steers no terminal; only a page keeps its tabs."""
    printed.encode("utf-8")
    steers_nothing(printed.replace("\t", " ") if name == "html" else printed)


def terminal(printed: str) -> Shape:
    harmless(printed)
    assert obeyed(printed) == []
    return set()


def as_json(printed: str) -> Shape:
    assert obeyed(printed) == []
    return set(_paths(json.loads(printed), ()))


def sarif(printed: str) -> Shape:
    shape = as_json(printed)
    for within, key, value in _strings(json.loads(printed)):
        if key == "text" and within != "snippet":  # a snippet is a file's own words, and no message
            assert not _LINK.search(_OWN_LINK.sub("", value)), value[:200]
            assert not _PLACEHOLDER.search(value), value[:200]
        if key in {"uri", "helpUri", "informationUri", "downloadUri"}:
            assert _ADDRESS.fullmatch(value) or _RELATIVE.fullmatch(value), value[:200]
    return shape


def baseline(printed: str) -> Shape:
    assert obeyed(printed) == []
    told = json.loads(printed)
    assert set(told) == {"schema", "manuscripts"}
    for entries in told["manuscripts"].values():
        assert all(set(entry) == {"fingerprint", "rule", "level"} for entry in entries)
    return set()


def gitlab(printed: str) -> Shape:
    shape = as_json(printed)
    told = json.loads(printed)
    assert len({each["fingerprint"] for each in told}) == len(told)
    return shape


def github(printed: str) -> Shape:
    *lines, last = printed.removesuffix("\n").split("\n")
    for line in lines:
        found = _COMMAND.fullmatch(line)
        assert found, line[:200]
        assert {pair.partition("=")[0] for pair in found[1].split(",")} <= _PROPERTIES
    assert obeyed(last) == []
    assert not ANYWHERE.search(printed)
    return set()


def junit(printed: str) -> Shape:
    assert obeyed(printed) == []
    root = ET.fromstring(printed.encode())  # noqa: S314 - it is our own
    return {("suites", str(len(root)))} | {(element.tag, *sorted(element.attrib)) for element in root.iter()}


def as_csv(printed: str) -> Shape:
    assert obeyed(printed) == []
    rows = list(csv.reader(StringIO(printed.removeprefix("\ufeff")), strict=True))
    assert {len(row) for row in rows} == {_COLUMNS}
    for cell in (cell for row in rows for cell in row):
        for piece in (cell, *cell.split(";")):
            assert piece.lstrip().startswith("'") or not _FORMULA.match(piece), cell[:200]
    return {("rows", str(len(rows)))}


def markdown(printed: str) -> Shape:
    assert obeyed(printed) == []
    found = page(printed)
    assert found.linked == []
    for _, attributes in found.tags:
        assert all((value or "").startswith(RULES) for value in attributes.values()), attributes
    return {(tag, *sorted(attributes)) for tag, attributes in found.tags}


def html(printed: str) -> Shape:
    """Scripts and styles are the report's own, and part of the shape: not a letter of them may differ."""
    assert obeyed(printed) == []
    shape: Shape = set()
    for node in LexborHTMLParser(printed).css("*"):
        names = sorted(node.attributes)
        assert not [name for name in names if name.startswith("on")], names
        for name in _LEADING & set(names):
            value = node.attributes[name] or ""
            assert _ADDRESS.fullmatch(value) or _RELATIVE.fullmatch(value), value[:200]
        shape.add((node.tag or "", *names))
        if node.tag in {"script", "style"}:
            own = node.text_content or ""
            if "json" in (node.attributes.get("type") or ""):
                json.loads(own)
            else:
                shape.add((node.tag, own))
    return shape


def _paths(value: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the keys on the way to every value; the numbers of lists do not count."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    if isinstance(value, list):
        for inner in value:
            yield from _paths(inner, (*path, "[]"))


def _strings(value: object, within: str = "", key: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield every text with its key and the key above."""
    if isinstance(value, str):
        yield within, key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, key, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, within, key)


ORACLES: dict[str, Callable[[str], Shape]] = {
    "terminal": terminal,
    "json": as_json,
    "sarif": sarif,
    "baseline": baseline,
    "markdown": markdown,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "csv": as_csv,
    "html": html,
}
