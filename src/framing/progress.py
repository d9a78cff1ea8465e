"""How far long work has come: tqdm behind one function, and nothing where nobody watches."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tqdm.auto import tqdm

DELAY = 2  # seconds: shorter work shows nothing
SAID = "{desc} {percentage:3.0f} %|{bar}| {n_fmt} of {total_fmt}{unit}, {remaining} left"
SAID_OF_STAGES = "{desc} {percentage:3.0f} %|{bar}| {remaining} left"


def progress(
    things: Iterable[Any] | None = None,
    *,
    total: int | None = None,
    label: str = "",
    unit: str = "",
    said: str = SAID,
    quiet: bool = False,
) -> tqdm[Any]:
    """Go through `things`, or count with `update()`, and show from the third second on how far it is.

    On a terminal a line, in a notebook a bar (a line, where ipywidgets is not installed). Nothing is shown where
    standard error is neither, as in a file, and nothing where the environment variable TQDM_DISABLE is set.

    Parameters
    ----------
    things : iterable, optional
        What the work is done for, one after the other.
    total : int, optional
        How many there are, where `things` cannot tell.
    label, unit : str
        What is being done, and what is counted.
    said : str
        What stands beside the bar, as tqdm's bar_format.
    quiet : bool
        Show nothing.

    Returns
    -------
    tqdm
        To be gone through, or used in a with statement.

    Examples
    --------
    >>> [2 * n for n in progress([1, 2], label="doubling", unit="numbers")]
    [2, 4]
    """
    return _tqdm()(
        things,
        total=total,
        desc=label,
        unit=f" {unit}" if unit else "",
        disable=quiet or not is_watched(),
        delay=DELAY,
        leave=False,
        miniters=1,
        smoothing=0.1,
        dynamic_ncols=True,
        bar_format=said,
        file=sys.stdout if in_notebook() else sys.stderr,  # a notebook shows standard error on red
    )


@contextmanager
def stages(shares: dict[str, int]) -> Iterator[Callable[[str], None]]:
    """Show how far work in stages is; what is given is to be called with the name of each stage as it begins.

    Parameters
    ----------
    shares : dict of str to int
        The share of the time that each stage takes, in percent, by its name, in their order.

    Examples
    --------
    >>> with stages({"reading": 20, "measuring": 80}) as begin:
    ...     begin("reading")
    ...     begin("measuring")
    """
    begun: list[str] = []
    with progress(total=sum(shares.values()), said=SAID_OF_STAGES) as bar:

        def begin(name: str) -> None:
            bar.set_description_str(name, refresh=False)
            bar.update(shares[begun[-1]] if begun else 0)
            begun.append(name)

        yield begin
        bar.update(shares[begun[-1]] if begun else 0)


def _tqdm() -> type[tqdm[Any]]:
    """The bar that fits where we are; without ipywidgets a notebook has a line, which needs no warning."""
    from tqdm import TqdmWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=TqdmWarning)
        from tqdm.auto import tqdm

    return tqdm


def is_watched() -> bool:
    """Whether somebody sees standard error: a terminal or a notebook, and TQDM_DISABLE is not set."""
    if os.environ.get("TQDM_DISABLE", "0").lower() not in ("", "0", "false"):
        return False
    return in_notebook() or (hasattr(sys.stderr, "isatty") and sys.stderr.isatty())


def in_notebook() -> bool:
    """Whether a Jupyter kernel takes what is written to standard error."""
    return type(sys.stderr).__module__.startswith("ipykernel")
