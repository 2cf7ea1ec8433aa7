"""The command line: `dondoc read | lint | serve | completion`.

Exit codes: 0 all is well; 1 `lint` found an error; 2 the command line is wrong, a document could not be read or the
output not be written, each with one sentence on standard error. Whoever closes the pipe or presses Ctrl-C ends it
quietly, with the codes 141 and 130 by which shells know those signals.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dondoc.commands.output import Output, complain
from dondoc.wording import Language, choose_language

if TYPE_CHECKING:
    import argparse

__all__ = ["entry", "main"]

# Objects made between two searches for cycles. By default these cost a fifth of a reading and find next to nothing.
SELDOM = 200_000
MISUSE, INTERRUPTED, PIPE_CLOSED = 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, by default the process's own, and return its exit code."""
    gc.set_threshold(SELDOM)
    words = sys.argv[1:] if argv is None else list(argv)
    language = choose_language(os.environ, _asked(words))
    try:
        return _run(words, language)
    except BrokenPipeError:
        _hush()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _unwritten(error, language)


def entry() -> int:
    """The program: `main`, and then an end that does not search for cycles in what the system takes back anyway."""
    code = main()
    gc.freeze()
    return code


def _run(words: list[str], language: Language) -> int:
    from dondoc.commands.arguments import MisuseError, build_parser, say

    parser = build_parser(language)
    if "_ARGCOMPLETE" in os.environ:
        from dondoc.commands.completion import answer

        answer(parser)
    try:
        options = parser.parse_args(words)
        if options.version:
            return _version()
        if not options.command:
            raise MisuseError(say("no_command", language))
        return _command(options, language)
    except MisuseError as error:
        complain(str(error))
        return MISUSE
    except SystemExit as end:  # --help
        return int(end.code or 0)


def _command(options: "argparse.Namespace", language: Language) -> int:
    if options.command == "read":
        from dondoc.commands.read import read as run
    elif options.command == "lint":
        from dondoc.commands.lint import lint as run
    elif options.command == "serve":
        from dondoc.commands.serve import serve as run
    else:
        from dondoc.commands.completion import completion as run
    return run(options, language)


def _version() -> int:
    from dondoc import __version__

    Output().write(f"dondoc {__version__}\n")
    return 0


def _asked(words: list[str]) -> str | None:
    """The language asked for, needed before the parser can speak."""
    asked = None
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked


def _unwritten(error: OSError, language: Language) -> int:
    from dondoc.commands.arguments import say

    complain(say("output_failed", language, reason=error.strerror or error))
    _hush()
    return MISUSE


def _hush() -> None:
    """Let the interpreter flush what is left into nothing, so that it does not complain of the same once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
