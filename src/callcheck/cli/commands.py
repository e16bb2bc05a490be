"""What Typer makes of a declared command: its help comes from the data, and a lookup takes any text after `--`."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

# Typer's own types are private, so its contexts and formatters are Any here. Help is loaded when it is asked for.


class Command(TyperCommand):
    """A command whose help stands in the data, under its path: `help.blocklist.add`."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help."""
        from callcheck.cli.help import write_help

        write_help(self, ctx, formatter)


class LiteralCommand(Command):
    """A command that takes every text after `--` as it stands: never an option, never standard input."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Leave what stands after `--` under `literal`, and let Typer parse the rest."""
        end = args.index("--") if "--" in args else len(args)
        ctx.meta["literal"] = args[end + 1 :]
        return super().parse_args(ctx, args[:end])


class Group(TyperGroup):
    """A group of commands, whose help needs none of them loaded."""

    def titles(self, ctx: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: ANN401
        """Return ids of titles, each with the commands that stand under it."""
        return (("commands", tuple(self.list_commands(ctx))),)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help, with every command under its title."""
        from callcheck.cli.help import write_help

        write_help(self, ctx, formatter, self.titles(ctx))
