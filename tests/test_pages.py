"""Pages read by several processes: the same items in the same order, whatever stands between them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import FERRY
from newscli.inputs import Article, InputOptions, Item, Note, Problem
from newscli.inputs.pages import Page, items_of_page
from newscli.run import pages
from newscli.run.pages import with_pages_read
from newscli.run.reading import read_articles
from test_html import BODY, page
from test_warc import fetched, http, record

pytest.importorskip("trafilatura")  # in the extra dev


def mixed(n: int) -> list[Item | Page]:
    """Pages with an article, without one, in no encoding, and other items between them."""
    found: list[Item | Page] = []
    for i in range(n):
        content = page([f"Number {i}. {BODY[0]}", *BODY[1:]]).encode()
        found += [
            Page(content, "w", f"w:{i}", None, id=f"https://c.example/{i}", fields={"n": i}, group="w", read=i),
            Article(f"t{i}", FERRY, "t"),
            Page(b"<html></html>", "w", f"w:{i}", None, group="w"),
            Problem(f"p{i}", "is broken"),
            Page(b"<p>\xc3\xa9\xff", f"{i}.html", f"{i}.html", None),
        ]
    return found


def test_pages_become_articles_in_their_place() -> None:
    found = list(with_pages_read(mixed(2), 1))
    assert [type(item) for item in found] == [Article, Article, Problem, Problem] * 2 + [Note]
    first = found[0]
    assert isinstance(first, Article)
    assert (first.id, first.fields["n"], first.read, first.path) == ("https://c.example/0", 0, 0, "w")
    assert found[-1] == Note("w: 2 pages: no article found in this page")


def test_several_processes_find_the_same() -> None:
    assert list(with_pages_read(mixed(6), 2)) == list(with_pages_read(mixed(6), 1))


def test_processes_are_started_when_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_SMALL", 5_000)
    here = 0
    read = items_of_page

    def counting(of: Page) -> list[Item]:
        nonlocal here
        here += 1
        return read(of)

    monkeypatch.setattr(pages, "items_of_page", counting)
    expected = list(with_pages_read(mixed(6), 1))
    assert here == 18
    assert list(with_pages_read(mixed(6), None)) == expected
    assert 18 < here < 18 + 18


def test_what_is_no_page_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "newscli.run.processes", None)
    items: list[Item | Page] = [Article(str(n), FERRY * 100, "-") for n in range(100)]
    for jobs in (None, 2):
        assert list(with_pages_read(items, jobs)) == items


def test_items_of_other_kinds_are_not_sent() -> None:
    """Half a surrogate pair could be, but a lock could not: it stays here."""
    lock = Article("a", "text", "-", fields={"lock": os.scandir(os.curdir)})
    items: list[Item | Page] = [*mixed(1), lock, *mixed(1)]
    assert lock in list(with_pages_read(items, 2))


def test_an_error_between_the_pages_comes_after_them(tmp_path: Path) -> None:
    def breaks_off() -> Iterator[Item | Page]:
        yield from mixed(2)
        raise OSError("gone")

    found = with_pages_read(breaks_off(), 2)
    before = list(with_pages_read(mixed(2), 1))[:-1]
    assert [next(found) for _ in before] == before
    with pytest.raises(OSError, match="gone"):
        next(found)


def test_files_are_read_so(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(fetched(1) + record(http("<html></html>")) + b"rubbish\n" + fetched(2))
    (tmp_path / "b.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "c.html").write_text(page(), encoding="utf-8")
    one, two = (list(read_articles([str(tmp_path)], InputOptions(jobs=jobs))) for jobs in (1, 2))
    assert one == two
    ids = [item.id for item in one if isinstance(item, Article)]
    assert ids == [
        "https://courier.example/1",
        "https://courier.example/2",
        str(tmp_path / "b.txt"),
        str(tmp_path / "c.html"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_ends_all_processes(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"".join(fetched(n) for n in range(1000)))
    script = (
        "import sys, time\n"
        "from newscli.inputs import InputOptions\n"
        "from newscli.run.reading import read_articles\n"
        "for item in read_articles(sys.argv[1:], InputOptions(jobs=2)): print(item.id, flush=True), time.sleep(0.1)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a.warc")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        assert run.stdout
        assert run.stdout.readline() == b"https://courier.example/0\n"  # read here; the others are under way now
        time.sleep(1)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    assert err.endswith(b"KeyboardInterrupt\n")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:  # of the group of processes none is left
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a process is left")
