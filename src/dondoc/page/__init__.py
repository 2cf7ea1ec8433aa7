"""One self-contained page of a reading: the document on the left, directives and findings on the right.

shell.py     the whole page: head, top, columns, foot
paper.py     the document as read, line by line, its spans marked
marks.py     overlapping spans cut into pieces that do not overlap
cards.py     a card for each directive, grouped under the document's headings
facts.py     the header's facts, directives by addressee, citations
findings.py  what to check before signing
tags.py      elements and escaping: the only place where markup is written
page.css, page.js, fonts/   what the page carries with it; it asks for nothing from anywhere
"""

from dondoc.page.shell import render

__all__ = ["render"]
