"""claimcheck: does each quotation of an article stand in the source that its note cites?"""

from __future__ import annotations

__version__ = "0.1.0"
