"""Writing small files so that a reader sees the old one or the new one, and never half of either."""

import os
import tempfile
from pathlib import Path

from callcheck.core.errors import StoreFault


def write_text(path: Path, text: str, mode: int = 0o644) -> None:
    """Write UTF-8 text in place of what was there; raises StoreFault, and then the old file stands."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StoreFault(f"{path} cannot be written: {error.strerror}. Check the folder.") from error
