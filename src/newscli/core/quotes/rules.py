from newscli.core.rules import Rule
RULES: dict[str, Rule] = {}
