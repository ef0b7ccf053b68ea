"""What a query may not do: ask the network, or read files."""

from __future__ import annotations

import re

from kg.errors import QueryError

# The tokens of SPARQL 1.1 in which a keyword is none: comments, texts, IRIs, variables, prefixed names, language tags.
_TOKEN = re.compile(
    r"""
      \#[^\n\r]*
    | \"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*'
    | (?P<iri> <[^<>\"{}|^`\\\x00-\x20]*> )
    | [?$@]\w+
    | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*
    | (?P<word> [A-Za-z]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse(text: str, *, all_from: bool = False) -> None:
    """Raise QueryError for SPARQL that would ask another endpoint (SERVICE), load something (LOAD) or read a file (FROM <file:...>).

    With `all_from`, every FROM is refused, for an engine that would fetch what it names.
    """
    spelt = _ESCAPE.sub(_character, text)
    for one in {text, spelt}:
        words = [(match["word"] or "", match["iri"] or "") for match in _TOKEN.finditer(one) if match["word"] or match["iri"]]
        for at, (word, _) in enumerate(words):
            keyword = word.upper()
            if keyword in ("SERVICE", "LOAD"):
                raise QueryError(f"{keyword} is refused: a query asks this graph only, never the network")
            if keyword == "FROM" and all_from:
                raise QueryError("FROM is refused here: rdflib would load it from the network")
            if keyword == "FROM" and any(iri.lower().startswith("<file:") for _, iri in words[at + 1 : at + 3]):
                raise QueryError("FROM <file:...> is refused: a query asks this graph only, never a file")


def _character(escape: re.Match[str]) -> str:
    try:
        return chr(int(escape[1] or escape[2], 16))
    except (ValueError, OverflowError):
        return escape[0]
