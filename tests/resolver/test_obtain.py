"""References in, sources or reasons out: which place is taken, what is kept, what is said."""

from __future__ import annotations

import os
import socket
from hashlib import sha256
from pkgutil import iter_modules
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from resolver.site import reply

from claimcheck.errors import UsageError
from claimcheck.model import ArtefactKind, Basis, Extent, Lack, Place, Reference, Source, Unavailable, Via
from claimcheck.resolver import Options, _pieces, extract, fetchers, obtain
from claimcheck.resolver.capture import Capture, Keeping
from claimcheck.resolver.snapshots import save

if TYPE_CHECKING:
    from pathlib import Path

    from resolver.site import Site

PAGE = b"<title>Mills</title><p>The mill stood idle that winter.</p>"


def had(reference: Reference, options: Options) -> Source:
    (source,) = obtain([reference], options)
    assert isinstance(source, Source), source
    return source


def lack(reference: Reference, options: Options) -> Unavailable:
    (source,) = obtain([reference], options)
    assert isinstance(source, Unavailable)
    return source


def placed(*places: str | Place, **more: object) -> Reference:
    source = tuple(place if isinstance(place, Place) else Place(file=place) for place in places)
    return Reference.model_validate({"id": "roy", "source": source, **more})


def test_a_reference_without_any_place(options: Options) -> None:
    missing = lack(Reference(id="roy", doi=" "), options)
    assert missing.reason is Lack.NO_ADDRESS
    assert missing.detail == "no address and no file: add URL or source to roy in references.yaml"
    assert missing.origin is None


def test_a_file(options: Options) -> None:
    (options.folder / "sources").mkdir()
    (options.folder / "sources" / "roy.txt").write_bytes("The mill – idle.".encode("cp1252"))
    source = had(placed("sources/roy.txt", url="https://example.org/roy"), options)
    assert source.content.text == "The mill – idle."
    assert (source.origin, source.url) == ("sources/roy.txt", "https://example.org/roy")
    assert (source.media_type, source.retrieved, source.basis) == ("text/plain", None, Basis.CITED)
    assert (source.extent, source.reason) == (Extent.WHOLE, None)


def test_what_the_editor_says_of_a_file_holds(options: Options) -> None:
    (options.folder / "a.txt").write_text("Typed from print.", encoding="utf-8")
    place = Place(file="a.txt", extent=Extent.PARTIAL, basis=Basis.TRANSCRIPTION, evidence="2nd ed., p. 14")
    source = had(placed(place), options)
    assert (source.extent, source.basis, source.evidence) == (
        Extent.PARTIAL,
        Basis.TRANSCRIPTION,
        "2nd ed., p. 14",
    )
    assert source.reason is not None


def test_a_whole_page_that_looks_like_a_teaser(options: Options) -> None:
    (options.folder / "a.html").write_text("<p>Words. Subscribe to continue reading</p>", encoding="utf-8")
    assert had(placed("a.html"), options).extent is Extent.PARTIAL
    assert had(placed(Place(file="a.html", extent=Extent.WHOLE)), options).extent is Extent.WHOLE


def test_several_files_are_one_text_whose_pages_go_on(options: Options) -> None:
    (options.folder / "a.txt").write_text("one\n\ftwo and the", encoding="utf-8")
    (options.folder / "b.txt").write_text("third\n\ffourth", encoding="utf-8")
    (options.folder / "c.html").write_text("<p>fi&shy;fth</p><nav>box</nav>", encoding="utf-8")
    source = had(placed("a.txt", "b.txt", Place(file="c.html", extent=Extent.PARTIAL)), options)
    text = source.content.text
    assert text.startswith("one\n\ftwo and the\n\fthird\n\ffourth\n\ffi\u00adfth")
    assert [page.label for page in source.content.pages] == ["1", "2", "3", "4", "5"]
    assert [page.span.of(text).strip() for page in source.content.pages][1:4] == [
        "two and the",
        "third",
        "fourth",
    ]
    breaks = [a.span.of(text) for a in source.content.artefacts if a.kind is ArtefactKind.PAGE_BREAK]
    assert breaks == ["\f"] * 4
    assert [region.span.of(text) for region in source.content.regions] == ["box"]
    assert [a.span.of(text) for a in source.content.artefacts][-1] == "\u00ad"
    assert (source.extent, source.media_type) == (Extent.PARTIAL, "multipart/mixed")
    assert source.origin == "a.txt, b.txt, c.html"


def test_one_missing_file_of_several_is_the_sources_lack(options: Options) -> None:
    (options.folder / "a.txt").write_text("one", encoding="utf-8")
    missing = lack(placed("a.txt", "b.txt"), options)
    assert (missing.reason, missing.origin) == (Lack.FILE_MISSING, "b.txt")


def outside(options: Options) -> Path:
    path = options.folder.parent / "secret.txt"
    path.write_text("secret", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "spelling", ["../secret.txt", "x/../../secret.txt", "{}", "link.txt", "way/secret.txt"]
)
def test_a_path_that_leaves_the_folder(options: Options, spelling: str) -> None:
    path = outside(options)
    (options.folder / "link.txt").symlink_to(path)
    (options.folder / "way").symlink_to(path.parent)
    reference = placed(spelling.format(path))
    assert lack(reference, options).reason is Lack.OUTSIDE_FOLDER
    allowed = options.model_copy(update={"allow_outside": True})
    assert had(reference, allowed).content.text == "secret"


def test_a_path_inside_that_goes_round(options: Options) -> None:
    (options.folder / "a.txt").write_text("words", encoding="utf-8")
    assert had(placed(f"../{options.folder.name}/a.txt"), options).content.text == "words"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("none.txt", Lack.FILE_MISSING),
        ("a.txt/b.txt", Lack.FILE_MISSING),
        ("folder", Lack.FILE_UNREADABLE),
        ("pipe", Lack.FILE_UNREADABLE),
        ("loop", Lack.FILE_UNREADABLE),
        ("x" * 5000, Lack.FILE_UNREADABLE),
        ("a\0b", Lack.BAD_ADDRESS),
        ("file:///etc/passwd", Lack.BAD_ADDRESS),
        ("picture.txt", Lack.WRONG_MEDIA_TYPE),
        ("empty.txt", Lack.EMPTY),
        ("large.txt", Lack.TOO_LARGE),
    ],
)
def test_files_that_cannot_be_had(options: Options, path: str, reason: Lack) -> None:
    folder = options.folder
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "a.txt").write_bytes(b"x")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (folder / "large.txt").write_bytes(b"x" * 1001)
    missing = lack(placed(path), options.model_copy(update={"max_bytes": 1000}))
    assert missing.reason is reason
    assert missing.detail


def test_an_address(site: Site, options: Options) -> None:
    site.pages["/old"] = reply(b"", "301 Moved", Location="/new")
    site.pages["/new"] = reply(PAGE)
    source = had(Reference(id="roy", url=site.url("/old")), options)
    assert source.content.text.startswith("The mill stood idle")
    assert (source.origin, source.url) == (site.url("/old"), site.url("/new"))
    assert source.retrieved is not None


def test_a_place_of_the_editors_comes_before_the_address(site: Site, options: Options) -> None:
    site.pages["/copy"] = reply(PAGE)
    source = had(placed(Place(url=site.url("/copy"), basis=Basis.ARCHIVED), url=site.url("/cited")), options)
    assert source.basis is Basis.ARCHIVED
    assert site.asked == ["/copy"]


def test_the_doi_is_taken_when_the_address_is_dead(monkeypatch: pytest.MonkeyPatch, options: Options) -> None:
    asked: list[str] = []

    def look_up(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    obtain([Reference(id="roy", url="http://dead.example/", doi="https://doi.org/10.1000/x y")], options)
    assert asked == ["dead.example", "doi.org"]


SEEN = {"id": "roy", "issued": "2021-05-04"}


def archiving(site: Site, options: Options) -> Options:
    """Options by which the site is asked for archived copies, too; it has one of /gone."""
    copy = f"/web/20210503000000id_/{site.url('/gone')}"
    dated = f"/web/20210504id_/{site.url('/gone')}"
    site.pages[dated] = reply(status="302 Found", Location=copy)
    site.pages[copy] = reply(PAGE, Memento_Datetime="Mon, 03 May 2021 00:00:00 GMT")
    return options.model_copy(update={"archive": site.url("/web/")})


def test_the_archives_copy_of_a_dead_page_is_taken_and_said(site: Site, options: Options) -> None:
    source = had(Reference(url=site.url("/gone"), **SEEN), archiving(site, options))
    assert (source.basis, source.extent) == (Basis.ARCHIVED, Extent.WHOLE)
    (snapshot,) = source.snapshots
    assert (snapshot.via, snapshot.archived) == (Via.ARCHIVE, "2021-05-03T00:00:00Z")
    assert source.reason == "the live page was not to be had: it is gone"


def test_a_living_page_is_not_looked_for_in_the_archive(site: Site, options: Options) -> None:
    options = archiving(site, options)
    site.pages["/gone"] = reply(PAGE)
    assert had(Reference(url=site.url("/gone"), **SEEN), options).basis is Basis.CITED
    assert site.asked == ["/gone"]


def test_as_of_the_note_the_archives_copy_comes_first(site: Site, options: Options) -> None:
    options = archiving(site, options).model_copy(update={"as_of_note": True})
    site.pages["/gone"] = reply(PAGE)
    source = had(
        Reference(url=site.url("/gone"), accessed="2021-05-04", **SEEN | {"issued": "1999"}), options
    )
    assert source.basis is Basis.ARCHIVED
    assert "/gone" not in site.asked


def test_as_of_the_note_a_living_page_is_better_than_nothing(site: Site, options: Options) -> None:
    options = archiving(site, options).model_copy(update={"as_of_note": True})
    site.pages["/here"] = reply(PAGE)
    source = had(Reference(url=site.url("/here"), **SEEN), options)
    assert source.basis is Basis.CITED
    assert source.reason == f"no archived copy from 127.0.0.1: it has none of {site.url('/here')}"


def test_a_dead_page_that_nobody_archived_keeps_its_own_reason(site: Site, options: Options) -> None:
    missing = lack(Reference(url=site.url("/lost"), **SEEN), archiving(site, options))
    assert missing.reason is Lack.NOT_FOUND
    assert missing.origin == site.url("/lost")
    assert missing.detail.startswith("the page is not there")
    assert missing.detail.endswith(f"; no archived copy from 127.0.0.1: it has none of {site.url('/lost')}")


def test_an_archive_that_does_not_answer_is_told(site: Site, options: Options) -> None:
    options = archiving(site, options)
    site.pages[f"/web/20210504id_/{site.url('/lost')}"] = reply(b"", "500 Oh")
    assert (
        "no archived copy from 127.0.0.1: " in lack(Reference(url=site.url("/lost"), **SEEN), options).detail
    )


def test_the_copy_of_a_dead_doi_page_says_why_that_page_was_not_had(
    site: Site, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pieces, "_DOI", site.url("/doi/"))
    site.pages["/wall"] = reply(b"stop", "403 Forbidden")
    copy = reply(PAGE, Memento_Datetime="Mon, 03 May 2021 00:00:00 GMT")
    site.pages[f"/web/20210504id_/{site.url('/doi/10.1/x')}"] = copy
    options = archiving(site, options)
    source = had(Reference(url=site.url("/wall"), doi="10.1/x", **SEEN), options)
    assert source.reason == "the live page was not to be had: it is gone"


@pytest.mark.parametrize("status", ["401 Unauthorized", "402 Payment Required", "403 Forbidden", "451 No"])
def test_the_archive_is_no_way_round_a_wall(site: Site, options: Options, status: str) -> None:
    options = archiving(site, options)
    site.pages["/gone"] = reply(b"stop", status)
    assert lack(Reference(url=site.url("/gone"), **SEEN), options).reason is Lack.FORBIDDEN
    assert site.asked == ["/gone"]


def test_an_archived_copy_is_had_offline(site: Site, options: Options, tmp_path: Path) -> None:
    options = archiving(site, options).model_copy(update={"store": tmp_path / "store"})
    online = had(Reference(url=site.url("/gone"), **SEEN), options)
    site.pages.clear()
    offline = had(Reference(url=site.url("/gone"), **SEEN), options.model_copy(update={"offline": True}))
    assert (offline.sha256, offline.basis, offline.origin) == (
        online.sha256,
        Basis.ARCHIVED,
        site.url("/gone"),
    )


def test_the_full_text_that_a_landing_page_names_is_read(site: Site, options: Options) -> None:
    names = '<meta name="citation_title" content="Mills"><meta name="citation_pdf_url" content="/full.txt">'
    site.pages["/article"] = reply(f"<head>{names}<title>Mills</title></head><p>An abstract.</p>".encode())
    site.pages["/full.txt"] = reply(
        b"Mills. The mill stood idle that winter. " * 20, Content_Type="text/plain"
    )
    source = had(Reference(id="roy", title="Mills", url=site.url("/article")), options)
    assert source.media_type == "text/plain"
    assert source.reason == f"the full text that {site.url('/article')} names"


def test_a_landing_page_whose_full_text_is_not_had_is_a_part(
    site: Site, options: Options, tmp_path: Path
) -> None:
    options = options.model_copy(update={"store": tmp_path / "store"})
    names = '<meta name="citation_pdf_url" content="/full.pdf">'
    site.pages["/article"] = reply(f"<head>{names}<title>Mills</title></head><p>An abstract.</p>".encode())
    for asked in (options, options.model_copy(update={"offline": True})):
        source = had(Reference(id="roy", url=site.url("/article")), asked)
        assert "An abstract." in source.content.text
        assert source.extent is Extent.PARTIAL, "nothing can be called absent from an abstract"
        assert f"the page names {site.url('/full.pdf')} as its full text" in (source.reason or "")


def test_a_page_that_names_itself_as_the_full_text_is_whole(site: Site, options: Options) -> None:
    both = {"citation_fulltext_html_url": "/article/", "citation_pdf_url": "/x"}
    names = "".join(f'<meta name="{name}" content="{address}">' for name, address in both.items())
    site.pages["/article"] = reply(f"<head>{names}<title>Mills</title></head><p>All of it.</p>".encode())
    assert had(Reference(id="roy", url=site.url("/article")), options).extent is Extent.WHOLE
    assert site.asked == ["/article"]


def test_what_stands_around_a_page_makes_it_no_fuller(site: Site, options: Options) -> None:
    words = "The mill stood idle that winter. " * 5
    around = f"<nav>{'Home and more. ' * 40}</nav>"
    names = '<meta name="citation_pdf_url" content="/full.txt">'
    site.pages["/article"] = reply(f"<head>{names}<title>Mills</title></head>{around}<p>{words}</p>".encode())
    site.pages["/full.txt"] = reply(f"Mills. {words}".encode(), Content_Type="text/plain")
    assert had(Reference(id="roy", url=site.url("/article")), options).media_type == "text/plain"


def test_an_address_that_leads_to_another_work_is_said_but_not_of_a_file(
    site: Site, options: Options
) -> None:
    body = (
        b'<meta name="author" content="Bo Ek"><title>How to Feed Geese in a Hard Winter</title>'
        b"<p>Geese need grain when the ponds are frozen.</p>"
    )
    site.pages["/moved"] = reply(body)
    (options.folder / "moved.html").write_bytes(body)
    cited = {"id": "roy", "title": "The Mill That Stood Idle", "author": ({"family": "Roy", "given": "Ann"},)}
    assert had(Reference.model_validate({**cited, "url": site.url("/moved")}), options).mismatch
    named = Reference.model_validate({**cited, "source": ({"file": "moved.html"},)})
    assert had(named, options).mismatch is None


def test_a_host_that_asks_to_wait_is_told_as_it_happens(site: Site, options: Options) -> None:
    site.pages["/a"] = [reply(status="503 Busy", Retry_After="1"), reply(PAGE)]
    told: list[str] = []
    obtain(
        [Reference(id="roy", url=site.url("/a"))],
        options,
        lambda words, state, _: told.append(words) if state == "wait" else None,
    )
    assert told == ["127.0.0.1 asks to wait 1 s"]


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "a.txt", "mailto:a@b", "http:", "C:\\x"]
)
def test_an_address_never_reads_a_file(options: Options, address: str) -> None:
    (options.folder / "a.txt").write_bytes(b"x")
    assert lack(Reference(id="roy", url=address), options).reason is Lack.BAD_ADDRESS


def test_what_was_fetched_is_had_offline(site: Site, options: Options, tmp_path: Path) -> None:
    site.pages["/a"] = reply(PAGE)
    reference = Reference(id="roy", url=site.url("/a"))
    kept = options.model_copy(update={"store": tmp_path / "store"})
    live = had(reference, kept)
    offline = had(reference, kept.model_copy(update={"offline": True}))
    assert site.asked == ["/a"]
    assert offline.content == live.content
    assert (offline.sha256, offline.retrieved, offline.url) == (live.sha256, live.retrieved, live.url)
    assert offline.reason is not None
    assert offline.extent is Extent.WHOLE


def test_offline_without_a_copy(site: Site, options: Options, tmp_path: Path) -> None:
    reference = Reference(id="roy", url=site.url("/a"))
    for store in (None, tmp_path / "store"):
        missing = lack(reference, options.model_copy(update={"offline": True, "store": store}))
        assert missing.reason is Lack.OFFLINE
    assert site.asked == []


def test_a_kept_copy_stands_in_for_a_site_that_is_down_but_not_for_a_page_that_is_gone(
    site: Site, options: Options, tmp_path: Path
) -> None:
    site.pages["/a"] = [reply(PAGE), reply(b"", "500 Oops"), reply(b"", "404 Not Found")]
    reference = Reference(id="roy", url=site.url("/a"))
    kept = options.model_copy(update={"store": tmp_path / "store"})
    live = had(reference, kept)
    assert live.reason is None
    stand_in = had(reference, kept)
    assert stand_in.content == live.content
    assert stand_in.reason is not None
    assert "kept" in stand_in.reason
    assert lack(reference, kept).reason is Lack.NOT_FOUND


def test_only_complete_successes_are_kept(site: Site, options: Options, tmp_path: Path) -> None:
    site.pages["/a"] = reply(PAGE, Content_Length="5000")
    site.pages["/b"] = reply(b"gone", "410 Gone")
    kept = options.model_copy(update={"store": tmp_path / "store"})
    obtain([Reference(id=path, url=site.url(path)) for path in ("/a", "/b")], kept)
    assert not list(tmp_path.glob("store/**/*"))


def test_a_store_that_cannot_be_written_is_said(site: Site, options: Options, tmp_path: Path) -> None:
    site.pages["/a"] = reply(PAGE)
    (tmp_path / "store").write_bytes(b"a file stands where the store should")
    source = had(
        Reference(id="roy", url=site.url("/a")), options.model_copy(update={"store": tmp_path / "store"})
    )
    assert source.reason is not None
    assert "not kept" in source.reason


def test_where_all_must_be_kept_a_store_that_cannot_be_written_ends_the_run(
    site: Site, options: Options, tmp_path: Path
) -> None:
    site.pages["/a"] = reply(PAGE)
    store = tmp_path / "store"
    store.write_bytes(b"a file stands where the store should")
    with pytest.raises(UsageError, match="the store cannot be written"):
        obtain(
            [Reference(id="roy", url=site.url("/a"))],
            options.model_copy(update={"store": store, "keeping": Keeping.ALL}),
        )


def test_where_nothing_may_be_kept_the_store_stays_as_it_is(
    site: Site, options: Options, tmp_path: Path
) -> None:
    site.pages["/a"] = reply(PAGE)
    never = options.model_copy(update={"store": tmp_path / "store", "keeping": Keeping.NOTHING})
    assert had(Reference(id="roy", url=site.url("/a")), never).reason is None
    assert not (tmp_path / "store").exists()


def test_no_store_keeps_nothing(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(PAGE)
    had(Reference(id="roy", url=site.url("/a")), options)
    assert [path.name for path in options.folder.parent.iterdir()] == [options.folder.name]


def test_one_address_is_fetched_once_a_run(site: Site, options: Options) -> None:
    site.pages["/a"] = reply(PAGE)
    sources = obtain([Reference(id=id_, url=site.url("/a")) for id_ in "abc"], options)
    assert site.asked == ["/a"]
    assert [source.reference_id for source in sources] == ["a", "b", "c"]


def test_a_host_gets_one_request_at_a_time(site: Site, options: Options) -> None:
    site.pause = 0.02
    site.pages |= {f"/{number}": reply(PAGE) for number in range(8)}
    sources = obtain([Reference(id=path, url=site.url(path)) for path in site.pages], options)
    assert all(isinstance(source, Source) for source in sources)
    assert site.most_at_once == 1


def test_hosts_are_asked_at_the_same_time(site: Site, options: Options) -> None:
    site.pause = 0.2
    site.pages["/a"] = reply(PAGE)
    hosts = ("127.0.0.1", "localhost")
    sources = obtain([Reference(id=host, url=site.url("/a", host)) for host in hosts], options)
    assert site.most_at_once == 2
    assert tuple(source.reference_id for source in sources) == hosts


def test_a_slow_host_keeps_one_thread_not_all(site: Site, options: Options) -> None:
    quick = Event()

    def slow(connection: socket.socket) -> None:
        quick.wait(5)  # until all of the other host's pages are had
        connection.sendall(reply(PAGE))

    site.pages |= {f"/slow{n}": slow for n in range(3)}
    site.pages |= {f"/quick{n}": reply(PAGE) for n in range(3)}
    references = [Reference(id=f"slow{n}", url=site.url(f"/slow{n}")) for n in range(3)]
    references += [Reference(id=f"quick{n}", url=site.url(f"/quick{n}", "localhost")) for n in range(3)]
    done: list[str] = []

    def watch(id_: str, state: str, _: Source | Unavailable | None) -> None:
        if state == "done":
            done.append(id_)
            if done.count("quick2"):
                quick.set()

    obtain(references, options.model_copy(update={"jobs": 2}), watch)
    assert done[:3] == ["quick0", "quick1", "quick2"]
    assert sorted(done) == sorted(reference.id for reference in references)


def test_the_watch_sees_every_reference_begin_and_end(options: Options) -> None:
    (options.folder / "a.txt").write_bytes(b"x")
    seen: list[tuple[str, str]] = []
    references = [placed("a.txt").model_copy(update={"id": id_}) for id_ in "abc"]
    obtain(references, options, lambda id_, state, _: seen.append((id_, state)))
    assert sorted(seen) == sorted((id_, state) for id_ in "abc" for state in ("start", "done"))
    for id_ in "abc":
        assert seen.index((id_, "start")) < seen.index((id_, "done"))


@pytest.mark.parametrize("first", ["quick", "slow"])
def test_an_interruption_does_not_wait_for_slow_sites(site: Site, options: Options, first: str) -> None:
    asked = Event()

    def never(connection: socket.socket) -> None:
        asked.set()
        connection.recv(1)

    ended: list[str] = []

    def interrupt(id_: str, state: str, _: Source | Unavailable | None) -> None:
        ended.extend([id_] if state == "done" else [])
        if (id_, state) == ("quick", "done") and asked.wait(5):
            raise KeyboardInterrupt

    site.pages["/slow"] = never
    (options.folder / "a.txt").write_bytes(b"x")
    references = [
        placed("a.txt").model_copy(update={"id": "quick"}),
        Reference(id="slow", url=site.url("/slow")),
    ]
    references.sort(key=lambda reference: reference.id != first)
    start = monotonic()
    with pytest.raises(KeyboardInterrupt):
        obtain(references, options.model_copy(update={"deadline": 60.0}), interrupt)
    assert monotonic() - start < 10
    assert ended == ["quick"], "what we broke off ourselves is told of no source"


def test_a_doi_page_is_taken_for_a_part_unless_it_is_long(options: Options, tmp_path: Path) -> None:
    store = tmp_path / "store"
    for doi, words in (("10.1/short", "An abstract. "), ("10.1/long", "The whole work. " * 3000)):
        data = f"<p>{words}</p>".encode()
        save(
            store,
            Capture(
                address=f"https://doi.org/{doi}",
                final_url="https://publisher.example/a",
                media_type="text/html",
                retrieved="2024-01-31T12:00:00Z",
                sha256=sha256(data).hexdigest(),
                data=data,
            ),
        )
    kept = options.model_copy(update={"store": store, "offline": True})
    short, long = (had(Reference(id="roy", doi=doi), kept) for doi in ("doi:10.1/short", "10.1/long"))
    assert (short.extent, long.extent) == (Extent.PARTIAL, Extent.WHOLE)
    assert short.url == "https://publisher.example/a"


def test_no_references(options: Options) -> None:
    assert obtain([], options) == ()


@pytest.mark.parametrize(
    ("package", "listed"),
    [(fetchers, fetchers.FETCHERS), (extract, extract.EXTRACTORS)],
    ids=["fetchers", "extract"],
)
def test_every_module_of_the_folder_is_listed(package: object, listed: tuple[object, ...]) -> None:
    names = {module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")}  # type: ignore[attr-defined] - a package
    assert {str(getattr(module, "__name__", "")).rpartition(".")[2] for module in listed} == names
