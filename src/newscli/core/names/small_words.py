"""The words of an article that stand in small letters: a capitalised word that does so too is hardly a name."""

_MOST_SEARCHES = 100


class SmallWords:
    """The words of a text as they stand between white space.

    Callers ask for words in small letters. A few are searched for one by one. Callers that ask for many words, or for
    words that also stand inside others, get their answer from a list of all words.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._answers = {"": False}
        self._searches = 0
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        answer = self._answers.get(word)
        if answer is None:
            answer = self._answers[word] = self._stands(word)
        return answer

    def _stands(self, word: str) -> bool:
        text, start = self._text, -1
        while self._searches < _MOST_SEARCHES:
            self._searches += 1
            start = text.find(word, start + 1)
            if start < 0:
                return False
            before, after = text[start - 1 : start], text[start + len(word) : start + len(word) + 1]
            if (not before or before.isspace()) and (not after or after.isspace()):
                return True
        if self._all is None:
            self._all = frozenset(text.split())
        return word in self._all
