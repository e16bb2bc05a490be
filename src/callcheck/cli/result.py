"""What a command returns, and the one place that prints it."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from callcheck.cli.errors import ExitCode
from callcheck.cli.terminal import Terminal

Chunk = str | bytes
Stream = Generator[Chunk, None, ExitCode]
"""Output that comes in pieces; what it returns at its end is the exit code. Bytes are written at once."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is to be shown, and the exit code."""

    out: Chunk | Iterable[str] | Stream = ""
    """The answer: a text or bytes as they are, lines without their ends, or a stream of chunks."""
    notes: tuple[str, ...] = ()
    """What a person should know besides the answer, said on the error stream after it."""
    code: ExitCode = ExitCode.DONE


def show(result: Result, terminal: Terminal) -> ExitCode:
    """Print a result and return its exit code."""
    code = _print(result.out, terminal) or result.code
    for note in result.notes:
        print(note, file=terminal.errors)
    return code


def _print(out: Chunk | Iterable[str] | Stream, terminal: Terminal) -> ExitCode | None:
    if isinstance(out, Generator):
        return _print_stream(out, terminal)
    if isinstance(out, bytes):
        _write(out, terminal)
    elif isinstance(out, str):
        if out:
            print(out, file=terminal.output, end="" if out.endswith("\n") else "\n")
    else:
        for line in out:
            print(line, file=terminal.output)
    return None


def _print_stream(chunks: Iterator[Chunk], terminal: Terminal) -> ExitCode | None:
    while True:
        try:
            chunk = next(chunks)
        except StopIteration as end:
            return ExitCode(end.value) if end.value is not None else None
        if isinstance(chunk, str):
            terminal.output.write(chunk)
        else:
            _write(chunk, terminal)


def _write(data: bytes, terminal: Terminal) -> None:
    """Write bytes at once, for a reader that waits for the answer."""
    terminal.output.flush()
    terminal.output.buffer.write(data)
    terminal.output.buffer.flush()
