"""The conformance suite goes in; what ours and others do with its cases is counted.

Others cannot give this program's verdicts, so for them each case is reduced to three classes: faithful
(verbatim or permissible without an alert: to be passed), false (everything else: not to be passed) and
alert (the words are there, but an editor must look: not to be passed in silence).
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.field import Lot
from benchmarks.ours import Answer, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TABLE = Path(__file__).parents[1] / "tests" / "conformance" / "table.py"


class Item(NamedTuple):
    """A case of the suite: its kind and class, its words, the text of its note's works, and our answer."""

    id: str
    kind: str
    expected: str
    words: str
    text: str
    answer: Answer
    right: bool


def items() -> list[Item]:
    """Judge every case; nothing where the suite is not at hand."""
    if not TABLE.exists():
        return []
    table = _table()
    return [_item(table, case) for case in table.load()]


def _table() -> Any:  # noqa: ANN401 - a module of the tests, loaded from its place
    spec = importlib.util.spec_from_file_location("conformance_table", TABLE)
    if spec is None or spec.loader is None:
        raise ImportError(str(TABLE))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _item(table: Any, case: Any) -> Item:  # noqa: ANN401 - the same module's
    expected = "false" if not case.faithful else "alert" if case.alerts else "faithful"
    text = "\n\n".join(table.source(name, case.extent).content.text for name in case.sources)
    said = answer(table.judged(case))
    return Item(case.id, case.kind, expected, case.quotation, text, said, right=not table.differences(case))


def by_kind(suite: Sequence[Item]) -> dict[str, tuple[int, int]]:
    """Count the cases that are judged exactly as expected, kind by kind."""
    right = Counter(item.kind for item in suite if item.right)
    return {kind: (right[kind], count) for kind, count in Counter(item.kind for item in suite).items()}


def asked(suite: Sequence[Item], check: Callable[[str, str], Answer]) -> dict[str, Answer]:
    """Ask a tool of this process about every case."""
    return {item.id: check(item.text, item.words) for item in suite}


def lots(suite: Sequence[Item]) -> list[Lot]:
    """Group the cases by text, for a tool of another process."""
    by_text: dict[str, list[tuple[str, str]]] = {}
    for item in suite:
        by_text.setdefault(item.text, []).append((item.id, item.words))
    return [Lot(text, quotations) for text, quotations in by_text.items()]


def reduced(suite: Sequence[Item], answers: Mapping[str, Answer]) -> dict[str, tuple[int, int]]:
    """Count right answers by class."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item in suite:
        if item.id in answers:
            total[item.expected] += 1
            right[item.expected] += _fits(item.expected, answers[item.id])
    return {name: (right[name], total[name]) for name in ("faithful", "false", "alert") if total[name]}


def _fits(expected: str, said: Answer) -> bool:
    if expected == "faithful":
        return said.passed
    return not said.passed or (expected == "alert" and said.alert)
