import pytest


@pytest.fixture(autouse=True)
def no_locale(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "_ARGCOMPLETE"):
        monkeypatch.delenv(name, raising=False)
