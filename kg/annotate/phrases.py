"""All phrases of the lexicons, matched in one pass of spaCy's PhraseMatcher."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.vi.lexicon import Entry, Lexicon, Title
from kg.vi.normalize import norm

MENTION = 1  # may begin a mention: a name, title, head noun, group, side, level of partnership
_BEGINS = frozenset({"sides", "nation_words", "speakers", "two", "partnership_levels"})
MODALITY = ("future", "negation", "future_after", "cancelled_after", "future_dates", "source_prepositions", "source_nouns")


@dataclass(slots=True)
class Phrase:
    """Everything that one spelling can be."""

    names: list[tuple[Entry, bool, str]] = field(default_factory=list)  # entry, ambiguous, spelling
    title: Title | None = None
    heads: list[tuple[str, str, str]] = field(default_factory=list)  # spelling, kind, case
    portfolio: bool = False
    rules: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    flags: int = 0


class PhraseTable:
    """Phrases by their normalised token sequence, with the matcher over them."""

    def __init__(self, nlp: Language, lexicon: Lexicon) -> None:
        self.nlp = nlp
        self.phrases: list[Phrase] = []
        self.keys: dict[tuple[str, ...], int] = {}
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.pairs: set[tuple[str, str]] = set()  # syllables that follow each other inside names: (ngoại, giao)
        self._fill(lexicon)
        for phrase in self.phrases:
            if phrase.names or phrase.title or phrase.heads or phrase.tags & _BEGINS or any(t.startswith("group:") for t in phrase.tags):
                phrase.flags |= MENTION
        for tokens, index in self.keys.items():
            self.matcher.add(f"{index}", [self._doc(tokens)])
        self.ids = {nlp.vocab.strings[f"{index}"]: phrase for index, phrase in enumerate(self.phrases)}

    def _doc(self, tokens: Iterable[str]) -> Doc:
        return Doc(self.nlp.vocab, words=list(tokens))

    def tokens(self, text: str) -> tuple[str, ...]:
        """The normalised tokens of a phrase."""
        return tuple(t.norm_ for t in self.nlp.tokenizer(text) if not t.is_space)

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
            if phrase.names or phrase.portfolio or phrase.heads:
                self.pairs.update(pair for pair in pairwise(tokens) if not function & set(pair))

    def _tag(self, words: Iterable[str], tag: str) -> None:
        for word in words:
            phrase = self._phrase(word)
            phrase.tags = phrase.tags | {tag}

    def find(self, doc: Doc) -> dict[int, list[tuple[int, Phrase]]]:
        """Phrases by the token that they start at, the longest first."""
        found: dict[int, list[tuple[int, Phrase]]] = {}
        ids = self.ids
        for match, start, end in self.matcher(doc):
            found.setdefault(start, []).append((end, ids[match]))
        for options in found.values():
            options.sort(key=lambda option: -option[0])
        return found
