#!/usr/bin/env python3
"""Check that our copies of the reading contract are those of the folder given: `same_samples.py FOLDER`."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main(folder: Path) -> int:
    pairs = [(path, ROOT / "samples" / path.name) for path in sorted((folder / "samples").iterdir())]
    pairs.append((folder / "schema.json", ROOT / "src/dondoc/reading/schema.json"))
    pairs.append((folder / "score.py", ROOT / "tools/score.py"))
    differ = [copy for source, copy in pairs if not copy.exists() or source.read_bytes() != copy.read_bytes()]
    for copy in differ:
        print(f"{copy.relative_to(ROOT)} is not what {folder} holds")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
