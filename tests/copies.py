"""Runs commands in copies of a process that has loaded their modules, which takes a tenth of the time of a new process.

A copy is a process of its own, with its own streams, signals and exit code. What is special about a new process, such
as what it loads, is tested with the installed command.
"""

import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import IO, Any, NoReturn

_MOST = 200_000  # bytes of a request


class Copy:
    """A running copy. Its attributes and methods are those of `subprocess.Popen`."""

    def __init__(self, status: int, streams: Sequence[IO[bytes] | None]) -> None:
        """status: where the process number and, at the end, the exit code can be read. streams: ours of the pipes."""
        self._status = os.fdopen(status, "rb", buffering=0)
        self.stdin, self.stdout, self.stderr = streams
        self.returncode: int | None = None
        self.pid = int(self._status.readline())

    def __enter__(self) -> "Copy":
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self.stdin, self.stdout, self.stderr):
            if stream:
                with suppress(BrokenPipeError):
                    stream.close()
        self.wait()

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None if the copy has not ended."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code when the copy has ended. timeout: in seconds."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def communicate(self, given: bytes | None = None, timeout: float | None = None) -> tuple[bytes, bytes]:
        """Write to the standard input of the copy, and return what it has written when it has ended."""
        written = [b"", b""]

        def feed() -> None:
            with suppress(BrokenPipeError):
                if self.stdin and given:
                    self.stdin.write(given)
            if self.stdin:
                self.stdin.close()

        def read(number: int, stream: IO[bytes]) -> None:
            written[number] = stream.read()

        threads = [threading.Thread(target=feed)]
        for number, stream in enumerate((self.stdout, self.stderr)):
            if stream and not stream.closed:
                threads.append(threading.Thread(target=read, args=(number, stream)))
        for thread in threads:
            thread.start()
        self.wait(timeout)
        for thread in threads:
            thread.join()
        return written[0], written[1]

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._status], [], [], timeout)[0]:
            self.returncode = int(self._status.readline())
            self._status.close()
        return self.returncode


class Copies:
    """A process that has loaded modules and waits to be copied."""

    def __init__(self, *modules: str, env: Mapping[str, str] | None = None) -> None:
        """modules: what it loads, with these variables in its environment."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket = ours
        self._started: list[Copy] = []
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, __file__, *modules],
                stdin=theirs.fileno(),
                start_new_session=True,
                env={**os.environ, **(env or {})},
            )

    def start(
        self,
        args: Sequence[object],
        *,
        module: str = "newscli.__main__",
        stdin: int | IO[Any] | None = None,
        stdout: int | IO[Any] | None = None,
        stderr: int | IO[Any] | None = None,
        cwd: object = None,
        env: Mapping[str, str] | None = None,
        start_new_session: bool = False,
    ) -> Copy:
        """Run a command in a copy: the function `main` of a module, with arguments of the command line.

        The other arguments are those of `subprocess.Popen`.
        """
        kept: list[IO[bytes] | None] = []
        given: list[int] = []
        for number, stream in enumerate((stdin, stdout, stderr)):
            if stream == subprocess.PIPE:
                reading, writing = os.pipe()
                given.append(writing if number else reading)
                kept.append(os.fdopen(reading, "rb") if number else os.fdopen(writing, "wb", buffering=0))
            else:
                given.append(_descriptor(stream, number))
                kept.append(None)
        status, end = os.pipe()
        request = {
            "module": module,
            "args": [str(arg) for arg in args],
            "cwd": str(cwd or os.getcwd()),
            "env": dict(os.environ if env is None else env),
            "session": start_new_session,
        }
        socket.send_fds(self._socket, [json.dumps(request).encode()], [*given, end])
        for descriptor in (*given, end):
            os.close(descriptor)
        self._started = [copy for copy in self._started if copy.returncode is None]
        self._started.append(Copy(status, kept))
        return self._started[-1]

    def close(self) -> None:
        """End the process, and the copies that a failed test has left."""
        for copy in self._started:
            copy.kill()
        self._socket.close()
        self._server.wait()


def _descriptor(stream: int | IO[Any] | None, number: int) -> int:
    """Return a new descriptor of what a copy shall have as its standard stream of this number."""
    if stream == subprocess.DEVNULL:
        return os.open(os.devnull, os.O_RDWR)
    return os.dup(number if stream is None else stream if isinstance(stream, int) else stream.fileno())


def _serve(modules: Sequence[str]) -> None:
    """Make copies until the other end of standard input is closed."""
    for module in modules:
        importlib.import_module(module)
    with socket.socket(fileno=os.dup(0)) as requests:
        while True:
            request, descriptors, *_ = socket.recv_fds(requests, _MOST, 4)
            with suppress(ChildProcessError):
                while os.waitpid(-1, 0 if not request else os.WNOHANG)[0]:
                    pass
            if not request:
                return
            if os.fork() == 0:
                requests.close()
                _wait_for_copy(json.loads(request), descriptors)
            for descriptor in descriptors:
                os.close(descriptor)


def _wait_for_copy(request: dict[str, object], descriptors: Sequence[int]) -> None:
    """Start a copy, write its process number and, when it has ended, its exit code to the last descriptor."""
    *streams, status = descriptors
    pid = os.fork()
    if pid == 0:
        os.close(status)
        _run(streams, **request)  # type: ignore[arg-type]
    os.write(status, b"%d\n" % pid)
    for descriptor in (0, 1, 2, *streams):
        os.close(descriptor)
    os.write(status, b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    os._exit(0)


def _run(
    streams: Sequence[int], module: str, args: Sequence[str], cwd: str, env: Mapping[str, str], session: bool
) -> None:
    def main() -> None:
        if session:
            os.setsid()
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
            os.close(descriptor)
        sys.stdin = os.fdopen(0, encoding="utf-8")
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace")
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        sys.argv = ["newscli", *args]
        importlib.import_module(module).main()

    end_with(main)


def end_with(main: Callable[[], None]) -> NoReturn:
    """Call a function in this process, which has been made for it, and end the process as an interpreter does."""
    code: object = 1
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    _serve(sys.argv[1:])
