"""The command line: `kg build`, `kg query` and the rest; it prints what the library of the same names returns."""

from __future__ import annotations

import os
import sys

LONGEST = 500  # characters of an error message: it may name what the user gave, which has no limit


def main() -> None:
    """Run one command; every error is one line on standard error, never a traceback (`KG_TRACEBACK=1` shows it)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at exit
        code = 141
    sys.exit(code)


def _run() -> int:
    from typer import Abort

    from kg.cli.commands import app
    from kg.errors import KgError

    try:
        code = app(prog_name="kg", standalone_mode=False) or 0
        return _fail("interrupted", code) if code == 130 else code  # what Typer makes of Ctrl-C
    except (KeyboardInterrupt, Abort):
        return _fail("interrupted", 130)
    except BrokenPipeError:
        raise
    except KgError as error:
        return _fail(str(error), 2, error)
    except OSError as error:
        return _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}", 2, error)
    except Exception as error:
        if hasattr(error, "format_message"):  # Typer's usage errors
            message = error.format_message().rstrip(".")
            return _fail(f"{message}{'' if message.endswith('?') else '.'} 'kg --help' says more." if message else "", 2)
        return _fail(f"this should not have happened: {type(error).__name__}: {error}", 2, error)


def _fail(message: str, code: int, error: Exception | None = None) -> int:
    if error and os.environ.get("KG_TRACEBACK"):
        raise error
    if message:
        line = " ".join(message.split())
        print(f"kg: {line if len(line) <= LONGEST else line[:LONGEST] + '…'}", file=sys.stderr)
    return code
