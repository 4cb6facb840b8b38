"""What cannot be read of a package becomes one exception, in words for its owner."""

from __future__ import annotations


class PackageError(Exception):
    """A package, or a part of it, that cannot be read; its words go on from "the file" ("is cut short")."""
