"""Every regular expression of the program, how it is used, and strings made to slow it down."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from itertools import product
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined] # the standard library's parser is not typed
from re import _parser  # type: ignore[attr-defined] # the same
from typing import TYPE_CHECKING, Any, NamedTuple

import claimcheck

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

METHODS = ("finditer", "fullmatch", "match")
_SAME = {
    "search": "finditer",
    "sub": "finditer",
    "subn": "finditer",
    "split": "finditer",
    "findall": "finditer",
}
_SCRIPTS = {
    "claimcheck.__main__",
    "claimcheck.resolver.extract._worker",
    "claimcheck.resolver.extract._service",
}
_MOST_PIECES = 14
_TRIED = "a 7-.,“x\n\x01水"
_CLASSES = {
    sre.CATEGORY_DIGIT: "7",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_WORD: "-",
}
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
# Strings that slow down patterns of a kind, whoever wrote them.
_LISTED = """“|”|"|'|‘|«|[|]|(|)|<|{|[1|[1]|[1-|¹|[^|<!--|<a |<a b='| |\n|\n\n|\t|\r|\u00a0|\u200b\
|\u00ad|\u0301|-|-\n|–|.|. | . |…|,|, |;|:|a|A|A |a |A. |aA|é|7|7,|7.|7-|7 |1,1|iv|1999|(1999)|3 May \
|May 3, 2020 |http://|http://a.|www.|10.1000/|/a|?a=b&|@|a@|p. 3|pp. 3-4, |et al. |and A |Ann Lee, \
|ibid. |\\|_|*|=|&#|&amp|00:00 |--> |\x1b|\ue000|İ|水|x7|7x|A7 |“a” |(a) |[a] |said """
BY_HAND = tuple(_LISTED.split("|"))
_Tree = Any  # as the parser of the re module gives it


class Pattern(NamedTuple):
    """A regular expression, where it stands, and the methods by which it is asked."""

    where: str
    compiled: re.Pattern[Any]
    methods: tuple[str, ...]


def patterns() -> list[Pattern]:
    """All that are kept in modules or written into a call, sorted by place."""
    kept: dict[re.Pattern[Any], list[tuple[str, str]]] = {}
    uses: dict[tuple[str, str], set[str]] = {}
    found: list[Pattern] = []
    for entry in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if entry.name in _SCRIPTS:
            continue
        module = importlib.import_module(entry.name)
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for name, compiled in _named(vars(module)):
            kept.setdefault(compiled, []).append((entry.name, name))
        for where, name, method in _asked(tree, entry.name):
            uses.setdefault((where, name), set()).add(method)
        found += [Pattern(f"{entry.name}:{line}", *written) for line, *written in _written(tree)]
    for compiled, places in kept.items():
        keys = [key for where, name in places for key in ((where, name), ("", name))]
        asked = set().union(*(uses.get(key, set()) for key in keys)) & set(METHODS)
        found.append(Pattern(":".join(places[0]), compiled, tuple(sorted(asked)) or METHODS))
    return sorted(found, key=lambda pattern: pattern.where)


def _named(values: dict[str, Any]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns among a module's names, also within its tuples, lists and tables."""
    for name, value in values.items():
        inner = (
            [*value.values()]
            if isinstance(value, dict)
            else value
            if isinstance(value, tuple | list)
            else [value]
        )
        yield from ((name, item) for one in inner for item in _flat(one))


def _flat(value: object) -> Iterable[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        return [value]
    return [item for part in value for item in _flat(part)] if isinstance(value, tuple) else []


def _asked(tree: ast.Module, module: str) -> Iterator[tuple[str, str, str]]:
    """By which method which name is asked, in this module or, a name of another's, in any.

    A name that is handed on is asked by all.
    """
    called = {id(node.value): node for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
            continue
        name, where = (node.id, module) if isinstance(node, ast.Name) else (node.attr, "")
        used = called.get(id(node))
        if used is None:
            yield from ((where if name.startswith("_") else "", name, method) for method in METHODS)
        elif used.attr not in {"pattern", "flags"}:
            yield where if name.startswith("_") else "", name, _SAME.get(used.attr, used.attr)


def _written(tree: ast.Module) -> Iterator[tuple[int, re.Pattern[str], tuple[str, ...]]]:
    """Patterns that stand as words in a call of the re module, and the method that is called."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
            and (method := _SAME.get(node.func.attr, node.func.attr)) in METHODS
        ):
            yield node.lineno, re.compile(node.args[0].value), (method,)


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Pairs of a beginning and what is repeated behind it, made of what the pattern itself repeats."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    whole = _sample(tree)
    pieces = list(dict.fromkeys(piece for piece in [*_bodies(tree), whole, whole[:-1]] if piece))[
        :_MOST_PIECES
    ]
    pairs = [one + two for one, two in product(pieces[:5], repeat=2) if one != two]
    begun = [(lead, piece) for lead, piece in _led(tree) if piece][:_MOST_PIECES]
    return list(dict.fromkeys([*(("", piece) for piece in (*pieces, *pairs)), *begun]))


def _bodies(tree: _Tree) -> Iterator[str]:
    """Two strings for the body of each repetition, however deep: by its first choices and by its last."""
    for operator, argument in tree:
        for inner in _inner(operator, argument):
            yield from _bodies(inner)
        if operator in _REPEATS:
            yield _sample(argument[2])
            yield _sample(argument[2], last=True)


def _led(tree: _Tree, lead: str = "") -> Iterator[tuple[str, str]]:
    """The body of each repetition with a string for what stands before it."""
    for operator, argument in tree:
        for inner in _inner(operator, argument):
            yield from _led(inner, lead)
        if operator in _REPEATS:
            yield lead, _sample(argument[2])
        lead += _sample([(operator, argument)])


def _inner(operator: _Tree, argument: _Tree) -> list[Any]:
    if operator in _REPEATS:
        return [argument[2]]
    if operator is sre.SUBPATTERN:
        return [argument[3]]
    if operator is sre.ATOMIC_GROUP:
        return [argument]
    if operator is sre.BRANCH:
        return list(argument[1])
    if operator in {sre.ASSERT, sre.ASSERT_NOT}:
        return [argument[1]]
    return []


def _sample(tree: _Tree, *, last: bool = False) -> str:
    """A string that a pattern matches, or nearly, by its first choices or by its `last`."""
    return "".join(_one(operator, argument, last=last) for operator, argument in tree)


def _one(operator: _Tree, argument: _Tree, *, last: bool) -> str:
    if operator is sre.LITERAL:
        return chr(argument)
    if operator in {sre.NOT_LITERAL, sre.ANY}:
        return "b" if argument == ord("a") else "a"
    if operator is sre.IN:
        return _of_class(argument, last=last)
    if operator in _REPEATS:
        return _sample(argument[2], last=last) * max(argument[0], min(1, argument[1]))
    inner = _inner(operator, argument)
    if operator is sre.ASSERT_NOT or not inner:
        return ""
    return _sample(inner[-1 if last else 0], last=last)


def _of_class(items: _Tree, *, last: bool) -> str:
    if items[0][0] is sre.NEGATE:
        return next((char for char in _TRIED if not any(_holds(item, char) for item in items[1:])), "")
    operator, argument = items[-1 if last else 0]
    if operator is sre.RANGE:
        return chr(argument[1 if last else 0])
    return _CLASSES[argument] if operator is sre.CATEGORY else chr(argument)


def _holds(item: tuple[Any, Any], char: str) -> bool:
    operator, argument = item
    if operator is sre.LITERAL:
        return chr(argument) == char
    if operator is sre.RANGE:
        return bool(argument[0] <= ord(char) <= argument[1])
    return bool(re.fullmatch({"7": r"\d", "a": r"\w", " ": r"\s", "-": r"\W"}[_CLASSES[argument]], char))
