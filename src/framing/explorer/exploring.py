"""`explore`: the tables of a corpus -> a widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from framing.explorer.code import Settings
from framing.explorer.sums import check_tables
from framing.resampling import SEED, check_settings
from framing.tables import TableError

if TYPE_CHECKING:
    from framing.explorer.panel import Explorer


def explore(
    tables: Mapping[str, pd.DataFrame], *, name: str = "tables", n_boot: int = 500, seed: int = SEED
) -> Explorer:
    """Look at a corpus in JupyterLab: choose, see the figure, pick a mark, read its sentences and articles.

    The controls choose the measure (loaded phrases per 1,000 words, or tone), events, outlets, categories,
    whose words, and whether the agency's text counts. The figure is that of `plot_rates` or `plot_tone`. Each
    of its marks can be picked, by mouse or by keyboard: its sentences are listed under it, and each opens its
    article (`read_article`). At the end stand the lines of code that make the same figure, so that what was found
    by looking goes into a notebook that can be run again.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As `measure` or `open_study` returns them: articles, sentences, phrases and families. Of tables
        that are shared without text, places stand in the list instead of sentences. Events are those that
        `articles` names; `mark_events` fills in those that `find_events` finds.
    name : str
        The variable that holds `tables` in the notebook, for the lines of code.
    n_boot : int
        Bootstrap samples of each interval; 500 are quick, the notebooks take 2,000.
    seed : int
        Seed of the intervals and tests.

    Returns
    -------
    ipywidgets.Widget
        As the last line of a cell it shows itself. At first all events and categories are chosen, and of
        more than six outlets the six with most reports.

    Raises
    ------
    TableError
        ipywidgets or anywidget is not installed, a table or a column is missing, or a setting makes no sense.

    Notes
    -----
    Whether outlets differ is tested only where the box is ticked, as it takes time in large corpora. Whoever looks at
    many figures and tests each finds differences that chance made; the correction knows of one figure alone.

    Examples
    --------
    >>> explore({"articles": pd.DataFrame({"article_id": [], "outlet": []})})
    Traceback (most recent call last):
        ...
    framing.tables.TableError: explore needs tables with 'sentences'; found 'articles'. measure() makes them.
    """
    check_tables(tables)
    check_settings(n_boot, 0.95, "explore")
    if not name.isidentifier():
        raise TableError(f'explore needs name to be that of a variable; found {name!r}. Write "tables".')
    need_widgets()
    from framing.explorer.panel import Explorer

    return Explorer(tables, Settings(name, n_boot, seed))


def need_widgets() -> None:
    """Raise a `TableError` unless the libraries that the widgets need are installed."""
    try:
        import anywidget  # noqa: F401
        import ipywidgets  # noqa: F401
    except ImportError as error:
        raise TableError(
            f"explore needs ipywidgets and anywidget; found no {error.name}. "
            "Install them: pip install 'framing[explore]'. Then restart JupyterLab."
        ) from error
