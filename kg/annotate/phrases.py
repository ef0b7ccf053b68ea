"""All phrases of the lexicons, as a tree of their words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from spacy.language import Language

from kg.annotate.options import Options, Phrase
from kg.annotate.tokenizer import TOKENS
from kg.annotate.words import Node
from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm

MODALITY = ("future", "negation", "future_after", "cancelled_after", "future_dates", "source_prepositions", "source_nouns")


class PhraseTable:
    """Phrases by their normalised token sequence."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self.nlp = nlp
        self.phrases: list[Phrase] = []
        self.keys: dict[tuple[str, ...], int] = {}
        self.pairs: set[tuple[str, str]] = set()  # syllables that follow each other inside names: (ngoại, giao)
        self._fill(lexicon)
        self.root = Node()
        for tokens in sorted(self.keys):
            ends = ((end, self.keys.get(tokens[:end])) for end in range(len(tokens), 0, -1))
            self.root.add(tokens, Options((end, self.phrases[known]) for end, known in ends if known is not None))

    def tokens(self, text: str) -> tuple[str, ...]:
        """The normalised tokens of a phrase."""
        return tuple(norm(word) for word in self.nlp.tokenizer(text).user_data[TOKENS][0] if not word.isspace())

    def _phrase(self, text: str) -> Phrase:
        tokens = self.tokens(text)
        index = self.keys.get(tokens)
        if index is None:
            index = self.keys[tokens] = len(self.phrases)
            self.phrases.append(Phrase())
        return self.phrases[index]

    def _fill(self, lexicon: Lexicon) -> None:
        for alias, entries in lexicon.names.items():
            self._phrase(alias).names += [(entry, ambiguous, alias) for entry, ambiguous in entries]
        for title in lexicon.titles.values():
            self._phrase(title.text).title = title
        for head, (kind, case) in lexicon.heads.items():
            self._phrase(head).heads.append((head, kind, case))
        for portfolio in lexicon.portfolios:
            self._phrase(portfolio).portfolio = True
        for rule in lexicon.events:
            for trigger in rule.get("triggers", ()):
                phrase = self._phrase(trigger)
                phrase.rules = (*phrase.rules, rule["name"])
        for group, words in lexicon.grammar.items():
            if isinstance(words, list):
                self._tag(words, group)
        for group, words in lexicon.grammar.get("groups", {}).items():
            self._tag(words, f"group:{group}")
        for group in MODALITY:
            self._tag(lexicon.modality.get(group, ()), group)
        function = {
            norm(w) for group in ("post_joins", "of_words", "at_words", "about_words", "between_words") for w in lexicon.grammar[group]
        }
        for tokens, index in self.keys.items():
            phrase = self.phrases[index]
            if phrase.portfolio or phrase.heads or any(entry.kind != "person" for entry, _, _ in phrase.names):
                self.pairs.update(pair for pair in pairwise(tokens) if not function & set(pair))

    def _tag(self, words: Iterable[str], tag: str) -> None:
        for word in words:
            phrase = self._phrase(word)
            phrase.tags = phrase.tags | {tag}
