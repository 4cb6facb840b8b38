"""How long an editor waits, with 1,000 quotations in 100,000 words: figures, no limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from claimcheck.model import Report

_LOADED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  return [paint, page.domContentLoadedEventEnd, page.loadEventEnd];
}"""
# From an act to the end of the frame in which what it did was painted.
_TIMED = """async (what) => {{
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  await painted();
  const begun = performance.now();
  {act};
  await painted();
  return performance.now() - begun;
}}"""
_SCROLLED = """async (what) => {
  const scroller = what ? document.querySelector(what) : document.scrollingElement;
  const frame = () => new Promise(requestAnimationFrame);
  const took = [];
  let before = await frame();
  for (let step = 0; step < 60; step += 1) {
    scroller.scrollBy(0, 900);
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  took.sort((one, other) => one - other);
  return [took[30], took[59], scroller.scrollTop];
}"""
_SCROLLERS = {"manuscript": None, "evidence": ".evidence"}
_CLICK = "document.querySelector(what).click()"
_TYPE = """const box = document.querySelector("#search"); box.value += what;
  box.dispatchEvent(new Event("input", { bubbles: true }))"""


@pytest.fixture
def page(opened: Callable[..., Page], large_report: Report) -> Page:
    return opened(large_report, viewport={"width": 1400, "height": 900})


def test_waits(
    page: Page,
    figure: Callable[[str, str], None],
    large_report: Report,
    written: Callable[[Report], Path],
) -> None:
    evidence = large_report.dossiers[0].evidence
    paint, ready, loaded = page.evaluate(_LOADED)
    acts = {
        "a click on a quotation": (_CLICK, f'[data-quotation="{evidence.matches[-1].quotation_id}"]'),
        "the next problem": (_CLICK, "#next-problem"),
        "a filter": (_CLICK, '[data-filter="verdict"][value="altered"]'),
        "no filter": (_CLICK, "#clear"),
        "a first letter in the search": (_TYPE, "m"),
        "a second": (_TYPE, "i"),
    }
    waits = {name: page.evaluate(_TIMED.format(act=act), what) for name, (act, what) in acts.items()}
    page.evaluate("document.querySelector('#clear').click(); scrollTo(0, 0)")
    frames = {name: page.evaluate(_SCROLLED, what) for name, what in _SCROLLERS.items()}
    heap = page.evaluate("performance.memory.usedJSHeapSize")
    assert all(travelled > 9_000 for _, _, travelled in frames.values())
    assert page.locator(".card").count() >= len(evidence.matches) >= 1_000
    assert len(evidence.manuscript.text.split()) >= 100_000
    size = written(large_report).stat().st_size
    figure("HTML report, opened", f"first paint {paint:.0f}, ready {ready:.0f}, loaded {loaded:.0f} ms")
    figure("HTML report, scripts", f"heap {heap / 1e6:.0f} MB, file {size / 1e6:.1f} MB")
    figure("HTML report, waits", ", ".join(f"{name} {wait:.0f} ms" for name, wait in waits.items()))
    for name, (middle, longest, _) in frames.items():
        words = f"60 frames of 900 pixels: median {middle:.0f}, longest {longest:.0f} ms"
        figure(f"HTML report, {name} scrolled", words)
