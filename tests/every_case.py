"""All cases of all rules as one report, for tests of formats that must be able to say anything."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rules.case import evidence

from claimcheck import pipeline, rules, sample
from claimcheck.model import Dossier, Report, RulePage
from claimcheck.policy import summarise
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent / "cases"
ARTICLE = Path(__file__).parents[1] / "data" / "article.txt"
PAGES = tuple(
    RulePage(name=rule.NAME, level=rule.LEVEL, summary=rules.summary(rule), page=rules.page(rule))
    for rule in rules.RULES
)


@cache
def everything() -> Report:
    """Return the report on each case, checked by every rule."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        return _report(tuple(_dossiers()))


@cache
def demo() -> Report:
    """Return the report that `claimcheck demo` prints."""
    with sample.serve() as folder, chdir(folder):
        return _report(pipeline.run([Path("article.txt")], Settings(allow_private=True, store=None)).dossiers)


@cache
def article() -> Report:
    """Return the report on the real article, of which no source is at hand."""
    with chdir(ARTICLE.parent):
        return _report(pipeline.run([Path("article.txt")], Settings(offline=True, store=None)).dossiers)


def empty() -> Report:
    """Return a report on nothing."""
    return _report(())


def _dossiers() -> Iterator[Dossier]:
    for folder in sorted(CASES.glob("*/*/")):
        own = Path(folder.parent.name, folder.name)
        shutil.copytree(folder, own)
        found = evidence(own, folder.parent.name)
        yield Dossier(evidence=found, findings=rules.apply(found, extend_select=rules.names()))


def _report(dossiers: tuple[Dossier, ...]) -> Report:
    summary = summarise(dossiers, Settings())
    return Report(tool="claimcheck", version="0.1.0", dossiers=dossiers, summary=summary, rules=PAGES)
