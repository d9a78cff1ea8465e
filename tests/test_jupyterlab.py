"""A stranger's first minutes: JupyterLab in a real browser, notebook 03 run to its end."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
NOTEBOOK = "03-loaded-phrasing.ipynb"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs the browser Chromium: apt-get install chromium")


@pytest.fixture
def checkout(tmp_path):
    """A copy to run in: JupyterLab saves notebooks by itself, and a test changes no file of the project."""
    for name in ("notebooks", "data"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    return tmp_path


@contextmanager
def jupyterlab(root: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    state = root / "state"
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")
    environment = {**os.environ, **{name: str(state / name.lower()) for name in places}}
    environment.pop("MPLBACKEND", None)  # the tests draw without a screen; a notebook's kernel shows its figures
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "IdentityProvider.token": "t",
        "ServerApp.root_dir": root,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--{name}={value}" for name, value in options.items()]
    with (root / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def wait_for(what, seconds: float = 120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"waited {seconds} s for {what.__name__}")


def sessions(url: str) -> list:
    with urllib.request.urlopen(f"{url}/api/sessions?token=t", timeout=5) as answer:
        return json.load(answer)


def test_notebook_03_runs_in_jupyterlab_and_shows_its_figure(checkout):
    with jupyterlab(checkout) as url, playwright.sync_playwright() as driver:
        wait_for(lambda: sessions(url) is not None)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{url}/lab/tree/notebooks/{NOTEBOOK}?token=t&reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
        # The toolbar calls a kernel idle before it is; the server knows.
        wait_for(lambda: any(s["kernel"]["execution_state"] == "idle" for s in sessions(url)))
        page.get_by_role("menuitem", name="Edit", exact=True).click()
        page.get_by_text("Clear Outputs of All Cells", exact=True).click()
        wait_for(lambda: page.locator(".jp-OutputArea-output").count() == 0)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        made = checkout / "figures" / "control"
        wait_for(lambda: len(list(made.glob("03-*.svg"))) == 3)
        images = page.locator(".jp-RenderedImage img")
        wait_for(lambda: images.count() == 3, 30)
        images.first.scroll_into_view_if_needed()
        if folder := os.environ.get("FRAMING_PICTURES"):
            page.wait_for_timeout(500)
            page.screenshot(path=f"{folder}/jupyterlab.png")
        assert min(image.bounding_box()["width"] for image in images.all()) > 400
        assert page.locator(".jp-RenderedText[data-mime-type*='stderr']").count() == 0
        assert not [address for address in asked if not address.startswith((url, "data:", "blob:"))]
        browser.close()
