"""Pages to print: HTML from the templates in data/, with their style inside and nothing fetched from anywhere."""

from typing import Any

from callcheck.core.errors import StoreFault
from callcheck.store import paths


def page(name: str, **values: Any) -> str:  # noqa: ANN401 - a template takes what it names
    """Return the page of a template with the values put in, every one of them escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

    folder = FileSystemLoader(paths.shipped() / "templates", encoding="utf-8")
    environment = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    try:
        return environment.get_template(f"{name}.html.j2").render(values) + "\n"
    except (TemplateError, OSError) as error:
        raise StoreFault(f"The shipped page {name} cannot be made: {error}. Install callcheck again.") from error


def template(name: str) -> str:
    """Return a page whose parts, named with a dollar sign, are put in by who asks for it."""
    with paths.shipped_file(f"templates/{name}") as path:
        return path.read_text(encoding="utf-8")
