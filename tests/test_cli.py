"""Tests of the installed command: files, folders, pipes, formats, bad input, exit codes."""

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from conftest import COMMANDS, FERRY, SAMPLES, Cli
from copies import Copies
from each import each
from terminals import on_terminal

NEWSCLI = str(Path(sys.executable).with_name("newscli"))


# inputs


@pytest.mark.parametrize("command", COMMANDS)
def test_file_dash_pipe_and_gzip_give_the_same(cli: Cli, inside: Cli, ferry: Path, command: str) -> None:
    """Runs one command as a process for each kind of pipe. The other commands read their input with the same code."""
    cli = cli if command == "quotes" else inside
    packed = ferry.with_name("ferry.txt.gz")
    packed.write_bytes(gzip.compress(FERRY.encode()))
    runs = [
        inside(command, ferry),
        inside(command, packed),
        cli(command, "-", stdin=FERRY),
        cli(command, stdin=FERRY),
        cli(command, "--files-from", "-", stdin=f"{ferry}\n"),
    ]
    for run, name in zip(runs, (ferry, packed, "-", "-", ferry), strict=True):
        assert (run.code, run.err) == (0, "")
        assert run.out.replace(json.dumps(str(name)), "NAME") == runs[0].out.replace(json.dumps(str(ferry)), "NAME")
        assert len(run.out) > 100


@pytest.mark.parametrize("command", COMMANDS)
def test_every_span_is_a_slice(inside: Cli, ferry: Path, command: str) -> None:
    def spans(node: object) -> list[dict[str, Any]]:
        if isinstance(node, dict):
            own = [node] if {"start", "end", "text"} <= node.keys() else []
            return own + [span for value in node.values() for span in spans(value)]
        return [span for value in node for span in spans(value)] if isinstance(node, list) else []

    found = spans(inside(command, ferry, "--format", "jsonl").records)
    assert found or command == "parse"
    for span in found:
        assert FERRY[span["start"] : span["end"]] == span["text"] != ""


def test_json_lines_on_a_pipe_are_noticed_and_reported(inside: Cli) -> None:
    line = json.dumps({"id": "ferry", "text": FERRY}) + "\n"
    run = inside("quotes", stdin=line * 2)
    assert {r["article"] for r in run.records} == {"ferry"}
    assert "read as JSON Lines" in run.err
    as_text = inside("parse", "--input-format", "text", stdin=line)
    assert {r["article"] for r in as_text.records} == {"-"}


def test_stripped_articles_go_on_into_the_next_command(inside: Cli) -> None:
    folder = SAMPLES / "saltmarsh-ledger"
    handed_on = inside("strip-boilerplate", folder, "--format", "articles")
    assert handed_on.code == 0
    direct = inside("timeline", folder)
    piped = inside("timeline", stdin=handed_on.out)
    after, before = ([(r["article"], r["text"], r["value"]) for r in run.records] for run in (piped, direct))
    assert after == [row for row in before if row in after]
    assert len(after) >= 0.8 * len(before) > 5


@pytest.mark.parametrize("command", COMMANDS)
def test_empty_input_is_no_error(inside: Cli, command: str) -> None:
    run = inside(command, stdin="")
    assert (run.code, run.out) == (0, "")
    assert run.err.count("\n") <= 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_broken_file_costs_that_file_alone(inside: Cli, ferry: Path, command: str) -> None:
    (ferry.parent / "broken.txt").write_bytes(b"\0\0")
    run = inside(command, ferry.parent, "--format", "jsonl")
    assert run.code == 1
    assert {r["article"] for r in run.records} == {str(ferry)}
    assert [line for line in run.err.splitlines() if "error" in line] == [
        f"newscli: error: {ferry.parent}/broken.txt: contains NUL bytes (the first at 0), so it is not plain text;"
        " remove them, such as with: tr -d '\\000' < FILE, or try --encoding utf-16"
    ]
    strict = inside(command, ferry.parent, "--format", "jsonl", "--strict-inputs")
    assert (strict.code, strict.records) == (1, [])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(cli: Cli, ferry: Path) -> None:
    ferry.chmod(0)
    run = cli("quotes", ferry)
    assert run.code == 1
    assert "permission denied" in run.err


# wrong use


@each(
    ("args", "words"),
    [
        (["quotess"], "Did you mean"),
        (["quotes", "--colour", "x"], "No such option"),
        (["quotes", "--format", "xml"], "'xml' is not one of"),
        (["quotes", "--format", "text"], "'text' is not one of"),
        (["quotes", "--json", "--format", "csv"], "cannot be combined"),
        (["quotes", "--min-words", "-1"], "min-words"),
        (["timeline", "--date", "yesterday"], "use YYYY-MM-DD"),
        (["timeline", "--from", "03/04/2024"], "day first or month first"),
        (["quotes", "--encoding", "klingon"], "unknown encoding"),
        (["quotes", "--files-from", "no-such-file"], "no such file"),
        (["quotes", "--output", "no-such-folder/x.jsonl"], "create it first"),
        (["strip-boilerplate", "--show", "--json"], "--show"),
        (
            ["strip-boilerplate", "--keep", "tags", "--drop", "adverts"],
            "adverts: unknown reason; choose from donation",
        ),
        (["strip-boilerplate", "--keep", "tags", "--drop", "tags"], "cannot be combined"),
        (["strip-boilerplate", "--phrases", "no-such-file"], "no such file"),
        (["strip-boilerplate", "--phrases", "samples/encoded-cp1252.txt"], "not UTF-8"),
        (["quotes", "--by-speaker", "--output", "./"], "not a folder"),
        (["quotes", "--scheduler", "local"], "use --output FOLDER/"),
        (["quotes", "--scheduler", "local", "--scheduler-file", "x.json"], "cannot be combined"),
        (["quotes", "--scheduler", "tcp://a:1", "--jobs", "2", "--output", "./"], "--jobs has no effect"),
        (["quotes", "--by-speaker", "--list"], "cannot be combined"),
        (["quotes", "--output", ""], "--output is empty"),
        (["quotes", "--errors", ""], "--errors is empty"),
        (["quotes", "--errors", "new.csv", "--output", "./new.csv"], "--errors new.csv is also the output"),
        (["all", "--output", "new.csv"], "all cannot write .csv; choose from .jsonl"),
        (["quotes", "--output", "new.ics"], "quotes cannot write .ics"),
        (["quotes", "--output", "new.xml"], "newscli cannot write this format"),
        (["quotes", "--output", "new.doc"], "this kind of document cannot be written"),
        (["timeline", "--from", "soon"], "use YYYY, YYYY-MM or YYYY-MM-DD"),
        (["quotes", "--by-speaker", "--explain"], "cannot be combined"),
        (["quotes", "--explain", "--format", "md"], "--explain does not work"),
        (["quotes", "--speaker", ""], "needs a name"),
        (["quotes", "--encoding", "undefined"], "unknown encoding"),
        (["timeline", "--people", "Mr"], "needs a name"),
        (["timeline", "--granularity", "fortnight"], "'fortnight' is not one of"),
        (["timeline", "--from", "2024-02-09", "--to", "2024-02-08"], "earlier day first"),
    ],
)
def test_wrong_use_is_one_line_and_two(inside: Cli, args: list[str], words: str) -> None:
    run = inside(*args, stdin=FERRY)
    assert run.code == 2
    assert run.out == ""
    assert words in run.err
    assert run.err.count("\n") == 1
    assert run.err.startswith("newscli: error: ")


def test_nothing_to_read_on_a_terminal() -> None:
    out, code = on_plain_terminal("quotes")
    assert "name files or folders, or pipe text in" in out
    assert code == 2


def test_an_output_that_is_an_input_is_refused(inside: Cli, ferry: Path) -> None:
    run = inside("strip-boilerplate", ferry, "--output", ferry)
    assert run.code == 2
    assert ferry.read_text() == FERRY


# endings


def test_a_closed_pipe_ends_quietly() -> None:
    shell = f"{NEWSCLI} quotes {SAMPLES} | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    first, code = done.stdout.splitlines()
    assert json.loads(first)["n"] == 1
    assert code == "0"
    assert [line for line in done.stderr.splitlines() if "note" not in line] == []


def test_closed_standard_streams_raise_no_traceback(ferry: Path) -> None:
    for shell, code in (
        (f"{NEWSCLI} quotes {ferry} >&-", 1),
        (f"{NEWSCLI} quotes <&-", 2),
        (f"{NEWSCLI} quotes --files-from - <&-", 0),
        (f"{NEWSCLI} quotes x 2>&-", 1),
    ):
        done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        assert done.returncode == code, shell


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_reported(ferry: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{NEWSCLI} quotes {ferry} > /dev/full"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no space left" in done.stderr


def test_interrupted_is_130_and_leaves_no_half_file(copies: Copies, tmp_path: Path) -> None:
    fifo = tmp_path / "in.txt"
    os.mkfifo(fifo)
    process = copies.start(["quotes", fifo, "--output", tmp_path / "out.jsonl"], stderr=subprocess.PIPE)
    with open(fifo, "w") as feed:  # returns when the command has opened its end: it is reading now
        feed.write("The tide")
        feed.flush()
        # A signal between two system calls is noticed only after the next one, so it is sent repeatedly; not too soon,
        # because a process that is already ending has no handler any more.
        for _ in range(10):
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
                break
        assert process.returncode == 130
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    assert [p.name for p in tmp_path.iterdir()] == ["in.txt"]


def test_terminated_leaves_no_half_file(tmp_path: Path) -> None:
    fifo = tmp_path / "in.txt"
    os.mkfifo(fifo)
    process = subprocess.Popen([NEWSCLI, "quotes", str(fifo), "--output", str(tmp_path / "out.jsonl")])
    with open(fifo, "w"):
        for _ in range(10):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
                break
        assert process.returncode == 128 + signal.SIGTERM
    assert [p.name for p in tmp_path.iterdir()] == ["in.txt"]


# formats and outputs


def test_formats_hold_the_same_records(inside: Cli, ferry: Path) -> None:
    lines = inside("quotes", ferry).records
    assert len(lines) == 2
    assert json.loads(inside("quotes", ferry, "--json").out) == lines
    for kind, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
        rows = list(csv.DictReader(io.StringIO(inside("quotes", ferry, "--format", kind).out), dialect=dialect))
        assert [row["content"] for row in rows] == [record["content"] for record in lines]
    assert "Ines Corvo" in inside("quotes", ferry, "--format", "md").out


def test_a_file_of_results_is_named_by_its_suffix(inside: Cli, ferry: Path, tmp_path: Path) -> None:
    for name, begins in (("a.csv", "article,n,"), ("a.json", "[\n"), ("a.jsonl", '{"article"'), ("a.md", "## ")):
        run = inside("quotes", ferry, "--output", tmp_path / name)
        assert (run.code, run.out) == (0, "")
        assert (tmp_path / name).read_text().startswith(begins)


def test_a_folder_gets_a_file_an_input(inside: Cli, tmp_path: Path) -> None:
    run = inside("strip-boilerplate", "samples/saltmarsh-ledger", "--output", f"{tmp_path}/clean/")
    assert (run.code, run.out) == (0, "")
    made = sorted(p.name for p in (tmp_path / "clean").glob("[!.]*"))
    assert made == sorted(p.name for p in (SAMPLES / "saltmarsh-ledger").iterdir())
    assert inside("quotes", "samples", "--output", f"{tmp_path}/quotes/").code == 0
    assert (tmp_path / "quotes" / "saltmarsh-ledger" / f"{made[0]}.jsonl").is_file()


def test_results_never_replace_their_input(inside: Cli, ferry: Path) -> None:
    for args in (("strip-boilerplate", ferry.parent), ("strip-boilerplate", ferry)):
        run = inside(*args, "--output", f"{ferry.parent}/")
        assert run.code == 1
        assert "its results would replace it" in run.err
        assert ferry.read_text() == FERRY


def test_an_input_with_several_articles_costs_that_input_alone(inside: Cli, ferry: Path, tmp_path: Path) -> None:
    (ferry.parent / "a.jsonl").write_text('{"text": "It rained."}\n{"text": "It was dry."}\n')
    run = inside("strip-boilerplate", ferry.parent, "--output", f"{tmp_path}/out/")
    assert run.code == 1
    assert "a.jsonl: holds several articles" in run.err
    assert [p.name for p in (tmp_path / "out").glob("[!.]*")] == ["ferry.txt"]


def test_strict_inputs_end_a_json_array(inside: Cli, ferry: Path) -> None:
    run = inside("quotes", ferry, "missing.txt", ferry, "--json", "--strict-inputs")
    assert run.code == 1
    assert len(json.loads(run.out)) == 2


def test_a_json_array_on_a_pipe(inside: Cli) -> None:
    run = inside("parse", stdin=json.dumps([{"text": FERRY}]) + "\n")
    assert [r["article"] for r in run.records] == ["-:1"]
    assert run.code == 0


def test_the_moment_of_an_input_object_is_kept(inside: Cli) -> None:
    run = inside("parse", stdin=json.dumps({"text": FERRY, "date": "2024-02-10T08:30:00Z"}) + "\n")
    assert run.records[0]["published"] == "2024-02-10T08:30:00+00:00"


def test_a_date_that_can_be_read_in_two_ways_is_not_read_silently(inside: Cli) -> None:
    two_ways = FERRY.replace("9 February 2024", "03/04/2024")
    assert "03/04/2024" in two_ways
    run = inside("parse", stdin=two_ways)
    assert run.records[0]["published"] is None
    place = run.records[0]["spans"]["published"]
    assert two_ways[place["start"] : place["end"]] == "03/04/2024"
    assert "--date" in run.err
    told = inside("parse", "--date", "2024-04-03", stdin=two_ways)
    assert (told.records[0]["published"], told.err) == ("2024-04-03", "")
    assert "weekday" in inside("parse", stdin=two_ways.replace("03/04", "Wednesday, 03/04")).err


def test_markup_pasted_as_text_is_reported(inside: Cli) -> None:
    text = "<p>Ferry service returns</p>\n<p>Ferries sailed again on <b>Friday</b> after a week of storms.</p>"
    assert "--input-format html" in inside("parse", stdin=text).err
    assert inside("parse", stdin="She wrote <p> for a paragraph, and nobody minded.").err == ""


def test_texts_of_several_articles_are_not_run_together(inside: Cli) -> None:
    run = inside("strip-boilerplate", SAMPLES / "saltmarsh-ledger")
    assert (run.code, run.out) == (2, "")
    assert "--format articles" in run.err


def test_blocks_joined_are_the_text(inside: Cli, ferry: Path) -> None:
    blocks = inside("strip-boilerplate", ferry, "--format", "jsonl").records
    assert "".join(block["text"] for block in blocks) == FERRY
    kept = "".join(block["text"] for block in blocks if block["keep"])
    assert inside("strip-boilerplate", ferry).out == kept


def test_explain_says_why(inside: Cli, ferry: Path) -> None:
    for command in ("quotes", "timeline", "strip-boilerplate"):
        for record in inside(command, ferry, "--explain", "--format", "jsonl").records:
            assert len(record["why"]) > 20
            assert record["rule"]
    (parsed,) = inside("parse", ferry, "--explain").records
    assert [part.partition(":")[0] for part in parsed["why"].split("; ")] == list(parsed["spans"])


# options of the commands


def test_quotes_can_be_chosen(inside: Cli, ferry: Path) -> None:
    assert [q["speaker"] for q in inside("quotes", ferry).records] == ["Ines Corvo", "Ines Corvo"]
    assert len(inside("quotes", ferry, "--type", "mixed").records) == 1
    assert len(inside("quotes", ferry, "--min-words", 6).records) == 1
    assert len(inside("quotes", ferry, "--speaker", "Corvo").records) == 2
    assert inside("quotes", ferry, "--speaker", "Reed").records == []
    (row,) = inside("quotes", ferry, "--by-speaker").records
    assert (row["speaker"], row["quotes"], row["articles"], row["direct_share"]) == ("Ines Corvo", 2, 1, 0.5)
    assert {q["type"] for q in inside("quotes", ferry, "--indirect").records} == {"direct", "mixed", "indirect"}


def test_timeline_has_a_window_and_an_order(inside: Cli, ferry: Path) -> None:
    whole = inside("timeline", ferry).records
    days = {t["text"]: t["value"] for t in whole}
    assert days["Friday"] == "2024-02-09"
    assert days["Feb. 3"] == "2024-02-03"
    assert [t["text"] for t in inside("timeline", ferry, "--to", "2024-02-03").records] == ["Feb. 3"]
    ordered = inside("timeline", ferry, "--sort").records
    assert [t["from"] for t in ordered] == sorted(t["from"] for t in whole)
    assert len(inside("timeline", ferry, "--all").records) > len(whole)


def test_timeline_selects_by_exactness_and_by_person(inside: Cli) -> None:
    text = (
        "Harbour master Ines Corvo shut the gates at 9 a.m. on Feb. 3. The gates were built in 1931.\n\n"
        "Tomas Reed repaired them in March 2021 and last summer. Ms Corvo retires next week.\n"
    )

    def told(*options: str) -> list[str]:
        return [t["text"] for t in inside("timeline", "--date", "2024-02-09", *options, stdin=text).records]

    whole = ["9 a.m. on Feb. 3", "1931", "March 2021", "last summer", "next week"]
    assert told() == whole
    assert told("--granularity", "decade") == whole
    assert told("--granularity", "quarter") == [t for t in whole if t != "1931"]
    assert told("--granularity", "month") == ["9 a.m. on Feb. 3", "March 2021", "next week"]
    assert told("--granularity", "week") == ["9 a.m. on Feb. 3", "next week"]
    assert told("--granularity", "day") == ["9 a.m. on Feb. 3"]
    assert told("--people", "Corvo") == told("--people", "Ms Ines Corvo") == ["9 a.m. on Feb. 3", "next week"]
    assert told("--people", "Corvo", "--granularity", "day", "--all") == ["9 a.m. on Feb. 3"]
    assert told("--people", "Tomas Corvo") == []


def test_without_a_publication_date_nothing_is_guessed_and_the_way_out_is_reported(inside: Cli) -> None:
    text = "The council of Port Elder closed the old bridge on Friday after a storm, and the ferries stopped.\n"
    run = inside("timeline", "--all", stdin=text)
    (friday,) = run.records
    assert (friday["value"], friday["from"], friday["dct"]) == ("XXXX-WXX-5", None, None)
    assert "--date YYYY-MM-DD" in run.err
    assert run.err.count("\n") == 1
    assert inside("timeline", "--date", "2024-02-09", stdin=text).records[0]["value"] == "2024-02-09"


def test_other_languages_are_reported_and_no_speaker_is_guessed(inside: Cli) -> None:
    text = (
        "Der Hafenmeister sagte am Freitag, die Fähre werde wieder fahren. „Wir haben lange auf den Wind gewartet“,"
        " sagte er den Leuten am Kai, die auf das Boot und die Post von der Insel hofften.\n"
    )
    run = inside("quotes", stdin=text)
    assert run.err == (
        "newscli: note: standard input: not in English; quotations and absolute dates are found, speakers are not\n"
    )
    assert [(q["speaker"], q["type"]) for q in run.records] == [(None, "unattributed")]
    brief = "Thornby 3, Marsh End 1. Goals: Reed 12, Osei 40, 77; Lund 88. Off: Pell. Attendance 1,204. Referee Dray."
    assert inside("quotes", stdin=brief).err == ""


def test_quiet_and_verbose(inside: Cli, ferry: Path) -> None:
    (ferry.parent / "picture.png").touch()
    assert "1 file of unsupported types skipped" in inside("quotes", ferry.parent).err
    assert inside("quotes", ferry.parent, "--quiet").err == ""
    assert "1 article, 2 records, 0 failures" in inside("quotes", ferry, "--verbose").err


def test_boilerplate_is_left_out_unless_asked_for(inside: Cli) -> None:
    text = FERRY + (
        "\nA message from The Elder Courier:\nDear readers,\n"
        'The port authority calls our work "hostile reporting". We see it differently.\n'
        "Please support our journalism with a small monthly donation.\n"
    )
    assert len(inside("quotes", "--all", stdin=text).records) + 1 == len(
        inside("quotes", "--all", "--keep-boilerplate", stdin=text).records
    )


# terminals


def on_plain_terminal(*args: object, installed: bool = False) -> tuple[str, int]:
    """Return what the command shows on a terminal without colours and without a pager, and its exit code."""
    return on_terminal(*args, installed=installed, NO_COLOR="1", PAGER="")


def test_people_get_a_page_and_programs_get_lines(inside: Cli, ferry: Path) -> None:
    shown, code = on_plain_terminal("quotes", ferry, installed=True)
    assert code == 0
    assert "“We waited for the wind,” … “Now we sail.”" in " ".join(shown.split())
    assert not shown.startswith("{")
    assert inside("quotes", ferry).out.startswith('{"article"')


def test_a_terminal_never_gets_raw_escapes(tmp_path: Path) -> None:
    article = tmp_path / "a\x1b]0;owned\x07.txt"
    article.write_text(FERRY.replace("tide", "ti\x1b[31mde\u202e").replace("sail", "sail\x9b31m \x1b[2J"))
    for args in (*((command,) for command in COMMANDS), ("quotes", "--format", "csv"), ("quotes", "--format", "jsonl")):
        shown, _ = on_plain_terminal(*args, article)
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown


def test_both_options_print_the_version(cli: Cli, inside: Cli) -> None:
    from newscli import __version__

    assert cli("--version").out == f"newscli {__version__}\n"
    assert inside("--version", "--version").out == f"newscli {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_teaches_with_examples(inside: Cli, command: str) -> None:
    run = inside(*([command] if command else []), "--help")
    assert run.code == 0
    assert "newscli " + (command or "quotes") + " " in run.out


@pytest.mark.parametrize("command", COMMANDS)
def test_short_help_is_the_beginning_of_the_long_one(inside: Cli, command: str) -> None:
    short, long = (inside(command, option).out for option in ("-h", "--help"))
    assert "newscli " + command in short
    assert set(short.splitlines()) < set(long.splitlines())
    groups = [line for line in long.splitlines() if line.endswith(":") and line[0] != " "]
    assert groups[-4:] == ["Read:", "Write:", "Many articles:", "Help:"]
    assert not {"Read:", "Write:", "Many articles:"} & set(short.splitlines())
    assert "--text-field" not in long  # --field has taken its place
    assert inside("help", command).out == long


def test_a_command_goes_by_the_beginning_of_its_name(inside: Cli, ferry: Path) -> None:
    assert inside("strip", ferry).out == inside("strip-boilerplate", ferry).out != ""
    ambiguous = inside("s", ferry)
    assert (ambiguous.code, ambiguous.out) == (2, "")
    assert inside("-V").out == inside("--version").out


def test_text_instead_of_a_path_is_distinguished_from_a_misspelt_path(inside: Cli) -> None:
    run = inside("quotes", "“We sail,” said Ines Corvo on Friday.")
    assert (run.code, run.out) == (1, "")
    assert "pipe it in: echo TEXT | newscli" in run.err
    assert "pipe text in" not in inside("quotes", "nowhere.txt").err


def test_paths_that_end_in_nul(inside: Cli, ferry: Path) -> None:
    odd = ferry.with_name("two\nlines.txt")
    odd.write_text("It rained in Elder.", encoding="utf-8")
    listed = ferry.with_name("list")
    listed.write_bytes(b"ferry.txt\0two\nlines.txt\0")
    run = inside("parse", "--files-from", "list", cwd=ferry.parent)
    assert (run.code, [record["article"] for record in run.records]) == (0, ["ferry.txt", "two\nlines.txt"])


def test_field_names_what_the_fields_hold(inside: Cli) -> None:
    line = json.dumps({"key": "a7", "words": "It rained in Elder.", "paper": "The Star"})
    old = inside("parse", "--text-field", "words", "--id-field", "key", "--source-field", "paper", stdin=line)
    new = inside("parse", *("--field", "text=words", "--field", "id=key", "--field", "source=paper"), stdin=line)
    assert [(r["article"], r["publisher"]) for r in new.records] == [("a7", "The Star")]
    assert new.out == old.out
    for wrong in (["--field", "words"], ["--field", "body=words"], ["--field", "text=a", "--field", "text=b"]):
        run = inside("parse", *wrong, stdin=line)
        assert (run.code, run.out) == (2, "")
        assert "newscli: error: --field" in run.err


def test_completion_offers_the_reasons(cli: Cli) -> None:
    asked = {
        "_NEWSCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": "newscli strip-boilerplate --keep c",
        "COMP_CWORD": "3",
    }
    assert cli(env=asked).out.split() == ["caption", "credit", "copyright", "cookie", "comments", "correction"]


@pytest.mark.parametrize(
    ("shell", "beginning"), [("bash", "_newscli_completion() {"), ("zsh", "#compdef newscli"), ("fish", "complete ")]
)
def test_completion_of_any_shell_can_be_shown(shell: str, beginning: str, inside: Cli) -> None:
    run = inside("--show-completion", shell)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(beginning)


def test_completion_is_installed_for_the_shell_that_is_named(inside: Cli, tmp_path: Path) -> None:
    run = inside("--install-completion", "zsh", env={"HOME": str(tmp_path)})
    assert (run.code, run.err) == (0, "")
    assert "#compdef newscli" in (tmp_path / ".zfunc" / "_newscli").read_text(encoding="utf-8")
    assert not (tmp_path / ".bashrc").exists()


@pytest.mark.parametrize("words", [["foo"], ["zsh", "bash"]])
def test_completion_of_an_unknown_shell_is_refused(words: list[str], inside: Cli, tmp_path: Path) -> None:
    run = inside("--install-completion", *words, env={"HOME": str(tmp_path)})
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"newscli: error: --install-completion {' '.join(words)}: expected one shell;")
    assert [*tmp_path.iterdir()] == []
