"""A browser for the HTML report: Chromium without a network, where nothing may go wrong unseen."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report.browser import reports
from report.large import large

from claimcheck.model import Look, Report
from claimcheck.report import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

_HERE = Path(__file__).parent
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_REQUIRED = os.environ.get("CLAIMCHECK_BROWSER") == "required"
_OPTIONS = (
    "--disable-dev-shm-usage",  # containers give it little room
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--enable-precise-memory-info",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is here where no browser is installed, unless it is required: then it fails."""
    lack = _lack()
    for item in items if lack and not _REQUIRED else []:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.skip(reason=lack))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    assert not (lack := _lack()), lack
    sandbox = os.geteuid() != 0  # Chromium has none for root
    with import_module("playwright.sync_api").sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=_program(), chromium_sandbox=sandbox, args=list(_OPTIONS)
        )
        yield started
        started.close()


def _program() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def _lack() -> str:
    if _program() is None:
        return "Chromium is not installed: apt-get install chromium"
    return "" if find_spec("playwright") else "Playwright is not installed: pip install playwright"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Report], Path]:
    """Write the page of a report, each once, and return its path."""
    folder = tmp_path_factory.mktemp("pages")
    pages: list[tuple[Report, Path]] = []

    def write(report: Report) -> Path:
        path = next((path for one, path in pages if one is report), folder / f"report-{len(pages)}.html")
        if not path.exists():
            path.write_text(html.render(report, Look()), encoding="utf-8", newline="\n")
            pages.append((report, path))
        return path

    return write


@pytest.fixture
def opened(browser: Browser, written: Callable[[Report], Path]) -> Iterator[Callable[..., Page]]:
    """Open a report, the path of a page or its address; what goes wrong on it fails the test.

    Options are those of a browser context: `viewport`, `color_scheme`, `java_script_enabled` and so on.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def show(what: Report | Path | str, *, allowed: str = "", **options: Any) -> Page:  # noqa: ANN401 - as in Playwright
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        _watch(context, wrong, allowed)
        page = context.new_page()
        if isinstance(what, Report):
            what = written(what)
        page.goto(what.as_uri() if isinstance(what, Path) else what)
        return page

    yield show
    for context in contexts:
        context.close()
    assert not wrong


def _watch(context: BrowserContext, wrong: list[str], allowed: str) -> None:
    """Note every error and every request but the page's own; let no request out."""

    def sent(route: Route, request: Request) -> None:
        own = request.is_navigation_request() and request.url.startswith("file://")
        if own or (allowed and request.url.startswith(allowed)):
            route.continue_()
            return
        wrong.append(f"asked for {request.url}")
        route.abort()

    context.route("**/*", sent)
    context.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("dialog", lambda dialog: (wrong.append(f"a dialog: {dialog.message}"), dialog.dismiss()))


@pytest.fixture(scope="session")
def demo() -> Report:
    return reports.demo()


@pytest.fixture(scope="session")
def article() -> Report:
    return reports.article()


@pytest.fixture(scope="session")
def hostile() -> Report:
    return reports.hostile()


@pytest.fixture(scope="session")
def large_report() -> Report:
    return large()
