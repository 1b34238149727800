"""Which way the arrows point: applications -> payments -> esign_portal.turkish, esign_portal.enums."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    file
    for package in ("applications", "payments", "esign_portal")
    for file in (ROOT / package).rglob("*.py")
    if "migrations" not in file.parts
)
LEAVES = ("esign_portal.turkish", "esign_portal.enums")
# From the outermost layer inwards: a module may import its own layer and those after it.
LAYERS = (
    ("urls", "apps"),
    ("views", "admin", "management", "accounts"),
    ("samples",),
    ("submission",),
    ("wizard", "forms", "printing", "case_story", "paying", "receipt_sheet", "declaring", "prints", "bulk_printing"),
    # take_action enqueues the e-mails itself, so that no caller can forget them.
    ("services", "desk", "catalogue", "notices", "rights", "case_papers", "case_columns", "declarations"),
    ("models",),
    ("slugs", "converters", "looks", "once"),
    ("domain",),
)


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Yield ``(line, dotted name)`` of everything ``file`` imports, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: write imports in full"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def layer(name: str) -> int:
    """Return the layer of a module of ``applications``, 0 outermost. Raises LookupError for one that has no place."""
    part = name.split(".")[1]
    found = next((rank for rank, names in enumerate(LAYERS) if part in names), None)
    if found is None:
        raise LookupError(f"{name} stands in no layer: give it a place in LAYERS")
    return found


def is_allowed(importer: str, imported: str) -> bool:
    if ".domain" in importer:
        own = ("payments.domain",) if importer.startswith("payments") else ("payments.domain", "applications.domain")
        return within(imported, *own, *LEAVES, "stdnum") or imported.split(".")[0] in sys.stdlib_module_names
    if within(importer, *LEAVES):
        return imported.split(".")[0] in sys.stdlib_module_names
    if within(importer, "payments"):
        return not within(imported, "applications")
    if within(importer, "applications") and within(imported, "applications"):
        return layer(importer) <= layer(imported)
    return True


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: module_name(file))
def test_imports_point_inwards(file):
    importer = module_name(file)
    wrong = [f"line {line}: {name}" for line, name in imports(file) if not is_allowed(importer, name)]
    assert wrong == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: module_name(file))
def test_imports_stand_on_top_or_say_why_not(file):
    lines = file.read_text().splitlines()
    functions = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)]
    inner = {
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert [f"line {number}" for number in sorted(inner) if "#" not in lines[number - 1]] == []


@pytest.mark.parametrize(
    "package",
    [
        "payments/domain",
        "payments/reading",
        "applications/domain",
        "applications/printing",
        "applications/printing/filling",
    ],
)
def test_the_map_of_a_large_package_names_every_module(package):
    told = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text()))
    modules = {file.stem for file in (ROOT / package).glob("*.py")} - {"__init__"}
    assert {name for name in modules if f"`{name}`" not in told} == set()


def test_every_module_of_applications_has_its_place():
    modules = [name for file in SOURCES if (name := module_name(file)).startswith("applications.")]
    assert {layer(name) for name in modules} == set(range(len(LAYERS)))


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("payments.services", "applications.models.User", False),
        ("applications.services", "payments.services.is_settled", True),
        ("payments.domain.checks", "django.db.models", False),
        ("payments.domain.checks", "applications.domain.steps", False),
        ("applications.domain.steps", "payments.domain.checks", True),
        ("applications.domain.steps", "stdnum.tr.tckimlik", True),
        ("applications.models.cases", "applications.services.submit", False),
        ("applications.views.cases", "applications.services.submit", True),
        ("applications.submission", "applications.samples.people", False),
        ("applications.services", "applications.case_story.turn_of", False),
        ("esign_portal.turkish", "django.conf.settings", False),
    ],
)
def test_the_rule_itself_tells_right_from_wrong(importer, imported, allowed):
    assert is_allowed(importer, imported) is allowed
