"""A person of an article: its names and mentions, and what the article says that it is."""

from dataclasses import dataclass, field

from newscli.core.names.salience import Mention
from newscli.core.names.words import SUFFIX, Gender, name_words

# Nouns for what somebody is to another, of any trade.
BESIDE_ANOTHER = frozenset(["counterpart", "rival", "colleague", "namesake", "compatriot"])


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article.

    words: the words of its fullest name. names: the full names in the text, each with how often it stands there.
    """

    words: tuple[str, ...]
    names: dict[tuple[str, ...], int]
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender | None = None
    sure_gender: bool = False  # told by an honorific, not only by the first name
    mentions_read: int = 0  # how many mentions roles and ties have been looked for at
    described: bool = False  # whether all roles and ties have been read
    roles: list[str] = field(default_factory=list)
    role: str | None = None  # the first one of its own; "colleague" and the like where there is no other
    has_own_role: bool = False
    ties: list[str] = field(default_factory=list)  # whose the article says the person is: "CNN's Ana Belic"

    def add_role(self, role: str | None) -> None:
        """Note one more role, if it is one and not known."""
        if role and role not in self.roles:
            self.roles.append(role)
            if not self.has_own_role:
                self.has_own_role = role.partition(" of ")[0].rpartition(" ")[2] not in BESIDE_ANOTHER
                self.role = role if self.has_own_role else self.roles[0]

    @property
    def name(self) -> str:
        return " ".join(self.words)

    def settle_name(self) -> None:
        """Choose the fullest of the names, of those equally full the most frequent."""
        if len(self.names) > 1:
            self.words = max(self.names, key=lambda words: (len(words), self.names[words]))


def surname(words: tuple[str, ...]) -> str:
    """The last word of a name, leaving out "Jr." and similar suffixes."""
    last = words[-1]
    kinds = name_words().kinds
    if last not in kinds or kinds[last] != SUFFIX:
        return last
    return next((word for word in reversed(words) if kinds.get(word) != SUFFIX), last)


def initials(name: str) -> str:
    """The first letters of the words of a name: "IC" for Ines Corvo, "EC" for The Elder Courier."""
    return "".join([word[:1] for word in name.removeprefix("The ").replace("-", " ").split()])
