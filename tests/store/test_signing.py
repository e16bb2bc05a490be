"""Signed lists: a file that anyone but the group has changed is refused, and so is an older or unsigned one."""

import re
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from callcheck.core.errors import WrongInput
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.signing import make_key, sign, signature_path
from tests.conftest import Run

pytest.importorskip("cryptography", reason="the extra callcheck[signed] is not installed")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a list."""
    file = tmp_path / "club.txt"
    file.write_text("+12025550101\n")
    return file


@pytest.fixture
def key(tmp_path: Path) -> str:
    """Return a public key, whose secret key is in club.key."""
    return make_key(tmp_path / "club.key")[1]


@pytest.fixture
def blocklist(tmp_path: Path) -> Blocklist:
    """Return an empty list."""
    return Blocklist.open(tmp_path / "blocklist.db")


def test_a_signed_file_pins_its_source(file: Path, key: str, blocklist: Blocklist) -> None:
    """From the first verified file on, the source takes files that are signed by the same key, and no others."""
    sign(file, file.with_name("club.key"))
    assert blocklist.import_file(file, verify=key).added == 1
    assert [source.key for source in blocklist.sources()] == [key]

    file.write_text("+12025550102\n")
    with pytest.raises(WrongInput, match="does not fit"):
        blocklist.import_file(file)
    signature_path(file).unlink()
    with pytest.raises(WrongInput, match="not signed"):
        blocklist.import_file(file)
    sign(file, file.with_name("club.key"))
    assert blocklist.import_file(file).added == 1
    assert blocklist.verify() == []


def test_another_key_is_refused_until_the_pin_is_taken_away(
    file: Path, key: str, blocklist: Blocklist, tmp_path: Path
) -> None:
    """A file that is signed by somebody else changes nothing, whether or not that key is given."""
    sign(file, tmp_path / "club.key")
    blocklist.import_file(file, verify=key)
    _, other = make_key(tmp_path / "other.key")
    sign(file, tmp_path / "other.key")

    for asked in (None, key, other):
        with pytest.raises(WrongInput, match="another key"):
            blocklist.import_file(file, verify=asked)
    blocklist.set_source("club", unpin=True)
    assert blocklist.import_file(file, verify=other).unchanged == 1


def test_an_older_file_of_a_pinned_source_is_refused(file: Path, key: str, blocklist: Blocklist) -> None:
    """Whoever hands on last month's list, rightly signed then, cannot put it in the place of this month's."""
    sign(file, file.with_name("club.key"), 2_000_000)
    blocklist.import_file(file, verify=key)
    sign(file, file.with_name("club.key"), 1_999_999)
    with pytest.raises(WrongInput, match="before the file"):
        blocklist.import_file(file)
    sign(file, file.with_name("club.key"), 2_000_000)
    assert blocklist.import_file(file).unchanged == 1


def test_a_backup_does_not_get_round_a_pin(file: Path, key: str, blocklist: Blocklist, tmp_path: Path) -> None:
    """A file that names the pinned source in its lines is refused as any other unsigned file is."""
    sign(file, tmp_path / "club.key")
    blocklist.import_file(file, verify=key)
    (tmp_path / "backup.csv").write_text("pattern,list,source\n+12025550199,block,club\n")

    with pytest.raises(WrongInput, match="not signed"):
        blocklist.import_file(tmp_path / "backup.csv", restore=True)


@pytest.mark.parametrize("line", range(1, 4))
def test_a_change_to_any_part_of_a_signature_is_noticed(
    line: int, file: Path, key: str, blocklist: Blocklist
) -> None:
    """The signature, the comment with its time, and the signature of both: one changed letter refuses the file."""
    path = sign(file, file.with_name("club.key"))
    lines = path.read_text().splitlines()
    lines[line] = re.sub(r"\w(?=\W*$)", lambda found: "B" if found[0] == "A" else "A", lines[line])
    path.write_text("\n".join(lines) + "\n")

    with pytest.raises(WrongInput):
        blocklist.import_file(file, verify=key)
    assert blocklist.sources() == []


@pytest.mark.parametrize(
    "damage", [b"", b"x", b"\xff" * 99, b"a\nb\nc\nd\n", b"untrusted comment: \nRUQ=\ntrusted comment: x\nRUQ=\n"]
)
def test_what_is_no_signature_is_refused(damage: bytes, file: Path, key: str, blocklist: Blocklist) -> None:
    """A signature that is cut or made of anything else is named."""
    signature_path(file).write_bytes(damage)

    with pytest.raises(WrongInput):
        blocklist.import_file(file, verify=key)


@pytest.mark.usefixtures("key")
def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    """Making a key where one is keeps the one that is there; it is readable by its owner only."""
    before = (tmp_path / "club.key").read_text()
    with pytest.raises(WrongInput, match="there already"):
        make_key(tmp_path / "club.key")
    assert (tmp_path / "club.key").read_text() == before
    assert (tmp_path / "club.key").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_minisign_reads_what_we_write_and_we_what_it_writes(tmp_path: Path, file: Path, blocklist: Blocklist) -> None:
    """A key and a signature of either program serve the other."""
    _, ours = make_key(tmp_path / "ours.key")
    sign(file, tmp_path / "ours.key")
    subprocess.run(["minisign", "-V", "-P", ours, "-m", str(file)], check=True, capture_output=True)

    with_ours = ["minisign", "-S", "-W", "-s", str(tmp_path / "ours.key"), "-m", str(file)]
    subprocess.run(with_ours, check=True, capture_output=True)
    subprocess.run(["minisign", "-V", "-P", ours, "-m", str(file)], check=True, capture_output=True)
    made = ["minisign", "-G", "-W", "-p", str(tmp_path / "theirs.pub"), "-s", str(tmp_path / "theirs.key")]
    subprocess.run(made, check=True, capture_output=True)
    sign(file, tmp_path / "theirs.key")
    subprocess.run(
        ["minisign", "-V", "-p", str(tmp_path / "theirs.pub"), "-m", str(file)], check=True, capture_output=True
    )
    signature_path(file).unlink()
    subprocess.run(
        ["minisign", "-S", "-W", "-s", str(tmp_path / "theirs.key"), "-m", str(file)], check=True, capture_output=True
    )
    assert blocklist.import_file(file, verify=str(tmp_path / "theirs.pub")).added == 1


def test_the_commands_do_it(callcheck: Run, file: Path) -> None:
    """A key is made, a list is signed, imported and pinned, and a change is refused with code 2."""
    secret, public = file.with_name("group.key"), file.with_name("group.pub")
    assert callcheck("blocklist", "sign", "--new-key", str(secret)).returncode == 0
    assert callcheck("blocklist", "sign", str(file), "--key", str(secret)).returncode == 0
    assert callcheck("blocklist", "import", str(file), "--verify", str(public)).returncode == 0
    assert public.read_text().splitlines()[1] in callcheck("blocklist", "sources").stdout
    file.write_text("+12025550199\n")
    assert callcheck("blocklist", "import", str(file)).returncode == 2
    assert callcheck("lookup", "-q", "+12025550199").returncode == 1
    assert callcheck("blocklist", "sign").returncode == 2


def test_a_public_key_is_checked(blocklist: Blocklist, file: Path) -> None:
    """What is no key, or a key with a letter changed in its length, is refused before anything is read."""
    for given in ("", "x", "RWQ", b64encode(b"Ed" + bytes(39)).decode()):
        with pytest.raises(WrongInput, match="public key"):
            blocklist.import_file(file, verify=given)
