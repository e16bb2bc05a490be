"""Taking files in: reports, transactions, packing, and what is refused."""

import gzip
import os
import threading
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from callcheck.core.errors import NoSuchThing, StoreFault, WrongInput
from callcheck.store.blocklist.blocklist import Blocklist
from callcheck.store.blocklist.import_request import Report

LIST = "+442079460123\n07700 900123  # silent\n\n# a comment\n020 7946 0123\n+4420794601*\n12345\n07700 9OO123\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder for a list."""
    return tmp_path


def take(home: Path, content: str | bytes, name: str = "calls.txt", **options: object) -> Report:
    """Import a file with this content."""
    file = home / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with Blocklist.open(home / "blocklist.db") as blocklist:
        return blocklist.import_file(str(file), **options)  # type: ignore[arg-type]


def patterns(home: Path, source: str = "calls") -> list[str]:
    """Return the patterns of a source."""
    with Blocklist.open(home / "blocklist.db") as blocklist:
        return [str(entry.pattern) for entry in blocklist.entries(source)]


def holds_anything(home: Path) -> bool:
    """Return whether the list has a source."""
    with Blocklist.open(home / "blocklist.db") as blocklist:
        return bool(blocklist.sources())


def test_the_report_accounts_for_every_line(home: Path) -> None:
    """What was read is the sum of what was added, updated, left as it was and refused, with line numbers."""
    report = take(home, LIST)

    assert (report.read, report.added, report.unchanged, report.repeated, report.refused) == (6, 4, 1, 1, 1)
    assert [line.line for line in report.rejected] == [8]
    assert patterns(home) == ["+4412345", "+4420794601*", "+442079460123", "+447700900123"]


def test_a_second_import_changes_nothing(home: Path) -> None:
    """The same file again leaves every entry as it is, with or without --replace."""
    take(home, LIST)

    for replace in (False, True):
        again = take(home, LIST, replace=replace)
        assert (again.added, again.updated, again.removed, again.unchanged) == (0, 0, 0, 5)


def test_replacing_takes_out_what_the_file_has_no_more(home: Path) -> None:
    """With --replace a source holds what the file holds, and no other source is touched."""
    take(home, LIST)
    take(home, "+12025550100\n", "other.txt")

    report = take(home, "+442079460123\n+12025550123\n", replace=True, yes=True)

    assert (report.added, report.removed, report.unchanged) == (1, 3, 1)
    assert patterns(home) == ["+12025550123", "+442079460123"]
    assert patterns(home, "other") == ["+12025550100"]


@pytest.mark.parametrize("content", ["", "nothing to see\n", "# only comments\n"])
def test_a_useless_file_never_replaces_a_good_source(home: Path, content: str) -> None:
    """An empty or wholly refused file changes nothing and says so."""
    take(home, LIST)

    with pytest.raises(WrongInput, match="nothing was changed"):
        take(home, content, replace=True)

    assert len(patterns(home)) == 4


def test_the_last_line_about_a_number_stands(home: Path) -> None:
    """Where a file speaks of a number twice, the later line wins, whichever of them is a number alone."""
    take(
        home,
        "07700900123 # first\n07700900123 # second\n020 7946 0123\n02079460123 # label\n"
        "+12025550100#x\n+12025550100\n",
    )

    with Blocklist.open(home / "blocklist.db") as blocklist:
        labels = {str(entry.pattern): entry.label for entry in blocklist.entries("calls")}
    assert labels == {"+447700900123": "second", "+442079460123": "label", "+12025550100": ""}


def test_a_trial_makes_no_file(home: Path) -> None:
    """A dry run reports what would be, and makes neither a list nor an entry."""
    report = take(home, LIST, dry_run=True)

    assert report.added == 4
    assert not (home / "blocklist.db").exists()
    take(home, LIST)
    assert take(home, "+12025550123\n", dry_run=True, replace=True).removed == 4
    assert len(patterns(home)) == 4


def test_refused_lines_are_kept_as_they_stood(home: Path) -> None:
    """The file of rejects holds each refused line, also in a dry run."""
    take(home, LIST, rejects=home / "rejects.txt", dry_run=True)

    assert (home / "rejects.txt").read_text() == "07700 9OO123\n"


@pytest.mark.parametrize("packing", ["gzip", "zip"])
def test_packed_files_are_unpacked(home: Path, packing: str) -> None:
    """Gzip and zip are taken as they are, and the SHA-256 is that of the file as it was given."""
    import hashlib

    file = home / f"calls.txt.{'gz' if packing == 'gzip' else 'zip'}"
    if packing == "gzip":
        file.write_bytes(gzip.compress(LIST.encode()))
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("folder/calls.txt", LIST)

    with Blocklist.open(home / "blocklist.db") as blocklist:
        report = blocklist.import_file(str(file))
        (source,) = blocklist.sources()

    assert (report.source, report.added) == ("calls", 4)
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_broken_packing_is_named_and_changes_nothing(home: Path) -> None:
    """Half a gzip file is said to be damaged."""
    with pytest.raises(StoreFault, match="damaged"):
        take(home, gzip.compress(LIST.encode() * 50)[:-20], "calls.gz")

    assert not holds_anything(home)


def test_a_wrong_check_sum_is_named(home: Path) -> None:
    """Where the content is not what was packed, the packed file is said to be damaged, and not the list."""
    packed = bytearray(gzip.compress(LIST.encode() * 1_000))
    packed[-8] ^= 1
    with zipfile.ZipFile(home / "z.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("calls.txt", LIST * 500)
    zipped = bytearray((home / "z.zip").read_bytes())
    zipped[60:90] = bytes(30)
    for name, content in (("calls.gz", packed), ("z.zip", zipped)):
        with pytest.raises(StoreFault, match=rf"{name} is damaged, and cannot be unpacked"):
            take(home, bytes(content), name)

    assert not holds_anything(home)


def test_a_packing_that_is_not_known_is_named(home: Path) -> None:
    """A zip file that was packed in a way that Python cannot read says what to do."""
    with zipfile.ZipFile(home / "z.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("calls.txt", LIST * 500)
    packed = (home / "z.zip").read_bytes().replace(b"PK\x03\x04\x14\0\0\0\x08\0", b"PK\x03\x04\x14\0\0\0\x09\0")
    method = packed.index(b"PK\x01\x02") + 10
    packed = packed[:method] + b"\x09\0" + packed[method + 2 :]

    with pytest.raises(WrongInput, match="Unpack it"):
        take(home, packed, "z.zip")


def test_an_archive_of_several_files_is_not_guessed_at(home: Path) -> None:
    """Which of several files is meant is for the person to say."""
    with zipfile.ZipFile(home / "calls.zip", "w") as archive:
        archive.writestr("a.txt", LIST)
        archive.writestr("b.txt", LIST)

    with pytest.raises(WrongInput, match=r"a\.txt, b\.txt"):
        take(home, (home / "calls.zip").read_bytes(), "calls.zip")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_understood(home: Path, encoding: str) -> None:
    """A byte order mark, and the UTF-16 that some spreadsheets write, are read as text."""
    assert take(home, LIST.encode(encoding)).added == 4


def test_what_is_not_text_is_refused(home: Path) -> None:
    """A picture is not a list."""
    with pytest.raises(WrongInput, match="a picture"):
        take(home, b"\x89PNG\0\0\0\0")


def test_spreadsheet_damage_is_named(home: Path) -> None:
    """A number that a spreadsheet rounded is refused with the reason."""
    report = take(home, "number\n4.4778E+11\n+12025550123\n", "calls.csv")

    assert "spreadsheet" in report.rejected[0].reason


def test_a_wide_prefix_must_be_meant(home: Path) -> None:
    """A prefix that covers more than ten million numbers is taken only when that was said."""
    assert take(home, "+44*\n+4477*\n+12025550123\n", format="text").refused == 2
    assert take(home, "+4477*\n+12025550123\n", yes=True).refused == 0


def test_a_file_that_cannot_be_read_is_named(home: Path) -> None:
    """A missing file is an error of the disk, and says which file."""
    with Blocklist.open(home / "blocklist.db") as blocklist, pytest.raises(StoreFault, match=r"none\.txt"):
        blocklist.import_file(str(home / "none.txt"))


def test_chunks_do_not_change_what_is_read(home: Path) -> None:
    """A list that is longer than a chunk is read to its last line, each with its own number."""
    lines = [f"+1202{n:07d}" for n in range(2_000_000, 2_150_000)]
    lines[140_000] = "no number"

    report = take(home, "\r\n".join(lines))

    assert (report.added, [line.line for line in report.rejected]) == (149_999, [140_001])


@pytest.mark.parametrize("name", ["missing.txt", "folder", "picture.png"])
def test_what_cannot_be_read_leaves_no_list_behind(home: Path, name: str) -> None:
    """On a new machine a file that cannot be read makes no list."""
    (home / "folder").mkdir()
    (home / "picture.png").write_bytes(b"\x89PNG\0\0")
    with Blocklist.open(home / "blocklist.db") as blocklist, pytest.raises((StoreFault, WrongInput)):
        blocklist.import_file(home / name)

    assert not (home / "blocklist.db").exists()


def test_deletions_alone_never_replace_a_source(home: Path) -> None:
    """A file that only takes numbers out may do that, but not stand for a whole source."""
    kept = '{"numbers":[{"phone":"+442079460123","rating":"C_PING","votes":%d}],"version":1}'
    take(home, kept % 2, "p.json")

    with pytest.raises(WrongInput, match="only removes numbers"):
        take(home, kept % 0, "p.json", replace=True)
    assert patterns(home, "p") == ["+442079460123"]
    assert take(home, kept % 0, "p.json").removed == 1


def test_the_file_in_an_archive_tells_its_format(home: Path) -> None:
    """A table in a zip file is read as a table, whatever the archive is called."""
    with zipfile.ZipFile(home / "one.zip", "w") as archive:
        archive.writestr("calls.csv", "name,phone\nBank,020 7946 0123\n")
    with Blocklist.open(home / "blocklist.db") as blocklist:
        report = blocklist.import_file(home / "one.zip")

    assert (report.format, report.source, report.added) == ("csv", "one", 1)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("f.txt", "447700900123.0\n+12025550123\n", ".0 behind"),
        ("f.json", '{"entries": [4.47700900123E+11, "+12025550123"]}', "rounded"),
        ("f.jsonl", '{"number": 447700900123.0}\n{"number": "+12025550123"}\n', ".0 behind"),
        ("f.csv", "number\n7700900123.0\n+12025550123\n", ".0 behind"),
    ],
)
def test_a_number_that_became_a_fraction_is_named(home: Path, name: str, content: str, reason: str) -> None:
    """A number to which a spreadsheet or a program gave a fraction is refused, and not read with a digit more."""
    report = take(home, content, name)

    assert (report.added, report.refused) == (1, 1)
    assert reason in report.rejected[0].reason


def test_a_refused_line_is_short_in_the_report(home: Path) -> None:
    """What a stranger's endless line holds is not kept in memory, nor said again in the reason."""
    report = take(home, "+12025550123\n" + "x" * 70_000 + "\n" + "x1" * 150 + "\n", format="text")

    assert report.refused == 2
    assert all(len(line.text) <= 1000 and len(line.reason) < 300 for line in report.rejected)


def test_a_line_without_an_end_is_refused_and_cut(home: Path) -> None:
    """Of a line of megabytes neither its start nor its end is taken for a number, and the others are taken."""
    spaces, rest = " " * 70_000, "x" * (2**21)
    report = take(
        home, f"+12025550111\n{spaces}junk{rest}07700900123\n+12025550112\n" + "7" * 2**21, rejects=home / "r"
    )

    assert (report.added, report.refused) == (2, 2)
    assert patterns(home) == ["+12025550111", "+12025550112"]
    assert [line.line for line in report.rejected] == [2, 4]
    assert "the line is too long" in (home / "r").read_text()


def test_refused_lines_are_kept_whatever_stands_in_them(home: Path) -> None:
    """Half a surrogate in a refused line stops neither the import nor the file of rejects."""
    content = '{"pattern":"\\ud800x"}\n{"pattern":"+12025550123"}\n'
    report = take(home, content, "s.jsonl", rejects=home / "rejects")

    assert (report.added, report.refused) == (1, 1)
    assert "\\ud800" in (home / "rejects").read_text()


def test_a_pipe_by_name_is_a_file_like_any_other(home: Path) -> None:
    """A named pipe that is written bit by bit is recognised by its content, and a device may be written to."""
    os.mkfifo(home / "pipe")

    def feed() -> None:
        with (home / "pipe").open("wb", buffering=0) as pipe:
            packed = gzip.compress(b"pattern,list,category,label\n+12025550123,block,x,\n")
            for place in range(len(packed)):
                pipe.write(packed[place : place + 1])

    writer = threading.Thread(target=feed)
    writer.start()
    with Blocklist.open(home / "blocklist.db") as blocklist:
        report = blocklist.import_file(home / "pipe")
        assert blocklist.export_file("/dev/null", format="csv") == {}
    writer.join()

    assert (report.format, report.added) == ("csv", 1)


@pytest.mark.parametrize("name", ["shipped\\u0000", "\\u200b", "shipped"])
def test_a_backup_cannot_make_what_is_shipped(home: Path, name: str) -> None:
    """No line of a file goes under the name of what comes with callcheck, nor under none."""
    lines = '{"pattern":"+12025550124","source":"a"}\n{"pattern":"+12025550123","source":"' + name + '"}\n'
    take(home, lines, "r.jsonl", restore=True)

    with Blocklist.open(home / "blocklist.db") as blocklist:
        assert {source.name for source in blocklist.sources()} <= {"a", "r"}


def test_each_line_of_a_backup_may_name_another_source(home: Path) -> None:
    """A backup of two hundred sources comes back with each of them."""
    lines = "".join(f'{{"pattern":"+4440{n:08}","source":"s{n}"}}\n' for n in range(200))
    report = take(home, lines, "r.jsonl", restore=True)

    assert report.added == 200
    with Blocklist.open(home / "blocklist.db") as blocklist:
        assert len(blocklist.sources()) == 200
        assert blocklist.verify() == []


def test_a_name_is_the_same_on_the_way_in_and_out(home: Path) -> None:
    """A source whose name had to be cleaned can be asked for, and taken out, by the name that was given."""
    name = "a\tb" + "c" * 300
    take(home, LIST, source=name)

    with Blocklist.open(home / "blocklist.db") as blocklist:
        assert len(list(blocklist.entries(name))) == 4
        assert blocklist.remove_source(name) == 4
        with pytest.raises(NoSuchThing):
            blocklist.remove_source("\ud800")


def test_a_damaged_card_costs_no_other(home: Path) -> None:
    """A card with an encoding that makes no sense is refused alone, and so is one that breaks off."""
    photo = "PHOTO;ENCODING=b:" + "A" * 2_000_000
    cards = (
        "BEGIN:VCARD\nFN:x\nTEL;ENCODING=B;ENCODING=QUOTED-PRINTABLE:=C3\nEND:VCARD\n"
        f"PROFILE:VCARD\nBEGIN:VCARD\n{photo}\n \nNOTE:=\nTEL:020 7946 0123\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Eva\nTEL:0113 496 0123\nPHOTO:A="
    )
    report = take(home, cards, "t.vcf")

    assert (report.added, report.refused) == (2, 1)
    assert patterns(home, "t") == ["+441134960123", "+442079460123"]


def test_a_list_is_not_packed_without_being_asked(home: Path) -> None:
    """A name that ends in .gz is refused, because the file would not be what it says."""
    with (
        Blocklist.open(home / "blocklist.db") as blocklist,
        pytest.raises(WrongInput, match="pack the file afterwards"),
    ):
        blocklist.export_file(home / "list.csv.gz")


@pytest.mark.parametrize("content", ["+12025550199\n", "nothing to see\n"])
def test_what_changes_nothing_writes_nothing(home: Path, content: str) -> None:
    """A trial, and an import that is refused whole, leave every byte of the list as it was."""
    take(home, LIST)
    before = (home / "blocklist.db").read_bytes()
    with suppress(WrongInput):
        take(home, content, dry_run=True)
    with suppress(WrongInput):
        take(home, "nothing to see\n")

    assert (home / "blocklist.db").read_bytes() == before
    assert [file.name for file in home.iterdir() if file.name.startswith("blocklist")] == ["blocklist.db"]
