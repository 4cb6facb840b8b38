"""Addresses that are not of the public internet are never connected to, however spelled or reached."""

from __future__ import annotations

import socket
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hostile.faults import HAD, TEXT, Fault, moved, sized
from hostile.servers import Servers

from claimcheck.model import Lack, Reference, Unavailable
from claimcheck.resolver import Options, obtain
from claimcheck.resolver.capture import LackError
from claimcheck.resolver.fetchers import Network, _wire
from claimcheck.resolver.fetchers._public import forbidden
from claimcheck.resolver.fetchers.web import fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LOOK_UP = socket.getaddrinfo
_CONNECT = socket.socket.connect
_FRONT = "127.0.0.2"  # counts as the public internet here
_PUBLIC = "93.184.216.34"

PRIVATE = [
    "0.0.0.0",  # noqa: S104 - the address is the subject
    "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.255.255.254",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.0.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::10.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "64:ff9b:1::808:808",
    "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "2001:db8::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "ff0e::1", "100::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", _PUBLIC, "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]

# Hosts, ports to follow: this machine, its neighbours and the cloud's metadata, as they have been smuggled.
HOSTS = [
    "0.0.0.0",  # noqa: S104 - the address is the subject
    "127.0.0.1", "127.1", "127.0.1", "127.000.000.001", "127.0.0.1.", "127.127.127.127", "2130706433",
    "0x7f000001", "0X7F000001", "0x7f.1", "0x7f.0.0.0x1", "0177.0.0.1", "0177.0.0.0x1",
    "017700000001", "00000177.0.0.1", "0", "0x0", "0.", "255.255.255.255", "4294967295",
    "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "169.16689662",
    "10.0.0.1", "167772161", "192.168.1", "100.64.0.1", "224.0.0.1", "198.18.0.1",
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::127.0.0.1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[::FFFF:0x7f.1]", "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[fe80::1]", "[fe80::1%25lo]", "[fe80::1%lo]", "[::1%25lo]",
    "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[v1.127]", "[127.0.0.1]",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "ip6-localhost",
    "metadata", "metadata.google.internal", "instance-data", "rebound.example", "mixed.example",
    "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "１２７.0.0.1", "①②⑦.⓪.⓪.①",
    "ｌｏｃａｌｈｏｓｔ", "ⓛocalhost",
    "loc\u00adalhost", "local\u200bhost", "xn--localhost-", "[::1", "127.0.0.1\x00", "%31%32%37.0.0.1",
    "%6cocalhost", "127.0.0.1%00.public.example", "127.0.0.1%2epublic.example", "127.0.0.\t1",
    "127.0.\n0.1", "loc\ralhost",
]  # fmt: skip

IN_HEADERS = [host for host in HOSTS if host.isprintable()]

# Whole addresses, {} for this machine with its port: parsers have taken them for different hosts.
ADDRESSES = [
    "http://public.example@{}/", "http://public.example:80@{}/", "http://user:pw@{}/", "http://@{}/",
    "http://public.example\\@{}/", "http://{}\\@public.example/", "http://{}#@public.example/",
    "http://{}?@public.example/", "http://public.example%40{}/", "http://public.example%2f@{}/",
    "http:{}/", "http:/{}/", "http:///{}/", "http:\\\\{}/", "http://\\{}/", "//{}/", "\\\\{}/", "{}/",
    "\thttp://{}/", " http://{}/", "http://{}\t/", "ht\ntp://{}/", "HTTP://{}/", "http://{}/../..//",
    "https://{}/", "ftp://{}/", "gopher://{}/", "file://{}/", "dict://{}/", "ws://{}/", "memento:2023/http://{}/",
]  # fmt: skip

_NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "a.localhost": ["127.0.0.1"],
    "localhost.localdomain": ["127.0.0.1"],
    "ip6-localhost": ["::1"],
    "metadata": ["169.254.169.254"],
    "metadata.google.internal": ["169.254.169.254"],
    "instance-data": ["169.254.169.254"],
    "rebound.example": ["127.0.0.1"],
    "mixed.example": [_PUBLIC, "127.0.0.1"],
    "public.example": [_PUBLIC],
}
_REFUSED = {Lack.PRIVATE_ADDRESS, Lack.BAD_ADDRESS, Lack.BAD_ANSWER, Lack.HOST_UNKNOWN, Lack.NO_NETWORK}


class Guarded(NamedTuple):
    """A port of this machine that counts who comes, and every address that somebody tried to connect to."""

    port: int
    came: list[str]
    tried: list[str]

    def inside(self) -> list[str]:
        """The addresses that are not public and that somebody tried."""
        return [address for address in self.tried if address != _FRONT and forbidden(address)]

    def untouched(self) -> bool:
        """Whether nobody came, nor tried an address that is not public."""
        return not self.came and not self.inside()


_MET: list[Guarded] = []  # of every test, for the figures


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(folder=tmp_path, deadline=0.8, connect=0.5, archive=None)


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Guarded]:
    """Listen on every address of this machine; let names and numbers be read, and nothing leave."""
    dual = socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if dual else socket.AF_INET
    server = socket.create_server(("", 0), family=family, dualstack_ipv6=dual)
    here = Guarded(server.getsockname()[1], [], [])
    _MET.append(here)

    def accept() -> None:
        try:
            while True:
                connection, peer = server.accept()
                here.came.append(peer[0])
                connection.close()
        except OSError:
            return

    def connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as the socket module types it
        here.tried.append(address[0])
        if not forbidden(address[0]):
            raise ConnectionRefusedError("nothing leaves a test")
        _CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(_wire, "forbidden", lambda address: address != _FRONT and forbidden(address))
    Thread(target=accept, daemon=True).start()
    yield here
    server.close()


def look_up(host: str, port: int, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as the socket module types it
    """Read names from the table, and numbers as the system does, however they are spelled."""
    host.encode("idna")
    if found := _NAMES.get(host.lower().rstrip(".")):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]
    return _LOOK_UP(host, port, *args, **more | {"flags": socket.AI_NUMERICHOST})


def refused(address: str, options: Options) -> Lack:
    (had,) = obtain([Reference(id="a", url=address)], options)
    assert isinstance(had, Unavailable)
    return had.reason


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public(address: str) -> None:
    assert forbidden(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public(address: str) -> None:
    assert not forbidden(address)


def test_the_guard_is_what_keeps_the_port_untouched(guarded: Guarded, options: Options) -> None:
    open_to_all = options.model_copy(update={"allow_private": True, "deadline": 0.4})
    for host in ("127.1", "2130706433", "localhost", "0x7f.1"):
        refused(f"http://{host}:{guarded.port}/", open_to_all)
    assert len(guarded.came) >= 4
    assert not guarded.untouched()
    _MET.remove(guarded)


@pytest.mark.parametrize("host", HOSTS)
def test_no_spelling_of_a_host_leads_inside(guarded: Guarded, options: Options, host: str) -> None:
    assert refused(f"http://{host}:{guarded.port}/", options) in _REFUSED
    assert guarded.untouched()


@pytest.mark.parametrize("form", ADDRESSES)
def test_no_form_of_an_address_leads_inside(guarded: Guarded, options: Options, form: str) -> None:
    reason = refused(form.format(f"127.0.0.1:{guarded.port}"), options)
    assert reason in _REFUSED | {
        Lack.CONNECTION_FAILED,
        Lack.NOT_FOUND,
    }  # public.example refuses connections here
    assert guarded.untouched()


@pytest.mark.parametrize("host", IN_HEADERS)
def test_no_redirect_leads_inside(guarded: Guarded, options: Options, host: str) -> None:
    target = f"http://{host}:{guarded.port}/".encode().decode("latin-1")
    with Servers() as servers:
        front = servers.url(Fault("front", {HAD}, [moved(target)]), _FRONT)
        assert refused(front, options) in _REFUSED
    assert _FRONT in guarded.tried
    assert guarded.untouched()


@pytest.mark.parametrize(
    "answers", [[_PUBLIC, "127.0.0.1"], [_PUBLIC, _PUBLIC, "10.0.0.1"], [_PUBLIC, "::1"]]
)
def test_a_name_that_changes_its_address_between_tries_gains_nothing(
    monkeypatch: pytest.MonkeyPatch, guarded: Guarded, options: Options, answers: list[str]
) -> None:
    rest = list(answers)

    def changing(host: str, port: int, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as in socket
        if host != "rebind.example":
            return _LOOK_UP(host, port, *args, **more)
        address = rest.pop(0) if len(rest) > 1 else rest[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    patient = options.model_copy(update={"deadline": 2.0})
    reason = refused(f"http://rebind.example:{guarded.port}/", patient)
    assert reason in {Lack.PRIVATE_ADDRESS, Lack.CONNECTION_FAILED}
    assert _PUBLIC in guarded.tried
    assert guarded.untouched()


def test_a_name_is_looked_up_once_for_check_and_use(
    monkeypatch: pytest.MonkeyPatch, guarded: Guarded, options: Options
) -> None:
    asked: list[str] = []

    def changing(host: str, port: int, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as in socket
        if host != "rebind.example":
            return _LOOK_UP(host, port, *args, **more)
        asked.append(host)
        address = _FRONT if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    with Servers() as servers:
        port = servers.url(Fault("front", {HAD}, [sized(TEXT)]), _FRONT).rpartition(":")[2]
        assert fetch(f"http://rebind.example:{port}", options, Network()).data == TEXT
    assert asked == ["rebind.example"]
    assert guarded.tried == [_FRONT]


def test_one_private_answer_among_public_ones_is_enough(guarded: Guarded, options: Options) -> None:
    with pytest.raises(LackError) as caught:
        fetch(f"http://mixed.example:{guarded.port}/", options, Network())
    assert caught.value.reason is Lack.PRIVATE_ADDRESS
    assert guarded.tried == []


def test_the_figures_of_all_spellings(figure: Callable[[str, str], None]) -> None:
    spellings = len(set(HOSTS)) + len(set(ADDRESSES))
    figure(
        "private addresses: spellings",
        f"{spellings}, each asked for; {len(IN_HEADERS)} of hosts redirected to as well",
    )
    came = sum(len(here.came) for here in _MET)
    tried = sum(len(here.inside()) for here in _MET)
    figure("private addresses: connections", f"{came}, and {tried} tries, in {len(_MET)} tests")
    assert spellings >= 40
    assert (came, tried) == (0, 0)
