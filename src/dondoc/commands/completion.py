"""`dondoc completion`: the script for a shell, and the answers to it while it completes."""

import argparse

from dondoc.commands.output import Output
from dondoc.wording import Language

__all__ = ["answer", "completion"]


def completion(options: argparse.Namespace, language: Language) -> int:
    """Print the script that makes a shell ask dondoc for completions."""
    from argcomplete.shell_integration import shellcode

    Output().write(shellcode(["dondoc"], shell=options.shell))
    return 0


def answer(parser: argparse.ArgumentParser) -> None:
    """Answer a shell that completes a line; ends the process. Called only where the shell has set _ARGCOMPLETE."""
    import argcomplete

    argcomplete.autocomplete(parser)
