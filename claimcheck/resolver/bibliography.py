"""A references file, or what a manuscript brings of references, becomes References, and they become YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import ReferencesError
from claimcheck.resolver import bibtex, csl, marked_json, marked_yaml
from claimcheck.resolver.csl_nodes import known
from claimcheck.resolver.drafts import draft, stubs
from claimcheck.resolver.marked_yaml import Listing, Mapping, Node, refuse
from claimcheck.resolver.written_yaml import write as dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claimcheck.model import EmbeddedReferences, Manuscript, Reference

__all__ = ["draft", "dump", "load", "named", "stubs"]

_LARGEST = 10_000_000
_LARGEST_EXPORT = 100_000_000
_BIBTEX = (".bib", ".bibtex")
_JSON = (".json", ".csljson")
# Files of macros that every TeX system has; they hold no work.
_OF_TEX = {"ieeeabrv", "ieeefull"}


def load(path: Path) -> tuple[Reference, ...]:
    """Read a references file: CSL-YAML, CSL-JSON (`.json`) or BibTeX (`.bib`), by its suffix.

    Raises ReferencesError with the file, line and column (both from 1), what is wrong and, for an unknown
    word, the nearest known one. One note may be pinned by several references, since it may cite several
    works; whether that is a conflict only the manuscript tells (see `identify`).
    """
    suffix = path.suffix.casefold()
    exported = suffix in _JSON or suffix in _BIBTEX
    beside = _beside(path.parent)
    try:
        text = _text(path, _LARGEST_EXPORT if exported else _LARGEST)
        if suffix in _BIBTEX:
            return bibtex.references(text, beside)
        entries = _entries((marked_json if exported else marked_yaml).read(text), exported=exported)
        references = tuple(csl.reference(entry, beside, exported=exported) for entry in entries)
        _refuse_duplicates(references, entries)
    except ReferencesError as error:
        raise ReferencesError(error.what, file=str(path), line=error.line, column=error.column) from error
    return references


def named(manuscript: Manuscript, folder: Path) -> tuple[Reference, ...]:
    """Return the references that stand in a manuscript, then those of the bibliographies that it names.

    Of those that share an id the first is taken. `folder` is the manuscript's. Raises ReferencesError.
    """
    found: dict[str, Reference] = {}
    for reference in (*_embedded(manuscript, folder), *_of_files(manuscript, folder)):
        found.setdefault(reference.id, reference)
    return tuple(found.values())


def _embedded(manuscript: Manuscript, folder: Path) -> list[Reference]:
    """Read CSL-JSON or CSL-YAML; a place is one in the manuscript."""
    beside = _beside(folder)
    references = []
    for embedded in manuscript.embedded:
        try:
            entries = _entries(_root(embedded), exported=True)
            references += [csl.reference(entry, beside, exported=True) for entry in entries]
        except ReferencesError as error:
            line = embedded.line + (error.line or 1) - 1
            what = f"its references: {error.what}"
            raise ReferencesError(what, file=manuscript.path, line=line) from error
    return references


def _root(embedded: EmbeddedReferences) -> Node | None:
    if embedded.text.lstrip()[:1] in {"[", "{"}:
        try:
            return marked_json.read(embedded.text)
        except ReferencesError:  # then it is YAML in flow style: [{id: roy}]
            return marked_yaml.read(embedded.text)
    return marked_yaml.read(embedded.text)


def _of_files(manuscript: Manuscript, folder: Path) -> list[Reference]:
    return [
        reference
        for name in manuscript.bibliographies
        if name.removesuffix(".bib").casefold() not in _OF_TEX
        for reference in _moved(_placed(name, manuscript, folder), folder)
    ]


def _moved(path: Path, folder: Path) -> Iterator[Reference]:
    """Read a bibliography whose paths are relative to it, and give them relative to the manuscript."""
    below = path.parent.relative_to(folder)
    for reference in load(path):
        source = [
            place.model_copy(update={"file": (below / place.file).as_posix()}) if place.file else place
            for place in reference.source
        ]
        yield reference.model_copy(update={"source": tuple(source)})


def _placed(name: str, manuscript: Manuscript, folder: Path) -> Path:
    """Find the file of a bibliography, in the manuscript's folder or below; LaTeX leaves out `.bib`."""
    for written in (name, f"{name}.bib"):
        try:
            path = folder / written
            inside = path.resolve().is_relative_to(folder.resolve())
            if inside and path.is_file():
                return path
        except (OSError, ValueError):
            break
        if not inside:
            what = (
                f"names the bibliography {name!r}, which lies outside its folder; name it with --references"
            )
            raise ReferencesError(what, file=manuscript.path)
    what = f"names the bibliography {name!r}, which is not there; put it beside the manuscript"
    raise ReferencesError(what, file=manuscript.path)


def _beside(folder: Path) -> Callable[[str], bool]:
    def beside(name: str) -> bool:
        try:
            return (folder / name).is_file()
        except (OSError, ValueError):
            return False

    return beside


def _text(path: Path, largest: int) -> str:
    """Read a file of at most `largest` bytes as UTF-8, with or without a byte order mark."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReferencesError(f"cannot be read: {reason.lower()}") from error
    if len(data) > largest:
        raise ReferencesError(f"is larger than {largest // 1_000_000} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise ReferencesError(
            "is not UTF-8; save it as UTF-8 text", line=before.count(b"\n") + 1, column=column
        ) from error


def _entries(root: Node | None, *, exported: bool) -> list[Node]:
    """Return the entries of a list, alone or under `references:` (pandoc) or `items` (Zotero)."""
    if root is None:
        raise ReferencesError("is empty; `claimcheck init MANUSCRIPT` drafts one", line=1, column=1)
    if isinstance(root, Mapping):
        names = ("references", "items") if exported else ("references",)
        key = next((name for name in names if name in root.pairs), None)
        if key is None and not exported:
            known(root, ["references"])
        if key is None and exported and "id" in root.pairs:
            return [root]
        root = root.pairs[key][1] if key else root
    if not isinstance(root, Listing):
        refuse(root, "the references must be a list: `references:`, and below it entries that begin `- id:`")
    return root.items


def _refuse_duplicates(references: tuple[Reference, ...], entries: list[Node]) -> None:
    lines: dict[str, int | None] = {}
    for reference, entry in zip(references, entries, strict=True):
        if reference.id in lines:
            at = entry.pairs["id"][1] if isinstance(entry, Mapping) else entry
            refuse(
                at,
                f"the id {reference.id!r} is taken: line {lines[reference.id]} begins another entry with it",
            )
        lines[reference.id] = reference.line
