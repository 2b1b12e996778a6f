"""Checks the shared options and turns them into the settings of a run."""

import os
import re
from importlib.util import find_spec
from pathlib import PurePath

from newscli.cli.options import Common
from newscli.cli.values import day, fields_named, known_encoding, paths_of
from newscli.errors import UsageError
from newscli.inputs import FieldNames, InputOptions
from newscli.inputs.kinds import File, is_url
from newscli.inputs.paths import find_files, identity
from newscli.outputs.formats import FORMATS, formats_of, on_terminal
from newscli.run.settings import Settings, is_folder

# Suffixes that only some commands can write.
_OF_OTHER_COMMANDS = frozenset(suffix for each in FORMATS.values() if each.by_suffix for suffix in each.suffixes)
_ERROR = re.compile(rb'\{"input": (null|".*"), "line": (null|\d+), "kind": ')  # a line written by --errors
_MOST_OF_LINE = 10_000  # bytes of a line that are compared with it


def settings_of(common: Common, command: str, default: str = "jsonl") -> Settings:
    """Return the settings that all commands need. Raises UsageError.

    default: the format if neither an option nor the suffix of a file names one.
    """
    if common.json and common.format not in (None, "json"):
        raise UsageError(f"--json and --format {common.format} cannot be combined")
    _check_not_empty(common)
    if common.output == "-":
        common.output = None
    fields = FieldNames(common.text_field, common.id_field, common.date_field, common.title_field, common.source_field)
    fields = fields._replace(**fields_named(common.field))
    settings = Settings(
        paths=paths_of(common.paths, common.files_from),
        format="json" if common.json else common.format or _default_format(common, command, default),
        output=common.output,
        inputs=InputOptions(known_encoding(common.encoding), common.input_format, fields, common.output),
        strict_inputs=common.strict_inputs,
        date=day("--date", common.date),
        jobs=common.jobs,
        scheduler=common.scheduler,
        scheduler_file=common.scheduler_file,
        pager=not common.no_pager and on_terminal(),
    )
    if "-" in settings.paths:  # standard input may never end, so its results are shown as they come
        settings = settings._replace(pager=False)
    if common.errors:
        _check_errors(common, settings)
    _check_format(settings)
    _check_scheduler(settings)
    if settings.output and not is_folder(settings.output):
        _check_output(settings.output, (*settings.paths, common.files_from or ""))
    _check_additions(common, settings)
    return settings


def _check_not_empty(common: Common) -> None:
    """Raise UsageError for an empty name, which is mostly an unset variable of a script."""
    for option in ("output", "errors", "files_from", "columns", "scheduler", "scheduler_file"):
        if getattr(common, option) == "":
            raise UsageError(f"--{option.replace('_', '-')} is empty; give it a value, or leave it out")


def _check_additions(common: Common, settings: Settings) -> None:
    if common.excel and settings.format not in ("csv", "tsv"):
        raise UsageError(f"--excel works with csv and tsv only, not with {settings.format}")
    if common.columns is not None and settings.format not in ("csv", "tsv", "xlsx"):
        raise UsageError(f"--columns works with csv, tsv and xlsx only, not with {settings.format}")
    if common.explain and not FORMATS[settings.format].explains:
        raise UsageError(f"--explain does not work with {settings.format}; use pretty, jsonl, json, csv or tsv")


def _default_format(common: Common, command: str, default: str) -> str:
    """Return the format of the output file's suffix, otherwise `pretty` on a terminal and `default` elsewhere."""
    if common.output and not is_folder(common.output):
        suffix = PurePath(common.output).suffix.lower()
        by_suffix = {suffix: each.name for each in formats_of(command) if each.by_suffix for suffix in each.suffixes}
        if suffix in by_suffix:
            return by_suffix[suffix]
        if suffix in _OF_OTHER_COMMANDS:
            names = ", ".join(by_suffix)
            raise UsageError(f"--output {common.output}: {command} cannot write {suffix}; choose from {names}")
    if default == "jsonl" and command != "all" and not common.output and on_terminal():
        return "pretty"
    return default


def _check_format(settings: Settings) -> None:
    extra = FORMATS[settings.format].extra
    if extra and find_spec(extra[0]) is None:
        raise UsageError(
            f"writing {settings.format} needs an extra package; install it with: pip install 'newscli[{extra[1]}]'"
        )
    of_file = settings.output is not None and not is_folder(settings.output)
    if settings.format == "sqlite" and not of_file:
        raise UsageError("sqlite writes one file for all inputs; use --output results.db")
    if not FORMATS[settings.format].of_terminal and settings.output is None and on_terminal():
        suffix = FORMATS[settings.format].suffix
        raise UsageError(f"{settings.format} cannot be shown on a terminal; use --output results{suffix}")
    suffix = PurePath(str(settings.output)).suffix.lower()
    if settings.format != "sqlite" and of_file and suffix in FORMATS["sqlite"].suffixes:
        raise UsageError(
            f"--output {settings.output} is a database, which --format {settings.format} cannot write; leave one out"
        )


def _check_scheduler(settings: Settings) -> None:
    if settings.scheduler is None and settings.scheduler_file is None:
        return
    if settings.scheduler is not None and settings.scheduler_file is not None:
        raise UsageError("--scheduler and --scheduler-file cannot be combined")
    if not settings.output or not is_folder(settings.output):
        raise UsageError("a cluster writes one result per input; use --output FOLDER/")
    if settings.jobs and settings.scheduler != "local":
        raise UsageError("--jobs has no effect on an existing cluster; leave it out")


# Suffixes that newscli cannot write, and what to do instead.
_PACKED = "compressed files cannot be written; pipe the results through gzip or zstd"
_WORKBOOK = "this kind of workbook cannot be written; use --output results.xlsx"
_DOCUMENT = "this kind of document cannot be written; use --output results.md or results.html and convert it"
_NOT_WRITTEN = dict.fromkeys((".gz", ".zst", ".bz2", ".xz", ".zip"), _PACKED)
_NOT_WRITTEN |= dict.fromkeys((".xls", ".ods"), _WORKBOOK)
_NOT_WRITTEN |= dict.fromkeys((".doc", ".docx", ".odt", ".pdf", ".rtf"), _DOCUMENT)
_NOT_WRITTEN |= dict.fromkeys((".xml", ".yaml", ".yml"), "newscli cannot write this format; use --output results.json")


def _check_errors(common: Common, settings: Settings) -> None:
    """Raise UsageError if the file of --errors would overwrite an input or the output."""
    name = str(common.errors)
    if settings.output and os.path.realpath(name) == os.path.realpath(settings.output) and name != os.devnull:
        raise UsageError(f"--errors {name} is also the output; choose another file")
    errors_file = identity(name)
    if errors_file is None or not os.path.getsize(name):
        return
    if errors_file in map(identity, (*settings.paths, common.files_from or "")):
        raise UsageError(f"--errors {name} is also an input; choose another file")
    with open(name, "rb") as lines:
        if _ERROR.match(lines.readline(_MOST_OF_LINE)):  # the errors of an earlier run may be replaced
            return
    files = find_files((path for path in settings.paths if os.path.isdir(path)), settings.inputs)
    if any(isinstance(file, File) and identity(file.name) == errors_file for file in files):
        raise UsageError(f"--errors {name} is also an input; choose another file")


def _check_output(output: str, paths: tuple[str, ...]) -> None:
    if instead := _NOT_WRITTEN.get(PurePath(output).suffix.lower()):
        raise UsageError(f"--output {output}: {instead}")
    if is_url(output):
        raise UsageError(
            f"--output {output}: a store gets one result per input; end the name with / to make it a folder"
        )
    if os.path.isfile(output) and any(os.path.exists(path) and os.path.samefile(output, path) for path in paths):
        raise UsageError(f"--output {output} is also an input; choose another file")
    folder = os.path.dirname(output)
    if folder and not os.path.isdir(folder):
        raise UsageError(f"--output {output}: there is no folder {folder}; create it first")
