"""`dondoc serve`: the office in a browser."""

import argparse
from pathlib import Path

from dondoc.commands.arguments import say
from dondoc.commands.output import Output
from dondoc.wording import Language

__all__ = ["serve"]


def serve(options: argparse.Namespace, language: Language) -> int:
    """Bring the data folder up to date, print the address and how to sign in, and serve until asked to end."""
    from dondoc.office.serving import prepare
    from dondoc.office.serving import serve as run

    data = Path(options.data).resolve()
    served = prepare(data, options.demo)
    from dondoc.office.organisation.queries import office

    address = f"http://{options.host}:{options.port}/"
    lines = [say("serve_address", language, address=address if office() else f"{address}start/")]
    if served != data:
        lines.append(say("serve_own", language, folder=served))
    elif options.demo:
        from dondoc.office.demo import PASSWORD, PEOPLE

        lines.append(say("serve_accounts", language, password=PASSWORD))
        lines += [f"  {username:12} {full_name}, {posts[0][1]}" for username, full_name, posts in PEOPLE]
    lines.append(say("serve_end", language))
    Output().write("\n".join(lines) + "\n")
    return run(options.host, options.port)
