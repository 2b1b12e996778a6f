"""Starts the program and ends it. No other module ends the program."""

import os
import signal
import sys
from typing import Any

import typer

from newscli.cli.commands import app
from newscli.errors import ReaderGoneError, UsageError, fault, reason
from newscli.run.messages import Messages


def run_app() -> None:
    """Run the command line and end the program: 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted."""
    # Exit normally if the run is terminated or its terminal is closed, so that half-written files are removed. `nohup`
    # makes the program ignore a closed terminal, and this stays so.
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    code = _exit_code()
    try:
        _flush()
    except OSError:  # already reported; without this, the interpreter would try again at exit and change the exit code
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _exit_code() -> int:
    # Typer would report wrong usage in several lines. The base class of these errors is not public, so it is taken from
    # a public subclass.
    usage_error: type[Any] = typer.BadParameter.__mro__[1]
    messages = Messages()
    try:
        code = typer.main.get_command(app).main(sys.argv[1:] or ["--help"], prog_name="newscli", standalone_mode=False)
        if not code:  # a failed run has already reported what could not be written
            _flush()
        return code if isinstance(code, int) else 0
    except (ReaderGoneError, BrokenPipeError):
        # Without this, the interpreter would fail on the closed pipe again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except UsageError as problem:
        messages.error(str(problem))
        return 2
    except usage_error as error:
        command = error.ctx.command_path if error.ctx else "newscli"
        messages.error(f"{_plain(error.format_message())} (see {command} --help)")
        return 2
    except OSError as error:
        messages.error(f"standard output: {reason(error)}; nothing more could be written")
        return 1
    except Exception as error:  # a bug of newscli; a traceback would tell the user less than this line
        messages.error(fault(error))
        return 1


def _plain(message: str) -> str:
    """Return Typer's message about an option without words that only programmers know."""
    message = message.rstrip(".").replace("is not a valid int range", "is not a whole number")
    return message.replace("is not a valid float range", "is not a number")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()
