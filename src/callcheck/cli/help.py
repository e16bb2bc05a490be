"""What `--help` shows. The words come from data/, and are loaded only when help is asked for."""

from collections.abc import Sequence
from typing import Any

from callcheck.store.data.words import table, text, texts

Titles = Sequence[tuple[str, Sequence[str]]]
"""Ids of titles, each with the names of the commands under it."""

_LISTS = {"blocklist import": "formats", "blocklist export": "formats"}
"""Commands whose help ends with a table of the interface's words."""


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
                (
                    as_written(param),
                    text("help.titles.help" if param.name == "help" else f"{place}.{key_of(param.name)}"),
                )
                for param in command.get_params(ctx)
                if param.get_help_record(ctx) is not None
            ]
        )
    if (titled := _LISTS.get(ctx.command_path.partition(" ")[2])) is not None:
        with formatter.section(text(f"help.titles.{titled}")):
            formatter.write_dl(list(table(titled).items()))
    for title, names in titles:
        with formatter.section(text(f"help.titles.{title}")):
            formatter.write_dl([(name, text(".".join([*_path(ctx), name, "summary"]))) for name in names])


def as_written(param: Any) -> str:  # noqa: ANN401
    """Return an option or an argument as it is written on the line, in the same words whatever Typer's version."""
    value = (param.metavar or "TEXT").strip("[]{}")
    if param.param_type_name == "argument":
        return value if param.required else f"[{value}]"
    names = " / ".join(", ".join(sorted(names, key=len)) for names in (param.opts, param.secondary_opts) if names)
    return names if param.is_flag else f"{names} {value}"


def _write_examples(examples: Sequence[str], formatter: Any) -> None:  # noqa: ANN401
    if examples:
        with formatter.section(text("help.titles.examples")):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def _path(ctx: Any) -> list[str]:  # noqa: ANN401
    return ["help", *ctx.command_path.split()[1:]]


def key_of(name: str) -> str:
    """Return the key under which the data says what an option or an argument is for."""
    return name.strip("_").replace("_", "-")
