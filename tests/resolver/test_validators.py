"""A kept page is asked for only if it has changed, and a 304 counts only where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from resolver.site import reply

from claimcheck.model import Lack
from claimcheck.resolver.capture import Capture, LackError
from claimcheck.resolver.fetchers import Network
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    from resolver.site import Site

    from claimcheck.resolver import Options

TAG = '"v1"'
DATE = "Wed, 14 Jun 2023 10:20:30 GMT"
PAGE = b"<p>The mill stood idle that winter.</p>"
UNCHANGED = reply(b"", "304 Not Modified")


def had(site: Site, options: Options, kept: Capture | None = None) -> Capture:
    return fetch(site.url("/a"), options, Network(), kept)


def kept(site: Site, **changes: object) -> Capture:
    facts = {
        "address": site.url("/a"),
        "final_url": site.url("/a"),
        "status": 200,
        "media_type": "text/html",
        "etag": TAG,
        "last_modified": DATE,
        "retrieved": "2023-06-15T00:00:00Z",
        "sha256": "0" * 64,
        "size": 4,
        "data": b"kept",
    }
    return Capture.model_validate(facts | changes)


def test_validators_are_captured(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(PAGE, ETag=TAG, Last_Modified=DATE)
    capture = had(site, options)
    assert (capture.etag, capture.last_modified, capture.size) == (TAG, DATE, len(PAGE))
    assert "If-None-Match" not in site.heads[0]
    assert "If-Modified-Since" not in site.heads[0]


@pytest.mark.parametrize(
    ("tag", "date"),
    [
        ("v1", "yesterday"),
        ('"v1', "Wednesday, 14-Jun-23 10:20:30 GMT"),
        ('"a b"', "Wed, 14 Jun 2023 10:20:30 CET"),
        (f'"{"x" * 5000}"', f"{DATE}{' ' * 50}x"),
        ('"\x7f"', f"{DATE},{DATE}"),
        ('"é"', "Wed, ١٤ Jun 2023 10:20:30 GMT"),
    ],
)
def test_validators_that_are_not_well_formed_are_not_kept(
    site: Site, options: Options, tag: str, date: str
) -> None:
    site.pages["/a"] = reply(PAGE, ETag=tag, Last_Modified=date)
    capture = had(site, options)
    assert (capture.etag, capture.last_modified) == (None, None)


def test_an_unchanged_page_is_the_kept_one_retrieved_now(site: Site, options: Options) -> None:
    site.pages["/a"] = UNCHANGED
    before = kept(site)
    capture = had(site, options, before)
    assert f"If-None-Match: {TAG}\r\n" in site.heads[0]
    assert f"If-Modified-Since: {DATE}\r\n" in site.heads[0]
    assert capture.retrieved is not None
    assert capture.retrieved > "2026-01-01"
    assert capture.model_copy(update={"retrieved": before.retrieved}) == before


@pytest.mark.parametrize(("tag", "date"), [('W/"v1"', None), (None, DATE)])
def test_one_validator_will_do(site: Site, options: Options, tag: str | None, date: str | None) -> None:
    site.pages["/a"] = UNCHANGED
    assert had(site, options, kept(site, etag=tag, last_modified=date)).data == b"kept"
    assert ("If-None-Match" in site.heads[0]) == (tag is not None)
    assert ("If-Modified-Since" in site.heads[0]) == (date is not None)


def test_a_changed_page_is_the_new_one(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(PAGE, ETag='"v2"')
    capture = had(site, options, kept(site))
    assert (capture.data, capture.etag, capture.last_modified) == (PAGE, '"v2"', None)


@pytest.mark.parametrize(
    "changes",
    [
        {"etag": None, "last_modified": None},
        {"etag": "x\r\nX-Evil: 1", "last_modified": "now\r\nX-Evil: 1"},
        {"final_url": None},
        {"final_url": "http://127.0.0.1:1/other"},
        {"address": "http://127.0.0.1:1/other"},
    ],
)
def test_validators_that_cannot_be_used_are_not_sent(
    site: Site, options: Options, changes: dict[str, object]
) -> None:
    site.pages["/a"] = reply(PAGE)
    assert had(site, options, kept(site, **changes)).data == PAGE
    assert "If-" not in site.heads[0]
    assert "Evil" not in site.heads[0]


def test_validators_go_to_the_address_that_they_are_of(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "302 Found", Location="/b")
    site.pages["/b"] = UNCHANGED
    assert had(site, options, kept(site, final_url=site.url("/b"))).data == b"kept"
    assert "If-None-Match" not in site.heads[0]
    assert "If-None-Match" in site.heads[1]


def test_a_304_that_nobody_asked_for(site: Site, options: Options) -> None:
    site.pages["/a"] = UNCHANGED
    for capture in (None, kept(site, etag=None, last_modified=None)):
        with pytest.raises(LackError) as caught:
            had(site, options, capture)
        assert caught.value.reason is Lack.BAD_ANSWER


def test_a_304_that_speaks_of_another_page_is_not_believed(site: Site, options: Options) -> None:
    site.pages["/a"] = [reply(b"", "304 Not Modified", ETag='"v2"'), reply(PAGE, ETag='"v2"')]
    assert had(site, options, kept(site)).data == PAGE
    assert "If-None-Match" not in site.heads[1]


def test_a_304_whose_tag_is_weak_speaks_of_the_same_page(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "304 Not Modified", ETag='W/"v1"')
    assert had(site, options, kept(site)).data == b"kept"
