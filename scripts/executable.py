"""Build callcheck as one file that needs no Python, with its check sum beside it: `python scripts/executable.py`.

It takes the locked packages with their hashes and PyInstaller, in an environment of its own, and tries what it made.
Run it on each system that is to have one: an executable is for the system that it was built on, and for newer ones.
"""

import hashlib
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"
LARGEST = 40_000_000
"""Bytes."""

PYINSTALLER = "pyinstaller==6.22.3"
START = "from callcheck.__main__ import main\n\nmain()\n"
UNUSED = (
    "phonenumbers.geodata",
    "phonenumbers.carrierdata",
    "phonenumbers.tzdata",
    "phonenumbers.geocoder",
    "markdown_it",
    "mdurl",
    "setuptools",
    "pip",
    "tkinter",
    "unittest",
    "pydoc",
    "multiprocessing",
    "asyncio",
    "test",
    "ssl",
    "_ssl",
    "_hashlib",
)
"""What comes along with a library and is never imported by callcheck, or does the same as a part of Python itself."""


def name() -> str:
    """Return what the file is called here, such as callcheck-linux-x86_64."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    return f"callcheck-{system}-{platform.machine().lower()}" + ".exe" * (os.name == "nt")


def build(folder: Path) -> Path:
    """Build the file with the locked packages, and return where it is."""
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(ROOT / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-deps", str(ROOT)], check=True)
    subprocess.run([*pip, PYINSTALLER], check=True)
    (folder / "start.py").write_text(START, encoding="utf-8")
    subprocess.run(
        [
            str(python),
            *("-m", "PyInstaller", "--onefile", "--console", "--noconfirm", "--log-level", "ERROR"),
            *["--strip"] * (os.name != "nt"),
            *("--name", name().removesuffix(".exe")),
            *("--distpath", str(DIST), "--workpath", str(folder / "work"), "--specpath", str(folder)),
            *("--collect-all", "callcheck", "--copy-metadata", "callcheck"),
            *("--collect-submodules", "phonenumbers.data", "--collect-submodules", "phonenumbers.shortdata"),
            *("--hidden-import", "dateparser.data.date_translation_data.en", "--collect-data", "dateparser"),
            *(word for module in UNUSED for word in ("--exclude-module", module)),
            str(folder / "start.py"),
        ],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1700000000"},
    )
    return DIST / name()


def faults(file: Path, home: Path) -> list[str]:
    """Try the file, and return what is wrong with it."""
    env = {**os.environ, "CALLCHECK_HOME": str(home)}
    for variable in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        env.pop(variable, None)
    found = []
    for arguments, code, said in (
        (["--version"], 0, "callcheck "),
        (["lookup", "07700 900123"], 0, "+447700900123"),
        (["lookup", "--region", "US", "+1 202 555 0123"], 1, "not-listed"),
        (["contacts"], 0, "159"),
        (["check", "--no-input", "--json"], 0, '"verdict"'),
        (["record", "list", "--json"], 0, ""),
        (["card"], 0, "<html"),
        (["record", "add", "--no-input", "--when", "yesterday 2pm", "--note", "a voice"], 0, ""),
        (["check", "--tell", "someone said they were from barclays", "--no-input", "--json"], 0, '"bank"'),
        (["about"], 0, ""),
    ):
        done = subprocess.run([str(file), *arguments], capture_output=True, text=True, encoding="utf-8", env=env)
        if done.returncode != code or (said != "not-listed" and said not in done.stdout):
            found.append(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr.strip()[-300:]}")
    if file.stat().st_size > LARGEST:
        found.append(f"it has {file.stat().st_size} bytes")
    return found


def seconds(file: Path, home: Path) -> float:
    """Return the least of five times from the start to the answer of a lookup."""
    times = []
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run(
            [str(file), "lookup", "-q", "07700900123"], env={**os.environ, "CALLCHECK_HOME": str(home)}, check=True
        )
        times.append(time.perf_counter() - before)
    return min(times)


def main() -> int:
    """Build, try and weigh the file; return 1 when something is wrong with it."""
    DIST.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        file = build(folder)
        found = faults(file, folder / "home")
        took = seconds(file, folder / "home")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    file.with_name(f"{file.name}.sha256").write_text(f"{digest}  {file.name}\n", encoding="utf-8")
    print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB, a lookup in {took:.2f} s, SHA-256 {digest}")
    for fault in found:
        print(f"Wrong: {fault}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
