"""Compressed inputs and archives give the same articles as unpacked ones, within bounds; no member costs another."""

import bz2
import errno
import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from conftest import Cli
from newscli.errors import BrokenArrayError
from newscli.inputs import Article, InputOptions, Note, Problem, arrays, decoding, json_files, reading, unpacking, whole
from newscli.run.reading import read_articles

LINES = b'{"text": "one"}\n{"text": "two"}\n'


def read(*paths: Path, **options: object) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    items = list(read_articles(map(str, paths), InputOptions(**options)))  # type: ignore[arg-type]
    return (
        [(item.id, item.text) for item in items if isinstance(item, Article)],
        [item.message for item in items if isinstance(item, Problem)],
        [item.message for item in items if isinstance(item, Note)],
    )


def tar_of(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    return data.getvalue()


def zip_of(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("clips")
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


FILES = {
    "clips/b.txt": "Café".encode(),
    "a.jsonl.gz": gzip.compress(LINES, mtime=0),
    "notes.png": b"PNG",
    "../up.txt": b"out",
    "inner.zip": b"PK",
    "clips/c.csv": b"text\nthree\n",
}
ARCHIVES = {
    "a.zip": zip_of(FILES),
    "a.tar": tar_of(FILES),
    "a.tgz": gzip.compress(tar_of(FILES), mtime=0),
    "a.tar.gz": gzip.compress(tar_of(FILES), mtime=0),
    "a.tar.zst": zstandard.compress(tar_of(FILES)),
    "a.tar.bz2": bz2.compress(tar_of(FILES)),
    "a.txz": lzma.compress(tar_of(FILES)),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_is_read_like_a_folder(tmp_path: Path, name: str) -> None:
    archive = tmp_path / name
    archive.write_bytes(ARCHIVES[name])
    articles, problems, notes = read(tmp_path)
    assert articles == [
        (f"{archive}!clips/b.txt", "Café"),
        (f"{archive}!a.jsonl.gz:1", "one"),
        (f"{archive}!a.jsonl.gz:2", "two"),
        (f"{archive}!clips/c.csv:2", "three"),
    ]
    assert [p.removeprefix(f"{archive}!").split(":")[0] for p in problems] == ["../up.txt", "inner.zip"]
    assert "leads out of the archive" in problems[0]
    skipped = "1 file of unsupported types skipped: 1 .png"
    if name != "a.zip":
        skipped = "2 files of unsupported types skipped: 1 .png, 1 link"
    assert notes == [f"{archive}: {skipped}"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz"])
def test_an_archive_without_articles_is_reported(tmp_path: Path, name: str) -> None:
    data = io.BytesIO()
    if name == "a.zip":
        zipfile.ZipFile(data, "w").close()
    else:
        tarfile.open(fileobj=data, mode="w").close()
    (tmp_path / name).write_bytes(gzip.compress(data.getvalue()) if name == "a.tgz" else data.getvalue())
    assert read(tmp_path / name) == ([], [], [f"{tmp_path / name}: contains no articles"])


def test_zstd_in_several_frames(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.zst").write_bytes(b"".join(zstandard.compress(line) for line in LINES.splitlines(True)))
    assert [text for _, text in read(tmp_path)[0]] == ["one", "two"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.jsonl.gz", gzip.compress(LINES, mtime=0)[:-9], "broken gzip data"),
        ("a.jsonl.zst", zstandard.compress(LINES)[:-3], "broken zstd data (it ends inside a frame)"),
        ("a.txt.zst", b"no zstd", "broken zstd data"),
        ("a.zip", ARCHIVES["a.zip"][:-30], "broken zip archive"),
        ("a.zip", zip_of({"a.txt": b"The tide rose."}).replace(b"a.txt", b"b.txt", 1), "cannot be unpacked"),
        ("a.jsonl.bz2", bz2.compress(LINES)[:-3], "broken bzip2 data"),
        ("a.txt.bz2", b"no bzip2", "broken bzip2 data"),
        ("a.jsonl.xz", lzma.compress(LINES)[:-3], "broken xz data"),
        ("a.txt.xz", b"no xz", "broken xz data"),
        ("a.tar", b"no tar" * 200, "broken tar archive"),
        ("a.tar", tar_of({"a.txt": b"x" * 5000})[:2000], "broken tar"),
        ("a.tgz", ARCHIVES["a.tgz"][:-20], "broken gzip data"),
    ],
)
def test_broken_packing_is_one_failure_and_no_end(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("good")
    articles, problems, _ = read(tmp_path)
    assert articles[-1] == (str(tmp_path / "z.txt"), "good")
    assert any(words in problem for problem in problems), problems
    assert all(problem.startswith(str(tmp_path / name)) for problem in problems)


def test_what_is_locked_or_hidden_in_an_archive_costs_itself(tmp_path: Path) -> None:
    files = {"a.txt": b"one", "locked.txt": b"???", "__MACOSX/._a.txt": b"\0\5", ".git/b.txt": b"no", "./c.txt": b"two"}
    data = bytearray(zip_of(files))
    data[data.index(b"locked.txt") - 24] |= 1  # the flag in the header of the member, and that in the directory
    data[data.rindex(b"locked.txt") - 38] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    (tmp_path / "b.tar").write_bytes(tar_of({name: text for name, text in files.items() if name != "locked.txt"}))
    articles, problems, notes = read(tmp_path)
    assert [(name.removeprefix(f"{tmp_path}/"), text) for name, text in articles] == [
        ("a.zip!a.txt", "one"),
        ("a.zip!./c.txt", "two"),
        ("b.tar!a.txt", "one"),
        ("b.tar!./c.txt", "two"),
    ]
    assert problems == [f"{tmp_path}/a.zip!locked.txt: locked with a password; pack it again without one"]
    assert notes == [f"{tmp_path}/b.tar: 1 file of unsupported types skipped: 1 link"]


class Pipe(io.RawIOBase):
    """A stream that returns what has arrived, and would then wait forever."""

    def __init__(self) -> None:
        self.come: list[bytes] = []

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        assert self.come, "waits for more than it needs"
        data = self.come.pop(0)
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize(
    ("name", "pack"),
    [("-.gz", gzip.compress), ("-.zst", zstandard.compress), ("-.bz2", bz2.compress), ("-.xz", lzma.compress)],
)
def test_what_has_come_of_a_packed_pipe_is_read(name: str, pack: Callable[[bytes], bytes]) -> None:
    pipe = Pipe()
    with unpacking.unpacked(io.BufferedReader(pipe), name, 0) as lines:
        for line in (b"one\n", b"two\n"):
            pipe.come.append(pack(line))
            assert lines.readline() == line
        pipe.come.append(b"")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt.zst", "a.zip", "a.tgz", "a.txt.bz2", "a.txt.xz"])
def test_what_unpacks_to_too_much_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    much = b"0" * 1_000_000
    packed = {
        "a.txt.gz": gzip.compress(much, mtime=0),
        "a.txt.zst": zstandard.compress(much),
        "a.zip": zip_of({"a.txt": much}),
        "a.tgz": gzip.compress(tar_of({"a.txt": much}), mtime=0),
        "a.txt.bz2": bz2.compress(much),
        "a.txt.xz": lzma.compress(much),
    }[name]
    (tmp_path / name).write_bytes(packed)
    assert [len(text) for _, text in read(tmp_path)[0]] == [len(much)]
    with monkeypatch.context() as patch:
        patch.setattr(unpacking, "_RATIO_COUNTS_FROM", 100_000)
        articles, problems, _ = read(tmp_path)
        assert articles == []
        assert "more than 200 times its size" in problems[0]
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 900_000)
    articles, problems, _ = read(tmp_path)
    assert articles == []
    assert "unpacks to more than 0.0009 GB" in problems[0]


def test_the_bound_is_for_all_members_of_a_zip_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 2500)
    (tmp_path / "a.zip").write_bytes(zip_of({f"{n}.txt": b"x" * 1000 for n in range(4)}))
    articles, problems, _ = read(tmp_path)
    assert [len(text) for _, text in articles] == [1000, 1000]
    assert len(problems) == 1  # and not one for each member that is left


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_that_is_too_long_costs_that_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(decoding, "LONGEST_LINE", 100)
    lines = ["one", "x" * 250, "two"]
    table = "text\n" + "\n".join(lines) + "\n"
    (tmp_path / name).write_text(table if name == "a.csv" else "\n".join(f'{{"text": "{line}"}}' for line in lines))
    articles, problems, _ = read(tmp_path)
    assert [text for _, text in articles] == ["one", "two"]
    (problem,) = problems
    assert problem.startswith(f"{tmp_path / name}:{3 if name == 'a.csv' else 2}: a line of more than")


def test_a_text_that_is_no_article_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 100)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x" * 101, mtime=0))
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    articles, problems, _ = read(tmp_path)
    assert [len(text) for _, text in articles] == [100]
    (problem,) = problems
    assert "too large for one article; split it" in problem


def test_an_archive_gets_one_file_of_results(inside: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_of({"x/one.txt": b'"No," she said.', "two.txt": b'"Yes," he said.'}))
    done = inside("quotes", "a.zip", "--output", "out/", "--jobs", "2", cwd=tmp_path)
    assert done.code == 0, done.err
    lines = (tmp_path / "out" / "a.zip.jsonl").read_text().splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["a.zip!x/one.txt", "a.zip!two.txt"]


# what no name tells


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (gzip.compress(LINES, mtime=0), ["-:1", "-:2"]),
        (zstandard.compress(LINES), ["-:1", "-:2"]),
        (bz2.compress(LINES), ["-:1", "-:2"]),
        (lzma.compress(LINES), ["-:1", "-:2"]),
        (tar_of({"a.txt": b"one"}), ["-!a.txt"]),
        (zip_of({"a.txt": b"one"}), ["-!a.txt"]),
        (
            gzip.compress(tar_of({"a.txt": b"one", "b.jsonl": LINES}), mtime=0),
            ["-!a.txt", "-!b.jsonl:1", "-!b.jsonl:2"],
        ),
        (gzip.compress(b"It rained.", mtime=0), ["-"]),
    ],
)  # fmt: skip
def test_packed_standard_input_is_known_by_its_bytes(inside: Cli, data: bytes, ids: list[str]) -> None:
    done = inside("parse", "-", "-q", stdin=data)
    assert [record["article"] for record in done.records] == ids
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (gzip.compress(LINES, mtime=0)[:-9], "broken gzip data"),
        (
            gzip.compress(gzip.compress(b"one", mtime=0), mtime=0),
            "NUL bytes",
        ),  # unpacked once: the rest might never end
    ],
)
def test_packed_standard_input_that_cannot_be_read(inside: Cli, data: bytes, words: str) -> None:
    done = inside("parse", "-", "-q", stdin=data)
    assert done.err.startswith("newscli: error: standard input: ")
    assert words in done.err
    assert done.code == 1


def test_a_zip_archive_without_a_name_is_one(tmp_path: Path) -> None:
    (tmp_path / "archive").write_bytes(zip_of({"a.txt": b"one"}))
    articles, problems, _ = read(tmp_path / "archive")
    assert (articles, problems) == ([(f"{tmp_path}/archive!a.txt", "one")], [])


# JSON that is larger than a line may be


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the bounds, so that a small file is too large."""
    for module in (reading, arrays, json_files, whole):
        monkeypatch.setattr(module, "LONGEST_LINE", 100)
    monkeypatch.setattr(arrays, "_BLOCK", 7)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", ["a.json", "unnamed"])
def test_a_large_list_is_read_item_by_item(tmp_path: Path, name: str) -> None:
    texts = [f"“Café {n}”, [they] say\n}}" for n in range(50)]
    path = tmp_path / name
    path.write_text(json.dumps([{"text": text} for text in texts], ensure_ascii=False, indent=1), encoding="utf-8")
    articles, problems, _ = read(path)
    assert articles == [(f"{path}:{n}", text) for n, text in enumerate(texts, 1)]
    assert problems == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("end", "words"),
    [
        (b"", "invalid JSON"),
        (b', {"text": }]', "invalid JSON"),
        (b', {"text": "' + b"x" * 300 + b'"}]', "one item larger than 64 MB"),
        (b', {"text": "\xff"}]', "not UTF-8"),
    ],
)
def test_a_fault_in_a_large_list_costs_what_comes_after_it(tmp_path: Path, end: bytes, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"[" + b", ".join(b'{"text": "%d"}' % n for n in range(20)) + end)
    articles, (problem,), _ = read(path)
    assert [text for _, text in articles] == [str(n) for n in range(20)]
    assert problem.startswith(f"{path}:21: ")
    assert words in problem


def test_deep_nesting_in_a_large_list_is_a_fault() -> None:
    with pytest.raises(BrokenArrayError, match="nested too deeply"):
        list(arrays.array_items(b"[" * 100_000, io.BytesIO()))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", ["a.json", "a.html", "unnamed"])
def test_what_is_no_list_must_fit_into_memory(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"text": "' + "x" * 100 + '"}')
    articles, (problem,), _ = read(tmp_path / name)
    assert articles == []
    assert re.search("(more|larger) than", problem)


# damage inside: what is lost is said, and nothing else is lost


def header_of(name: str, size: int | bytes) -> bytes:
    """Return the header of a tar member that declares this size."""
    data = bytearray(tarfile.TarInfo(name).tobuf(tarfile.GNU_FORMAT))
    data[124:136] = size if isinstance(size, bytes) else b"%011o\0" % size
    data[148:156] = b"%06o\0 " % (256 + sum(data[:148]) + sum(data[156:]))
    return bytes(data)


def test_a_damaged_tar_header_costs_its_member_and_is_said(tmp_path: Path) -> None:
    data = bytearray(tar_of({"a.txt": b"one", "b.txt": b"two", "c.txt": b"three"}))
    data[1024 + 10] ^= 1
    (tmp_path / "a.tar").write_bytes(data)
    articles, problems, _ = read(tmp_path)
    assert [text for _, text in articles] == ["one", "three"]
    assert [p.partition(": ")[2].partition(",")[0] for p in problems] == [
        "broken tar archive (a damaged header at byte 1"
    ]


@pytest.mark.parametrize("end", [1024, 1024 + 512 + 100])
def test_a_tar_that_ends_between_members_is_cut_short(tmp_path: Path, end: int) -> None:
    (tmp_path / "a.tar").write_bytes(tar_of({"a.txt": b"one", "b.txt": b"two"})[:end])
    articles, problems, _ = read(tmp_path)
    assert [text for _, text in articles][:1] == ["one"]
    assert "broken tar archive" in problems[-1]


def test_tars_that_follow_each_other_are_read_and_rubbish_at_the_end_is_no_fault(tmp_path: Path) -> None:
    two = tar_of({"a.txt": b"one"}) + tar_of({"b.txt": b"two"}) + b"x" * 2000
    (tmp_path / "a.tar").write_bytes(two)
    articles, problems, _ = read(tmp_path)
    assert ([text for _, text in articles], problems) == (["one", "two"], [])


@pytest.mark.parametrize("size", [2**33 - 1, b"\x80" + b"\xff" * 11, b"\xff" * 12])
def test_a_tar_member_of_impossible_size_comes_to_an_end(tmp_path: Path, size: int | bytes) -> None:
    (tmp_path / "a.tar").write_bytes(header_of("a.jpg", size) + b"x" * 9728)
    articles, problems, _ = read(tmp_path)
    assert articles == []
    assert any("broken tar" in problem for problem in problems)


def test_a_long_chain_of_tar_headers_ends_no_run(tmp_path: Path) -> None:
    name = tarfile.TarInfo("././@LongLink")
    name.type, name.size = tarfile.GNUTYPE_LONGNAME, 1
    link = name.tobuf(tarfile.GNU_FORMAT) + b"x" * 512
    (tmp_path / "a.tar").write_bytes(link * 2000 + tar_of({"a.txt": b"one"}))
    assert "broken tar archive" in read(tmp_path)[1][-1]


@pytest.mark.parametrize(("name", "pack"), [("a.txt.bz2", bz2.compress), ("a.txt.xz", lzma.compress)])
def test_a_damaged_second_stream_is_said(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(pack(b"one ") + b"\0" * 4 + pack(b"two"))
    assert [text for _, text in read(tmp_path)[0]] == ["one two"]
    path.write_bytes(pack(b"one ") + b"!" + pack(b"two"))
    articles, problems, _ = read(tmp_path)
    assert articles == []
    assert f"broken {'bzip2' if name.endswith('bz2') else 'xz'} data" in problems[0]


@pytest.mark.parametrize("name", ["-.gz", "-.zst", "-.bz2", "-.xz"])
def test_a_read_error_is_told_from_broken_data(name: str) -> None:
    class Failing(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: Any) -> int:
            raise OSError(errno.EIO, "Input/output error")

    with unpacking.unpacked(io.BufferedReader(Failing()), name, 0) as stream, pytest.raises(OSError, match="Input"):
        stream.read(1)


def test_members_that_the_table_of_a_zip_lost_are_said(tmp_path: Path) -> None:
    data = bytearray(zip_of({"a.txt": b"one", "b.txt": b"two", "c.txt": b"three"}))
    data[data.rindex(b"b.txt") - 14] = 200  # the length of its comment, in the table
    (tmp_path / "a.zip").write_bytes(data)
    articles, problems, _ = read(tmp_path)
    assert [text for _, text in articles] == ["one", "two"]
    assert "1 file of its table missing" in problems[-1]


def test_a_zip_whose_members_overlap_is_bound_by_its_own_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_RATIO_COUNTS_FROM", 100_000)
    whole = zip_of({"a.txt": bytes(range(256)) * 300})
    begin = whole.index(b"PK\1\2", whole.index(b"a.txt"))
    table, end = whole[begin : whole.rindex(b"PK\5\6")], bytearray(whole[-22:])
    entry = table[table.index(b"PK\1\2", 4) :]  # of the file; before it is that of a folder
    end[8:12] = (100).to_bytes(2, "little") * 2
    end[12:16] = (100 * len(entry)).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(whole[:begin] + entry * 100 + end)
    articles, problems, _ = read(tmp_path)
    assert len(articles) < 10
    (problem,) = [problem for problem in problems if "NUL" not in problem]  # and not one for each member that is left
    assert re.search(r"a\.zip: unpacks to more than 200 times its size, .*; the rest is skipped", problem)


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_whatever_a_library_lets_out_costs_one_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fails(*_: object, **__: object) -> Any:
        raise IndexError("tuple index out of range")

    (tmp_path / name).write_bytes(ARCHIVES[name])
    (tmp_path / "z.txt").write_text("good")
    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", fails)
    monkeypatch.setattr(tarfile._Stream, "read", fails)  # type: ignore[attr-defined]
    articles, problems, _ = read(tmp_path)
    assert [text for _, text in articles] == ["good"]
    assert problems == [
        f"{tmp_path / name}: broken {name[2:]} archive (tuple index out of range); fetch or pack it again"
    ]


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_of_a_zip_costs_itself(tmp_path: Path, kind: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", kind) as archive:
        archive.writestr("a.txt", " ".join(map(str, range(200))))
        archive.writestr("b.txt", "two")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[45:60] = b"\xff" * 15
    (tmp_path / "a.zip").write_bytes(data)
    articles, (problem,), _ = read(tmp_path)
    assert [text for _, text in articles] == ["two"]
    assert problem.startswith(f"{tmp_path / 'a.zip'}!a.txt: ")


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.html", "a.parquet", "a.warc"])
def test_a_fault_of_a_reader_costs_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fails(*_: object, **__: object) -> Any:
        raise RecursionError("too deep")

    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "z.txt").write_text("good")

    def read_plainly(file: Any, stream: Any, _: Any, options: Any) -> Any:
        return fails() if "a." in file.name else reading._text(file, stream.read(), options)

    monkeypatch.setattr(reading, "_articles", read_plainly)
    articles, problems, _ = read(tmp_path)
    assert [text for _, text in articles] == ["good"]
    (problem,) = problems
    assert problem.startswith(f"{tmp_path / name}: internal error in newscli (RecursionError: too deep, at newscli/")
    assert problem.endswith("; please report it")


@pytest.mark.parametrize("name", [name for name in ARCHIVES if name.endswith((".zip", ".tar"))])
def test_no_byte_of_an_archive_is_lost_without_a_word(tmp_path: Path, name: str) -> None:
    """Each damage costs no text or is reported; changes of names and times cannot be noticed."""
    files = {f"{n}.txt": b"text %d" % n for n in range(3)}
    whole = zip_of(files) if name == "a.zip" else tar_of(files)
    path = tmp_path / name
    for place in range(0, len(whole) // (3 if name == "a.tar" else 1), 13):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        articles, problems, notes = read(path)
        assert problems or notes or len(articles) == 3, place


# records that are nested deep


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_that_are_nested_too_deeply_cost_themselves(tmp_path: Path, cli: Cli, inside: Cli, jobs: int) -> None:
    deep = ['{"text": "deep", "x": ' + "[" * depth + "]" * depth + "}" for depth in (101, 500, 950, 5000)]
    (tmp_path / "a.jsonl").write_text("\n".join(['{"text": "one"}', *deep, '{"text": "two", "x": [[[1]]]}']))
    options = ("--format", "articles", "--jobs", jobs, "--errors", tmp_path / "failed.jsonl")
    run = cli if jobs == 1 else inside  # whose other processes are new in any case
    done = run("strip-boilerplate", tmp_path / "a.jsonl", *options)
    assert [record["text"] for record in done.records] == ["one", "two"]
    for n, line in enumerate(done.err.splitlines(), 2):
        assert line.startswith(f"newscli: error: {tmp_path}/a.jsonl:{n}: ")
        assert "nested" in line
    failed = (tmp_path / "failed.jsonl").read_text().splitlines()
    assert len(failed) == len(done.err.splitlines()) == len(deep)
    assert all("deep" in line for line in failed)
