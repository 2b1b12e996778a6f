"""Where the program begins, and every way in which it ends. The only module that ends it."""

import os
import signal
import sys
from typing import Any

import typer

from newscli.cli.commands import app
from newscli.errors import ReaderGoneError, UsageError, fault, reason
from newscli.run.messages import Messages


def run_app() -> None:
    """Runs the command line and ends the program: 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted."""
    # So that half-written files are removed when the run is ended, or its terminal closed. `nohup` has it ignore that.
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    code = _exit_code()
    try:
        _flush()
    except OSError:  # it has been said; at exit the interpreter would try again, and end with a code of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _exit_code() -> int:
    # Typer would show a wrong use in several lines. The class of all such errors is not public, but a child of it is.
    usage_error: type[Any] = typer.BadParameter.__mro__[1]
    messages = Messages()
    try:
        code = typer.main.get_command(app).main(sys.argv[1:] or ["--help"], prog_name="newscli", standalone_mode=False)
        if not code:  # a failed run has said already what could not be written
            _flush()
        return code if isinstance(code, int) else 0
    except (ReaderGoneError, BrokenPipeError):
        # The interpreter must not find the closed pipe again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except UsageError as problem:
        messages.error(str(problem))
        return 2
    except usage_error as error:
        command = error.ctx.command_path if error.ctx else "newscli"
        messages.error(f"{error.format_message().rstrip('.')} (see {command} --help)")
        return 2
    except OSError as error:
        messages.error(f"standard output: {reason(error)}; nothing more could be written")
        return 1
    except Exception as error:  # a fault of ours; a traceback would tell the user less
        messages.error(fault(error))
        return 1


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()
