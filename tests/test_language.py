"""English is told from other languages, and from what is too short or too odd to tell."""

import pytest

from each import each
from newscli.core.text.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "Ferries sailed again on Friday after the strike, and the mayor said that the bridge would stay shut.",
        "He said it would not be the last time that they had to wait for a train in the rain.",
        "THE COUNCIL SAID ON MONDAY THAT THE BRIDGE WOULD BE CLOSED FOR AT LEAST TWO YEARS.",
    ],
)
def test_english(text: str) -> None:
    assert detect_language(text) == "en"


@each(
    "text",
    [
        "",
        "Hello there",
        "Der Hafenmeister sagte am Montag, dass die Brücke wegen der Arbeiten bis Ende des Jahres geschlossen bleibt.",
        "Le maire a annoncé lundi que le pont resterait fermé pendant les travaux jusqu'à la fin de l'année.",
        "El alcalde dijo el lunes que el puente seguirá cerrado por las obras hasta el final del año.",
        "De havenmeester zei maandag dat de brug in de haven tot het einde van het jaar gesloten blijft.",
        "Мэр заявил в понедельник, что мост через гавань будет закрыт до конца года из-за ремонта.",
        "1 2 3 4 5 6 7 8 9 10 11 12",
    ],
)
def test_undetermined(text: str) -> None:
    assert detect_language(text) == "und"


def test_a_foreign_quotation_leaves_an_english_article_english() -> None:
    english = "The council said that it would close the bridge for the winter, and that it had no other choice. " * 8
    assert (
        detect_language(english + "« C'est la fin de la saison pour nous et pour les touristes », a dit le maire.")
        == "en"
    )
