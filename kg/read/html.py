"""HTML pages: the article's text with its headline, its lead paragraph and its captions, and when it was published."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import ParserError

from kg.model import Article, Skipped
from kg.read import text

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are ours to tell, as Skipped

_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_PUBLISHED_META = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate"),
    *("publish-date", "publish_date", "published_date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created"),
    *("dc.date", "date", "parsely-pub-date", "sailthru.date"),
)
_LEAD = re.compile(r"(?:^|[-_ ])(?:sapo|lead|lede|chapeau|(?:article|detail|news)(?:-|__)?summary)(?:$|[-_ ])", re.I)
_CAPTION = re.compile(r"caption", re.I)
_FEW = 60  # characters that tell whether one text begins as another does
_LONGEST_LEAD = 1500


def article(raw: bytes, name: str, source: str) -> Article | Skipped:
    """Return the article on the page that the bytes of an HTML file are."""
    try:
        decoded = text.decode(raw)
    except UnicodeDecodeError as error:
        return Skipped(source, text.not_utf8(error))
    return from_page(decoded, name, source) if decoded else Skipped(source, "empty")


def from_page(page: str, name: str, source: str, *, title: str = "", url: str = "", published: date | None = None) -> Article | Skipped:
    """Return the article on an HTML page; what the caller knows about it comes before what the page says."""
    try:
        tree = lxml_html.fromstring(_XML.sub("", text.clean(page)))
    except (ParserError, ValueError, AssertionError):
        return Skipped(source, "no text in this HTML")
    meta = _meta(tree)
    headline = _line(title) or _headline(tree, meta)
    lead = _lead(tree, meta, headline)
    published = published or _published(tree, meta)
    url = url.strip() or _url(tree, meta)
    _keep_captions(tree)
    _open_layout_tables(tree)
    body = _body(tree)
    if not body.strip():
        return Skipped(source, "no text in this HTML")
    return text.made(_composed(headline, lead, text.clean(body)), name, source, title=headline, url=url, published=published)


def _line(value: str | None) -> str:
    return _SPACE.sub(" ", text.clean(value or "")).strip()


def _meta(tree: Any) -> dict[str, str]:
    """Return the page's meta tags, the first of each name, names in lower case."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = _line(tag.get("content"))
        if key and content:
            found.setdefault(key, content)
    return found


def _headline(tree: Any, meta: dict[str, str]) -> str:
    """Return the heading of the page that its metadata knows too, else the metadata's, else the page's only heading."""
    known = meta.get("og:title") or _line(tree.findtext(".//title"))
    headings = [line for tag in tree.iter("h1") if (line := _line(tag.text_content()))]
    for heading in headings:
        if _folded(heading) and _folded(heading) in _folded(known):
            return heading
    return headings[0] if len(headings) == 1 else known


def _lead(tree: Any, meta: dict[str, str], headline: str) -> str:
    """Return the lead paragraph: the element marked as such, or the one that the page's description is taken from."""
    for tag in tree.iter("h2", "p", "div", "strong", "h3", "h4"):
        marks = f"{tag.get('class') or ''} {tag.get('id') or ''} {tag.get('itemprop') or ''} {tag.get('data-role') or ''}"
        if _LEAD.search(marks):
            line = _line(tag.text_content())
            if line.count(" ") > 5 and len(line) < _LONGEST_LEAD:
                return line
    described = meta.get("og:description") or meta.get("description") or ""
    begin = _folded(described)[:_FEW]
    if described.count(" ") < 7 or begin in _folded(headline):
        return ""
    for tag in tree.iter("h2", "p", "div", "strong", "h3", "h4", "span"):
        line = _line(tag.text_content()) if len(tag) < 6 else ""
        if len(line) < _LONGEST_LEAD and begin in _folded(line[: len(begin) + 80]):
            return line
    words = set(_folded(headline).split())
    akin = len(words & set(_folded(described).split())) * 3 >= len(words) > 0
    return described if akin and not described.endswith(("...", "…")) else ""  # else a slogan of the site, or half a sentence


def _keep_captions(tree: Any) -> None:
    """Turn captions into paragraphs, because trafilatura leaves figures out."""
    for tag in list(tree.iter("figcaption", "div", "p", "td", "span", "em")):
        marked = _CAPTION.search(tag.get("class") or "") and not tag.xpath(".//img|.//figcaption|.//*[contains(@class, 'aption')]")
        named = tag.tag == "figcaption" or marked
        line = _line(tag.text_content()) if named else ""
        holder = _figure(tag) if line else None
        if holder is None or len(line) > _LONGEST_LEAD:
            continue
        paragraph = lxml_html.Element("p")
        paragraph.text, paragraph.tail = line, holder.tail
        holder.getparent().replace(holder, paragraph)


def _figure(tag: Any) -> Any:
    """Return the outermost element that holds only this caption and its picture, or None."""
    words = len(_WORD.findall(tag.text_content()))
    holder = tag
    while (parent := holder.getparent()) is not None and parent.tag not in ("body", "html", "article", "main"):
        if len(_WORD.findall(parent.text_content())) != words:
            break
        holder = parent
    return holder if holder.getparent() is not None else None


def _open_layout_tables(tree: Any) -> None:
    """Turn tables that hold paragraphs into plain blocks: old pages are laid out with them."""
    for table in tree.xpath("//table[.//td//p or .//td//div or .//td//table or .//td//h1]"):
        for tag in [table, *table.iter("tbody", "tr", "td", "th")]:
            tag.tag = "div"


def _body(tree: Any) -> str:
    try:
        return _extracted(tree)
    except Exception:  # a page that trafilatura stumbles over is a page without text, not the end of the build
        return ""


def _extracted(tree: Any) -> str:
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False)
    found = getattr(document, "text", None)
    if found:
        return str(found)
    return str(trafilatura.baseline(lxml_html.tostring(tree, encoding="unicode"))[1])


def _composed(headline: str, lead: str, body: str) -> str:
    """Return headline, lead and body as one text, each once and in this order."""
    lines = [line for line in map(str.strip, body.split("\n")) if line]
    for wanted in filter(None, (lead, headline)):
        begin = _folded(wanted)[:_FEW]
        for at, line in enumerate(lines[:8]):
            if begin and _folded(line).startswith(begin) and (wanted is lead or len(line) < 2 * len(wanted)):
                wanted = max(wanted, line, key=len) if wanted is lead else wanted
                del lines[at]
                break
        lines.insert(0, wanted)
    return "\n\n".join(lines)


def _folded(value: str) -> str:
    return " ".join(_WORD.findall(value.lower()))


def _url(tree: Any, meta: dict[str, str]) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return _line(link.get("href"))
    return meta.get("og:url", "")


def _published(tree: Any, meta: dict[str, str]) -> date | None:
    """Return the date that the page's metadata gives; what its prose says is for the extraction to find."""
    values = [meta[key] for key in _PUBLISHED_META[:2] if key in meta]
    values += _linked_data(tree)
    values += [meta[key] for key in _PUBLISHED_META if key in meta]
    values += [tag.get("datetime") or tag.get("content") or "" for tag in tree.xpath("//*[@itemprop='datePublished']")]
    times = [tag.get("datetime") for tag in tree.iter("time") if tag.get("datetime")]
    values += times[:1] if times else []
    return next((found for value in values if (found := _day(value))), None)


def _day(value: str) -> date | None:
    found = text.day(value)
    if found is None:
        try:
            found = text.day(parsedate_to_datetime(value).isoformat())
        except (ValueError, TypeError, IndexError):
            found = None
    if found is None and (match := _DAY_FIRST.search(value)):
        first, second, year = map(int, match.groups())
        if first > 12 or first == second:  # else it may be the American order
            try:
                found = text.day(datetime(year, second, first).isoformat())
            except ValueError:
                found = None
    return found


def _linked_data(tree: Any) -> list[str]:
    found: list[str] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            found += _dates(json.loads(script.text_content(), strict=False))
        except (ValueError, RecursionError):
            continue
    return found


def _dates(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        for inner in (value.get("@graph"), value.get("mainEntity")):
            yield from _dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _dates(inner)
