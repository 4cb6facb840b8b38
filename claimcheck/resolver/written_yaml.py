"""References become YAML that people can edit: strings are quoted only where another type would be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

from claimcheck.resolver import csl_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Name, Place, Reference

_HEADER = """\
# The works that the notes cite, in CSL-YAML (as pandoc reads it and Zotero writes it).
# Drafted from the notes: please look over
#   author  the last word was taken for the family name, with de, van, von and the like before it
#   type    `document` where the note does not tell; webpage, article-newspaper, book, report ... are others
# and add, where you can,
#   URL or DOI  where the work is to be found
#   source      where its text is: a file (its path from here) or an address
#   notes       the numbers of notes that name this work in a way that cannot be read, such as [3, 8]
"""
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_UNFIT_FIRST = "-?:,[]{}#&*!|>'\"%@`.=<~"
_UNFIT_IN_FLOW = re.compile(r"[,\[\]{}:]")
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9][-+.:_0-9a-fA-FoOxXtTzZ ]*")
_ESCAPED = re.compile("#(?=#)|[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_SINGLE_LINE = re.compile(
    "[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)


def write(references: Sequence[Reference]) -> str:
    """Return the text of a references file that reads back equal (line numbers and lone surrogates aside)."""
    if not references:
        return f"{_HEADER}references: []\n"
    entries = "".join(f"\n{_entry(reference)}" for reference in references)
    return f"{_HEADER}references:{entries}"


def _entry(reference: Reference) -> str:
    lines = [f"{key}: {value}\n" for key, value in _pairs(reference)]
    return "  - " + "    ".join(lines)


def _pairs(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the keys that are set, in the order that people read them in, each with its value in one line."""
    pairs: dict[str, str | None] = {
        "id": _text(reference.id),
        "type": _text(reference.type),
        "title": _text(reference.title),
        "author": f"[{', '.join(map(_name, reference.author))}]" if reference.author else None,
        "container-title": _text(reference.container_title),
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        **{scalar(key): _value(kept) for key, kept in reference.other.items()},
        "URL": _text(reference.url),
        "DOI": _text(reference.doi),
        "citation": _text(reference.citation),
        "notes": f"[{', '.join(map(str, reference.notes))}]" if reference.notes else None,
        "source": _places(reference.source) or _text(_catalogue(reference)),
    }
    return ((key, value) for key, value in pairs.items() if value is not None)


def _text(value: str | None) -> str | None:
    return None if value is None else scalar(value)


def _date(iso: str | None) -> str | None:
    """A date stays plain: CSL-YAML reads it as a date, and so do people."""
    return iso if iso and _ISO.fullmatch(iso) else _text(iso)


def _catalogue(reference: Reference) -> str | None:
    """Return the catalogue that CSL's own `source` names."""
    kept = reference.other.get("source")
    return kept if isinstance(kept, str) else None


def _places(places: tuple[Place, ...]) -> str | None:
    if len(places) == 1:
        return _place(places[0])
    return f"[{', '.join(map(_place, places))}]" if places else None


def _name(name: Name) -> str:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return _flow({key: value for key, value in parts.items() if value is not None})


def _place(place: Place) -> str:
    parts = place.model_dump(mode="json", exclude_none=True)
    file = parts.get("file", "")
    is_path = set(parts) == {"file"} and not file.casefold().startswith(("http://", "https://"))
    return scalar(file, flow=True) if is_path and csl_places.evident(file) else _flow(parts)


def _value(value: object) -> str:
    return _flow(value) if isinstance(value, list | dict) else scalar(str(value))


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{scalar(key, flow=True)}: {_flow(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return scalar(str(value), flow=True)


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a string plain if any YAML reader takes it for this string, else in quotation marks.

    Halves of a surrogate pair stand in no text: each becomes a replacement character.
    """
    text = _LONE.sub("\ufffd", text)
    if not _SINGLE_LINE.fullmatch(text) or "##" in text:
        quoted = json.dumps(text, ensure_ascii=False)
        return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
    return text if _is_plain(text, flow=flow) else "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, *, flow: bool) -> bool:
    fits = text and text == text.strip() and text[0] not in _UNFIT_FIRST and not text.endswith(":")
    if not fits or ": " in text or " #" in text or (flow and _UNFIT_IN_FLOW.search(text)):
        return False
    if text.casefold() in _WORDS or _NUMBER_LIKE.fullmatch(text):
        return False
    readings = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return not any(pattern.match(text) for _, pattern in readings)
