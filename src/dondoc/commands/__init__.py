"""The commands of the command line, one module each.

arguments.py   the options, their help and what is said of a wrong one
inputs.py      files and standard input, with a sentence for each that cannot be read
output.py      bytes out: whole documents, quiet when nobody listens any more
read.py        dondoc read; report.py: what people see, plain.py without a terminal, terminal.py on one
as_json.py     readings as JSON; stages.py: one stage alone
lint.py        dondoc lint
completion.py  dondoc completion
"""

__all__: list[str] = []
