"""What was had of each source is written down, read back unchanged, and nothing else is believed."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.errors import LockError
from claimcheck.model.base import Span
from claimcheck.model.reference import Basis, Extent, Place, Reference
from claimcheck.model.source import (
    Artefact,
    ArtefactKind,
    Lack,
    Region,
    RegionKind,
    Snapshot,
    SourceText,
    Via,
)
from claimcheck.resolver.capture import Capture
from claimcheck.resolver.lock import Entry, Lock, digest, merge, read, text_digest

HASH = "0123456789abcdef" * 4
DIGEST = f"sha256:{HASH}"
SNAPSHOT = Snapshot(address="https://example.org/a", sha256=HASH, size=12)
ENTRY = Entry(id="smith", reference=DIGEST, text_sha256=HASH, extractor="html/3", snapshots=(SNAPSHOT,))

WRITTEN = f"""\
# Written by claimcheck: what each source was when it was last had. Commit this file; do not edit it.
version = 1

[[source]]
id = "doe"
reference = "{DIGEST}"
reason = "timed-out"
detail = "no “answer”\\n\\u001B\\\\ \\"30 s\\""

[[source]]
id = "smith"
reference = "{DIGEST}"
extractor = "html/3"
text_sha256 = "{HASH}"
[[source.snapshot]]
address = "https://example.org/a"
via = "live"
status = 200
sha256 = "{HASH}"
size = 12
[[source.snapshot]]
address = "https://example.org/b"
via = "archive"
archived = "2019-01-31T12:00:00Z"
sha256 = "{HASH}"
size = 0
"""
LINES = [
    *WRITTEN.splitlines(),
    *(f"{key} = {value}" for key in ("version", "source", "snapshot", "id", "x") for value in ('"a"', "1")),
]


def hashes() -> st.SearchStrategy[str]:
    return st.binary(max_size=4).map(lambda data: sha256(data).hexdigest())


def snapshots() -> st.SearchStrategy[Snapshot]:
    words = st.none() | st.text(max_size=20)
    return st.builds(
        Snapshot,
        address=st.text(max_size=20),
        via=st.sampled_from(Via),
        final_url=words,
        archived=words,
        status=st.none() | st.integers(0, 999),
        media_type=words,
        charset=words,
        etag=words,
        last_modified=words,
        retrieved=words,
        sha256=hashes(),
        size=st.integers(0, 10**18 - 1),
    )


def locks() -> st.SearchStrategy[Lock]:
    entry = st.builds(
        Entry,
        id=st.text(max_size=10),
        reference=hashes().map("sha256:{}".format),
        extractor=st.none() | st.text(max_size=10),
        text_sha256=st.none() | hashes(),
        reason=st.none() | st.sampled_from(Lack),
        detail=st.text(max_size=40),
        snapshots=st.lists(snapshots(), max_size=3).map(tuple),
    )
    return st.lists(entry, max_size=4, unique_by=lambda one: one.id).map(lambda few: Lock(entries=tuple(few)))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lock") / "claimcheck.lock"


def test_the_file_to_the_letter(file: Path) -> None:
    doe = Entry(id="doe", reference=DIGEST, reason=Lack.TIMED_OUT, detail='no “answer”\n\x1b\\ "30 s"')
    live = SNAPSHOT.model_copy(update={"status": 200})
    archived = Snapshot(
        address="https://example.org/b", via=Via.ARCHIVE, archived="2019-01-31T12:00:00Z", sha256=HASH
    )
    smith = ENTRY.model_copy(update={"snapshots": (live, archived)})
    assert merge(file, [smith, doe], keep=()) == Lock()
    lock = merge(file, [smith, doe], keep=None)
    assert file.read_bytes() == WRITTEN.encode()
    assert lock == read(file) == Lock(entries=(doe, smith))


@given(locks())
def test_what_is_written_is_read(file: Path, lock: Lock) -> None:
    file.unlink(missing_ok=True)
    assert merge(file, lock.entries, keep=None) == lock == read(file)


@settings(max_examples=25)  # each writes up to seven times, and waits for the disk
@given(locks(), st.randoms(use_true_random=False))
def test_equal_locks_give_equal_bytes_one_key_a_line(file: Path, lock: Lock, chance: object) -> None:
    file.unlink(missing_ok=True)
    merge(file, lock.entries, keep=None)
    first = file.read_bytes()
    file.unlink()
    entries = list(lock.entries)
    chance.shuffle(entries)
    for entry in entries:
        merge(file, [entry], keep=None)
    merge(file, [], keep=None)
    assert file.read_bytes() == first
    lines = first.decode().split("\n")
    assert all(line.isprintable() for line in lines)
    assert lines.count("[[source]]") == len(entries)


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=30).map("\n".join))
def test_whatever_is_there_gives_a_lock_or_says_what_is_wrong(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    try:
        read(file)
    except LockError as error:
        told = error
    else:
        return
    assert told.file == str(file)
    assert str(told).isprintable()


def test_no_file_is_no_lock(tmp_path: Path) -> None:
    assert read(tmp_path / "claimcheck.lock") is None


def test_line_ends_of_windows(file: Path) -> None:
    file.write_bytes(WRITTEN.replace("\n", "\r\n").encode())
    lock = read(file)
    assert lock is not None
    assert [entry.id for entry in lock.entries] == ["doe", "smith"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("version = 1\n", "", None, "no version that is known"),
        ("version = 1", 'version = "\\u001B[31m"', 2, r"no version that is known \(\\u001b\[31m"),
        ("version = 1", "version = 2", 2, "written by a newer claimcheck: upgrade"),
        ("version = 1", "version = 1\nelse = 1", 3, "unknown key else"),
        ('id = "doe"', 'id = "doe"\nids = "doe"', 6, "wrong ids: Extra inputs"),
        ('id = "doe"\n', "", 4, "wrong id: Field required"),
        ('id = "doe"', "id = 5", 5, "wrong id: Input should be a valid string"),
        ('id = "doe"', 'id = "smith"', 10, "two entries for 'smith'"),
        ('id = "doe"', 'id = "doe"\nid = "doe"', 6, "not valid TOML"),
        ('id = "doe"', 'id = "doe', 5, "does not write"),
        ('id = "doe"', 'id = "\\ud800"', 5, "not valid TOML"),
        ('id = "doe"', 'id.x = "doe"', 5, "does not write"),
        ('id = "doe"', 'snapshots = "doe"', 5, "unknown key snapshots"),
        ('id = "doe"', 'id = "doe"\nsnapshot = "doe"', 6, "wrong snapshot: Input should be a valid"),
        (WRITTEN, "version = 1\nsource = 5", 2, "unknown key source"),
        ("timed-out", "timed-in", 7, "wrong reason"),
        (DIGEST, HASH, 6, "wrong reference"),
        (f'text_sha256 = "{HASH}"', f'text_sha256 = "{HASH}0"', 14, "wrong text_sha256"),
        (
            f'status = 200\nsha256 = "{HASH}"',
            f'sha256 = "{HASH[:-1]}G"',
            15,
            "wrong snapshot: .* 64 hexadecimal digits",
        ),
        ('via = "live"', 'via = "dead"', 17, "wrong snapshot.via"),
        ("size = 12", "size = -12", 20, "does not write"),
        ("size = 12", 'size = "12"', 20, "wrong snapshot.size"),
        ("size = 12", "size = 1979-05-27", 20, "does not write"),
        ("size = 12", "size = [12]", 20, "does not write"),
        ("[[source]]\n", "[source]\n", 4, "does not write"),
        ("[[source]]\n", "[[source.snapshot]]\n", 4, "a snapshot that belongs to no source"),
        ("[[source]]\n", "<<<<<<< HEAD\n[[source]]\n", 4, "merge conflict: take one side whole"),
    ],
)
def test_what_is_wrong_has_its_line(file: Path, old: str, new: str, line: int | None, words: str) -> None:
    assert old in WRITTEN
    file.write_bytes(WRITTEN.replace(old, new, 1).encode())
    with pytest.raises(LockError, match=words) as caught:
        read(file)
    assert (caught.value.file, caught.value.line) == (str(file), line)


@pytest.mark.parametrize("line", ["a." * 300_000 + "a = 1", "a = " + "[" * 300_000, "[" * 300_000])
def test_what_would_break_a_toml_reader_does_not_reach_it(file: Path, line: str) -> None:
    file.write_bytes(f"version = 1\n{line}\n".encode())
    with pytest.raises(LockError, match="does not write") as caught:
        read(file)
    assert caught.value.line == 2


def test_what_is_no_text_or_no_plain_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "claimcheck.lock"
    file.write_bytes(b"version = 1\n\xff")
    with pytest.raises(LockError, match="not UTF-8 at byte 12"):
        read(file)
    monkeypatch.setattr("claimcheck.resolver.lock._LARGEST", 100)
    file.write_bytes(b"#" * 101)
    with pytest.raises(LockError, match="larger than 100 bytes"):
        read(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(LockError, match="cannot be read"):
        read(file)


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    real, file = tmp_path / "real", tmp_path / "claimcheck.lock"
    real.write_text("version = 1\n", encoding="utf-8")
    file.symlink_to(real)
    with pytest.raises(LockError, match="cannot be read"):
        merge(file, [ENTRY], keep=None)
    assert file.is_symlink()
    assert real.read_text(encoding="utf-8") == "version = 1\n"


def test_a_merge_replaces_adds_and_drops(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.lock"
    merge(file, [ENTRY, ENTRY.model_copy(update={"id": "doe"})], keep=None)
    changed = Entry(id="doe", reference=DIGEST, extractor="pdf/1")
    assert [entry.id for entry in merge(file, [changed], keep=None).entries] == ["doe", "smith"]
    lock = merge(file, [ENTRY.model_copy(update={"id": "roe"})], keep={"roe", "doe", "nobody"})
    assert [entry.id for entry in lock.entries] == ["doe", "roe"]
    assert lock.entry("doe") == changed
    assert lock.entry("smith") is None
    assert read(file) == lock


def test_what_stays_the_same_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.lock"
    merge(file, [ENTRY], keep=None)
    before = file.stat()
    merge(file, [ENTRY], keep={"smith"})
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in tmp_path.iterdir()] == ["claimcheck.lock"]


def test_a_broken_lock_is_not_written_over(file: Path) -> None:
    file.write_bytes(b">>>>>>> theirs\n")
    with pytest.raises(LockError, match="merge conflict"):
        merge(file, [ENTRY], keep=None)
    assert file.read_bytes() == b">>>>>>> theirs\n"


def test_half_a_surrogate_pair_is_refused_and_nothing_is_written(file: Path) -> None:
    file.write_bytes(b"version = 1\n")
    with pytest.raises(LockError, match=r"half of a surrogate pair U\+D800 that detail has"):
        merge(file, [ENTRY.model_copy(update={"detail": "a\ud800"})], keep=None)
    assert file.read_bytes() == b"version = 1\n"


def test_a_very_long_word_of_the_web(file: Path) -> None:
    file.unlink(missing_ok=True)
    # NOTE: few escapes, for under coverage every one of them makes tomllib copy the string.
    entry = ENTRY.model_copy(update={"detail": "a\x00\u0301" * 5_000 + "\u0301" * 1_000_000})
    merge(file, [entry], keep=None)
    assert read(file) == Lock(entries=(entry,))


def test_what_could_not_be_read_again_is_not_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"version = 1\n")
    monkeypatch.setattr("claimcheck.resolver.lock._LARGEST", 300)
    with pytest.raises(LockError, match="would be larger than 300 bytes"):
        merge(file, [ENTRY], keep=None)
    assert file.read_bytes() == b"version = 1\n"


@pytest.mark.parametrize(
    "wrong", [{"sha256": "A" * 64}, {"sha256": HASH[1:]}, {"size": -1}, {"size": 10**18}, {"status": -200}]
)
def test_an_entry_refuses_what_no_capture_has(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Entry(id="a", reference=DIGEST, snapshots=(SNAPSHOT.model_copy(update=wrong),))


def test_a_lock_is_sorted_and_has_each_id_once() -> None:
    ids = ["b", "é", "B", "a"]
    entries = tuple(Entry(id=name, reference=DIGEST) for name in ids)
    assert [entry.id for entry in Lock(entries=entries).entries] == ["B", "a", "b", "é"]
    with pytest.raises(ValidationError, match="same id"):
        Lock(entries=(ENTRY, ENTRY))


def test_an_entry_keeps_no_bytes() -> None:
    capture = Capture(address="https://example.org/a", sha256=HASH, size=12, data=b"a secret text")
    assert type(Entry(id="a", reference=DIGEST, snapshots=(capture,)).snapshots[0]) is Snapshot


REFERENCE = Reference(id="smith", url="https://example.org/a")


def test_the_digest_is_of_the_way_to_the_text() -> None:
    said = b'{"doi":null,"source":[],"url":"https://example.org/a"}'
    assert digest(REFERENCE) == f"sha256:{sha256(said).hexdigest()}"


@pytest.mark.parametrize(
    "change",
    [
        {"id": "jones"},
        {"title": "A Title"},
        {"issued": "2020"},
        {"accessed": "2021-05-03"},
        {"notes": (4,)},
        {"line": 7},
        {"other": {"volume": "3"}},
        {"citation": "Smith, A Title"},
    ],
)
def test_the_digest_is_not_of_what_a_work_is_called(change: dict[str, object]) -> None:
    assert digest(REFERENCE.model_copy(update=change)) == digest(REFERENCE)


def test_the_digest_changes_with_every_place() -> None:
    places = [
        Place(file="a.txt"),
        Place(url="a.txt"),
        Place(file="a.txt", extent=Extent.PARTIAL),
        Place(file="a.txt", basis=Basis.TRANSCRIPTION),
    ]
    told = [REFERENCE.model_copy(update={"source": (place,)}) for place in places]
    told += [
        REFERENCE.model_copy(update={"source": (places[0], places[1])}),
        REFERENCE.model_copy(update={"source": (places[1], places[0])}),
        REFERENCE.model_copy(update={"url": "https://example.org/b"}),
        REFERENCE.model_copy(update={"url": None, "doi": "https://example.org/a"}),
        REFERENCE,
    ]
    digests = [digest(reference) for reference in told]
    assert len(set(digests)) == len(digests)
    evident = Place(file="a.txt", evidence="seen by the editor")
    assert digest(REFERENCE.model_copy(update={"source": (evident,)})) == digests[0]


def region(text: str, kind: RegionKind, part: str) -> Region:
    start = text.index(part)
    return Region(kind=kind, span=Span(start=start, end=start + len(part)))


BODY = "The river rose\nin the night.  It fell at dawn."


def test_the_text_digest_is_of_the_words() -> None:
    words = "The river rose in the night. It fell at dawn."
    assert text_digest(SourceText(text=BODY)) == sha256(words.encode()).hexdigest()
    assert text_digest(SourceText(text=f"\n{BODY}\t", title="Else", charset="cp1252")) == text_digest(
        SourceText(text=BODY)
    )


@pytest.mark.parametrize("kind", [kind for kind in RegionKind if not kind.own])
def test_what_stands_around_a_text_is_not_of_it(kind: RegionKind) -> None:
    told = set()
    for box in ("Read also: floods.", "Read also: droughts, and more.", ""):
        for text in (f"{BODY}\n{box}", f"{box}\n{BODY}", BODY.replace("\n", f"\n{box}\n")):
            regions = (region(text, kind, box),) if box else ()
            told.add(text_digest(SourceText(text=text, regions=regions)))
    assert told == {text_digest(SourceText(text=BODY))}


@pytest.mark.parametrize("kind", [kind for kind in RegionKind if kind.own])
def test_captions_and_tables_are_of_a_text(kind: RegionKind) -> None:
    text = f"{BODY}\nThe bridge."
    content = SourceText(text=text, regions=(region(text, kind, "The bridge."),))
    assert text_digest(content) == text_digest(SourceText(text=text))
    assert text_digest(content) != text_digest(SourceText(text=BODY))


def test_page_breaks_and_line_ends_are_not_of_a_text() -> None:
    text = BODY.replace("night", "ni\xad\nght").replace("dawn", "\nThe Times 4\fdawn")
    artefacts = [
        Artefact(kind=kind, span=region(text, RegionKind.BODY, part).span)
        for kind, part in [
            (ArtefactKind.LINE_END_HYPHEN, "\xad\n"),
            (ArtefactKind.RUNNING_HEAD, "The Times 4"),
            (ArtefactKind.PAGE_BREAK, "\nThe Times 4\f"),
        ]
    ]
    assert text_digest(SourceText(text=text, artefacts=tuple(artefacts))) == text_digest(
        SourceText(text=BODY)
    )


def test_a_changed_word_is_a_changed_text() -> None:
    assert text_digest(SourceText(text=BODY.replace("rose", "fell"))) != text_digest(SourceText(text=BODY))
    assert text_digest(SourceText(text="\ud800")) != text_digest(SourceText(text=""))


def test_a_region_over_all_other_regions_hides_them_all() -> None:
    text = f"{BODY}\nAdvertisement: Read also: floods."
    outer = region(text, RegionKind.ASIDE, "Advertisement: Read also: floods.")
    inner = region(text, RegionKind.CAPTION, "Read also: floods.")
    assert text_digest(SourceText(text=text, regions=(outer, inner))) == text_digest(SourceText(text=BODY))


PAGE = Path(__file__).parents[2] / "docs" / "lock.md"


def test_the_lock_that_the_documentation_shows_is_one(tmp_path: Path) -> None:
    [shown] = re.findall(r"^```toml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    file, again = tmp_path / "claimcheck.lock", tmp_path / "again.lock"
    file.write_text(shown, encoding="utf-8")
    lock = read(file)
    assert lock is not None
    merge(again, lock.entries, keep=None)
    assert again.read_text(encoding="utf-8") == shown


def test_the_documentation_explains_every_key_and_no_other() -> None:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    keys = [key for row in rows for key in re.findall(r"\w+", row)]
    assert sorted(keys) == sorted([*(Entry.model_fields.keys() - {"snapshots"}), *Snapshot.model_fields])
