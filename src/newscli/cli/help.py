"""What `-h` and `--help` print, and how a command is found by the beginning of its name."""

from typing import Any

import typer.core

READ, WRITE, MANY = "Read", "Write", "Many articles"
_SELECT = "Select"  # a command's own options
_SHORT = "newscli.short_help"


class Command(typer.core.TyperCommand):
    """A command whose options stand in groups; `-h` prints only its own ones."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments that are left; it also notes which help is meant if one is asked for."""
        ctx.meta[_SHORT] = "-h" in args and "--help" not in args
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes the options, group by group."""
        groups: dict[str, list[tuple[str, str]]] = {"Arguments": [], _SELECT: [], READ: [], WRITE: [], MANY: []}
        for param in self.get_params(ctx):
            shown = param.get_help_record(ctx)
            if shown is None or param.name == "help":
                continue
            own = "Arguments" if param.param_type_name == "argument" else _SELECT
            groups[getattr(param, "rich_help_panel", None) or own].append(shown)
        for name, rows in groups.items():
            if rows and (name == _SELECT or not ctx.meta.get(_SHORT)):
                with formatter.section(name):
                    formatter.write_dl(rows)
        with formatter.section("Help"):
            formatter.write_dl([("-h", "Show the command's own options."), ("--help", "Show all options.")])


class Group(typer.core.TyperGroup):
    """Commands that also go by the beginning of their names, where it can mean only one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The name of the command that the first argument means, the command, and the other arguments."""
        return super().resolve_command(ctx, [self._full_name(args[0]), *args[1:]])

    def _full_name(self, given: str) -> str:
        meant = [name for name in self.commands if name.startswith(given)]
        return meant[0] if len(meant) == 1 and given else given
