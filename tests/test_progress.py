"""Progress: shown on a terminal and in a notebook, nowhere else; and long work that is interrupted goes on."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from traitlets.config import Config

import framing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a terminal and signals of Unix; found Windows")

SLOW = """
import time
from framing.progress import progress, stages
for _ in progress(range(6), label="counting", unit="reports"):
    time.sleep(0.5)
"""
STAGES = """
import time
from framing.progress import stages
with stages({"reading": 50, "looking": 25, "writing": 25}) as begin:
    for name in ("reading", "looking", "writing"):
        begin(name)
        time.sleep(2.2 if name == "reading" else 0.2)
"""
QUICK = SLOW.replace("0.5", "0.001")


def on_terminal(code: str, **env: str) -> str:
    """What a terminal of 90 columns shows while `code` runs."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 90, 0, 0))
    quiet = {name: value for name, value in os.environ.items() if name != "TQDM_DISABLE"}
    run = subprocess.Popen([sys.executable, "-c", code], stdout=theirs, stderr=theirs, env={**quiet, **env})
    os.close(theirs)
    seen = b""
    while True:
        try:
            seen += os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    assert run.wait() == 0
    return seen.decode()


def test_a_terminal_shows_what_is_done_how_far_it_is_and_the_time_left_in_one_line_that_goes():
    lines = on_terminal(SLOW).split("\r")
    bars = [line for line in lines if "counting" in line]
    assert bars
    assert all("of 6 reports, 00:0" in line and line.endswith("left") and len(line) <= 90 for line in bars)
    assert "5 of 6" in "".join(bars)
    assert lines[-2].strip() == "" and lines[-1] == ""


def test_stages_are_named_as_they_begin():
    shown = on_terminal(STAGES)
    assert "looking  50 %" in shown and "writing  75 %" in shown and " left" in shown


@pytest.mark.parametrize(("code", "env"), [(QUICK, {}), (SLOW, {"TQDM_DISABLE": "1"})])
def test_nothing_is_shown_of_short_work_or_where_it_is_switched_off(code, env):
    assert on_terminal(code, **env) == ""


def test_nothing_is_shown_where_nobody_watches():
    run = subprocess.run([sys.executable, "-c", SLOW], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


class Kernel:
    """A real kernel: runs code and gives back what a notebook would show of it."""

    def __init__(self, folder: Path) -> None:
        client = pytest.importorskip(
            "jupyter_client", reason="needs jupyter_client, which ipykernel brings; found none"
        )
        self.manager = client.KernelManager(config=Config({"KernelManager": {"transport_encryption": "auto"}}))
        env = {name: value for name, value in os.environ.items() if name != "TQDM_DISABLE"}
        self.manager.start_kernel(env={**env, "IPYTHONDIR": str(folder)}, cwd=str(folder))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def run(self, code: str, meanwhile: Callable[[], None] = lambda: None) -> list[dict]:
        """Messages that a cell brings, in order; `meanwhile` is called once it has begun."""
        message = self.client.execute(code)
        meanwhile()
        found = []
        while True:
            try:
                one = self.client.get_iopub_msg(timeout=300)
            except queue.Empty:
                pytest.fail(f"the kernel said nothing more; until then: {found}")
            if one["parent_header"].get("msg_id") != message:
                continue
            if one["msg_type"] == "status" and one["content"]["execution_state"] == "idle":
                return found
            found.append(one)

    def close(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    kernel = Kernel(tmp_path)
    yield kernel
    kernel.close()


def streamed(messages: list[dict], name: str) -> str:
    return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream" and m["content"]["name"] == name)


def test_a_notebook_has_a_bar_of_widgets_and_no_warning(kernel):
    pytest.importorskip("ipywidgets", reason="needs ipywidgets; found none")
    messages = kernel.run(SLOW)
    shown = [m["content"]["data"] for m in messages if m["msg_type"] == "display_data"]
    assert ["application/vnd.jupyter.widget-view+json" in data for data in shown] == [True]
    assert streamed(messages, "stderr") == "" and not [m for m in messages if m["msg_type"] == "error"]


def test_a_notebook_without_ipywidgets_has_a_line_and_no_warning(kernel):
    messages = kernel.run("import sys\nsys.modules['ipywidgets'] = None\n" + SLOW)
    assert "of 6 reports" in streamed(messages, "stdout")
    assert streamed(messages, "stderr") == "" and not [m for m in messages if m["msg_type"] == "error"]


def test_outputs_that_are_saved_hold_no_bar(kernel):
    messages = kernel.run("import os\nos.environ['TQDM_DISABLE'] = '1'\n" + SLOW)
    assert {m["msg_type"] for m in messages} <= {"status", "execute_input"}


def test_kernels_that_make_figures_are_told_to_show_none(tmp_path):
    import nbformat

    from framing.notebooks import execute

    cell = nbformat.v4.new_code_cell("import os\nprint(os.environ['TQDM_DISABLE'])")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "one.ipynb")
    assert execute(tmp_path / "one.ipynb", {}).cells[0].outputs[0].text == "1\n"


def children(pid: int) -> list[str]:
    """Command lines of the processes that a process has started and that are still there."""
    listed = subprocess.run(["ps", "-o", "args=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [line for line in listed.stdout.splitlines() if "spawn_main" in line]


def wait_until(is_so: Callable[[], object]) -> None:
    for _ in range(6000):
        if is_so():
            return
        time.sleep(0.02)
    pytest.fail("what was waited for did not come")


@pytest.mark.skipif(sys.platform != "linux", reason="needs ps and process groups as on Linux")
@pytest.mark.parametrize("stage", ["raw", "measured"])
def test_a_run_interrupted_in_a_notebook_leaves_no_process_and_goes_on_to_the_same_bytes(
    kernel, control_lines, tmp_path, stage
):
    source, out = tmp_path / "reports.jsonl", tmp_path / "tables"
    source.write_text("\n".join(control_lines[:16]) + "\n", "utf-8")
    call = (
        "from framing.batches import Local, measure_in_batches\n"
        f"run = measure_in_batches({str(source)!r}, {str(out)!r}, batch_size=2, engine=Local(2))"
    )

    def interrupt() -> None:
        wait_until(lambda: list(out.glob(f".unfinished-*/{stage}/0*")))
        kernel.manager.interrupt_kernel()

    messages = kernel.run(call, interrupt)
    error = next(m["content"] for m in messages if m["msg_type"] == "error")
    assert error["ename"] == "KeyboardInterrupt"
    assert "what is done is kept, and the same call goes on from there" in error["evalue"]
    assert len(error["traceback"]) <= 5 and "concurrent" not in "".join(error["traceback"])
    assert "Traceback" not in streamed(messages, "stderr")
    pid = kernel.manager.provisioner.pid
    wait_until(lambda: not children(pid))
    assert list(out.glob(".unfinished-*")) and not list(out.glob("*.csv"))
    again = kernel.run(call.replace("Local(2)", "Local(1)") + "\nprint(run.n_rows['articles'])")
    assert streamed(again, "stdout").strip().endswith("16") and not list(out.glob(".unfinished-*"))
    framing.save_tables(framing.measure(source), tmp_path / "once" / "tables")
    for path in (tmp_path / "once" / "tables").iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name


def test_measure_is_interrupted_in_a_notebook_and_can_be_called_again(kernel, root):
    source = str(root / "data" / "control")
    began = "import framing, framing.study.measuring as m\nfind = m.find_quotes\n"
    wait = (
        "def slow(articles):\n    print('at it', flush=True)\n    import time; time.sleep(60)\nm.find_quotes = slow\n"
    )
    kernel.run(began + wait)

    def interrupt() -> None:
        while True:
            one = kernel.client.get_iopub_msg(timeout=120)
            if one["msg_type"] == "stream" and "at it" in one["content"]["text"]:
                break
        kernel.manager.interrupt_kernel()

    messages = kernel.run(f"tables = framing.measure({source!r})", interrupt)
    assert [m["content"]["ename"] for m in messages if m["msg_type"] == "error"] == ["KeyboardInterrupt"]
    again = kernel.run(f"m.find_quotes = find\nprint(len(framing.measure({source!r})['articles']))")
    assert streamed(again, "stdout").strip().endswith("48")
