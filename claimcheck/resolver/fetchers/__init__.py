"""The kinds of places that sources are had from; the only code that touches the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.model import Lack
from claimcheck.resolver.capture import Capture, LackError, Options
from claimcheck.resolver.fetchers import archive, file, web
from claimcheck.resolver.fetchers._network import Network

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FETCHERS", "Fetcher", "Network", "fetcher_of"]


class Fetcher(Protocol):
    """One kind of place: a module with these names."""

    @property
    def SCHEMES(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The URL schemes it serves; "" is a path."""

    @property
    def fetch(self) -> Callable[[str, Options, Network, Capture | None], Capture]:
        """Have the bytes at an address; raises LackError.

        The last argument is a capture of that address that was kept earlier, or None: a fetcher may ask
        whether it still holds, and return it with a new `retrieved` if so.
        """


FETCHERS: tuple[Fetcher, ...] = (file, web, archive)


def fetcher_of(scheme: str) -> Fetcher:
    """Return the fetcher for a scheme; raises LackError (bad-address) when there is none."""
    for fetcher in FETCHERS:
        if scheme in fetcher.SCHEMES:
            return fetcher
    raise LackError(Lack.BAD_ADDRESS, f"sources are not fetched by {scheme}: give an http or https address")
