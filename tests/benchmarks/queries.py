"""CPU-seconds of every packaged query on a graph: `python tests/benchmarks/queries.py GRAPH`.

Queries that must be told a name are asked about whom the graph says most; `facts` and `entities`, which are whole tables, are left out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

import kg
from kg.query import Table, packaged

TABLES = frozenset({"facts", "entities"})
OF = {"person": "Person", "country": "Country", "entity": "Country", "subject": "Country", "speaker": "Person"}


def most_told(graph: kg.Graph, kind: str) -> str:
    """The label of the entity of a class that most articles name."""
    answer = graph.query(
        f"SELECT ?label ?n WHERE {{ ?who a dip:{kind} ; dip:sourceCount ?n ; skos:prefLabel ?label }} ORDER BY DESC(?n) ?label LIMIT 1"
    )
    assert isinstance(answer, Table)
    return answer.rows[0][0]


def measure(graph: kg.Graph) -> dict[str, tuple[float, int]]:
    """The CPU-seconds and rows of each query: with what it requires, and with each of its other parameters that takes a label."""
    found = {}
    for name, query in packaged().items():
        if name in TABLES:
            continue
        required = {param.name: most_told(graph, OF.get(param.name, "Country")) for param in query.params.values() if param.required}
        asked: dict[str, dict[str, str]] = {name: required}
        for param in query.params.values():
            if param.type == "label" and not param.required:
                asked[f"{name} {param.name}"] = {**required, param.name: most_told(graph, OF.get(param.name, "Country"))}
        for what, params in asked.items():
            begun = time.process_time()
            answer = graph.query(name, **params)
            found[what] = (time.process_time() - begun, len(answer))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, help="a folder that `kg build` wrote")
    with kg.open(parser.parse_args().graph) as graph:
        print(f"{len(graph._reader.store):,} quads")
        found = measure(graph)
    for what, (seconds, rows) in sorted(found.items(), key=lambda item: -item[1][0]):
        print(f"{what:24}{seconds:8.2f} s {rows:9} rows")
    print(Counter("over 1 s" if seconds > 1 else "within 1 s" for seconds, _ in found.values()), file=sys.stderr)


if __name__ == "__main__":
    main()
