"""Plain text: bytes to clean text, and text to an article."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone

from kg.model import Article, Skipped
from kg.read.furniture import body_spans

_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1990, 2101)


def clean(raw: str) -> str:
    """Return text in NFC with `\\n` newlines, without a byte order mark and control characters."""
    if _SURROGATE.search(raw):
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    raw = _NEWLINE.sub("\n", raw.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", raw))


def decode(raw: bytes) -> str | None:
    """Return UTF-8 bytes as text, or None with no text in them; raises UnicodeDecodeError."""
    return raw.decode("utf-8") if raw.strip(b" \t\r\n\x00\xef\xbb\xbf") else None


def not_utf8(error: UnicodeDecodeError, offset: int = 0) -> str:
    """Return the line that says why bytes are no text; `offset` is where the bytes begin in their file."""
    kind = "UTF-16" if error.object[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
    return f"not UTF-8 (byte {offset + error.start})" + (f"; it looks like {kind}" if kind else "")


def looks_like_html(head: bytes) -> bool:
    """Say whether bytes begin as an HTML page does."""
    return _HTML.match(head) is not None


def article(raw: bytes, name: str, source: str) -> Article | Skipped:
    """Return the article that the bytes of a text file are."""
    try:
        decoded = decode(raw)
    except UnicodeDecodeError as error:
        return Skipped(source, not_utf8(error))
    if decoded is None:
        return Skipped(source, "empty")
    if decoded.count("\x00") * 10 > len(decoded):
        return Skipped(source, f"not text (zero byte at {raw.index(0)})")
    return made(clean(decoded), name, source)


def made(text: str, name: str, source: str, *, title: str = "", url: str = "", published: date | None = None) -> Article | Skipped:
    """Return an article of clean text, with the spans that are not page furniture."""
    if not text.strip():
        return Skipped(source, "empty")
    return Article(name, text, title, url, published, source, body_spans(text))


def day(value: str) -> date | None:
    """Return the day in Vietnam that an ISO date or time names, or None; years outside 1990-2100 are mistakes."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        try:
            found = date.fromisoformat(value.strip()[:10])
        except ValueError:
            return None
    else:
        try:
            found = (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date()
        except OverflowError:
            return None
    return found if found.year in _YEARS else None
