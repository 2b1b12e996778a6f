"""Inputs and results in a remote store are treated like those on disk. The tests use a store in memory."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import FERRY, Cli
from newscli.inputs import Article, InputOptions, Note, Problem
from newscli.outputs import remote_folder
from newscli.outputs.folder import Ledger
from newscli.outputs.remote_folder import RemoteFolder
from newscli.run.reading import read_articles
from test_shards import into

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def store() -> Iterator[Any]:
    """A store with a bucket `news`: two JSON Lines files in two folders, a text, and files that are not inputs."""
    memory = fsspec.filesystem("memory")
    for name in ("2023/a", "2024/a"):
        lines = [json.dumps({"id": f"{name}-{n}", "text": FERRY}) for n in range(3)]
        memory.pipe(f"/news/{name}.jsonl", "\n".join(lines).encode())
    memory.pipe("/news/b.txt", FERRY.encode())
    memory.pipe("/news/.hidden.txt", b"hidden")
    memory.pipe("/news/logo.png", b"png")
    remote_folder._make_folder.cache_clear()
    yield memory
    memory.rm("/", recursive=True)


def read(*urls: str) -> tuple[list[str], list[str]]:
    """Return the names of the articles, and the messages."""
    items = list(read_articles(urls, InputOptions()))
    return [i.id for i in items if isinstance(i, Article)], [i.message for i in items if isinstance(i, Note | Problem)]


@pytest.mark.usefixtures("store")
def test_files_folders_and_patterns() -> None:
    everything, told = read("memory://news")
    assert everything == [*(f"{y}/a-{n}" for y in (2023, 2024) for n in range(3)), "memory://news/b.txt"]
    assert told[0].startswith("memory://news/: 1 file of unsupported types skipped")
    assert read("memory://news/2024/a.jsonl") == ([f"2024/a-{n}" for n in range(3)], [])
    assert read("memory://news/*/a.jsonl") == (everything[:6], [])
    assert read("memory://news/*.txt") == (["memory://news/b.txt"], [])


@pytest.mark.usefixtures("store")
def test_what_is_not_there_is_one_line() -> None:
    for url, words in (
        ("memory://news/c.jsonl", "no such file or folder; check"),
        ("klingon://news/a.txt", "protocol not known"),
        ("memory://empty*", "no file has a name like this"),
    ):
        found, (told,) = read(url)
        assert not found
        assert words in told.lower()
    assert "does not download pages" in read("https://news.example/a.html")[1][0]


def test_without_the_extra_the_install_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    assert "pip install 'newscli[cluster]'" in read("s3://news/a.txt")[1][0]
    assert into("memory://news", output="memory://out/") == 1


def results(store: Any, folder: str = "/out") -> list[str]:
    return [name.removeprefix(folder + "/") for name in store.find(folder) if "/.newscli/" not in name]


def test_results_in_a_store(store: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert into("memory://news", output="memory://out/") == 0
    assert results(store) == ["2023/a.jsonl", "2024/a.jsonl", "b.txt.jsonl"]
    articles = [json.loads(line)["article"] for line in store.cat("/out/2024/a.jsonl").decode().splitlines()]
    assert articles == [f"2024/a-{n // 2}" for n in range(6)]
    assert not store.exists("/out/.newscli/tmp")
    capsys.readouterr()
    store.rm("/out/b.txt.jsonl")
    store.pipe("/news/2023/a.jsonl", json.dumps({"id": "new", "text": FERRY}).encode())
    assert into("memory://news", output="memory://out/") == 0
    assert "memory://out/: resuming: 1 input already done, 2 to go" in capsys.readouterr().err
    assert b'"new"' in store.cat("/out/2023/a.jsonl")
    assert into("memory://news", output="memory://out/") == 0
    assert "3 inputs already done, 0 to go" in capsys.readouterr().err


def test_an_input_that_fails_leaves_nothing(store: Any, capsys: pytest.CaptureFixture[str]) -> None:
    store.pipe("/news/b.txt", b"a\0b")
    assert into("memory://news/b.txt", output="memory://out/") == 1
    assert "memory://news/b.txt: contains NUL bytes" in capsys.readouterr().err
    assert results(store) == []
    assert not store.exists("/out/.newscli/tmp")


def test_a_store_that_fails_is_one_line(store: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("the bucket is full\nof water")  # stores have errors of their own

    monkeypatch.setattr(type(store), "mv", fail)
    assert into("memory://news", output="memory://out/") == 1
    (told,) = [line for line in capsys.readouterr().err.splitlines() if "error" in line]
    assert told == "newscli: error: memory://out/: the bucket is full; nothing more could be written"


def test_what_is_done_is_noted_in_parts(store: Any) -> None:
    folder = RemoteFolder("memory://out")
    for n in range(3):
        with Ledger(folder, {"newscli": "1", "command": "quotes", "options": {}}) as ledger:
            assert len(ledger.done) == n
            ledger.add({"output": str(n)})
            assert len(store.find("/out/.newscli/done.log")) == n  # not yet: each part is a file
    assert len(store.find("/out/.newscli/done.log")) == 3


def test_a_store_takes_no_single_file(inside: Cli) -> None:
    run = inside("quotes", "samples", "--output", "s3://news/quotes.jsonl")
    assert run.code == 2
    assert "end the name with / to make it a folder" in run.err
