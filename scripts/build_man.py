"""Writes the man page and the shell completions from the definitions of the options. With --check it only compares.

The man page is man/newscli.1; the folder completions/ has one file each for bash, zsh and fish. Wheels install all of
them.
"""

import re
import sys
from typing import Any

import typer
from generated import ROOT, write_or_check
from typer._completion_shared import get_completion_script

from newscli import __version__
from newscli.cli import app

COMPLETIONS = {"bash": "newscli", "zsh": "_newscli", "fish": "newscli.fish"}
EXIT_CODES = {
    "0": "Done, even if nothing was found.",
    "1": "Some inputs failed; each is reported on standard error, and all others are done.",
    "2": "Wrong usage.",
    "130": "Interrupted.",
}


def roff(text: str) -> str:
    """Return the text with everything escaped that man would take for a command."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.M)


def paragraphs(help_text: str) -> list[str]:
    """Return the help of a command. Prose is refilled; lines after a \\b, such as examples, are kept."""
    out = []
    for part in re.split(r"\n\s*\n", help_text.strip()):
        if part.lstrip().startswith("\b"):
            lines = [line.rstrip() for line in part.replace("\b", "").strip("\n").splitlines()]
            out += [".PP", ".nf", *map(roff, lines), ".fi"]
        else:
            out += [".PP", roff(" ".join(part.split()))]
    return out


def options(command: Any) -> list[str]:
    """Return the arguments and options that `--help` shows, each with its help."""
    context = command.make_context(command.name, [], resilient_parsing=True)
    out = []
    for parameter in command.get_params(context):
        if shown := parameter.get_help_record(context):
            name = roff(shown[0]).replace("|", "|\\:")  # a list of choices may break after each
            out += [".TP", f".B {name}", roff(" ".join(shown[1].split()))]
    return out


def page() -> str:
    """Return the man page."""
    top: Any = typer.main.get_command(app)
    top.name = "newscli"
    out = [
        f'.TH NEWSCLI 1 "" "newscli {__version__}" "User Commands"',
        ".ad l",  # long lists of choices cannot be spread over a line
        ".SH NAME",
        r"newscli \- turn news articles into data: who said what, what happened when",
        ".SH SYNOPSIS",
        r".B newscli",
        r"\fICOMMAND\fR [\fIOPTIONS\fR] [\fIPATH\fR]...",
        ".SH DESCRIPTION",
        *paragraphs(top.help),
        ".SH OPTIONS",
        *options(top),
    ]
    for name, command in top.commands.items():
        out += [f".SH NEWSCLI {name.upper()}".replace("-", "\\-"), *paragraphs(command.help), *options(command)]
    out.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES.items():
        out += [".TP", f".B {code}", meaning]
    return "\n".join(out) + "\n"


def completion(shell: str) -> str:
    """Return the completion script of a shell."""
    script = get_completion_script(prog_name="newscli", complete_var="_NEWSCLI_COMPLETE", shell=shell)
    return script.strip() + "\n"


if __name__ == "__main__":
    written = {ROOT / "man" / "newscli.1": page()}
    written |= {ROOT / "completions" / name: completion(shell) for shell, name in COMPLETIONS.items()}
    sys.exit(write_or_check(written))
