"""What `--help` shows: the words come from data/ and are loaded only when help is asked for."""

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose help stands in the data, under its path: `help.blocklist.add`."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own types are private
        """Write what the command does, examples, usage, options, and what else is to know."""
        _write_help(self, ctx, formatter)


class LiteralCommand(Command):
    """A command that takes every text after `--` as it stands: never an option, never standard input."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Leave what stands after `--` under `literal`, and let Typer parse the rest."""
        end = args.index("--") if "--" in args else len(args)
        ctx.meta["literal"] = args[end + 1 :]
        return super().parse_args(ctx, args[:end])


class Group(TyperGroup):
    """A group of commands, whose help needs none of them loaded."""

    titles: Sequence[tuple[str, Sequence[str]]] = ()
    """Ids of titles, each with the commands under it; none to show all commands under one title."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write what the group is for, examples, and its commands in groups."""
        _write_help(self, ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write every command with its whole summary."""
        from callcheck.store.data.words import text

        path = _path(ctx)
        for title, names in self.titles or [("commands", self.list_commands(ctx))]:
            with formatter.section(text(f"help.titles.{title}")):
                formatter.write_dl([(name, text(".".join([*path, name, "summary"]))) for name in names])


def _path(ctx: Any) -> list[str]:  # noqa: ANN401
    return ["help", *ctx.command_path.split()[1:]]


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    from callcheck.store.data.words import text, texts

    place = ".".join(_path(ctx)) if ctx.parent is not None else "help.callcheck"
    formatter.write_text(text(f"{place}.summary"))
    examples = texts(f"{place}.examples")
    if examples:
        with formatter.section(text("help.titles.examples")):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")
        formatter.write_paragraph()
    if not examples:
        formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    for paragraph in texts(f"{place}.about"):
        formatter.write_paragraph()
        formatter.write_text(paragraph)
    rows = [
        (record[0], text("help.titles.help") if param.name == "help" else text(f"{place}.{_key(param.name)}"))
        for param in command.get_params(ctx)
        if param.name and (record := param.get_help_record(ctx)) is not None
    ]
    if rows:
        with formatter.section(text("help.titles.options")):
            formatter.write_dl(rows)
    if isinstance(command, Group):
        command.format_commands(ctx, formatter)


def _key(name: str) -> str:
    return name.strip("_").replace("_", "-")
