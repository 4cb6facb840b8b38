"""A report whose every word is an attack runs nothing, asks for nothing and hides nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from report.browser.reports import HACKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import Report

_TOUCH = """() => {
  const kinds = ["click", "mouseover", "focus", "toggle", "load", "error", "pointerenter"];
  for (const one of document.querySelectorAll("body *"))
    for (const kind of kinds) one.dispatchEvent(new Event(kind, { bubbles: false }));
}"""
_ADDRESSES = """() => [...document.querySelectorAll("[href], [src], [action], [formaction], [srcdoc]")]
  .map(one => one.getAttribute("href") ?? one.outerHTML)"""
_HANDLERS = """() => [...document.querySelectorAll("*")].flatMap(one => [...one.attributes])
  .filter(one => one.name.startsWith("on") || one.name === "srcdoc").map(one => one.name)"""
_SAFE = re.compile(r"https?://|#|mailto:")


def test_nothing_of_it_runs(opened: Callable[..., Page], hostile: Report) -> None:
    page = opened(hostile)
    page.evaluate(_TOUCH)
    for key in ["n", "p", "?", "Escape", "Tab", "Enter"]:
        page.keyboard.press(key)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(_HANDLERS) == []


def test_no_address_but_of_the_web_is_a_link(opened: Callable[..., Page], hostile: Report) -> None:
    addresses = opened(hostile).evaluate(_ADDRESSES)
    assert [address for address in addresses if not _SAFE.match(address)] == []


def test_no_element_of_theirs_is_in_the_page(opened: Callable[..., Page], hostile: Report) -> None:
    page = opened(hostile)
    assert page.locator("iframe, base, form[action], object, embed, link[href]").count() == 0
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    assert (
        page.locator("script").count() == page.locator("script[data-own], head script, body > script").count()
    )


@pytest.mark.parametrize("hack", [hack for hack in HACKS if hack.isprintable()])
def test_every_word_of_it_is_shown(opened: Callable[..., Page], hostile: Report, hack: str) -> None:
    shown = opened(hostile).evaluate("document.body.textContent")
    assert hack in shown
