"""A Markdown text goes in; its metadata come out, and the text with spaces in their place.

Metadata are what pandoc, Quarto, Hugo and Jekyll take for them: YAML between `---`, TOML between `+++`,
pandoc's title lines `% ...`. None of it is prose; of YAML the keys `references` and `bibliography` are read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ManuscriptError
from claimcheck.model import EmbeddedReferences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KEY = re.compile(r"([A-Za-z_][\w-]*+)[ \t]*+:(?=\s|$)")
_QUIET = re.compile(r"\s*+(?:#.*+)?")
_READ = {"references", "bibliography"}
_NOT_BLANK = re.compile(r"[^\n]")
_IDS = {
    ".bib": re.compile(r"@\w++\s*+[{(]\s*+([^\s,{}()]++)\s*+,"),
    ".json": re.compile(r'"id"\s*+:\s*+"([^"\n]++)"'),
    ".yaml": re.compile(r"^[ \t]*+(?:-[ \t]++)?id[ \t]*+:[ \t]*+[\"']?([^\"'\n]++)", re.MULTILINE),
}
_IDS[".yml"] = _IDS[".yaml"]


class Front(NamedTuple):
    """The text without metadata, as long as before, and what they say.

    `keys` are the keys of all works that can be cited; None if a bibliography is named that cannot be looked
    into, so that any key may be one of its own.
    """

    text: str
    embedded: tuple[EmbeddedReferences, ...]
    bibliographies: tuple[str, ...]
    keys: frozenset[str] | None


class _Chunk(NamedTuple):
    key: str
    text: str
    line: int


def read(text: str, beside: Callable[[str], bytes]) -> Front:
    """Read a text's metadata; raises ManuscriptError where its `bibliography` is no path or list of paths."""
    rows = text.split("\n")
    embedded: list[EmbeddedReferences] = []
    named: list[str] = []
    for block in _blocks(rows):
        for chunk in _chunks(rows, block):
            if chunk.key == "references":
                embedded.append(EmbeddedReferences(text=chunk.text, line=chunk.line))
            elif chunk.key == "bibliography":
                named += _paths(chunk)
        for row in block:
            rows[row] = _NOT_BLANK.sub(" ", rows[row])
    return Front("\n".join(rows), tuple(embedded), tuple(named), _keys(embedded, named, beside))


def _blocks(rows: list[str]) -> Iterator[range]:
    """Find the metadata: at the head of any kind, further down such as hold references (pandoc's manual)."""
    start = _title(rows)
    if start:
        yield range(start)
    first = rows[start].rstrip() if start < len(rows) else ""
    if first in {"---", "+++"}:
        end = _closing(rows, start, {"+++"} if first == "+++" else {"---", "..."})
        if end and (first == "+++" or _keyed(rows[start + 1 : end])):
            yield range(start, end + 1)
            start = end + 1
    row = start + 1
    while row < len(rows) - 1:
        end = 0
        if rows[row].rstrip() == "---" and not rows[row - 1].strip() and rows[row + 1].strip():
            end = _closing(rows, row, {"---", "..."})
            if end and any(chunk.key in _READ for chunk in _chunks(rows, range(row, end + 1))):
                yield range(row, end + 1)
            row = max(end - 1, row)
        row += 1


def _title(rows: list[str]) -> int:
    """Count the rows of a title block: `% Title`, `% Authors`, `% Date`, each with indented rows after it."""
    row = 0
    while row < len(rows) and (rows[row].startswith("% ") or (row and rows[row].startswith(" "))):
        row += 1
    return row


def _closing(rows: list[str], start: int, fences: set[str]) -> int:
    return next((row for row in range(start + 1, len(rows)) if rows[row].rstrip() in fences), 0)


def _keyed(rows: list[str]) -> bool:
    """Tell YAML from prose between two rules: its first row with something on it begins with a key."""
    first = next((row for row in rows if not _QUIET.fullmatch(row)), None)
    return first is None or _KEY.match(first) is not None


def _chunks(rows: list[str], block: range) -> list[_Chunk]:
    """Cut a block at its outermost keys."""
    heads = [(row, found[1]) for row in block[1:-1] if (found := _KEY.match(rows[row]))]
    ends = [row for row, _ in heads[1:]] + [block[-1] if block else 0]
    return [
        _Chunk(key, "\n".join(rows[row:end]) + "\n", row + 1)
        for (row, key), end in zip(heads, ends, strict=False)
    ]


def _paths(chunk: _Chunk) -> list[str]:
    import yaml  # noqa: PLC0415 - most manuscripts have no use for it

    try:
        value = yaml.safe_load(chunk.text)["bibliography"]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ManuscriptError(
            "the front matter's bibliography is no YAML; give one path, or a list of paths", line=chunk.line
        ) from error
    paths = value if isinstance(value, list) else [value] if value else []
    if not all(isinstance(path, str) for path in paths):
        raise ManuscriptError(
            "the front matter's bibliography must be one path, or a list of paths", line=chunk.line
        )
    return paths


def _keys(
    embedded: list[EmbeddedReferences], named: list[str], beside: Callable[[str], bytes]
) -> frozenset[str] | None:
    found = [key for each in embedded for key in _IDS[".yaml"].findall(each.text)]
    for path in named:
        ids = _IDS.get(path[path.rfind(".") :].lower())
        if ids is None:
            return None
        try:
            found += ids.findall(beside(path).decode("utf-8", "replace"))
        except ManuscriptError:
            return None
    return frozenset(key.strip() for key in found)
