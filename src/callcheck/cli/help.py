"""What `--help` shows. The words come from data/, and are loaded only when help is asked for."""

from collections.abc import Sequence
from typing import Any

from callcheck.store.data.words import text, texts

Titles = Sequence[tuple[str, Sequence[str]]]
"""Ids of titles, each with the names of the commands under it."""


def write_help(command: Any, ctx: Any, formatter: Any, titles: Titles = ()) -> None:  # noqa: ANN401 - Typer's types are private
    """Write what a command is for, examples, its usage, what else is to know, its options and its subcommands."""
    place = ".".join(_path(ctx)) if ctx.parent is not None else "help.callcheck"
    formatter.write_text(text(f"{place}.summary"))
    _write_examples(texts(f"{place}.examples"), formatter)
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    for paragraph in texts(f"{place}.about"):
        formatter.write_paragraph()
        formatter.write_text(paragraph)
    with formatter.section(text("help.titles.options")):
        formatter.write_dl(
            [
                (record[0], text("help.titles.help" if param.name == "help" else f"{place}.{_key(param.name)}"))
                for param in command.get_params(ctx)
                if (record := param.get_help_record(ctx)) is not None
            ]
        )
    for title, names in titles:
        with formatter.section(text(f"help.titles.{title}")):
            formatter.write_dl([(name, text(".".join([*_path(ctx), name, "summary"]))) for name in names])


def _write_examples(examples: Sequence[str], formatter: Any) -> None:  # noqa: ANN401
    if examples:
        with formatter.section(text("help.titles.examples")):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def _path(ctx: Any) -> list[str]:  # noqa: ANN401
    return ["help", *ctx.command_path.split()[1:]]


def _key(name: str) -> str:
    return name.strip("_").replace("_", "-")
