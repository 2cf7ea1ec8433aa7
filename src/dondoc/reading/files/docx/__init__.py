"""Word documents (DOCX, DOCM), read straight over the parts of the package (ECMA-376, ISO/IEC 29500).

package.py      the ZIP and its parts, with limits on everything that a hostile file can make large
names.py        element and attribute names
styles.py       what paragraph and character styles hand down: lists, hidden text, capitals
numbering.py    list numbers, which exist only as properties of paragraphs
inline.py       the words of one paragraph as the page shows them
tables.py       rows and cells; tables that hold data and tables that only place things on the page
story.py        paragraphs, tables and text boxes in reading order
reading.py      the whole: body, marks of secrecy and urgency from headers, footnotes and endnotes
"""

from dondoc.reading.files.docx.package import is_opendocument
from dondoc.reading.files.docx.reading import read_docx

__all__ = ["is_opendocument", "read_docx"]
