"""The command line.

The modules in the order in which a run passes through them: `entry` starts it and sets the exit code, `commands`
defines the commands and their own options, `options` the shared options, `values` and `settings` check them, and
`finish` runs the command.
"""

from newscli.cli.commands import app
from newscli.cli.entry import run_app

__all__ = ["app", "run_app"]
