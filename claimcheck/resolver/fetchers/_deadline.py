"""A number of seconds becomes a deadline that every step of one source's fetching asks for its share."""

from __future__ import annotations

from time import monotonic

from claimcheck.model import Lack
from claimcheck.resolver.capture import LackError


class Deadline:
    """One budget of seconds for a source: look-up, connection, redirects, body, retries."""

    def __init__(self, seconds: float) -> None:
        """Start the clock."""
        self._seconds = seconds
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left; raise LackError (timed-out) when there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise LackError(
                Lack.TIMED_OUT,
                f"the answer was not complete after {self._seconds:g} s: try again, or raise the deadline",
            )
        return left

    def extend(self, seconds: float) -> None:
        """Give back time that was spent waiting for another source's request to the same host."""
        self._end += seconds

    def allows(self, seconds: float) -> bool:
        """Tell whether a wait of `seconds` leaves time for another try."""
        return monotonic() + seconds < self._end
