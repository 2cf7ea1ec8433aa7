"""Old Word files, RTF and OpenDocument, by programs that know them: LibreOffice, or antiword for old Word files alone.

LibreOffice keeps list numbers and tables; what it writes is read like any other DOCX. antiword is small and quick and
gives the words. Each call has a folder of its own that goes with it; macros and links to elsewhere are switched off.
"""

import shutil
import tempfile
from pathlib import Path

from dondoc.reading.files.failures import failure
from dondoc.reading.files.processes import Failed, run
from dondoc.reading.files.text import TEXT_LIMIT, clean

__all__ = ["MEDIA_TYPES", "antiword", "libreoffice", "read_converted"]

MEDIA_TYPES = {
    "word97": "application/msword",
    "rtf": "application/rtf",
    "opendocument": "application/vnd.oasis.opendocument.text",
}
SUFFIXES = {"word97": "doc", "rtf": "rtf", "opendocument": "odt"}
SECONDS, OFFICE_SECONDS = 20, 60
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def antiword() -> str | None:
    """Where antiword is; None where it is not installed."""
    return shutil.which("antiword")


def libreoffice() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_converted(data: bytes, form: str) -> tuple[str, str]:
    """The clean text of a file of `form` and its media type; NotReadable where nothing installed can read it."""
    office, small = libreoffice(), antiword() if form == "word97" else None
    if office is None and small is None:
        raise failure(form)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"in.{SUFFIXES[form]}")
        path.write_bytes(data)
        try:
            text = _by_libreoffice(office, path) if office else _by_antiword(str(small), path)
        except Failed as error:
            raise failure("unconverted", kind=SUFFIXES[form].upper()) from error
    return text, MEDIA_TYPES[form]


def _by_libreoffice(program: str, path: Path) -> str:
    from dondoc.reading.files.docx import read_docx

    folder = path.parent
    (folder / "profile/user").mkdir(parents=True)
    (folder / "profile/user/registrymodifications.xcu").write_text(SETTINGS, "utf-8")
    made = folder / "out/in.docx"
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to"]
    run([*command, "docx", "--outdir", str(made.parent), str(path)], OFFICE_SECONDS, folder=folder)
    if not made.exists():
        raise Failed(program)
    return read_docx(made.read_bytes())[0]


def _by_antiword(program: str, path: Path) -> str:
    said = run([program, "-m", "UTF-8.txt", "-w", "0", str(path)], SECONDS, folder=path.parent)
    if len(said) > TEXT_LIMIT:
        raise Failed(program)
    return clean(said.decode("utf-8", "replace"))
