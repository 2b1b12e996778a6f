"""Tests that the SQL queries of docs/outputs.md give the results that the page shows."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from conftest import COMMANDS, ROOT
from newscli.inputs import Article, InputOptions
from newscli.run.reading import read_articles
from test_sqlite import write

PAGE = ROOT / "docs" / "outputs.md"
QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n\n(?P<answer>(?:\|[^\n]*\n)*)\n?", re.S)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Return the path of a database with the samples."""
    path = tmp_path_factory.mktemp("docs") / "news.db"
    found = list(read_articles([str(ROOT / "samples")], InputOptions()))
    for command in COMMANDS:
        write(path, command, *(item for item in found if isinstance(item, Article)))
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def answer(connection: sqlite3.Connection, sql: str) -> str:
    """Return the rows as a Markdown table."""
    cursor = connection.execute(sql)
    header = [name for name, *_ in cursor.description]
    rows = [["" if cell is None else str(cell).replace("|", "\\|") for cell in row] for row in cursor]
    return "".join(f"| {' | '.join(row)} |\n" for row in [header, ["---"] * len(header), *rows])


def test_questions_have_the_answers_that_stand_there(
    samples: sqlite3.Connection, request: pytest.FixtureRequest
) -> None:
    """After an intended change, run pytest tests/test_output_docs.py --update-snapshots"""
    page = PAGE.read_text(encoding="utf-8")
    told = QUESTION.sub(lambda m: f"```sql\n{m['sql']}```\n\n{answer(samples, m['sql'])}\n", page)
    if request.config.getoption("--update-snapshots"):
        PAGE.write_text(told, encoding="utf-8")
        page = told
    assert len(QUESTION.findall(page)) == page.count("```sql") > 5
    assert page == told
    assert all(answer(samples, sql).count("\n") > 2 for sql, _ in QUESTION.findall(page))


def test_all_tables_and_views_are_explained(samples: sqlite3.Connection) -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = samples.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    named = [name for (name,) in names if not re.match("sqlite_|quotes_fts_", name)]
    assert len(named) > 18
    assert [name for name in named if f"`{name}`" not in page] == []
