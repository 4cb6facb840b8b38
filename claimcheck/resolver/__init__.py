"""References and citations become sources: which work a note cites, and that work's text."""

from claimcheck.resolver.capture import Options
from claimcheck.resolver.obtain import obtain

__all__ = ["Options", "obtain"]
