"""Clicking and typing through the report: what is chosen, walked, filtered, searched and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from report.browser import expected

from claimcheck.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from claimcheck.model import Report


@pytest.fixture
def page(opened: Callable[..., Page], demo: Report) -> Page:
    return opened(demo, viewport={"width": 1400, "height": 900})


def _shown(page: Page) -> set[str]:
    return set(page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.id)"))


def _open(page: Page) -> list[str]:
    """Return the ids of the cards whose evidence can be read."""
    return page.locator(".card:has(> .body:visible)").evaluate_all("cards => cards.map(card => card.id)")


def _focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def _of(report: Report, verdict: Verdict) -> str:
    return next(m.quotation_id for m in report.dossiers[0].evidence.matches if m.verdict is verdict)


def _tick(page: Page, verdict: str) -> None:
    page.locator(f'[data-filter="verdict"][value="{verdict}"]').click(force=True)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_click_on_a_quotation_opens_its_card_and_no_other(
    page: Page, demo: Report, verdict: Verdict
) -> None:
    id_ = _of(demo, verdict)
    page.locator(f'[data-quotation="{id_}"]').first.click()
    assert _open(page) == [f"card-1-{id_}"]
    assert _focused(page) == f"card-1-{id_}"
    assert page.locator(f"#card-1-{id_}").bounding_box()["y"] < 900
    current = page.locator("[aria-current]").evaluate_all("all => all.map(one => one.dataset.quotation)")
    assert set(current) == {id_}


def test_enter_on_a_quotation_opens_its_card_and_escape_leads_back(page: Page, demo: Report) -> None:
    id_ = _of(demo, Verdict.ALTERED)
    page.locator(f'[data-quotation="{id_}"]').first.focus()
    page.keyboard.press("Enter")
    assert _open(page) == [_focused(page)] == [f"card-1-{id_}"]
    page.keyboard.press("Escape")
    assert _open(page) == []
    assert page.evaluate("document.activeElement.dataset.quotation") == id_


def test_the_way_from_a_card_to_the_manuscript(page: Page, demo: Report) -> None:
    id_ = _of(demo, Verdict.ABSENT)
    page.locator(f"#card-1-{id_} .open").click()
    page.locator(f"#card-1-{id_} .show").click()
    assert page.evaluate("document.activeElement.dataset.quotation") == id_
    assert 0 < page.locator(f'[data-quotation="{id_}"]').first.bounding_box()["y"] < 900


def test_every_quotation_is_reached_by_the_tab_key_once_and_in_order(page: Page, demo: Report) -> None:
    page.locator(".text a").first.focus()
    walked = []
    while page.evaluate("document.activeElement.closest('.text') !== null"):
        walked.append(page.evaluate("document.activeElement.dataset.quotation"))
        page.keyboard.press("Tab")
    wanted = [m.quotation_id for m in demo.dossiers[0].evidence.matches]
    assert [id_ for id_ in walked if id_] == wanted


@pytest.mark.parametrize(("forth", "back"), [("n", "p"), ("j", "k"), ("#next-problem", "#previous-problem")])
def test_every_problem_is_visited_once_and_in_order(page: Page, demo: Report, forth: str, back: str) -> None:
    def go(way: str) -> str:
        page.click(way) if way.startswith("#") else page.keyboard.press(way)
        (opened,) = _open(page)
        return opened

    wanted = expected.problems(demo)
    assert [go(forth) for _ in wanted] == wanted
    assert go(forth) == wanted[0]
    assert [go(back) for _ in wanted] == wanted[::-1]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_shows_its_cards(page: Page, demo: Report, verdict: Verdict) -> None:
    _tick(page, verdict.value)
    assert _shown(page) == expected.by_verdict(demo, verdict)
    assert str(len(_shown(page))) in page.inner_text("#shown")


def test_two_verdicts_show_the_cards_of_both(page: Page, demo: Report) -> None:
    _tick(page, "altered")
    _tick(page, "absent")
    assert _shown(page) == expected.by_verdict(demo, Verdict.ALTERED, Verdict.ABSENT)


def test_each_rule_shows_its_cards(page: Page, demo: Report) -> None:
    rules = sorted({one.rule for one in demo.dossiers[0].findings})
    assert _options(page, "rule") == ["", *rules]
    for rule in rules:
        page.select_option('[data-filter="rule"]', rule)
        assert _shown(page) == expected.by_rule(demo, rule), rule


def test_each_source_shows_its_cards(page: Page, demo: Report) -> None:
    offered = _options(page, "source")[1:]
    seen = []
    for value in offered:
        page.select_option('[data-filter="source"]', value)
        seen.append(_shown(page))
    ids = [one.id for one in demo.dossiers[0].evidence.references]
    wanted = [expected.by_source(demo, id_) for id_ in ids]
    assert sorted(map(sorted, seen)) == sorted(map(sorted, wanted))


def test_filters_are_combined_and_cleared(page: Page, demo: Report) -> None:
    _tick(page, "altered")
    page.select_option('[data-filter="rule"]', "quotation-critical-token")
    both = expected.by_verdict(demo, Verdict.ALTERED) & expected.by_rule(demo, "quotation-critical-token")
    assert _shown(page) == both != set()
    page.click("#clear")
    assert _shown(page) == expected.every(demo)


def test_the_next_problem_keeps_to_the_filter(page: Page, demo: Report) -> None:
    _tick(page, "altered")
    wanted = [id_ for id_ in expected.problems(demo) if id_ in expected.by_verdict(demo, Verdict.ALTERED)]
    walked = []
    for _ in wanted * 2:
        page.keyboard.press("n")
        walked += _open(page)
    assert walked == wanted * 2


def test_a_search_finds_words_of_manuscript_and_source(page: Page, demo: Report) -> None:
    page.keyboard.press("/")
    assert _focused(page) == "search"
    page.keyboard.type("on the WHEEL shaft")
    evidence = demo.dossiers[0].evidence
    altered = {m.quotation_id for m in evidence.matches if any("wheel shaft" in e.source for e in m.edits)}
    assert {f"card-1-{id_}" for id_ in altered} <= _shown(page) < expected.every(demo)
    page.fill("#search", "no such words at all")
    assert _shown(page) == set()
    assert page.inner_text("#shown").startswith("0 ")
    page.keyboard.press("Escape")
    assert _shown(page) == expected.every(demo)


def test_letters_typed_into_the_search_are_no_commands(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("np?jk")
    assert page.input_value("#search") == "np?jk"
    assert _open(page) == []
    assert not page.locator("dialog[open]").count()


def test_what_was_chosen_survives_a_reload(page: Page, demo: Report) -> None:
    id_ = _of(demo, Verdict.MISATTRIBUTED)
    _tick(page, "misattributed")
    page.fill("#search", "note")
    page.locator(f'[data-quotation="{id_}"]').first.click()
    before = page.url, _shown(page), _open(page)
    page.reload()
    assert (page.url, _shown(page), _open(page)) == before
    assert _open(page) == [f"card-1-{id_}"]


def test_an_address_with_a_card_opens_it(page: Page, demo: Report) -> None:
    id_ = _of(demo, Verdict.ABSENT)
    page.goto(f"{page.url.partition('#')[0]}#card-1-{id_}")
    assert _open(page) == [f"card-1-{id_}"]


def test_a_strange_address_does_no_harm(page: Page, demo: Report) -> None:
    bare = page.url.partition("#")[0]
    for strange in ("card=nothing&rule=none&verdict=,,x", "%E0%A4%A", "=&=", "card-1-", "rule=<script>"):
        page.goto("about:blank")
        page.goto(f"{bare}#{strange}")
        assert _shown(page) == expected.every(demo)


def test_the_keys_are_told_and_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("?")
    assert page.locator("dialog[open]").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()
    page.keyboard.press("n")
    assert _open(page) == []


def test_every_section_is_led_to(page: Page) -> None:
    for link in page.locator(".parts a").all():
        link.click()
        section = page.locator(link.get_attribute("href"))
        page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        under = page.locator("#bar").evaluate("bar => Math.max(bar.getBoundingClientRect().bottom, 0)")
        top = section.evaluate("one => one.getBoundingClientRect().top")
        assert under - 1 <= top < 500, link.inner_text()


@pytest.mark.parametrize("width", [320, 360, 800, 1400])
def test_nothing_is_wider_than_the_window(opened: Callable[..., Page], demo: Report, width: int) -> None:
    page = opened(demo, viewport={"width": width, "height": 800})
    page.keyboard.press("n")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_theme_follows_the_reader_and_then_the_button(opened: Callable[..., Page], demo: Report) -> None:
    papers = [_paper(opened(demo, color_scheme=scheme)) for scheme in ("light", "dark")]
    page = opened(demo, color_scheme="light")
    page.click("#theme")
    assert [papers[0], _paper(page)] == papers
    page.reload()
    assert _paper(page) == papers[1]
    page.click("#theme")
    assert _paper(page) == papers[0]
    assert papers[0] != papers[1]


def _paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def _options(page: Page, name: str) -> list[str]:
    return page.locator(f'[data-filter="{name}"] option').evaluate_all("all => all.map(one => one.value)")
