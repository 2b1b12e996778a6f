"""Compiles the core with mypyc where NEWSCLI_COMPILE=1 asks for it: `NEWSCLI_COMPILE=1 pip install .`

Otherwise the wheel is pure Python, and needs neither mypyc nor a C compiler.
"""

import os
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# msgspec: so that mypyc knows the types of the records.
NEEDED = ["mypy>=1.19", "setuptools>=70", "msgspec>=0.19"]


class CompiledCore(BuildHookInterface[Any]):
    """The hook of hatchling. Its option `interpreted` lists what of the core stays Python."""

    def dependencies(self) -> list[str]:
        return NEEDED if self._is_wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if not self._is_wanted() or version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="newscli-"))
        shutil.copytree(Path(self.root, "src"), self._folder / "src")
        interpreted = {self._folder / "src" / path for path in self.config.get("interpreted", [])}
        modules = sorted((self._folder / "src/newscli/core").rglob("*.py"))
        modules = [path for path in modules if path.name != "__init__.py" and path not in interpreted]
        for built in compiled(self._folder / "src", modules):
            build_data["force_include"][str(built)] = str(built.relative_to(self._folder / "src"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if hasattr(self, "_folder"):
            shutil.rmtree(self._folder, ignore_errors=True)

    @staticmethod
    def _is_wanted() -> bool:
        return os.environ.get("NEWSCLI_COMPILE", "") not in ("", "0")


def compiled(source: Path, modules: list[Path]) -> list[Path]:
    """The extension modules, beside the modules that they take the place of."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    with chdir(source):
        names = [str(path.relative_to(source)) for path in modules]
        options = ["--config-file=", "--strict", "--ignore-missing-imports", *names]
        os.environ.setdefault("CFLAGS", "-g0")  # else the names for debuggers are most of the wheel
        extensions = mypycify(options, opt_level="1", multi_file=True, target_dir="build")
        command = Distribution({"name": "newscli", "ext_modules": extensions}).get_command_obj("build_ext")
        command.inplace, command.parallel, command.build_temp = True, os.cpu_count(), "build"
        command.ensure_finalized()
        command.run()
    suffixes = (".so", ".pyd")
    return [path for path in sorted(source.rglob("*")) if path.suffix in suffixes and "build" not in path.parts]
