"""Goes through files, folders and standard input, and reads what they hold, one article at a time."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.errors import NoSuchPath
from kg.model import Article, Skipped
from kg.read import jsonl, text

STDIN = "-"
_STDIN_NAME = "stdin"
_TEXT, _HTML, _JSONL = frozenset({".txt"}), frozenset({".html", ".htm"}), frozenset({".jsonl"})
_KNOWN = _TEXT | _HTML | _JSONL
_READ_BYTES = 1 << 20

Item = Article | Skipped


def read(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Yield the articles of files and folders, and a line for each thing that could not be read.

    Folders are read with all below them, in order of name; hidden files and files of other kinds than `.txt`, `.html`,
    `.htm`, `.jsonl` are passed over. A file given by itself is read as text if its suffix says nothing else. `-` is
    standard input (or `stdin`): text, HTML or JSON Lines, whichever it looks like. Raises NoSuchPath before anything is read.
    """
    given = [STDIN if str(path) == STDIN else _existing(path) for path in paths]
    return _read_all(given, stdin)


def _existing(path: str | Path) -> Path:
    try:
        if str(path):
            os.stat(path)  # noqa: PTH116 - Path("") would be the current folder
            return Path(path)
    except PermissionError:
        return Path(path)
    except (OSError, ValueError):
        pass
    raise NoSuchPath(f"no such file or folder: {str(path) or '(empty name)'}")


def _read_all(given: list[Path | str], stdin: BinaryIO | None) -> Iterator[Item]:
    for path in given:
        if isinstance(path, str):
            yield from _read_stream(stdin or sys.stdin.buffer)
        elif path.is_dir():
            yield from _read_folder(path)
        else:
            yield from _read_file(path, _name(path.name))


def _name(path: str) -> str:
    """Return a path as an article's name: NFC, and UTF-8 even where the file system's names are not."""
    return unicodedata.normalize("NFC", os.fsencode(path).decode("utf-8", "replace"))


def _read_folder(folder: Path) -> Iterator[Item]:
    for entry in _walk(folder, (), ""):
        if isinstance(entry, Skipped):
            yield entry
        else:
            path, name = entry
            yield from _read_file(path, _name(name))


def _walk(folder: Path, above: tuple[str, ...], prefix: str) -> Iterator[tuple[Path, str] | Skipped]:
    real = os.path.realpath(folder)
    if real in above:
        yield Skipped(str(folder), "a link that leads back to a folder above it")
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(str(folder), _reason(error))
        return
    for entry in entries:
        path = folder / entry.name
        try:
            if entry.is_dir():
                yield from _walk(path, (*above, real), f"{prefix}{entry.name}/")
            elif path.suffix.lower() in _KNOWN and (entry.is_file() or not path.exists()):
                yield path, prefix + entry.name  # no pipe or device: opening it might wait for ever
        except OSError as error:
            yield Skipped(str(path), _reason(error))


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _read_file(path: Path, name: str) -> Iterator[Item]:
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            if suffix in _JSONL:
                yield from jsonl.articles(file, name, str(path))
                return
            raw = file.read()
    except OSError as error:
        yield Skipped(str(path), _reason(error))
        return
    yield _whole(raw, suffix in _HTML, name, str(path))


def _whole(raw: bytes, is_html: bool, name: str, source: str) -> Item:
    if not is_html:
        return text.article(raw, name, source)
    from kg.read import html  # trafilatura takes a second to import

    return html.article(raw, name, source)


def _read_stream(stream: BinaryIO) -> Iterator[Item]:
    try:
        head: list[bytes] = []
        for line in stream:
            head.append(line)
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                break
        if head and jsonl.looks_so(head[-1]):
            yield from jsonl.articles(chain(head, stream), _STDIN_NAME, STDIN)
            return
        raw = b"".join(chain(head, iter(lambda: stream.read(_READ_BYTES), b"")))
    except OSError as error:
        yield Skipped(STDIN, _reason(error))
        return
    yield _whole(raw, text.looks_like_html(raw[:2000]), _STDIN_NAME, STDIN)
