"""Names in bylines: persons apart from jobs, outlets, agencies and places."""

from functools import cache
from typing import Literal, NamedTuple

from newscli.core.text.patterns import compiled
from newscli.lexicon.loader import sections

NameKind = Literal["person", "organisation"]


class Name(NamedTuple):
    start: int
    end: int
    text: str
    kind: NameKind


_TOKEN = r"[^\s,|•·/;]{1,60}"
# What parts the people of a byline: signs, and the words between names.
_SEPARATOR = (
    r"\s{0,3}(?:[,|•·;/‧∙]|\s[–—-]\s)\s{0,3}(?:(?:and|&|with)\s{1,3})?"
    r"|\s{1,3}(?:and|AND|And|&|with|With|WITH|also|y|plus)\s{1,3}|\(|\)|@|\s{2,}|\t"
)
_PARTICLES = frozenset("de del della der den di du da dos das la le van von bin bint al el ten ter zu y ibn af".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
# Words that end the name: "Ana Reed in Oslo", "Ana Reed for The Courier", "Ana Reed is ...".
_AFTER_NAME = frozenset("in at for from of on is was the a an to about as has had who who's by report reports".split())
_AFTER_ORGANISATION = _AFTER_NAME - {"of", "for", "the"}
_DESKS = frozenset("staff team desk bureau editors editorial board newsroom".split())
_MOST_OF_ORGANISATION, _MOST_INITIALS = 6, 5  # words; characters of a name in capitals


@cache
def byline_words(section: str) -> frozenset[str]:
    return frozenset(" ".join(sections("byline_words")[section]).split())


@cache
def family_names() -> frozenset[str]:
    return frozenset(" ".join(line for group in sections("family_names").values() for line in group).lower().split())


@cache
def places() -> frozenset[str]:
    """Places, and what is called after them: a bare line "Czech Republic" is no person."""
    listed = ";".join(line for group in sections("places").values() for line in group).split(";")
    countries = (line.split(":")[0] for group in sections("nationalities").values() for line in group)
    return frozenset(name.strip().lower() for name in (*listed, *sections("cities")["cities"], *countries))


@cache
def first_names() -> frozenset[str]:
    return frozenset(" ".join(line for group in sections("first_names").values() for line in group).lower().split())


def find_names(text: str, start: int, end: int) -> list[Name]:
    """The people and outlets of a stretch of byline ("Ana Reed and Bo Lind, Courier Staff Writer, in Oslo")."""
    names: list[Name] = []
    chunks = _chunks(text, start, end)
    for left, right in chunks:
        name = parse_name(text, left, right)
        last = right == chunks[-1][1]
        if name and names and _signs_as_outlet(text, name, right, names[-1], last=last):
            name = name._replace(kind="organisation")
        if name and not any(before.text.lower() == name.text.lower() for before in names):
            names.append(name)
    return names


def _signs_as_outlet(text: str, name: Name, end: int, before: Name, *, last: bool) -> bool:
    """Whether a second "name" is an outlet: one with a job behind it ("Ana Reed, Orbis India Staff"), or one that ends
    the line behind a comma or after another outlet ("Ana Reed, Tidal Wrap"), and is none by its own words."""
    if name.text.split()[0].lower() in first_names():
        return False
    if text[name.end : end].strip():
        return True
    apart = before.kind == "organisation" or text[before.end : name.start].strip() in (",", "|", "(", "–", "-")
    return last and apart and not ends_with_family_name(name.text)


def _chunks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    chunks, left = [], start
    for m in compiled(_SEPARATOR).finditer(text, start, end):
        chunks.append((left, m.start()))
        left = m.end()
    chunks.append((left, end))
    return [(a, b) for a, b in chunks if text[a:b].strip()]


def parse_name(text: str, start: int, end: int) -> Name | None:
    """The name at the beginning of a chunk, without the job, the outlet or the place after it."""
    tokens = [(m.start(), m.end(), m.group()) for m in compiled(_TOKEN).finditer(text, start, end)][:12]
    tokens = _without_job(tokens)
    words = [word for _, _, word in tokens]
    count = _name_length(words)
    if 0 < count < len(words) and _is_outlet_word(words[count]) and not begins_with_first_name(words[0]):
        count = 0  # "European Space Agency"
    if count:
        return _name(text, tokens[0][0], tokens[count - 1][1], "person")
    return _organisation(text, tokens)


def _without_job(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words without the job before the name: "political editor Ana Reed", "our correspondent Ana Reed"."""
    jobs = byline_words("job")
    count = next((i for i, (_, _, word) in enumerate(tokens) if _clean(word) not in jobs), 0)
    others = [word for _, _, word in tokens[count:]]
    return tokens[count:] if count and _name_length(others) and begins_with_first_name(others[0]) else tokens


def _name(text: str, start: int, end: int, kind: NameKind) -> Name:
    last = text[start:end].rsplit(None, 1)[-1]
    if not (last.lower().rstrip(".") in _SUFFIXES or last.count(".") > 1):
        end = start + len(text[start:end].rstrip(".:’'\"") or text[start:end])
    return Name(start, end, text[start:end], kind)


def _name_length(words: list[str]) -> int:
    """Return how many of the words are a person's name; 0 where they begin with none."""
    run = _run_of_name_words(words)
    if any(word.endswith(":") for word in words[: min(run, len(words) - 1)]):
        return 0  # "Transcript: Morning Briefing"
    if run and words[run - 1].lower() in _PARTICLES:
        run -= 1
    if run < 2 or _clean(words[0]) in _never_first():
        return 0
    if run == 2 and _is_outlet_word(words[1]):
        return 0
    followed = run < len(words) and words[run].lower() not in _AFTER_NAME
    return min(run, _core_length(words[:run])) if followed or any(map(_is_outlet_word, words[2:run])) else run


@cache
def _never_first() -> frozenset[str]:
    """Words with which no person's name begins."""
    return frozenset().union(*map(byline_words, ("outlet", "body", "furniture", "place")))


def _run_of_name_words(words: list[str]) -> int:
    """Return how many words on end may be parts of one name, particles included."""
    for run, word in enumerate(words):
        particle = 0 < run < len(words) - 1 and word.lower() in _PARTICLES
        if not (particle or _is_name_word(word)) or (run > 1 and _ends_name(words[0], word)):
            return run
    return len(words)


def _ends_name(first: str, word: str) -> bool:
    """Whether a capitalised word after first and family name begins something else: "For", a degree, "FOXBusiness"."""
    if word.lower() in _AFTER_NAME:
        return True
    letters = word.strip(".,:'’\"“”®")
    return letters[:2].isupper() and not first[:2].isupper() and letters.lower() not in _SUFFIXES and len(letters) > 1


def _core_length(words: list[str]) -> int:
    """First name, initials and particles, family name, suffix: what is a name for certain."""
    count = 1
    while count < len(words) - 1 and (_is_initial(words[count]) or words[count].lower() in _PARTICLES):
        count += 1
    count += 1
    if count < len(words) and _clean(words[count]) in _SUFFIXES:
        count += 1
    return count


def _is_initial(word: str) -> bool:
    return word.endswith(".") and all(len(part) == 1 for part in word[:-1].split("."))


def _clean(word: str) -> str:
    return word.strip(".,:'’\"“”®").lower()


def _is_outlet_word(word: str) -> bool:
    clean = _clean(word)
    last = clean.rsplit("-", 1)[-1]
    return last in byline_words("outlet") or last in byline_words("body") or is_domain(clean)


def is_domain(word: str) -> bool:
    return "." in word[1:-1] and word.rsplit(".", 1)[-1].lower() in ("com", "net", "org", "uk", "news")


def _is_name_word(word: str) -> bool:
    """Whether a word can be part of a person's name: a capital, letters, and no word of jobs."""
    bare = word.strip("\"“”'’:®")
    if not bare or not bare[0].isupper() or not all(char.isalpha() or char in ".'’-‐" for char in bare):
        return False
    return _clean(word) not in byline_words("job")


def _organisation(text: str, tokens: list[tuple[int, int, str]]) -> Name | None:
    """A desk, an agency or an outlet that signs in the place of a person: "Courier Staff", "Associated Press"."""
    words = [word for _, _, word in tokens]
    count = next((i for i, word in enumerate(words) if i and word.lower() in _AFTER_ORGANISATION), len(words))
    words = words[:count]
    if not words or len(words) > _MOST_OF_ORGANISATION or not words[0][0].isupper():
        return None
    if _is_person_by_job(words) or not _sounds_like_organisation(words):
        return None
    return _name(text, tokens[0][0], tokens[count - 1][1], "organisation")


def _is_person_by_job(words: list[str]) -> bool:
    """Whether the words are only a job, "Staff Reporter": a person without a name."""
    jobs = byline_words("job") | {"a"}
    return _clean(words[-1]) in byline_words("journalist") and all(_clean(word) in jobs for word in words)


def _sounds_like_organisation(words: list[str]) -> bool:
    """Whether the words are a few capitals, or one of them names a desk or an outlet."""
    initials = " ".join(words)
    if initials.isupper() and len(initials) <= _MOST_INITIALS:
        return True
    return any(_clean(word) in _DESKS or _is_outlet_word(word) for word in words)


def is_job_or_outlet(text: str) -> bool:
    """Whether the words after a name say where or as what its bearer works."""
    words = text.split()
    return any(_clean(word) in byline_words("job") or _is_outlet_word(word) or word[0] == "@" for word in words)


def may_be_name(name: str) -> bool:
    """Whether words have the shape of a person's name and none of them is a word of pages or outlets."""
    words = name.split()
    if not 2 <= len(words) <= 4 or _name_length(words) != len(words):
        return False
    if name.lower() in places() or name.endswith(("'s", "’s")):
        return False
    return not any(_clean(word) in byline_words("furniture") or _is_outlet_word(word) for word in words)


def ends_with_family_name(name: str) -> bool:
    return _clean(name.split()[-1]) in family_names()


def begins_with_first_name(name: str) -> bool:
    first = name.split()[0]
    return _clean(first) in first_names() or _is_initial(first)
