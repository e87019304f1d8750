"""Every text that is marked for translation, found as the tools of gettext find it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
# Rooms whose texts only staff read; what is in doubt counts as said to visitors.
STAFF = (
    "cms/demo/",
    "cms/frame/",
    "cms/funnel/admin/",
    "cms/funnel/delivery/",
    "cms/funnel/management/",
    "cms/funnel/models/chance_words.py",
    "cms/funnel/models/problem_words.py",
    "cms/integrations/",
    "cms/pages/checks/",
    "cms/pages/importers/",
    "cms/pages/management/",
    *(
        f"cms/pages/reviews/{name}.py"
        for name in (
            "approving",
            "home_panel",
            "invitation_form",
            "log",
            "panel",
            "report",
            "settings",
            "staff",
            "standings",
        )
    ),
    "templates/funnel/admin/",
    "templates/pages/admin/",
    "templates/pages/emails/answer/",
    "templates/pages/emails/reminder/",
)
FOR_EDITORS = {"help_text", "description"}
IN_TEMPLATIZED = re.compile(
    r"\b(n?gettext|_)\(\s*(u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))", re.DOTALL
)


def texts_in_python() -> set[str]:
    """What the code says."""
    return {text for path in _code() for text in _marked(ast.parse(path.read_text()))}


def texts_in_templates() -> set[str]:
    """What the templates say."""
    return {text for path in _templates() for text in _templated(path)}


def texts_for_visitors() -> set[str]:
    """What a visitor may read: on a page, in a form, in a mail."""
    code = (ast.parse(path.read_text()) for path in _code() if not _is_for_staff(path))
    said = {text for tree in code for text in _marked(tree, skipped=_for_editors(tree))}
    shown = (path for path in _templates() if not _is_for_staff(path))
    return said | {text for path in shown for text in _templated(path)}


def _code() -> list[Path]:
    return [path for path in (ROOT / "cms").rglob("*.py") if "migrations" not in path.parts]


def _templates() -> list[Path]:
    files = (ROOT / "templates").rglob("*")
    return [path for path in files if path.suffix in {".html", ".txt", ".mjml"}]


def _is_for_staff(path: Path) -> bool:
    return path.relative_to(ROOT).as_posix().startswith(STAFF)


def _for_editors(tree: ast.AST) -> frozenset[int]:
    keywords = (node for node in ast.walk(tree) if isinstance(node, ast.keyword))
    return frozenset(id(each.value) for each in keywords if each.arg in FOR_EDITORS)


def _marked(tree: ast.AST, skipped: frozenset[int] = frozenset()) -> Iterator[str]:
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
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
