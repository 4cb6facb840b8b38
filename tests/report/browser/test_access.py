"""What axe-core finds wrong for people who see, hear or type otherwise: nothing (WCAG 2 A and AA)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from report.browser import reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import Report

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}

_UNFOLDED = """() => {
  document.documentElement.classList.remove("js");
  for (const fold of document.querySelectorAll("details")) fold.open = true;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["demo", "article", "hostile", "empty"])
def test_no_barrier(
    opened: Callable[..., Page], name: str, scheme: str, request: pytest.FixtureRequest
) -> None:
    report: Report = reports.empty() if name == "empty" else request.getfixturevalue(name)
    page = opened(report, color_scheme=scheme)
    assert _barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_on_open_cards_and_folded_pages(
    opened: Callable[..., Page], demo: Report, scheme: str
) -> None:
    page = opened(demo, color_scheme=scheme)
    page.evaluate(_UNFOLDED)
    assert _barriers(page) == []


def test_no_barrier_on_the_sheet_of_a_telephone_or_in_the_list_of_keys(
    opened: Callable[..., Page], demo: Report
) -> None:
    page = opened(demo, viewport={"width": 360, "height": 740})
    page.keyboard.press("n")
    assert _barriers(page) == []
    page.keyboard.press("?")
    assert _barriers(page) == []


def _barriers(page: Page) -> list[str]:
    """Ask axe-core; each line is a rule, what breaks it, and how."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    found: dict[str, Any] = axe.Axe().run(page, options=_RULES).response
    return [
        f"{broken['id']}: {node['target'][0]}: {node['failureSummary']}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]
