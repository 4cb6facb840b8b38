"""Servers that misbehave in every way that we know: each becomes a reason, in time, and disturbs nobody."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hostile.faults import BOMBS, HAD, TEXT, Fault, sized
from hostile.faults_of_answers import ANSWERS
from hostile.faults_of_ways import WAYS
from hostile.servers import PAIRS, Servers

from claimcheck.model import Reference, Source, Unavailable
from claimcheck.resolver import Options, obtain
from claimcheck.resolver.fetchers import _network, _wire
from claimcheck.resolver.fetchers._public import forbidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAULTS = [*BOMBS, *ANSWERS, *WAYS]
_LOOK_UP = socket.getaddrinfo
_CONTEXT = ssl.SSLContext
_DEADLINE = 1.0
_AT_ONCE = 16
_MOST_MEMORY = 150  # MB
_NAMES = {
    "empty.example": [],
    "dead.example": ["127.0.0.5", "127.0.0.6", "127.0.0.7", "127.0.0.8"],
    "six.example": ["::1"],
    "link.example": ["fe80::1%lo"],
    "closed.example": ["127.0.0.1"],
}


class Outcome(NamedTuple):
    """What obtaining a bad and a good source gave, and in how many seconds."""

    bad: Source | Unavailable
    good: Source | Unavailable
    seconds: float


def look_up(released: Event) -> Callable[..., Any]:
    """Make a name service that knows the names of the faults, and leaves this machine for none."""

    def answer(host: str, port: int, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as the socket module types it
        host.encode("idna")
        if host == "hangs.example":
            released.wait(10)
        if host == "later.example":
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        if host in _NAMES:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in _NAMES[host]]
        if not host.startswith(("127.", "10.", "169.254.")):
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return _LOOK_UP(host, port, *args, **more)

    return answer


def trusting(*_: object) -> ssl.SSLContext:
    context = _CONTEXT(ssl.PROTOCOL_TLS_CLIENT)
    for name in ("trusted", "expired", "wrong_host"):
        context.load_verify_locations(PAIRS[name])
    return context


def public(address: str) -> bool:
    """This suite's servers count as the public internet, all else is judged as ever."""
    return not address.startswith(("127.0.0.", "::1")) and forbidden(address)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Outcome | BaseException]]:
    options = Options(
        folder=tmp_path_factory.mktemp("work"),
        deadline=_DEADLINE,
        connect=0.5,
        max_bytes=5_000_000,
        archive=None,
    )
    released = Event()
    with Servers() as servers, pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(_AT_ONCE) as pool:
        patch.setattr(socket, "getaddrinfo", look_up(released))
        patch.setattr(_network.truststore, "SSLContext", trusting)
        patch.setattr(_wire, "forbidden", public)
        good = servers.url(Fault("good", {HAD}, [sized(TEXT)]), "127.0.0.2")

        def meet(fault: Fault) -> Outcome | BaseException:
            start = monotonic()
            references = [Reference(id="bad", url=servers.url(fault)), Reference(id="good", url=good)]
            try:
                bad, also = obtain(references, options)
            except Exception as escaped:  # noqa: BLE001 - whatever escapes is what this suite looks for
                return escaped
            return Outcome(bad, also, monotonic() - start)

        yield dict(zip((fault.name for fault in FAULTS), pool.map(meet, FAULTS), strict=True))
        released.set()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_becomes_its_reason_and_disturbs_nobody(
    fault: Fault, outcomes: dict[str, Outcome | BaseException]
) -> None:
    outcome = outcomes[fault.name]
    assert isinstance(outcome, Outcome)
    reason = outcome.bad.reason if isinstance(outcome.bad, Unavailable) else HAD
    assert reason in fault.reasons
    assert isinstance(outcome.good, Source)
    assert outcome.good.content.text.split() == TEXT.decode().split()
    assert outcome.seconds < _DEADLINE + 1


def test_the_figures_of_all_faults(
    outcomes: dict[str, Outcome | BaseException], figure: Callable[[str, str], None]
) -> None:
    assert len(outcomes) == len(FAULTS) >= 60
    had = [outcome for outcome in outcomes.values() if isinstance(outcome, Outcome)]
    slowest = max(outcome.seconds for outcome in had)
    figure("network faults: scenarios", f"{len(outcomes)}")
    figure("network faults: escaped exceptions", f"{len(outcomes) - len(had)}")
    figure("network faults: other sources disturbed", f"{sum(not isinstance(o.good, Source) for o in had)}")
    figure("network faults: slowest", f"{slowest:.2f} s at a deadline of {_DEADLINE:g} s, {_AT_ONCE} at once")
    assert len(had) == len(outcomes)


def test_bombs_take_little_memory(figure: Callable[[str, str], None]) -> None:
    with Servers() as servers:
        # A host each: what comes from one host comes one after the other.
        addresses = "\n".join(servers.url(fault, f"127.0.0.{host}") for host, fault in enumerate(BOMBS, 10))
        done = subprocess.run(  # noqa: S603 - this interpreter and a script of this folder
            [sys.executable, Path(__file__).with_name("peak_memory.py")],
            input=addresses,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    told = json.loads(done.stdout)
    before, peak = (told[name] / 1e6 for name in ("before", "peak"))
    figure(
        "network faults: peak memory",
        f"{peak:.0f} MB over {len(BOMBS)} bombs, 8 at once; {before:.0f} MB before",
    )
    for fault, reason in zip(BOMBS, told["reasons"], strict=True):
        assert reason in fault.reasons, fault.name
    assert peak < _MOST_MEMORY
