"""Archived copies from a stand-in for the archive: which one is had, and when it is none."""

from __future__ import annotations

import gzip
import socket
from typing import TYPE_CHECKING

import pytest
from resolver.site import reply

from claimcheck.model import Lack, Via
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network, fetcher_of
from claimcheck.resolver.fetchers.archive import fetch

if TYPE_CHECKING:
    from resolver.site import Site

    from claimcheck.resolver import Options
    from claimcheck.resolver.capture import Capture

PAGE = "https://example.org/mill"
WORDS = b"<p>The mill stood idle that winter.</p>"
MADE = "Wed, 14 Jun 2023 10:20:30 GMT"
STAMP = "20230614102030"


@pytest.fixture
def archive(site: Site, options: Options) -> Options:
    return options.model_copy(update={"archive": site.url("/web/")})


def had(archive: Options, address: str = f"memento:20230615/{PAGE}") -> Capture:
    return fetch(address, archive, Network())


def lack(archive: Options, address: str = f"memento:20230615/{PAGE}") -> tuple[Lack, str]:
    with pytest.raises(LackError) as caught:
        had(archive, address)
    return caught.value.reason, caught.value.detail


def nearest(site: Site, answer: bytes, page: str = PAGE) -> None:
    """Let the archive lead from the date that is asked for to the copy that it has."""
    copy = f"/web/{STAMP}id_/{page}"
    site.pages[f"/web/20230615id_/{page}"] = reply(b"", "302 Found", Location=copy)
    site.pages[copy] = answer


def test_the_nearest_copy_is_had_with_its_time(site: Site, archive: Options) -> None:
    nearest(site, reply(WORDS, Memento_Datetime=MADE, Content_Type="text/html; charset=cp1252"))
    capture = had(archive)
    assert capture.data == WORDS
    assert capture.via is Via.ARCHIVE
    assert capture.address == PAGE
    assert capture.final_url == site.url(f"/web/{STAMP}/{PAGE}")
    assert capture.archived == "2023-06-14T10:20:30Z"
    assert (capture.status, capture.media_type, capture.charset) == (200, "text/html", "cp1252")
    assert capture.size == len(WORDS)


def test_the_archive_is_the_fetcher_of_mementos() -> None:
    assert fetcher_of("memento").fetch is fetch


def test_bytes_are_decoded_as_of_a_page(site: Site, archive: Options) -> None:
    nearest(site, reply(gzip.compress(WORDS), Memento_Datetime=MADE, Content_Encoding="gzip"))
    assert had(archive).data == WORDS


def test_without_a_header_the_address_tells_the_time(site: Site, archive: Options) -> None:
    nearest(site, reply(WORDS))
    assert had(archive).archived == "2023-06-14T10:20:30Z"


def test_the_header_tells_the_time_where_no_redirect_does(site: Site, archive: Options) -> None:
    site.pages[f"/web/20230615id_/{PAGE}"] = reply(WORDS, Memento_Datetime=MADE)
    assert had(archive).final_url == site.url(f"/web/{STAMP}/{PAGE}")


@pytest.mark.parametrize("said", ["", "soon", "Wed, 14 Jun 2023 10:20:30 +9999999999999"])
def test_a_copy_of_no_known_time_is_none(site: Site, archive: Options, said: str) -> None:
    site.pages[f"/web/20230615id_/{PAGE}"] = reply(WORDS, Memento_Datetime=said)
    assert lack(archive)[0] is Lack.BAD_ANSWER


def test_an_archived_redirect_is_followed_in_the_archive(site: Site, archive: Options) -> None:
    moved = reply(b"", "302 Found", Memento_Datetime=MADE, Location=f"/web/20230613080000id_/{PAGE}/new")
    nearest(site, moved)
    site.pages[f"/web/20230613080000id_/{PAGE}/new"] = reply(WORDS, Memento_Datetime=MADE)
    assert had(archive).final_url == site.url(f"/web/{STAMP}/{PAGE}/new")


def test_a_redirect_to_the_living_page_stays_in_the_archive(site: Site, archive: Options) -> None:
    nearest(site, reply(b"", "301 Moved", Memento_Datetime=MADE, Location="https://example.net/new?a=b#c"))
    site.pages[f"/web/{STAMP}id_/https://example.net/new?a=b"] = reply(WORDS, Memento_Datetime=MADE)
    assert had(archive).data == WORDS


@pytest.mark.parametrize(
    "spelling",
    [f"/web/{STAMP}/{PAGE}", f"/web/{STAMP}if_/{PAGE}", f"/web/{STAMP}id_/https:/example.org/mill"],
)
def test_a_copy_is_asked_for_as_it_was_archived(site: Site, archive: Options, spelling: str) -> None:
    nearest(site, reply(WORDS, Memento_Datetime=MADE))
    site.pages[f"/web/20230615id_/{PAGE}"] = reply(b"", "302 Found", Location=spelling)
    assert had(archive).data == WORDS
    assert site.asked[-1] == f"/web/{STAMP}id_/{PAGE}"


def test_no_copy(site: Site, archive: Options) -> None:
    reason, detail = lack(archive)
    assert reason is Lack.NOT_FOUND
    assert detail == "no archived copy from 127.0.0.1: it has none of https://example.org/mill"
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "status", ["404 Not Found", "503 Service Unavailable", "429 Too Many", "403 Forbidden"]
)
def test_a_copy_of_an_error_page_is_none(site: Site, archive: Options, status: str) -> None:
    nearest(site, reply(b"<p>Sorry.</p>", status, Memento_Datetime=MADE, Retry_After="0"))
    reason, detail = lack(archive)
    assert reason is Lack.NOT_FOUND
    assert "2023-06-14" in detail
    assert status[:3] in detail
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("429 Too Many", Lack.RATE_LIMITED),
        ("503 Busy", Lack.SERVER_ERROR),
        ("500 Oops", Lack.SERVER_ERROR),
        ("403 No", Lack.FORBIDDEN),
    ],
)
def test_the_archives_own_failure_keeps_its_reason(
    site: Site, archive: Options, status: str, reason: Lack
) -> None:
    site.pages[f"/web/20230615id_/{PAGE}"] = reply(b"", status, Retry_After="3600")
    told, detail = lack(archive)
    assert told is reason
    assert detail.startswith("no archived copy from 127.0.0.1: ")


def test_an_archive_that_is_down(options: Options) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    reason, detail = lack(options.model_copy(update={"archive": f"http://127.0.0.1:{port}/web"}))
    assert reason is Lack.CONNECTION_FAILED
    assert detail.startswith("no archived copy from 127.0.0.1: ")


def test_an_archive_that_leads_to_its_own_pages(site: Site, archive: Options) -> None:
    site.pages[f"/web/20230615id_/{PAGE}"] = reply(b"", "302 Found", Location="/sorry")
    assert lack(archive)[0] is Lack.NOT_FOUND
    assert len(site.asked) == 1


def test_redirects_in_a_circle_end(site: Site, archive: Options) -> None:
    nearest(site, reply(b"", "302 Found", Location=f"/web/20230615id_/{PAGE}"))
    assert lack(archive)[0] is Lack.REDIRECT_LOOP


def test_a_copy_of_a_redirect_to_the_home_page(site: Site, archive: Options) -> None:
    nearest(site, reply(b"", "302 Found", Location=f"/web/{STAMP}id_/https://example.org/"))
    site.pages[f"/web/{STAMP}id_/https://example.org/"] = reply(WORDS, Memento_Datetime=MADE)
    reason, detail = lack(archive)
    assert reason is Lack.HOME_PAGE
    assert "2023-06-14" in detail


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("memento:", Lack.BAD_ADDRESS),
        (f"memento:{PAGE}", Lack.BAD_ADDRESS),
        (f"memento:123/{PAGE}", Lack.BAD_ADDRESS),
        (f"memento:2023-06-15/{PAGE}", Lack.BAD_ADDRESS),
        (f"memento:202306151200001/{PAGE}", Lack.BAD_ADDRESS),
        (f"memento:٢٠٢٣٠٦١٥/{PAGE}", Lack.BAD_ADDRESS),
        ("memento:20230615/file:///etc/passwd", Lack.BAD_ADDRESS),
        ("memento:20230615/https://user:secret@example.org/", Lack.BAD_ADDRESS),
        ("memento:20230615/https://exa mple/", Lack.BAD_ADDRESS),
    ],
)
def test_what_names_no_copy(archive: Options, address: str, reason: Lack, site: Site) -> None:
    assert lack(archive, address)[0] is reason
    assert site.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "intranet",
        "localhost",
        "wiki.corp",
        "printer.local",
        "10.1.2.3",
        "127.1",
        "2130706433",
        "[::1]",
        "0x7f.1",
        "db.internal.",
    ],
)
def test_no_archive_is_told_of_a_private_address(site: Site, archive: Options, host: str) -> None:
    guarded = archive.model_copy(update={"allow_private": False})
    assert lack(guarded, f"memento:20230615/http://{host}/x")[0] is Lack.PRIVATE_ADDRESS
    assert site.asked == []


def test_no_archive_at_all(options: Options) -> None:
    assert lack(options.model_copy(update={"archive": None}))[0] is Lack.NOT_FOUND


def test_the_archive_is_guarded_like_any_host(site: Site, archive: Options) -> None:
    guarded = archive.model_copy(update={"allow_private": False})
    reason, detail = lack(guarded)
    assert reason is Lack.PRIVATE_ADDRESS
    assert detail.startswith("no archived copy from 127.0.0.1: ")
    assert site.asked == []


def test_a_fragment_is_not_asked_for(site: Site, archive: Options) -> None:
    nearest(site, reply(WORDS, Memento_Datetime=MADE))
    assert had(archive, f"memento:20230615/{PAGE}#page=5").address == f"{PAGE}#page=5"
