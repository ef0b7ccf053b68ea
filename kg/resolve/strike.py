"""Facts that the user's corrections strike out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.resolve.corrections import Named, Struck
from kg.resolve.values import LocalEntity, Report, Told, key
from kg.terms import PREDICATE_OF_CLASS


class Striker:
    """Leaves out of what articles tell the facts that are none; the articles' own graphs keep them."""

    def __init__(self, struck: tuple[Struck, ...]) -> None:
        self._happenings = frozenset(one.happening for one in struck if one.happening)
        self._facts = tuple(one for one in struck if not one.happening)

    def spared(self, told: Told) -> Told:
        """What is left of an article."""
        if not self._happenings and not self._facts:
            return told
        entities = {entity.iri: entity for entity in told.entities}
        return replace(told, reports=tuple(part for report in told.reports for part in self._left(report, told.article, entities)))

    def _left(self, report: Report, article: str, entities: dict[str, LocalEntity]) -> Iterator[Report]:
        """The parts of a report that stand, each with all its agents acting on all its objects."""
        if report.iri in self._happenings:
            return
        predicate = PREDICATE_OF_CLASS[report.type]
        facts = [one for one in self._facts if one.predicate == predicate]
        if not facts:
            yield report
            return
        kept: dict[tuple[str, ...], list[str]] = {}
        for agent in report.agents:
            objects = tuple(
                item for item in report.objects or ("",) if not any(_strikes(one, agent, item, article, entities) for one in facts)
            )
            if objects:
                kept.setdefault(objects, []).append(agent)
        for objects, agents in kept.items():
            yield replace(report, agents=tuple(agents), objects=tuple(filter(None, objects)))


def _strikes(struck: Struck, agent: str, item: str, article: str, entities: dict[str, LocalEntity]) -> bool:
    return _is(struck.subject, entities.get(agent), article) and (
        struck.object == Named() or (bool(item) and _is(struck.object, entities.get(item), article))
    )


def _is(named: Named, entity: LocalEntity | None, article: str) -> bool:
    if entity is None or (named.article and named.article not in (article, article.rpartition("/")[2])):
        return False
    return named.kind in ("", entity.kind) and named.label in {key(entity.label), *map(key, entity.aliases)}
