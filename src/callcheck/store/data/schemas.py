"""The JSON Schemas of what the commands print with --json, as files that stand in data/schemas."""

from callcheck.store import paths


def names() -> list[str]:
    """Return the names of all schemas."""
    return sorted(file.stem for file in (paths.shipped() / "schemas").glob("*.json"))


def schema(name: str) -> str:
    """Return one schema as JSON text; raises StoreFault when it cannot be read."""
    with paths.shipped_file(f"schemas/{name}.json") as path:
        return path.read_text(encoding="utf-8")
