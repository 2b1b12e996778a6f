"""Writes docs/rules.md from the rules and their examples. With --check it only compares."""

import sys
from collections.abc import Mapping

from generated import ROOT, write_or_check

from newscli.core.clauses.dated import RULES as EVENT_CONSTRUCTIONS
from newscli.core.names.rules import ORGANISATION_RULES, PERSON_RULES, PLACE_RULES, ROLE_RULES
from newscli.core.page.header_rules import HEADER_RULES
from newscli.core.page.rules import RULES as BLOCK_RULES
from newscli.core.quotes.rules import RULES as QUOTE_RULES
from newscli.core.rules import Rule, by_name
from newscli.core.speakers.rules import RULES as SPEAKER_RULES
from newscli.core.time.rule_table import RULES as TIME_RULES

TARGET = ROOT / "docs" / "rules.md"
HEAD = """# The rules

Every rule with the reason that `--explain` prints, and some of its examples and counter-examples ("not"). Tests run all
of them. `python scripts/build_rule_docs.py` writes this page; a test fails if it is out of date.
"""
EVENT_RULES = by_name(EVENT_CONSTRUCTIONS)
SECTIONS: dict[str, tuple[str, Mapping[str, Rule]]] = {
    "Quotations": ("`rule` of `quotes`. After the arrow: the source.", QUOTE_RULES),
    "Speakers": ("`speaker_rule` of `quotes`. After the arrow: the speaker.", SPEAKER_RULES),
    "Expressions of time": (
        "`rule` of `timeline`. Brackets mark the expression. After the arrow: its value.",
        TIME_RULES,
    ),
    "Events": ("Where a date stands beside its event. Brackets mark the date. After the arrow: `event`.", EVENT_RULES),
    "Boilerplate": ("`rule` of `strip-boilerplate`. After the arrow: the reason.", BLOCK_RULES),
    "Header": ("Parts of the header that `parse` reads. After the arrow: the field and its value.", HEADER_RULES),
    "People": ("After the arrow: the names that are found.", PERSON_RULES),
    "Roles": ("After the arrow: the role of Ana Belic.", ROLE_RULES),
    "Organisations": ("After the arrow: the names that are found.", ORGANISATION_RULES),
    "Places": ("After the arrow: the names that are found.", PLACE_RULES),
}
MOST = 2  # examples, and negatives, that are shown for each rule
LONGEST = 160  # characters of an example that are shown


def shortened(text: str) -> str:
    """Return the text as one line of code. The middle of a long text is left out."""
    line = " ⏎ ".join(part.strip() for part in text.splitlines() if part.strip())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST // 2].rstrip()} … {line[-LONGEST // 2 :].lstrip()}"
    return f"`` {line} ``"


def entry(rule: Rule) -> str:
    """Return the name and the reason of a rule, with examples, as Markdown."""
    lines = [f"**{rule.name}**: {rule.why}", ""]
    lines += [f"- {shortened(text)} → {answer or 'nothing'}" for text, answer in rule.examples[:MOST]]
    for negative in rule.negatives[:MOST]:
        text, answer = negative if isinstance(negative, tuple) else (negative, "")
        lines.append(f"- not {shortened(text)}" + (f" → {answer}" if answer else ""))
    return "\n".join(lines) + "\n"


def build() -> str:
    """Return the page."""
    parts = [HEAD]
    for title, (note, rules) in SECTIONS.items():
        parts.append(f"## {title}\n\n{len(rules)} rules. {note}\n")
        parts += [entry(rule) for rule in rules.values()]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: build()}))
