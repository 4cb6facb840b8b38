"""JSON text becomes the nodes of `marked_yaml`, which know their line and column; numbers stay as written."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from claimcheck.errors import ReferencesError
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, Scalar

_DEEPEST = 20
_SPACE = re.compile(r"[ \t\r\n]*+")
_LONE = re.compile("[\ud800-\udfff]")


def read(text: str) -> Node | None:
    """Return the root of a JSON text (RFC 8259), None if there is nothing in it.

    A half of a surrogate pair becomes a replacement character. Raises ReferencesError with line and column,
    both from 1, but without a file.
    """
    reader = _Reader(text)
    if reader.next() == "":
        return None
    root = reader.value(1)
    if reader.next():
        reader.refuse("more follows after the end of the JSON")
    return root


class _Reader:
    """The text and the place in it that is read next."""

    def __init__(self, text: str) -> None:
        """Begin before the first character."""
        self._text, self._at = text, 0
        self._line, self._start, self._counted = 1, 0, 0
        self._scalar = json.JSONDecoder(
            parse_int=str, parse_float=str, parse_constant=_refused, strict=False
        ).raw_decode

    def next(self) -> str:
        """Pass white space and return the character that follows, nothing at the end."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at : self._at + 1]

    def value(self, depth: int) -> Node:
        """Read the value that begins here."""
        line, column = self._place()
        sign = self.next()
        if depth > _DEEPEST:
            self.refuse(f"is nested more than {_DEEPEST} levels deep")
        if sign == "[":
            return self._listing(Listing(line, column, []), depth)
        if sign == "{":
            return self._mapping(Mapping(line, column, {}), depth)
        start = self._at
        words = self._word("a value")
        plain = sign != '"'
        return Scalar(line, column, self._text[start : self._at] if plain else words, plain)

    def refuse(self, what: str) -> NoReturn:
        """Raise ReferencesError (without a file) that points at the place that is read next."""
        line, column = self._place()
        raise ReferencesError(what, line=line, column=column)

    def _listing(self, node: Listing, depth: int) -> Listing:
        self._at += 1
        while self._goes_on("]", first=not node.items):
            node.items.append(self.value(depth + 1))
        return node

    def _mapping(self, node: Mapping, depth: int) -> Mapping:
        self._at += 1
        while self._goes_on("}", first=not node.pairs):
            if self.next() != '"':
                self.refuse("is not valid JSON: a key in quotation marks must stand here")
            line, column = self._place()
            start, key = self._at, self._word("a key")
            if key in node.pairs:
                self._at = start
                self.refuse(f"repeats the key {key!r}, first given in line {node.pairs[key][0].line}")
            if self.next() != ":":
                self.refuse("is not valid JSON: a colon must stand between key and value")
            self._at += 1
            self.next()
            node.pairs[key] = (Scalar(line, column, key, plain=False), self.value(depth + 1))
        return node

    def _goes_on(self, close: str, *, first: bool) -> bool:
        """Pass the comma before a further member, or the sign that closes; tell whether one follows."""
        sign = self.next()
        if sign != close and (first or sign == ","):
            self._at += 0 if first else 1
            self.next()
            return True
        if sign != close:
            self.refuse(f"is not valid JSON: a comma or {close} must stand here")
        self._at += 1
        return False

    def _word(self, wanted: str) -> str:
        try:
            words, self._at = self._scalar(self._text, self._at)
        except ValueError as error:
            self._at = getattr(error, "pos", self._at)
            self.refuse(f"is not valid JSON: {wanted} must stand here, complete and rightly written")
        return _LONE.sub("\ufffd", words) if isinstance(words, str) else ""

    def _place(self) -> tuple[int, int]:
        breaks = self._text.count("\n", self._counted, self._at)
        if breaks:
            self._line += breaks
            self._start = self._text.rindex("\n", self._counted, self._at) + 1
        self._counted = max(self._at, self._counted)
        return self._line, self._at - self._start + 1


def _refused(word: str) -> NoReturn:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError(word)
