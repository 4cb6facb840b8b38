"""YAML text becomes nodes that know their line and column; every scalar stays the string it was written as.

One pass over the parser's events. Nothing is constructed, so nothing can be smuggled in: anchors, aliases,
tags and repeated keys are refused, and so is nesting that would blow a stack.
"""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn, TypedDict

import yaml

from claimcheck.errors import ReferencesError
from claimcheck.text import Lines, visible

_DEEPEST = 20
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Scalar(NamedTuple):
    """A string; `plain` if it was written without quotation marks."""

    line: int
    column: int
    text: str
    plain: bool

    @property
    def blank(self) -> bool:
        """Tell whether nothing was given: an empty value, `~` or `null`."""
        return self.plain and self.text in {"", "~", "null"}


class Listing(NamedTuple):
    """A sequence of nodes."""

    line: int
    column: int
    items: list[Node]


class Mapping(NamedTuple):
    """Keys in order, each with its own node and its value's."""

    line: int
    column: int
    pairs: dict[str, tuple[Scalar, Node]]


Node = Scalar | Listing | Mapping


def refuse(node: Node, what: str) -> NoReturn:
    """Raise ReferencesError (without a file) that points at `node`."""
    raise ReferencesError(what, line=node.line, column=node.column)


def read(text: str) -> Node | None:
    """Return the root of the one document in `text`, None if there is nothing in it.

    Raises ReferencesError with line and column, both from 1, but without a file.
    """
    if found := _UNPRINTABLE.search(text):
        line, column = Lines(text).place(found.start())
        raise ReferencesError(f"holds the control character U+{ord(found[0]):04X}", line=line, column=column)
    try:
        return _single(_roots(text))
    except yaml.YAMLError as error:
        told = [getattr(error, part, None) for part in ("context", "problem")]
        words = visible(": ".join(part for part in told if part) or str(error))
        place = _within(text, getattr(error, "problem_mark", None))
        raise ReferencesError(f"is not valid YAML: {words}", **place) from error


class _At(TypedDict):
    line: int | None
    column: int | None


def _within(text: str, mark: yaml.Mark | None) -> _At:
    """Point at the last character rather than past it when the end came too soon."""
    if mark is None:
        return {"line": None, "column": None}
    rows = text.splitlines() or [""]
    if mark.line >= len(rows):
        return {"line": len(rows), "column": len(rows[-1]) + 1}
    return {"line": mark.line + 1, "column": mark.column + 1}


def _single(roots: list[Node]) -> Node | None:
    """Pandoc's files may end in `---` or `...`: what follows must be empty."""
    filled = [root for root in roots if not (isinstance(root, Scalar) and root.blank)]
    if len(filled) > 1:
        refuse(filled[1], "begins a second YAML document; keep all references in one")
    return filled[0] if filled else None


def _roots(text: str) -> list[Node]:
    roots: list[Node] = []
    stack: list[Listing | Mapping] = []
    keys: list[Scalar | None] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.NodeEvent):
            node = _node(event)
            if stack:
                _put(stack[-1], keys, node)
            else:
                roots.append(node)
            if not isinstance(node, Scalar):
                stack.append(node)
                keys.append(None)
            if len(stack) > _DEEPEST:
                refuse(node, f"is nested more than {_DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            keys.pop()
    return roots


def _put(parent: Listing | Mapping, keys: list[Scalar | None], node: Node) -> None:
    """Hang `node` into its parent; in a mapping the last of `keys` is the key that waits for its value."""
    if isinstance(parent, Listing):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is not None:
        parent.pairs[key.text] = (key, node)
        keys[-1] = None
    elif not isinstance(node, Scalar):
        refuse(node, "a key must be a word, not a list or a mapping")
    elif node.text in parent.pairs:
        first = parent.pairs[node.text][0].line
        refuse(node, f"repeats the key {node.text!r}, first given in line {first}")
    else:
        keys[-1] = node


def _node(event: yaml.NodeEvent) -> Node:
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise ReferencesError("aliases and anchors (* and &) are not read", line=line, column=column)
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
        raise ReferencesError("tags (!) are not read", line=line, column=column)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(line, column, event.value, not event.style)
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(line, column, [])
    return Mapping(line, column, {})
