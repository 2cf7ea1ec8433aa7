"""The options of the command line, their help, and one sentence for a wrong one."""

import argparse
import os
from typing import Any, NoReturn

from dondoc.commands.output import Output
from dondoc.datatables import beside, load
from dondoc.wording import LANGUAGES, Language, one_line, sentence

__all__ = ["SHELLS", "STAGES", "MisuseError", "build_parser", "say"]

HERE = beside(__file__)
STAGES = ("text", "outline", "header", "citations", "deadlines", "parties", "directives", "findings")
SHELLS = ("bash", "zsh", "fish")
EXAMPLES = {
    "": ("dondoc read thong-bao.docx", "dondoc lint *.docx", "dondoc read --html doc.html thong-bao.md"),
    "read": (
        "dondoc read thong-bao.docx",
        "dondoc read --html doc.html thong-bao.docx",
        "dondoc read --json *.docx > doc.jsonl",
        "dondoc read --stage deadlines thong-bao.txt",
        "dondoc read --lang en - < thong-bao.md",
    ),
    "lint": ("dondoc lint thong-bao.docx", "dondoc lint van-ban/*.md && echo OK"),
    "serve": ("dondoc serve --data /srv/dondoc", "dondoc serve --demo --data build/demo --port 8081"),
    "completion": (
        "dondoc completion bash >> ~/.bash_completion",
        "dondoc completion fish > ~/.config/fish/completions/dondoc.fish",
    ),
}


class MisuseError(Exception):
    """A command line that cannot be followed; its text is the sentence for the person."""


def say(name: str, language: Language, /, **values: object) -> str:
    """A message of the command line."""
    return sentence(HERE, name, language, **values)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, found without shutil, which costs more to load than the whole parser."""

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(prog, max_help_position=26, width=min(Output.width(), 100) - 2)
        self._language = language

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401 - argparse's own
        """The usage line under its word in the person's language."""
        super().add_usage(usage, actions, groups, say("usage", self._language) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the person's language and raises MisuseError instead of ending the program."""

    def __init__(self, prog: str, language: Language, about: str = "", command: str = "") -> None:
        lines = "\n".join(f"  {line}" for line in EXAMPLES[command])
        super().__init__(
            prog,
            description=about,
            epilog=f"{say('examples', language)}:\n{lines}",
            formatter_class=lambda prog: _Formatter(prog, language),
            add_help=False,
            allow_abbrev=False,
        )
        self.language = language

    def print_help(self, file: Any = None) -> None:  # noqa: ANN401 - argparse's own
        """Print the help in UTF-8, whatever the locale's encoding."""
        Output().write(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Raise MisuseError with a sentence in the person's language."""
        raise MisuseError(_misuse(message, self.language))


def _misuse(message: str, language: Language) -> str:
    import re

    for row in load(HERE)["messages"]["misuse"]:
        if match := re.fullmatch(row["pattern"], message, re.DOTALL):
            said = {name: one_line(value.replace("'", "")) for name, value in match.groupdict().items()}
            return str(row[language].format(**said))
    return one_line(message)


def build_parser(language: Language) -> Parser:
    """The parser of `dondoc`, with help in `language`."""
    parser = Parser("dondoc", language, say("about", language))
    options = _options(parser, language)
    options.add_argument("--version", action="store_true", help=say("version", language))
    commands = parser.add_subparsers(
        dest="command", metavar=say("name_command", language), title=say("commands", language), prog="dondoc"
    )
    for name, fill in (("read", _read), ("lint", _lint), ("serve", _serve), ("completion", _completion)):
        about = say(name, language)
        child = commands.add_parser(name, help=about, language=language, about=about, command=name)
        fill(child, _options(child, language))
    return parser


def _options(parser: Parser, language: Language) -> Any:  # noqa: ANN401 - argparse's group is private
    group = parser.add_argument_group(say("options", language))
    group.add_argument("-h", "--help", action="help", help=say("help", language))
    group.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=say("lang", language))
    return group


def _files(parser: Parser) -> None:
    group = parser.add_argument_group(say("arguments", parser.language))
    name = say("name_file", parser.language)
    group.add_argument("files", nargs="+", metavar=name, type=os.fspath, help=say("file", parser.language))


def _serve(parser: Parser, options: Any) -> None:  # noqa: ANN401 - argparse's group is private
    language = parser.language
    options.add_argument("--data", default="data", metavar=say("name_folder", language), help=say("data", language))
    options.add_argument("--demo", action="store_true", help=say("demo", language))
    options.add_argument("--host", default="127.0.0.1", metavar="HOST", help=say("host", language))
    options.add_argument("--port", default=8080, type=int, metavar="PORT", help=say("port", language))


def _read(parser: Parser, options: Any) -> None:  # noqa: ANN401 - argparse's group is private
    language = parser.language
    _files(parser)
    options.add_argument("--json", action="store_true", help=say("json", language))
    options.add_argument("--html", metavar=say("name_out", language), help=say("html", language))
    stages = say("stage", language, stages=", ".join(STAGES))
    options.add_argument("--stage", choices=STAGES, metavar=say("name_stage", language), help=stages)


def _lint(parser: Parser, _options: Any) -> None:  # noqa: ANN401 - argparse's group is private
    _files(parser)


def _completion(parser: Parser, _options: Any) -> None:  # noqa: ANN401 - argparse's group is private
    group = parser.add_argument_group(say("arguments", parser.language))
    group.add_argument("shell", choices=SHELLS, metavar="SHELL", help=say("shell", parser.language))
