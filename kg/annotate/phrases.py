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

# What a phrase may begin; a small word of none of these begins no mention.
NAME, TITLE, GROUP, SPEAKER, SIDE, LEVEL, DELEGATION, TITLED, BODY, OTHER = (1 << bit for bit in range(10))
_TAG_FLAGS = {"sides": SIDE, "nation_words": SIDE, "speakers": SPEAKER, "descriptions": SPEAKER, "two": GROUP, "partnership_levels": LEVEL}
_HEAD_FLAGS = {"delegation": DELEGATION, "event": TITLED, "document": TITLED, "organization": BODY, "place": BODY}
_INSIDE_ONLY = frozenset(
    {
        "title_tails",
        "partnership_tails",
        "delegation_tails",
        "ordinals",
        "numbered_gatherings",
        "name_years",
        "capital_words",
        "name_links",
        "name_stops",
    }
)
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
    word: bool = False  # a chunk of its own by its tags
    acts: bool = False  # a trigger of event rules

    def begins(self) -> int:
        """The flags of what the phrase may begin."""
        flags = (NAME if self.names else 0) | (TITLE if self.title else 0)
        for _, kind, _ in self.heads:
            flags |= _HEAD_FLAGS.get(kind, OTHER)
        for tag in self.tags:
            flags |= GROUP if tag.startswith("group:") else _TAG_FLAGS.get(tag, 0)
        return flags


At = dict[int, list[tuple[int, Phrase]]]  # by the token that they start at: end and phrase, the longest first


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
            phrase.flags = phrase.begins()
            phrase.word = not phrase.tags <= _INSIDE_ONLY
            phrase.acts = bool(phrase.rules) and "blockers" not in phrase.tags
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
            if phrase.portfolio or phrase.heads or any(entry.kind != "person" for entry, _, _ in phrase.names):
                self.pairs.update(pair for pair in pairwise(tokens) if not function & set(pair))

    def _tag(self, words: Iterable[str], tag: str) -> None:
        for word in words:
            phrase = self._phrase(word)
            phrase.tags = phrase.tags | {tag}

    def find(self, doc: Doc) -> tuple[At, At]:
        """All phrases of a document, and those of them that are names."""
        found: At = {}
        named: At = {}
        ids = self.ids
        for match, start, end in self.matcher(doc):
            phrase = ids[match]
            if start in found:
                found[start].append((end, phrase))
            else:
                found[start] = [(end, phrase)]
            if phrase.names:
                named.setdefault(start, []).append((end, phrase))
        for options in (*found.values(), *named.values()):
            if len(options) > 1:
                options.sort(key=_longest_first)
        return found, named


def _longest_first(option: tuple[int, Phrase]) -> int:
    return -option[0]
