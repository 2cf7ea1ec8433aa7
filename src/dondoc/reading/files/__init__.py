"""Files in: bytes of a known format become one clean text. One module a format.

opening.py      which format it is, by content first and by name second; every refusal has a code and a sentence
signatures.py   how formats are told apart by their first bytes
text.py         plain text: encodings, and the cleaning that all formats share
markdown.py     Markdown, which is text whose markup is kept
docx/           Word documents, straight over the parts of the package
messages.toml   the sentences of all refusals, DON-F01 and on
"""

from dondoc.reading.files.opening import Opened, open_document, open_path

__all__ = ["Opened", "open_document", "open_path"]
