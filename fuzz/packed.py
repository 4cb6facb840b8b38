"""Parts of a zip package go in, the package comes out; and one that is changed in a part of it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from fuzz.mutation import mutated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


def zipped(parts: dict[str, bytes]) -> bytes:
    """Pack parts as they are, uncompressed, with one date: the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def mutated_part(data: bytes, rng: Random, tokens: Sequence[bytes]) -> bytes:
    """Change one part and pack anew; what is no zip any more is changed as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError):
        return mutated(data, rng, [data], tokens)
    if not parts:
        return data
    name = rng.choice(sorted(parts))
    parts[name] = mutated(parts[name], rng, list(parts.values()), tokens)
    return zipped(parts)
