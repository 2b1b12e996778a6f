"""How sure one can be: of the answers at each level of confidence, how many are right. As a table in Markdown."""

from collections.abc import Iterable

LEVELS = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)


def print_calibration(title: str, outcomes: Iterable[tuple[float, bool]]) -> None:
    """Prints a row for each level that has answers. outcomes: the confidence of each answer, and whether it is right.

    "This sure or more" adds up the rows from the top: what is left if you drop all less certain answers.
    """
    answers = [(float(confidence), bool(right)) for confidence, right in outcomes]
    print(f"\n{title}: {len(answers):,} answers\n")
    print("| confidence | answers | right | this sure or more: of all | right |\n|---|---|---|---|---|")
    upper, above, above_right = 1.0, 0, 0
    for level in LEVELS:
        rights = [right for confidence, right in answers if level <= confidence and (confidence < upper or upper == 1)]
        if rights:
            above, above_right = above + len(rights), above_right + sum(rights)
            print(
                f"| {level} to {upper:g} | {len(rights):,} | {sum(rights) / len(rights):.1%}"
                f" | {above / len(answers):.0%} | {above_right / above:.1%} |"
            )
        upper = level
    print()
