"""Everything that one document names: persons, organisations, places. Each is found once, when first asked for."""

from collections.abc import Iterable
from operator import itemgetter

from newscli.core.names.candidates import find_candidates
from newscli.core.names.find_persons import find_persons
from newscli.core.names.focus import runs_about
from newscli.core.names.persons import People
from newscli.core.names.runs import Runs, find_runs
from newscli.core.text.caching import cached_attribute
from newscli.core.text.document import Bounds, Document
from newscli.records import Entity


class Names:
    """The names of one document: what its capitalised runs of words stand for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._whole = False  # whether all persons have been looked for

    @cached_attribute
    def runs(self) -> Runs:
        """The capitalised runs of words."""
        return find_runs(self.document)

    @cached_attribute
    def people(self) -> People:
        """The persons, each with its fullest name, its other forms and where it is named."""
        self._whole = True
        return self._people(self.runs)

    def people_in(self, spans: Iterable[Bounds]) -> People:
        """The persons named in these spans of the text, and others only where their names share a word."""
        return self.people if self._whole else self._people(runs_about(self.document.text, self.runs, spans))

    def _people(self, runs: Runs) -> People:
        """The persons whom these runs name."""
        text = self.document.text
        persons = find_persons(find_candidates(text, self.runs, runs), text)
        mentions = [(mention, person) for person in persons for mention in person.mentions]
        mentions.sort(key=itemgetter(0))
        return People(self.document, persons, mentions, [mention.start for mention, _ in mentions])

    @cached_attribute
    def organizations(self) -> list[Entity]:
        """The organisations in the order of their first mentions."""
        from newscli.core.names.organizations import find_organizations  # few quotations mean a body

        return find_organizations(self.document, self.runs, self.people)

    def places(self, named: tuple[str, ...] = ()) -> list[Entity]:
        """The places in the order of their first mentions. named: names known to be places, such as the dateline's."""
        from newscli.core.names.places import find_places

        return find_places(self.document, self.runs, self.people, self.organizations, named)
