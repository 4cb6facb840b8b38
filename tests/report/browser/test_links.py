"""The link beside a passage opens the live page at the passage."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from report import builders as b

from claimcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from claimcheck.model import Report

_FILLER = "".join(f"<p>Of the parish in its {n}th year nothing is told at all.</p>" for n in range(300))
_SAID = {
    "plain words": "the mill burned down in the spring",
    "commas": "the mill, the ford, and the bridge: all burned",
    "hyphens": "a well-known, half-built mill-house - burned",
    "signs": "100% of Weir & Sons <old> mill, #3, burned?",
    "letters": "Łucja’s “Mühle” brannte… naïvely",
    "a whole paragraph": " ".join(f"and then in year {n} the mill burned again" for n in range(40)),
}


@pytest.fixture
def site() -> Iterator[tuple[str, dict[str, str]]]:
    """A web site: its address, and its pages by their paths."""
    pages: dict[str, str] = {}

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            kind = "plain" if self.path.endswith(".txt") else "html"
            self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("words", _SAID.values(), ids=_SAID)
def test_the_page_is_scrolled_to_the_passage(
    opened: Callable[..., Page], site: tuple[str, dict[str, str]], words: str
) -> None:
    address, pages = site
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    pages["/mill"] = (
        f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{_FILLER}"
        f"<p id=here>It is said that {escaped} and was not mended.</p>{_FILLER}"
    )
    page = _followed(opened, f"{address}/mill", words)
    there = page.locator("#here").bounding_box()
    assert there is not None
    assert -there["height"] < there["y"] < page.viewport_size["height"]
    assert page.evaluate("window.opener") is None


def test_a_page_of_plain_text_is_scrolled_to_the_passage(
    opened: Callable[..., Page], site: tuple[str, dict[str, str]]
) -> None:
    address, pages = site
    lines = [f"Of the parish in its {n}th year nothing is told." for n in range(600)]
    lines[400] = "It is said that the mill burned down in the spring and was not mended."
    pages["/mill.txt"] = "\n".join(lines)
    page = _followed(opened, f"{address}/mill.txt", "the mill burned down in the spring", "text/plain")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert 0.5 < page.evaluate("scrollY") / height < 0.7


def test_a_pdf_is_opened_at_its_page(opened: Callable[..., Page], demo: Report) -> None:
    page = opened(demo)
    link = page.locator('#card-1-q07 a[href*=".pdf"]')  # printed page 42, which is the second of two
    assert link.evaluate("one => new URL(one.href).hash") == "#page=2"


def _followed(opened: Callable[..., Page], address: str, words: str, kind: str = "text/html") -> Page:
    """Follow the link on the card of a quotation whose source is at the address."""
    text = f"It is said that {words} and was not mended."
    read = b.manuscript(f"Ada wrote “{words}”.[1]", [b.quotation(f"Ada wrote “{words}”.[1]", words)])
    passage = b.passage(text, words)
    found = b.match("q01", Verdict.VERBATIM, "mill").model_copy(update={"passages": (passage,)})
    source = b.source("mill", text, url=address).model_copy(update={"media_type": kind})
    report = b.report(b.dossier(b.evidence(read, [b.reference("mill")], [source], [found])))
    page = opened(report, allowed=address)
    page.locator('[data-quotation="q01"]').first.click()
    link = page.locator('[id="card-1-q01"] a[href*=":~:text="]').first
    with page.context.expect_page() as popup:
        link.click()
    popup.value.wait_for_load_state()
    popup.value.wait_for_function("window.scrollY > 0", timeout=5_000)
    return popup.value
