"""Writes docs/rules.md from the rules and their evidence. With --check it only says whether it is up to date."""

import sys
from collections.abc import Mapping

from generated import ROOT, write_or_check

from newscli.core.names.rules import ORGANISATION_RULES, PERSON_RULES, PLACE_RULES, ROLE_RULES
from newscli.core.page.header_rules import HEADER_RULES
from newscli.core.page.rules import RULES as BLOCK_RULES
from newscli.core.quotes.rules import RULES as QUOTE_RULES
from newscli.core.rules import Rule
from newscli.core.speakers.rules import RULES as SPEAKER_RULES
from newscli.core.time.rule_table import RULES as TIME_RULES

TARGET = ROOT / "docs" / "rules.md"
HEAD = """# The rules

Every rule with the reason that `--explain` prints and some of its evidence. `python scripts/build_rule_docs.py` writes
this page from the rules themselves; a test fails when it is out of date. Tests run all examples and negatives.
"""
SECTIONS: dict[str, tuple[str, Mapping[str, Rule]]] = {
    "Quotations": ("`rule` of `quotes`. Right of the arrow: the words credited.", QUOTE_RULES),
    "Speakers": ("`speaker_rule` of `quotes`. Right of the arrow: the speaker.", SPEAKER_RULES),
    "Temporal expressions": (
        "`rule` of `timeline`. Brackets mark the expression; right of the arrow: its value.",
        TIME_RULES,
    ),
    "Boilerplate": ("`rule` of `strip-boilerplate`. Right of the arrow: the reason.", BLOCK_RULES),
    "Header": ("Parts of the header that `parse` reads. Right of the arrow: the field and its value.", HEADER_RULES),
    "Persons": ("Right of the arrow: the names found.", PERSON_RULES),
    "Roles": ("Right of the arrow: the role of Ana Belic.", ROLE_RULES),
    "Organisations": ("Right of the arrow: the names found.", ORGANISATION_RULES),
    "Places": ("Right of the arrow: the names found.", PLACE_RULES),
}
MOST = 2  # examples and negatives of each rule
LONGEST = 160  # characters


def shortened(text: str) -> str:
    """The text in one line of code; the middle of a long one is left out."""
    line = " ⏎ ".join(part.strip() for part in text.splitlines() if part.strip())
    if len(line) > LONGEST:
        line = f"{line[: LONGEST // 2].rstrip()} … {line[-LONGEST // 2 :].lstrip()}"
    return f"`` {line} ``"


def entry(rule: Rule) -> str:
    lines = [f"**{rule.name}**: {rule.why}", ""]
    lines += [f"- {shortened(text)} → {right or 'nothing'}" for text, right in rule.examples[:MOST]]
    for negative in rule.negatives[:MOST]:
        text, right = negative if isinstance(negative, tuple) else (negative, "")
        lines.append(f"- not {shortened(text)}" + (f" → {right}" if right else ""))
    return "\n".join(lines) + "\n"


def build() -> str:
    parts = [HEAD]
    for title, (note, rules) in SECTIONS.items():
        parts.append(f"## {title}\n\n{len(rules)} rules. {note}\n")
        parts += [entry(rule) for rule in rules.values()]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: build()}))
