"""Files whose pages are pictures of letters: PDF and scans.

words.py    words with their places, what everything below works on
rows.py     rows of words, and columns beside each other
grids.py    tables by the lines around their cells
flow.py     reading order, paragraphs, furniture: the text and where its lines stand
pdf.py      the text layer of a PDF
"""
