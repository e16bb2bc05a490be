"""What else reads numbers and asks a list, done plainly, each where it is installed."""

import os
import shutil
import subprocess
from pathlib import Path

from benchmarks.clock import PYTHON

HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(): print("hello")
@app.command()
def bye(): print("bye")
app()
"""
PARSE = """
import sys, phonenumbers
from phonenumbers import PhoneNumberFormat, NumberParseException
for line in sys.stdin:
    try:
        phonenumbers.format_number(phonenumbers.parse(line.rstrip("\\n"), "GB"), PhoneNumberFormat.E164)
    except NumberParseException:
        pass
"""
PLAIN = """
import sys, sqlite3, phonenumbers
from phonenumbers import PhoneNumberFormat, NumberParseException
ask = sqlite3.connect(sys.argv[1]).execute
for line in sys.stdin:
    try:
        number = phonenumbers.format_number(phonenumbers.parse(line.rstrip("\\n"), "GB"), PhoneNumberFormat.E164)
    except NumberParseException:
        continue
    if ask("SELECT 1 FROM entry WHERE digits = ?", (int(number[1:]),)).fetchone():
        sys.stdout.write(line)
"""
CPP = r"""
#include <iostream>
#include <phonenumbers/phonenumberutil.h>
using namespace i18n::phonenumbers;
int main() {
  auto* util = PhoneNumberUtil::GetInstance(); PhoneNumber number; std::string line, out;
  while (std::getline(std::cin, line))
    if (util->Parse(line, "GB", &number) == PhoneNumberUtil::NO_PARSING_ERROR)
      util->Format(number, PhoneNumberUtil::E164, &out);
}
"""
GOOGLE_JS = """
const {PhoneNumberUtil, PhoneNumberFormat} = require('google-libphonenumber');
const util = PhoneNumberUtil.getInstance();
for (const line of require('fs').readFileSync(0, 'utf8').split('\\n'))
  try { util.format(util.parse(line, 'GB'), PhoneNumberFormat.E164) } catch (e) {}
"""
OTHER_JS = """
const {parsePhoneNumberFromString} = require('libphonenumber-js');
for (const line of require('fs').readFileSync(0, 'utf8').split('\\n')) {
  const found = parsePhoneNumberFromString(line, 'GB'); if (found) found.number
}
"""


def readers(folder: Path) -> dict[str, list[str]]:
    """Return the programs that read each line of standard input as a number and write it as E.164."""
    found = {"python-phonenumbers": [PYTHON, "-c", PARSE]}
    if program := _compiled(folder):
        found["libphonenumber (C++)"] = [str(program)]
    for name, script in {"google-libphonenumber": GOOGLE_JS, "libphonenumber-js": OTHER_JS}.items():
        if shutil.which("node") and _has_module(name):
            found[f"{name} (Node)"] = ["node", "-e", script]
    return found


def _compiled(folder: Path) -> Path | None:
    if not shutil.which("g++"):
        return None
    source, program = folder / "reader.cpp", folder / "reader"
    source.write_text(CPP)
    done = subprocess.run(["g++", "-O2", "-o", program, source, "-lphonenumber"], capture_output=True)
    return program if done.returncode == 0 else None


def _has_module(name: str) -> bool:
    done = subprocess.run(["node", "-e", f"require('{name}')"], capture_output=True, env=os.environ)
    return done.returncode == 0
