"""The texts of `-h` and `--help`, and the options that the program has besides its commands."""

from typing import Any

import typer.core

from newscli.cli.completion import install_completion, show_completion

READ, WRITE, MANY = "Read", "Write", "Many articles"
_SELECT = "Select"  # a command's own options
_SHORT = "newscli.short_help"


class Command(typer.core.TyperCommand):
    """A command that shows its options in groups; with `-h`, only its own options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return the remaining arguments, and note whether the short help was requested."""
        ctx.meta[_SHORT] = "-h" in args and "--help" not in args
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, group by group."""
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


_SHELLS = "for the SHELL named after it (bash, zsh, fish, powershell, pwsh), otherwise for the current one."


class Group(typer.core.TyperGroup):
    """The program: a command may be shortened to any beginning that only one name has."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return the arguments after the options of the program.

        A shell may follow the options for completion. Typer knows them as flags only, so they are handled here.
        """
        if args[:1] in (["--install-completion"], ["--show-completion"]) and not {"-h", "--help"}.intersection(args):
            complete = install_completion if args[0] == "--install-completion" else show_completion
            complete(args[1:])
            ctx.exit()
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options of the program."""
        params: list[Any] = super().get_params(ctx)
        for param in params:
            if param.name == "install_completion":
                param.help = f"Install completion {_SHELLS}"
            elif param.name == "show_completion":
                param.help = f"Print the completion script {_SHELLS}"
        return params

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name of the command that the first argument means, the command, and the other arguments."""
        return super().resolve_command(ctx, [self._full_name(args[0]), *args[1:]])

    def _full_name(self, given: str) -> str:
        matches = [name for name in self.commands if name.startswith(given)]
        return matches[0] if len(matches) == 1 and given else given
