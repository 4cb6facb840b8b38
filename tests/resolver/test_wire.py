"""Names become addresses, hosts pick up or do not, and one run knows whether there is a network at all."""

from __future__ import annotations

import socket
from threading import Event
from typing import TYPE_CHECKING, Any

from resolver.site import reply

from claimcheck.model import Lack, Reference, Unavailable
from claimcheck.resolver import Options, obtain
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    import pytest
    from resolver.site import Site


def test_a_second_address_is_tried_when_the_first_refuses(
    monkeypatch: pytest.MonkeyPatch, site: Site, options: Options
) -> None:
    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:  # noqa: ANN401 - as in socket
        addresses = ["127.0.0.9", "127.0.0.1"] if host == "two.example" else [host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    site.pages["/"] = reply(b"words")
    network = Network()
    assert fetch(site.url("/", host="two.example"), options, network).data == b"words"
    assert network.known_failure("two.example", site.port) is None


def references(*addresses: str) -> list[Reference]:
    return [Reference(id=f"r{number}", url=address) for number, address in enumerate(addresses)]


def reasons(had: tuple[object, ...]) -> list[Lack]:
    return [source.reason for source in had if isinstance(source, Unavailable)]


def failing(monkeypatch: pytest.MonkeyPatch, code: int) -> list[str]:
    asked: list[str] = []

    def look_up(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror(code, "as the system says it")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_one_unknown_host_is_an_unknown_host(monkeypatch: pytest.MonkeyPatch, options: Options) -> None:
    failing(monkeypatch, socket.EAI_NONAME)
    assert reasons(obtain(references("http://misprint.example/"), options)) == [Lack.HOST_UNKNOWN]


def test_all_hosts_unknown_means_no_network(monkeypatch: pytest.MonkeyPatch, options: Options) -> None:
    asked = failing(monkeypatch, socket.EAI_NONAME)
    had = obtain(references("http://a.example/", "http://b.example/1", "http://b.example/2"), options)
    assert reasons(had) == [Lack.NO_NETWORK] * 3
    assert sorted(asked) == ["a.example", "b.example"]


def test_a_host_that_answers_shows_that_there_is_a_network(site: Site, options: Options) -> None:
    site.pages["/"] = reply(b"<p>words</p>")
    had = obtain(references(site.url("/"), "http://a.example/", "http://b.example/"), options)
    assert reasons(had) == [Lack.HOST_UNKNOWN] * 2


def test_a_name_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, options: Options) -> None:
    failing(monkeypatch, socket.EAI_AGAIN)
    assert reasons(obtain(references("http://a.example/"), options)) == [Lack.NO_NETWORK]


def test_a_look_up_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch, options: Options) -> None:
    released = Event()

    def hang(*_: object, **__: object) -> None:
        released.wait(10)
        raise socket.gaierror(socket.EAI_AGAIN, "too late")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    had = obtain(references("http://a.example/"), options.model_copy(update={"connect": 0.1}))
    released.set()
    assert reasons(had) == [Lack.NO_NETWORK]


def test_after_three_silent_hosts_the_rest_wait_less() -> None:
    network = Network()
    why = LackError(Lack.TIMED_OUT, "silent")
    for host in ("a", "b", "c"):
        assert network.patience(4.0) == 4.0
        network.lost(host, 80, why, silent=True)
    later = Network()
    assert network.patience(4.0) < later.patience(4.0)
    network.reached("d", 80)
    assert network.patience(4.0) == 4.0


def test_a_host_that_does_not_pick_up(options: Options) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for caller in waiting:
            caller.settimeout(0)
            caller.connect_ex(("127.0.0.1", port))
        had = obtain(references(f"http://127.0.0.1:{port}/"), options.model_copy(update={"connect": 0.2}))
        for caller in waiting:
            caller.close()
    assert reasons(had) == [Lack.TIMED_OUT]
