"""Addresses that are not of the public internet are never connected to, however they are spelled."""

from __future__ import annotations

import socket
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from resolver.site import reply

from claimcheck.model import Lack, Reference, Unavailable
from claimcheck.resolver import Options, obtain
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network
from claimcheck.resolver.fetchers._public import forbidden
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    from resolver.site import Site

_LOOK_UP = socket.getaddrinfo


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 - the address is the subject
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%1",
        "fec0::1",
        "ff02::1",
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert forbidden(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
)
def test_what_is_public(address: str) -> None:
    assert not forbidden(address)


@pytest.fixture
def numbers_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system read every spelling of a number, and nothing that needs a name server."""

    def look_up(host: str, port: int, **kwargs: Any) -> Any:  # noqa: ANN401 - as the socket module types it
        return _LOOK_UP(host, port, flags=socket.AI_NUMERICHOST, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("numbers_resolve")
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "127。0。0。1",
        "１２７.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[0:0:0:0:0:ffff:7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
    ],
)
def test_spellings_of_this_machine_are_not_connected_to(site: Site, options: Options, host: str) -> None:
    site.pages["/"] = reply(b"secret")
    guarded = options.model_copy(update={"allow_private": False})
    with pytest.raises(LackError) as caught:
        fetch(f"http://{host}:{site.port}/", guarded, Network())
    assert caught.value.reason in {Lack.PRIVATE_ADDRESS, Lack.BAD_ADDRESS}
    assert site.asked == []


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Make every look-up give the next of `answers`, the last again and again; returns the names asked."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:  # noqa: ANN401 - as in socket
        if host.startswith("127."):
            return _LOOK_UP(host, port, type=socket.SOCK_STREAM)
        asked.append(host)
        addresses = answers[min(len(asked), len(answers)) - 1].split()
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_one_private_answer_among_public_ones_is_enough(
    monkeypatch: pytest.MonkeyPatch, site: Site, options: Options
) -> None:
    answering(monkeypatch, "93.184.216.34 127.0.0.1")
    with pytest.raises(LackError) as caught:
        fetch(
            site.url("/", host="rebind.example"),
            options.model_copy(update={"allow_private": False}),
            Network(),
        )
    assert caught.value.reason is Lack.PRIVATE_ADDRESS
    assert site.asked == []


def test_a_name_is_looked_up_once_for_check_and_use(
    monkeypatch: pytest.MonkeyPatch, site: Site, options: Options
) -> None:
    asked = answering(monkeypatch, "127.0.0.1", "192.0.2.1")
    site.pages["/"] = reply(b"words")
    assert fetch(site.url("/", host="name.example"), options, Network()).data == b"words"
    assert asked == ["name.example"]
    assert f"Host: name.example:{site.port}" in site.heads[0]


def test_a_redirect_to_a_private_address_is_checked_like_the_first(
    monkeypatch: pytest.MonkeyPatch, site: Site, options: Options
) -> None:
    # The first host passes for public by name only here: the guard is told so, the redirect is not.
    passed: list[str] = []

    def judge(address: str) -> bool:
        passed.append(address)
        return len(passed) > 1

    monkeypatch.setattr("claimcheck.resolver.fetchers._wire.forbidden", judge)
    site.pages["/"] = reply(b"", "302 Found", Location=site.url("/secret", host="localhost"))
    with pytest.raises(LackError) as caught:
        fetch(site.url("/"), options.model_copy(update={"allow_private": False}), Network())
    assert caught.value.reason is Lack.PRIVATE_ADDRESS
    assert site.asked == ["/"]


def test_a_second_address_is_tried_when_the_first_refuses(
    monkeypatch: pytest.MonkeyPatch, site: Site, options: Options
) -> None:
    answering(monkeypatch, "127.0.0.9 127.0.0.1")
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
