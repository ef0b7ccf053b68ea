"""JSON Lines: one article a line, with `text` or `html`, and perhaps `id`, `url`, `title`, `published`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import Article, Skipped
from kg.read import text

_LOOKS_SO = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")


def looks_so(line: bytes) -> bool:
    """Say whether a line begins as a JSON object does."""
    return _LOOKS_SO.match(line) is not None


def articles(lines: Iterable[bytes], name: str, source: str) -> Iterator[Article | Skipped]:
    """Yield the article of each line, or why there is none; blank lines are passed over, an empty file is not."""
    offset, empty = 0, True
    for number, raw in enumerate(lines, 1):
        if raw.strip(b" \t\r\n\xef\xbb\xbf"):
            empty = False
            yield _article(raw, f"{name}#{number}", f"{source}:{number}", offset)
        offset += len(raw)
    if empty:
        yield Skipped(source, "empty")


def _article(raw: bytes, name: str, source: str, offset: int) -> Article | Skipped:
    try:
        record = json.loads(raw.rstrip(b"\r\n").decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return Skipped(source, text.not_utf8(error, offset))
    except json.JSONDecodeError as error:
        return Skipped(source, f"not JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})")
    except (ValueError, RecursionError) as error:
        return Skipped(source, f"not readable JSON: {str(error).splitlines()[0]}")
    if not isinstance(record, dict):
        return Skipped(source, "not a JSON object")
    return _from_record(record, name, source)


def _from_record(record: dict[str, Any], name: str, source: str) -> Article | Skipped:
    title, url, published = (_string(record, key) for key in ("title", "url", "published"))
    name = text.clean(_string(record, "id")).strip() or name
    body, page = _string(record, "text"), _string(record, "html")
    if body.strip():
        return text.made(
            text.clean(body), name, source, title=" ".join(text.clean(title).split()), url=url.strip(), published=text.day(published)
        )
    if page.strip():
        from kg.read import html  # trafilatura takes a second to import

        return html.from_page(page, name, source, title=title, url=url, published=text.day(published))
    return Skipped(source, "empty" if "text" in record or "html" in record else 'neither "text" nor "html"')


def _string(record: dict[str, Any], key: str) -> str:
    """Return a value as text; numbers do as ids, anything else is as good as absent."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)
