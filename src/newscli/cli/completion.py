"""Completion for the running shell, or for one that the user names. Typer by itself offers the running one only."""

from newscli.errors import UsageError, reason

_PROGRAM, _VARIABLE = "newscli", "_NEWSCLI_COMPLETE"
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def install_completion(words: list[str]) -> None:
    """Install completion and print where.

    words: what follows the option on the command line, a shell or nothing. Raises UsageError.
    """
    shell = _shell(words, "--install-completion")
    from typer._completion_shared import install

    try:
        _, path = install(shell=shell, prog_name=_PROGRAM, complete_var=_VARIABLE)
    except OSError as error:
        raise UsageError(f"cannot install completion for {shell}: {reason(error)}") from error
    print(f"{shell} completion installed in {path}; it takes effect in new terminals")


def show_completion(words: list[str]) -> None:
    """Print the completion script. The argument is that of `install_completion`. Raises UsageError."""
    shell = _shell(words, "--show-completion")
    from typer._completion_shared import get_completion_script

    print(get_completion_script(prog_name=_PROGRAM, complete_var=_VARIABLE, shell=shell))


def _shell(words: list[str], option: str) -> str:
    """Return the shell that the user names, or the running one."""
    if not words:
        from typer._completion_shared import _get_shell_name

        running = _get_shell_name()
        if running not in _SHELLS:
            raise UsageError(f"no completion for the current shell; name another, such as {option} bash")
        return running
    if len(words) > 1 or words[0] not in _SHELLS:
        raise UsageError(f"{option} {' '.join(words)}: expected one shell; choose from {', '.join(_SHELLS)}")
    return words[0]
