"""Which way an open date points: the invented examples that the weights were fitted on, and the distances."""

from pathlib import Path

from each import each
from newscli.core.scoring import scorer
from newscli.core.time.direction import distance_in_days
from newscli.core.time.expressions import find_timexes

DCT = "2013-02-12"
EXAMPLES = Path(__file__).parent.parent / "scripts" / "direction_examples.txt"


def examples() -> list[tuple[str, str]]:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    return [(way, marked) for way, _, marked in (line.partition("\t") for line in lines if line and line[0] != "#")]


@each(("way", "marked"), examples(), ids=[marked for _, marked in examples()])
def test_example(way: str, marked: str) -> None:
    start = marked.index("[")
    found = {t.start: t for t in find_timexes(marked.replace("[", "").replace("]", ""), DCT)}
    assert ((found[start].from_ or "") > DCT) == (way == "ahead")


@each("days", range(1, 366))
def test_every_distance_has_a_class_with_a_weight_nearby(days: int) -> None:
    name = distance_in_days(days)
    assert name in ("week", "month", "-week", "-month") or 2 <= abs(int(name)) <= 7


def test_a_will_points_ahead_and_a_past_verb_back() -> None:
    weights = scorer("direction_weights").weights
    assert weights["verb:will"] > 0 > weights["verb:past"]
