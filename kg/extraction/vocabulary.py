"""The words of a lexicon that the reading of every article asks for, normalised once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.vi.lexicon import Lexicon
from kg.vi.normalize import norm


class Vocabulary:
    """Sets of normalised words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        grammar, chinese = lexicon.grammar, lexicon.person.get("chinese_surnames", [])
        self.surnames = _norms(lexicon.person.get("vietnamese_surnames", []) + chinese)
        self.foreign_surnames = _norms(chinese)
        self.known_countries = {person: country for person, country, *_ in lexicon.terms}
        self.short = _norms(h for h, (kind, _) in lexicon.heads.items() if kind in ("organization", "event", "document"))  # bare head nouns
        self.synonyms = {norm(a): norm(b) for a, b in grammar["title_synonyms"].items()}
        self.anonymous = _norms(grammar["anonymous_posts"])
        self.generic = _norms(grammar["generic_posts"])
        self.collective = _norms(grammar["leadership"]["collective"])
        self.state_heads = _norms(grammar["leadership"]["heads"])
        self.sovereigns = _norms(grammar["leadership"]["sovereigns"])
        self.takes_place = frozenset(grammar["takes_place"])
        self.womens = _norms(grammar["womens_names"])
        self.acting_for = tuple(f"{norm(word)} " for word in grammar["leadership"]["acting"])
        self.bodies_needed = _norms(grammar["leadership"]["bodies_needed"])
        self.deputy = tuple(_norms(grammar["leadership"]["deputy"]))
        self.nations = tuple(f" {word}" for word in grammar["counted_others"])
        self.speaking = _norms(grammar["speaking_posts"])
        self.between = frozenset(grammar["between_words"])
        self.female = _norms(grammar["female"])
        self.here = frozenset(grammar["beginnings"]["here"])
        self.starts_here = tuple(grammar["beginnings"]["starts_here"])
        self.department_heads = _norms(grammar["leadership"]["department_heads"])
        self.whose = _norms((*grammar["of_words"], *grammar["at_words"], *grammar["leadership"]["under"]))
        self.two_states = tuple(norm(word) for word in grammar["groups"]["countries"])
        self.ceremonial = _norms(grammar["gatherings"]["ceremonial"])
        self.any_event = _norms(grammar["apposed_events"])
        self.event_counters = frozenset(norm(w) for w in grammar["gatherings"]["counters"])
        self.heads_of_state = tuple(norm(w) for w in grammar["leadership"]["heads_of_state"])
        self.hosted_bodies: dict[str, str] = dict(grammar["leadership"]["hosted_bodies"])
        self.returning = tuple(f" {word}" for word in grammar["returning"])
        self.meetings = frozenset(r["name"] for r in lexicon.events if r["predicate"] in ("metWith", "spokeWith"))
        self.hosting = tuple(grammar["hosting"])
        self.hosts = tuple(norm(w) for w in grammar["sayings"]["hosts"])
        self.representing = _norms(grammar["sayings"]["representing"])
        self.copulas = frozenset(grammar["copulas"])
        self.assuring = frozenset(grammar["sayings"]["assuring"])
        self.neutral = _norms(grammar["neutral"])
        self.pronouns = _norms(grammar["pronouns"])
        self.spouses = _norms(grammar["leadership"]["spouses"])
        self.womens_posts = _norms(grammar["leadership"]["womens_posts"])
        self.home_heads = _norms(grammar["leadership"]["home_heads"])
        self.vague_places = _norms(grammar["vague_places"])
        self.press = tuple(grammar["gatherings"]["press"])
        self.appointing_heads = _norms(grammar["leadership"]["appointing_heads"])
        self.several, self.one = _norms(grammar["several"]), _norms(grammar["one"])
        self.numbered = tuple(grammar["numbered_gatherings"])
        self.bare_levels = frozenset(grammar["bare_levels"])  # that alone name no partnership
        self.women = _norms(grammar["women"])
        self.kinds_of_body = _norms(grammar["sayings"]["kinds_of_body"])
        self.counts = {norm(word): number for word, number in grammar["counts"].items()}
        self.party_heads = _norms(grammar["party_heads"])
        self.occasions = tuple(grammar["beginnings"]["same_occasion"])
        self.elsewhere = tuple(grammar["beginnings"]["elsewhere"])
        self.afterwards = tuple(grammar["beginnings"]["afterwards"])
        self.soon_after = tuple(grammar["beginnings"]["soon_after"])
        self.parts_of_day = frozenset(grammar["beginnings"]["parts_of_day"])
        self.earlier = tuple(grammar["beginnings"]["earlier"])
        self.home: str = grammar["home_country"]
        self.syllable = re.compile("|".join(lexicon.person["syllable"]))


def _norms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(norm, words))


_MADE: dict[int, Vocabulary] = {}


def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    if id(lexicon) not in _MADE:
        _MADE[id(lexicon)] = Vocabulary(lexicon)  # which holds the lexicon, so that no other gets its id
    return _MADE[id(lexicon)]
