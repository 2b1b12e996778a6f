"""The command line: options to inputs to the core to an output.

`entry` starts a run and turns its end into an exit code. In between, in this order: `options` (what every command may
be told), `values` and `settings` (what that comes to, checked), `commands`, `finish` (the run).
"""

from newscli.cli.commands import app
from newscli.cli.entry import run_app

__all__ = ["app", "run_app"]
