"""Identity over articles: which local entities are one, which reports tell one event.

Two passes over the articles. The first keeps one small cell for each distinct name, the second sends every report through a sorted file on
disk, so memory grows with the number of names, not of facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.resolve.corpus import Names
from kg.resolve.corrections import Corrections
from kg.resolve.events import Events
from kg.resolve.identity import Identity
from kg.resolve.lore import Lore
from kg.resolve.offices import tenures
from kg.resolve.reader import Reader
from kg.resolve.strike import Striker
from kg.resolve.values import CanonicalEntity, CanonicalEvent, Reference, Tenure, Told
from kg.vi import lexicon

Item = CanonicalEntity | Reference | CanonicalEvent | Tenure


def resolve(
    articles: Callable[[], Iterable[Told]],
    base: str,
    *,
    corrections: Corrections | None = None,
    known: lexicon.Lexicon | None = None,
) -> Iterator[Item]:
    """Make the world out of what articles tell; `articles()` is called twice and must give the same each time.

    `known` is the lexicon of countries, people and their terms of office: the package's own by default.
    """
    corrections = corrections or Corrections()
    lore = Lore(known or lexicon.load())
    reader = Reader(lore, corrections.singled)
    striker = Striker(corrections.struck)
    names = Names(reader)
    for told in articles():
        names.read(striker.spared(told))
    identity = Identity(names, lore, base, corrections)
    yield from identity.entities()
    yield from tenures(names, lore, identity, base)
    settled = identity.settled()
    names.forget()
    with TemporaryDirectory(prefix="kg-") as folder:
        events = Events(Path(folder) / "events.sqlite", base, settled)
        for told in map(striker.spared, articles()):
            inferred: set[str] = set()
            canonical: dict[str, str] = {}
            cells = reader.cells(told)
            here = reader.same_here(told)
            for entity in told.entities:
                vacant = None if entity.iri in here else reader.vacant(entity, told)
                iri, reason = identity.who(vacant) if vacant else ("", "")
                if entity.iri in here:
                    iri, reason = identity.of(cells[here[entity.iri]]), "in that post in the same article"
                canonical[entity.iri] = iri or identity.of(cells[entity.iri])
                if iri:
                    inferred.add(entity.iri)
                yield Reference(entity.iri, canonical[entity.iri], reason)
            for report in told.reports:
                events.add(report, canonical, told, inferred)
        yield from events.gathered()
