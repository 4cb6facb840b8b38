"""Draws the pictures of the documentation: the sample's report in Chromium, an altered quotation chosen.

`python -m report.browser.shots` in tests/ writes docs/report.png and docs/report-dark.png; with a folder as
its argument, the same and others at three widths into that.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from report.browser import reports

from claimcheck.model import Look
from claimcheck.report import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_DOCS = Path(__file__).parents[3] / "docs"
_CHOSEN = "q07"  # 83 percent, where the source has 38
_SIZES = {"narrow": (360, 740), "middle": (800, 900), "": (1340, 860)}


def main(folder: Path | None) -> None:
    """Draw into `folder`, or only the two wide pictures into docs/."""
    sizes = _SIZES if folder else {"": _SIZES[""]}
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with TemporaryDirectory() as name, sync_playwright() as driver:
        page = Path(name, "report.html")
        page.write_text(html.render(reports.demo(), Look()), encoding="utf-8", newline="\n")
        browser = driver.chromium.launch(executable_path=program)
        for scheme in ("light", "dark"):
            for size, (width, height) in sizes.items():
                told = "-".join(part for part in ("report", size, scheme.removeprefix("light")) if part)
                _draw(browser, page, scheme, (width, height), (folder or _DOCS) / f"{told}.png")
        browser.close()


def _draw(browser: Browser, report: Path, scheme: str, size: tuple[int, int], to: Path) -> None:
    viewport = {"width": size[0], "height": size[1]}
    page = browser.new_page(color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    page.goto(report.as_uri())
    page.locator(f'[data-quotation="{_CHOSEN}"]').first.click()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.screenshot(path=to)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
