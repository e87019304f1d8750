"""Every text that is marked for translation, found as the tools of gettext find it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
IN_TEMPLATIZED = re.compile(
    r"\b(n?gettext|_)\(\s*(u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))", re.DOTALL
)


def texts_in_python() -> set[str]:
    """What the code says."""
    files = (path for path in (ROOT / "cms").rglob("*.py") if "migrations" not in path.parts)
    return {text for path in files for text in _marked(ast.parse(path.read_text()))}


def texts_in_templates() -> set[str]:
    """What the templates say."""
    files = [
        path
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in {".html", ".txt", ".mjml"}
    ]
    return {text for path in files for text in _templated(path)}


def _marked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in MARKS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _templated(path: Path) -> Iterator[str]:
    code = templatize(path.read_text(), origin=str(path))
    for _mark, literal in IN_TEMPLATIZED.findall(code):
        yield ast.literal_eval(literal)
