"""The entry point. `--version` is answered here, before Typer is imported."""

import sys


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        from newscli import __version__

        print(f"newscli {__version__}")
        return
    try:
        from newscli.cli import run_app
    except KeyboardInterrupt:
        sys.exit(130)
    run_app()


if __name__ == "__main__":
    main()
