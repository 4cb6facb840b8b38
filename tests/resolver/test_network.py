"""What one run knows of its hosts: whose turn it is, who asked to wait, which connections stand open."""

from __future__ import annotations

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from resolver.site import Site, reply

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.resolver import Options

PAGE = b"<p>The mill stood idle that winter.</p>"
PERSISTENT = reply(PAGE, Connection="")
BUSY = "503 Service Unavailable"


class Keeping:
    """A server that keeps its connections open, and counts them."""

    def __init__(self) -> None:
        self.connections: list[socket.socket] = []
        self.hung_up = Event()
        self.answers = [PERSISTENT]
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}/a"
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._server.close()
        for connection in self.connections:
            connection.close()

    def _accept(self) -> None:
        try:
            while True:
                connection = self._server.accept()[0]
                self.connections.append(connection)
                Thread(target=self._serve, args=(connection,), daemon=True).start()
        except OSError:
            return

    def _serve(self, connection: socket.socket) -> None:
        try:
            while connection.recv(65536):
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                connection.sendall(answer)
            self.hung_up.set()
        except OSError:
            return


@pytest.fixture
def keeping() -> Iterator[Keeping]:
    server = Keeping()
    yield server
    server.close()


def test_bytes_after_an_answer_are_no_answer_to_the_next_request(keeping: Keeping, options: Options) -> None:
    network = Network()
    keeping.answers = [PERSISTENT + reply(b"planted", Connection=""), PERSISTENT]
    assert fetch(keeping.url, options, network).data == PAGE
    assert fetch(keeping.url, options, network).data == PAGE


def test_bytes_after_a_redirect_are_not_the_page_that_it_leads_to(keeping: Keeping, options: Options) -> None:
    moved = reply(b"", "302 Found", Location="/b", Connection="")
    keeping.answers = [moved + reply(b"planted", Connection=""), PERSISTENT]
    assert fetch(keeping.url, options, Network()).data == PAGE


def test_connections_are_closed_with_their_source(keeping: Keeping, options: Options) -> None:
    fetch(keeping.url, options, Network())
    assert keeping.hung_up.wait(2)


def test_cookies_do_not_go_from_one_source_to_the_next(site: Site, options: Options) -> None:
    network = Network()
    site.pages["/a"] = reply(PAGE, Set_Cookie="seen=1; Path=/")
    fetch(site.url("/a"), options, network)
    fetch(site.url("/a"), options, network)
    assert "seen=1" not in site.heads[1]


def test_waits_that_a_host_asks_for_are_told(site: Site, options: Options) -> None:
    told: list[str] = []
    site.pages["/a"] = [reply(b"", BUSY, Retry_After="1"), reply(b"", BUSY), reply(PAGE)]
    fetch(site.url("/a"), options, Network(told.append))
    assert told == ["127.0.0.1 asks to wait 1 s", "127.0.0.1 asks to wait 1 s"]


def test_ordinary_turns_are_not_told(site: Site, options: Options) -> None:
    told: list[str] = []
    network = Network(told.append)
    site.pages["/a"] = reply(PAGE)
    site.pause = 0.1
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: fetch(site.url("/a"), options, network), range(4)))
    assert told == []
    assert site.most_at_once == 1


def test_a_host_that_asks_to_wait_is_left_alone_by_the_whole_run(site: Site, options: Options) -> None:
    network = Network()
    site.pages["/a"] = reply(b"", "429 Too Many Requests", Retry_After="120")
    site.pages["/b"] = reply(PAGE)
    for path in ("/a", "/b"):
        with pytest.raises(LackError) as caught:
            fetch(site.url(path), options, network)
        assert caught.value.reason is Lack.RATE_LIMITED
    assert site.asked == ["/a"]
    assert fetch(site.url("/b", host="localhost"), options, network).data == PAGE


def test_a_short_wait_is_kept_by_the_next_source_too(site: Site, options: Options) -> None:
    told: list[str] = []
    network = Network(told.append)
    network.hold("127.0.0.1", 0.3)
    site.pages["/a"] = reply(PAGE)
    start = monotonic()
    assert fetch(site.url("/a"), options, network).data == PAGE
    assert monotonic() - start >= 0.3
    assert told == ["127.0.0.1 asks to wait 0.3 s"]


def test_a_host_that_runs_out_of_time_again_and_again_is_left(site: Site, options: Options) -> None:
    network = Network()
    hasty = options.model_copy(update={"deadline": 0.2})
    site.pages["/slow"] = lambda connection: bool(connection.recv(1))  # type: ignore[assignment,return-value] - never answers
    site.pages["/a"] = reply(PAGE)
    for path in ("/slow", "/slow", "/a", "/slow", "/slow"):
        with suppress(LackError):
            fetch(site.url(path), hasty, network)
    assert fetch(site.url("/a"), options, network).data == PAGE
    for path in ("/slow", "/slow", "/slow", "/a"):
        with pytest.raises(LackError) as caught:
            fetch(site.url(path), hasty, network)
        assert caught.value.reason is Lack.TIMED_OUT
    assert "again and again" in caught.value.detail
    assert site.asked.count("/a") == 2


@pytest.mark.parametrize(
    "said",
    ["9" * 5000, "-5", "1e9", "NaN", "Fri, 31 Dec 99999 23:59:59 GMT",
     "Fri, 31 Dec 1999 23:59:59 +9999999999999",
     "Fri, 31 Dec 1999 23:59:59 -0000", "," * 60, "é", "0x10", "\t5 \t", "5, 6"],
)  # fmt: skip
def test_waits_that_make_no_sense_escape_nowhere(site: Site, options: Options, said: str) -> None:
    site.pages["/a"] = reply(b"", "429 Too Many Requests", Retry_After=said)
    with pytest.raises(LackError) as caught:
        fetch(site.url("/a"), options.model_copy(update={"deadline": 1.5}), Network())
    assert caught.value.reason is Lack.RATE_LIMITED


def test_an_encrypted_connection_is_hung_up_too(options: Options) -> None:
    pair = Path(__file__).with_name("self_signed.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair)
    asked = Event()
    network = Network()
    network.certificates = ssl.create_default_context(cafile=str(pair))
    network.certificates.check_hostname = False

    def serve(server: socket.socket) -> None:
        with context.wrap_socket(server.accept()[0], server_side=True) as peer:
            peer.recv(65536)
            asked.set()
            assert peer.recv(65536) == b""

    def interrupt() -> None:
        asked.wait(5)
        network.hang_up()

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=serve, args=(server,), daemon=True).start()
        Thread(target=interrupt, daemon=True).start()
        start = monotonic()
        with pytest.raises(LackError):
            fetch(f"https://localhost:{server.getsockname()[1]}/", options, network)
    assert monotonic() - start < 3
