"""Modules go in as they are imported; which of their branches an input took comes out.

Each branch sets one byte of a shared array: a few nanoseconds, where a tracer costs microseconds, and the
same on every Python. The modules' string constants are taken along as words that the program knows.
"""

from __future__ import annotations

import ast
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

_MOST = 1 << 16  # branches; the program has some five thousand
_LONGEST_WORD = 24
_SUITES = ("body", "orelse", "finalbody")


class Trail:
    """The branches that were taken since the last look, and all that were ever taken."""

    def __init__(self) -> None:
        """Nothing was taken yet."""
        self.taken = bytearray(_MOST)
        self.count = 0
        self.words: set[bytes] = set()
        self._ever = 0

    def clear(self) -> None:
        """Forget what was taken since the last look."""
        self.taken[:] = bytes(_MOST)

    def is_new(self) -> bool:
        """Tell whether a branch was taken that no earlier input took."""
        now = int.from_bytes(self.taken[: self.count], "little")
        before = self._ever
        self._ever |= now
        return self._ever != before


def follow(package: str, trail: Trail) -> None:
    """Mark the branches of all modules of `package` that are imported from now on."""
    sys.meta_path.insert(0, _Finder(package, trail))


class _Finder(MetaPathFinder):
    """Finds a package's modules as Python does, and has them loaded marked."""

    def __init__(self, package: str, trail: Trail) -> None:
        self._package = package
        self._trail = trail

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] != self._package:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(fullname, spec.origin, self._trail)
        return spec


class _Loader(SourceFileLoader):
    """Compiles a module with a mark at the start of each branch."""

    def __init__(self, fullname: str, path: str, trail: Trail) -> None:
        super().__init__(fullname, path)
        self._trail = trail

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        tree = ast.parse(self.get_data(path), path)
        _mark(tree, self._trail)
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["__taken__"] = self._trail.taken
        vars(module)["__take__"] = self._trail.taken.__setitem__
        super().exec_module(module)


def _mark(tree: ast.Module, trail: Trail) -> None:
    for node in list(ast.walk(tree)):
        if isinstance(node, ast.Constant):
            _note(node.value, trail)
        if isinstance(node, ast.Module | ast.ClassDef):
            continue
        for suite in _SUITES:
            statements = getattr(node, suite, None)
            if isinstance(statements, list) and statements:
                statements.insert(_begin(node, statements), _statement(statements[0], trail))
        _mark_expressions(node, trail)


def _mark_expressions(node: ast.AST, trail: Trail) -> None:
    """Mark both arms of `a if b else c`, what passes a comprehension's condition, the last of `and`, `or`."""
    if isinstance(node, ast.IfExp):
        node.body, node.orelse = _expression(node.body, trail), _expression(node.orelse, trail)
    elif isinstance(node, ast.BoolOp):
        node.values[-1] = _expression(node.values[-1], trail)
    elif isinstance(node, ast.comprehension) and node.ifs:
        node.ifs[-1] = ast.BoolOp(
            ast.And(),
            [node.ifs[-1], _expression(ast.copy_location(ast.Constant(value=True), node.ifs[-1]), trail)],
        )


def _begin(node: ast.AST, statements: list[ast.stmt]) -> int:
    """The place after a function's docstring."""
    first = statements[0]
    docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return int(docstring and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _next(trail: Trail) -> ast.Constant:
    trail.count += 1
    return ast.Constant(value=trail.count % _MOST)


def _statement(before: ast.stmt, trail: Trail) -> ast.stmt:
    """`__taken__[N] = 1`."""
    place = ast.Subscript(ast.Name("__taken__", ast.Load()), _next(trail), ast.Store())
    return ast.copy_location(ast.Assign([place], ast.Constant(value=1)), before)


def _expression(inner: ast.expr, trail: Trail) -> ast.expr:
    """`__take__(N, 1) or inner`: setting an item gives None."""
    call = ast.Call(ast.Name("__take__", ast.Load()), [_next(trail), ast.Constant(value=1)], [])
    return ast.copy_location(ast.BoolOp(ast.Or(), [call, inner]), inner)


def _note(value: object, trail: Trail) -> None:
    if isinstance(value, str) and 0 < len(value) <= _LONGEST_WORD:
        trail.words.add(value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes) and 0 < len(value) <= _LONGEST_WORD:
        trail.words.add(value)
