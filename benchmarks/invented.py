"""Invents articles for benchmarks: any number of different ones, the same in every run."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

FIRST = "Ada Bruno Carla Dario Edda Falk Greta Hanno Ilse Jonas Katla Lovis Mira Nils Orla Pavel Runa Sven".split()
LAST = "Abendroth Brisk Calloway Drummond Eskelin Farrow Gantry Holloway Iverson Jessop Kestner Lovell".split()
ROLES = ["Mayor", "Chief Inspector", "Councillor", "Professor", "Transport Minister", "Head Teacher", "Union Secretary"]
PLACES = ["Port Elder", "Kestrel Bay", "Upper Linden", "Saltmarsh", "Northgate", "Velm", "Castle Harrow", "Millbrook"]
THINGS = ["bridge", "ferry line", "school roof", "tram depot", "hospital wing", "sea wall", "market hall", "library"]
WORKS = ["closed", "rebuilt", "sold", "inspected", "repainted", "handed over", "surveyed", "flooded"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "last week", "in March", "on 14 May", "two years ago"]
VERBS = ["said", "told reporters", "added", "warned", "wrote in a letter", "explained", "insisted", "replied"]
SAID = [
    "We counted every plank of the {thing}, and {n} of them were rotten",
    "Nobody in {place} asked for this, and nobody will pay for it",
    "If the {thing} is not {work} by winter, we shall need {n} boats instead",
    "I have heard that promise {n} times since I came to {place}",
    "The money is there; what we lack is a day without rain",
    "My neighbours want to know who {work} the {thing}, and so do I",
]
PLAIN = [
    "The {thing} in {place} was {work} {day}, as a report of {n} pages on the notice board of the council has it.",
    "About {n} people live within a mile of the {thing}, most of them in houses older than the town's first {other}.",
    "Work began {day} and was to take {n} weeks; by the end of the first month the crane had been moved twice.",
    "A petition against the plan has {n} names on it, among them those of three former owners of the {other}.",
    "In {place}, where the {other} was {work} {day}, shopkeepers speak of {n} lost customers and of a quieter street.",
]
SPOKEN = [
    '"{said}," {who} {verb}.',
    '"{said}," {verb} {who}. "{more}."',
    '{who} {verb}: "{said}."',
    'The plan is "a {thing} for nobody", {who} {verb} {day}. "{said}."',
    '"{said}," the {role} {verb} {day}, "and {lower}."',
]


def article(number: int) -> dict[str, str]:
    """Return article number N, of about 5,000 characters: `id`, `title`, `date`, `source` and `text`."""
    random = Random(number)
    pick = random.choice
    people = [f"{pick(ROLES)} {pick(FIRST)} {pick(LAST)}" for _ in range(4)]

    def filled(template: str) -> str:
        who = pick(people)
        said, more = (
            pick(SAID).format(thing=pick(THINGS), place=pick(PLACES), work=pick(WORKS), n=random.randrange(3, 900))
            for _ in range(2)
        )
        return template.format(
            said=said,
            more=more,
            lower=more[0].lower() + more[1:],
            who=who if random.random() < 0.5 else who.split()[-1],
            role=who.rpartition(" ")[0].rpartition(" ")[0].lower(),
            verb=pick(VERBS),
            thing=pick(THINGS),
            other=pick(THINGS),
            place=pick(PLACES),
            work=pick(WORKS),
            day=pick(DAYS),
            n=random.randrange(3, 900),
        )

    date = f"2024-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    title = f"{pick(PLACES)} argues over its {pick(THINGS)}"
    parts = [title, f"By {pick(FIRST)} {pick(LAST)}", f"{pick(PLACES).upper()} - {filled(pick(PLAIN))}"]
    while sum(map(len, parts)) < 4900:
        parts.append(" ".join(filled(pick(PLAIN if random.random() < 0.55 else SPOKEN)) for _ in range(3)))
    outlet = f"The {pick(PLACES)} Observer"
    return {"id": f"a{number}", "title": title, "date": date, "source": outlet, "text": "\n\n".join(parts) + "\n"}


def tiny_article(number: int) -> dict[str, str]:
    """Return an article of one sentence."""
    random = Random(number)
    name = random.choice(LAST)
    return {"id": f"t{number}", "text": f'"We have {number} letters," {name} {random.choice(VERBS)}.'}


def write_json_lines(path: Path, articles: Iterator[dict[str, str]]) -> None:
    """Write the articles as JSON Lines."""
    with open(path, "w", encoding="utf-8") as out:
        for fields in articles:
            out.write(json.dumps(fields) + "\n")
