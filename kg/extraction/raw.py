"""Facts as a sentence tells them, before references are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.annotate.dates import DateValue
from kg.annotate.mentions import Mention, Sentence
from kg.extraction.stays import Stay

# Acts of which the next that is told, of the same people, is of the same day unless another is named.
FOLLOWING = frozenset(
    {"metWith", "spokeWith", "coChaired", "chaired", "attended", "organized", "presentedCredentialsTo", "upgradedPartnershipTo"}
)


@dataclass(slots=True)
class RawFact:
    """Agents and objects as mentioned; what they refer to is settled by `kg.extraction.reference`."""

    predicate: str
    rule: str
    sentence: Sentence
    agents: list[Mention] = field(default_factory=list)
    objects: list[Mention] = field(default_factory=list)
    reciprocal: bool = False  # the agents did it to each other
    carry: bool = False  # no subject in the sentence: the one of the sentence before, if any
    status: str = "actual"
    dates: list[DateValue] = field(default_factory=list)  # of the clause, nearest first
    place: Mention | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    embedded: bool = False  # told inside what somebody says
    narrated: bool = False  # one of `FOLLOWING`, told by the article itself and not by somebody whom it quotes
    position: int = 0  # of the trigger, as token index
    passive: bool = False  # told from the side of whom it is done to
    countries: bool = False  # the agents' (and objects') countries are meant
    stay: Stay | None = None  # of a visit: how long it lasts
