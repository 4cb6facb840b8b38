"""Addresses against a real server: every kind of answer is a capture or has its reason."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from resolver.site import reply

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    from resolver.site import Site

    from claimcheck.resolver import Options
    from claimcheck.resolver.capture import Capture

PAGE = b"<p>The mill stood idle that winter.</p>"
LONG = bytes(range(256)) * 400


def get(site: Site, options: Options, path: str = "/a") -> Capture:
    return fetch(site.url(path), options, Network())


def lack(site: Site, options: Options, path: str = "/a") -> tuple[Lack, str]:
    with pytest.raises(LackError) as caught:
        get(site, options, path)
    return caught.value.reason, caught.value.detail


def test_a_page_is_captured_with_what_was_said_of_it(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(PAGE, Content_Type='Text/HTML; charset="ISO-8859-1"')
    capture = get(site, options)
    assert capture.data == PAGE
    assert (capture.status, capture.media_type, capture.charset) == (200, "text/html", "iso-8859-1")
    assert capture.final_url == capture.address == site.url("/a")
    assert capture.retrieved is not None
    assert len(capture.retrieved) == len("2024-01-31T12:00:00Z")
    assert "claimcheck" in site.heads[0]
    assert "Accept-Encoding: gzip, deflate\r\n" in site.heads[0]


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(LONG)),
        ("x-gzip", gzip.compress(LONG)),
        ("GZIP", gzip.compress(LONG[:1000]) + gzip.compress(LONG[1000:])),
        ("deflate", zlib.compress(LONG)),
        ("deflate", raw_deflate(LONG)),
        ("identity", LONG),
        ("", LONG),
    ],
)
def test_encodings_that_were_asked_for(site: Site, options: Options, encoding: str, body: bytes) -> None:
    site.pages["/a"] = reply(body, Content_Encoding=encoding)
    assert get(site, options).data == LONG


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "x"])
def test_encodings_that_were_not_asked_for(site: Site, options: Options, encoding: str) -> None:
    site.pages["/a"] = reply(gzip.compress(PAGE), Content_Encoding=encoding)
    assert lack(site, options)[0] is Lack.BAD_ANSWER


def test_a_chunked_answer(site: Site, options: Options) -> None:
    site.pages["/a"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nmill\r\n0\r\n\r\n"
    assert get(site, options).data == b"mill"


@pytest.mark.parametrize(
    "page",
    [
        reply(PAGE, Content_Length="500"),
        reply(gzip.compress(LONG)[:-20], Content_Encoding="gzip"),
        reply(zlib.compress(LONG)[:50], Content_Encoding="deflate"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nmill",
        reply(PAGE, "206 Partial Content"),
    ],
)
def test_a_cut_answer_is_none(site: Site, options: Options, page: bytes) -> None:
    site.pages["/a"] = page
    assert lack(site, options)[0] is Lack.TRUNCATED


def test_a_damaged_gzip(site: Site, options: Options) -> None:
    body = bytearray(gzip.compress(LONG))
    body[40:60] = bytes(20)
    site.pages["/a"] = reply(bytes(body), Content_Encoding="gzip")
    assert lack(site, options)[0] is Lack.BAD_ANSWER


def test_the_size_is_capped_as_sent_and_as_decoded(site: Site, options: Options) -> None:
    small = options.model_copy(update={"max_bytes": 10_000})
    site.pages["/raw"] = reply(b"x" * 10_001)
    site.pages["/bomb"] = reply(gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")
    site.pages["/fits"] = reply(gzip.compress(b"x" * 10_000), Content_Encoding="gzip")
    assert lack(site, small, "/raw")[0] is Lack.TOO_LARGE
    assert lack(site, small, "/bomb")[0] is Lack.TOO_LARGE
    assert len(get(site, small, "/fits").data) == 10_000


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("401 Unauthorized", Lack.FORBIDDEN),
        ("402 Payment Required", Lack.FORBIDDEN),
        ("403 Forbidden", Lack.FORBIDDEN),
        ("404 Not Found", Lack.NOT_FOUND),
        ("410 Gone", Lack.NOT_FOUND),
        ("418 Teapot", Lack.BAD_ANSWER),
        ("451 Legal", Lack.FORBIDDEN),
        ("500 Oops", Lack.SERVER_ERROR),
        ("502 Bad Gateway", Lack.SERVER_ERROR),
        ("599 Strange", Lack.SERVER_ERROR),
        ("304 Not Modified", Lack.BAD_ANSWER),
        ("200 OK", Lack.EMPTY),
        ("204 No Content", Lack.EMPTY),
    ],
)
def test_statuses_have_their_reasons(site: Site, options: Options, status: str, reason: Lack) -> None:
    site.pages["/a"] = reply(b"", status)
    assert lack(site, options)[0] is reason
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "page",
    [
        reply(b"<title>Just a moment...</title>", "403 Forbidden"),
        reply(b"", "403 Forbidden", cf_mitigated="challenge"),
        reply(b"solve this CAPTCHA", "429 Too Many Requests", Retry_After="3600"),
    ],
)
def test_a_bot_wall_is_told_from_a_refusal(site: Site, options: Options, page: bytes) -> None:
    site.pages["/a"] = page
    assert lack(site, options)[0] is Lack.BOT_WALL


def test_a_large_error_page_is_still_an_error(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"x" * 200_000, "404 Not Found")
    assert lack(site, options)[0] is Lack.NOT_FOUND


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_busy_host_is_asked_again_when_it_says(site: Site, options: Options, status: str) -> None:
    site.pages["/a"] = [reply(b"", status, Retry_After="0"), reply(b"", status, Retry_After="0"), reply(PAGE)]
    assert get(site, options).data == PAGE
    assert len(site.asked) == 3


def test_a_date_in_the_past_may_be_retried_at_once(site: Site, options: Options) -> None:
    busy = reply(b"", "503 Busy", Retry_After="Fri, 31 Dec 1999 23:59:59 GMT")
    site.pages["/a"] = [busy, reply(PAGE)]
    assert get(site, options).data == PAGE


def test_a_wait_beyond_the_deadline_is_not_begun(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "429 Too Many Requests", Retry_After="120")
    reason, detail = lack(site, options)
    assert reason is Lack.RATE_LIMITED
    assert "120 s" in detail
    assert len(site.asked) == 1


def test_a_host_that_stays_busy_is_left_after_three_tries(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "503 Busy", Retry_After="0")
    assert lack(site, options)[0] is Lack.SERVER_ERROR
    assert len(site.asked) == 3


def test_redirects_are_followed_to_the_final_address(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "302 Found", Location="b/c?d=1")
    site.pages["/b/c?d=1"] = reply(b"", "308 Permanent", Location=site.url("/e", host="localhost"))
    site.pages["/e"] = reply(PAGE)
    capture = get(site, options)
    assert capture.data == PAGE
    assert capture.final_url == site.url("/e", host="localhost")


def test_a_redirect_that_only_sets_a_cookie_is_no_loop(site: Site, options: Options) -> None:
    site.pages["/a"] = [reply(b"", "302 Found", Location="/a", Set_Cookie="seen=1; Path=/"), reply(PAGE)]
    assert get(site, options).data == PAGE
    assert "seen=1" in site.heads[1]


def test_redirects_in_a_circle(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "302 Found", Location="/b")
    site.pages["/b"] = reply(b"", "301 Moved", Location="/a")
    assert lack(site, options)[0] is Lack.REDIRECT_LOOP
    assert site.asked == ["/a", "/b"]


def test_a_redirect_to_another_part_of_the_same_page_is_a_loop(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "302 Found", Location="/a#part")
    assert lack(site, options)[0] is Lack.REDIRECT_LOOP
    assert site.asked == ["/a"]


def test_redirects_without_end(site: Site, options: Options) -> None:
    for number in range(30):
        site.pages[f"/{number}"] = reply(b"", "302 Found", Location=f"/{number + 1}")
    assert lack(site, options, "/0")[0] is Lack.REDIRECT_LOOP
    assert len(site.asked) == 11


@pytest.mark.parametrize("target", ["", "file:///etc/passwd", "ftp://example.org/x", "http://[", "//u:p@c/"])
def test_redirects_that_lead_nowhere(site: Site, options: Options, target: str) -> None:
    site.pages["/a"] = reply(b"", "302 Found", Location=target)
    assert lack(site, options)[0] is Lack.BAD_ANSWER


def test_a_redirect_body_is_not_read(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"x", "302 Found", Location="/b", Content_Encoding="br", Content_Length="999")
    site.pages["/b"] = reply(PAGE)
    assert get(site, options).data == PAGE


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///a",
        "https://:80/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "http://[::1",
        "http://exa mple/",
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "http://user:secret@127.0.0.1/",
        "http://\ud800/",
        "http://a\x00b/",
        "www.example.org/page",
        "http://" + "a" * 70_000,
        "http://" + "a" * 300,
        "http://xn--/",
        "http://%31/",
    ],
)
def test_addresses_that_are_none(options: Options, address: str) -> None:
    with pytest.raises(LackError) as caught:
        fetch(address, options, Network())
    assert caught.value.reason is Lack.BAD_ADDRESS
    assert len(caught.value.detail) < 500


def drip(part: bytes, first: bytes = b"") -> object:
    def send(connection: socket.socket) -> None:
        connection.sendall(first)
        while True:
            connection.sendall(part)
            Event().wait(0.02)

    return send


@pytest.mark.parametrize(
    "page",
    [
        drip(b"x", reply(b"", Content_Length="100000")),
        drip(b"X", b"HTTP/1.1 200 OK\r\nX-Long: "),
        drip(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        drip(b"", b""),
        drip(b"x", reply(b"", "404 Not Found", Content_Length="60000")),
    ],
)
def test_one_deadline_stands_over_everything(site: Site, options: Options, page: object) -> None:
    site.pages["/a"] = page  # type: ignore[assignment] - a test's own function
    start = monotonic()
    assert lack(site, options.model_copy(update={"deadline": 0.3}))[0] is Lack.TIMED_OUT
    assert monotonic() - start < 1.3


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", Lack.CONNECTION_FAILED),
        (b"\x00\xff\x00 what?\r\n\r\n", Lack.BAD_ANSWER),
        (b"HTTP/1.1 abc OK\r\n\r\n", Lack.BAD_ANSWER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", Lack.BAD_ANSWER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", Lack.BAD_ANSWER),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000 + b"\r\n", Lack.BAD_ANSWER),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Lack.TRUNCATED),
    ],
)
def test_answers_that_make_no_sense(site: Site, options: Options, page: bytes, reason: Lack) -> None:
    site.pages["/a"] = page
    assert lack(site, options)[0] is reason


def test_a_reset_connection_is_tried_again(site: Site, options: Options) -> None:
    def reset(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    site.pages["/a"] = [reset, reply(PAGE)]
    assert get(site, options).data == PAGE


def test_a_refused_connection(options: Options) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    network = Network()
    with pytest.raises(LackError) as caught:
        fetch(f"http://127.0.0.1:{port}/", options, network)
    assert caught.value.reason is Lack.CONNECTION_FAILED
    assert network.lost_hosts() == 0


def test_a_host_that_does_not_speak_tls(site: Site, options: Options) -> None:
    with pytest.raises(LackError) as caught:
        fetch(f"https://127.0.0.1:{site.port}/", options, Network())
    assert caught.value.reason is Lack.TLS_FAILED
    assert "_ssl.c" not in caught.value.detail


def test_a_certificate_that_nobody_signed(options: Options) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("self_signed.pem"))

    def serve(server: socket.socket) -> None:
        with suppress(OSError):
            context.wrap_socket(server.accept()[0], server_side=True)

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=serve, args=(server,), daemon=True).start()
        with pytest.raises(LackError) as caught:
            fetch(f"https://localhost:{server.getsockname()[1]}/", options, Network())
    assert caught.value.reason is Lack.TLS_FAILED
    assert "certificate" in caught.value.detail


def test_no_proxy_of_the_environment_is_used(
    site: Site, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.pages["/a"] = reply(PAGE)
    assert get(site, options).data == PAGE


def test_a_wait_that_was_asked_for_is_told(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(b"", "503 Busy", Retry_After="3600")
    assert lack(site, options)[1].endswith("(status 503; it asks to wait 3600 s)")
