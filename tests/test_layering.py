"""Imports go one way: a layer imports only layers under it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import kg

ROOT = Path(kg.__file__).parent
LAYERS = [
    "errors",
    "model",
    "terms",
    "ontology",
    "ontology_files",
    "vi",
    "read",
    "annotate",
    "extraction",
    "resolve",
    "graph",
    "store",
    "query",
    "diff",
]
LAYERS += ["network", "validate", "render", "serve", "pipeline", "differences", "library", "cli"]
RANK = {layer: rank for rank, layer in enumerate(LAYERS)}


def modules() -> Iterator[tuple[str, Path]]:
    """Each module of the package with its layer; kg/__init__.py is none: thin wrappers that import the library when called."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        if parts != ("__init__.py",):
            yield (parts[0] if len(parts) > 1 else path.stem), path


def upward(layer: str, source: str) -> list[str]:
    """The imports of a module, also those inside functions, that the layer may not make."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the layer"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    targets = {name.split(".")[1] for name in names if name.startswith("kg.")}
    return sorted(target for target in targets if RANK.get(target, -1) > RANK[layer])


def test_every_module_has_a_layer() -> None:
    assert {layer for layer, _ in modules()} <= set(LAYERS)


def test_imports_go_one_way() -> None:
    wrong = {str(path.relative_to(ROOT)): found for layer, path in modules() if (found := upward(layer, path.read_text("utf-8")))}
    assert not wrong


def test_an_upward_import_is_seen() -> None:
    assert upward("model", "def f():\n    from kg.store import Store") == ["store"]
    assert upward("vi", "import kg.library, kg.errors") == ["library"]
    assert upward("store", "from kg import query, model\nimport kg.graph") == ["query"]


def test_public_names_import_only_the_model() -> None:
    tree = ast.parse((ROOT / "__init__.py").read_text("utf-8"))
    assert {node.module for node in tree.body if isinstance(node, ast.ImportFrom) and str(node.module).startswith("kg")} == {"kg.model"}


def test_files_stay_short() -> None:
    long = {str(path.relative_to(ROOT)) for _, path in modules() if len(path.read_text("utf-8").splitlines()) > 350}
    assert not long
