"""Where things lie in a checkout: corpora, notebooks, figures."""

from __future__ import annotations

from pathlib import Path

from framing.tables import TableError


def find_project(start: Path | None = None) -> Path:
    """Find the checkout: the nearest folder upwards that holds `notebooks/` and `data/`.

    Raises
    ------
    TableError
        If there is none from `start`, or from the current folder, upwards.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / "notebooks").is_dir() and (folder / "data").is_dir():
            return folder
    raise TableError(
        f"The notebooks run in a checkout of framing, a folder with notebooks/ and data/; found none from {start} "
        "upwards. Change to the checkout and run the command there."
    )


def find_corpora(project: Path, names: list[str]) -> dict[str, Path]:
    """Find corpora by name in `data/`, or by path; all of `data/` where none is named.

    Returns
    -------
    dict of str to Path
        Folder or file of each corpus under the name its figures get.

    Raises
    ------
    TableError
        If a corpus is not there, or two would get one name.
    """
    here = {path.parent.name: path.parent for path in sorted(project.glob("data/*/articles.csv"))}
    if not names:
        return here
    corpora: dict[str, Path] = {}
    for name in names:
        path = here.get(name) or Path(name).resolve()
        if not path.exists():
            raise TableError(
                f"Needed a corpus, as a name in data/ or a path; found nothing at {name!r}. "
                f"In data/ are: {', '.join(here) or 'none'}."
            )
        key = path.name.split(".")[0] or path.name
        if corpora.get(key, path) != path:
            raise TableError(
                f"{corpora[key]} and {path} would both write figures/{key}/. Run them with different --out."
            )
        corpora[key] = path
    return corpora


def find_notebooks(project: Path, only: list[str] | None = None) -> list[Path]:
    """Find the numbered notebooks, all or those whose number or name begins with one of `only`.

    Raises
    ------
    TableError
        If one of `only` fits no notebook.
    """
    found = sorted(project.glob("notebooks/[0-9][0-9]-*.ipynb"))
    if not only:
        return found
    lost = [wish for wish in only if not any(_fits(path, wish) for path in found)]
    if lost:
        names = ", ".join(path.stem for path in found) or "none"
        raise TableError(f"--only needs the number of a notebook; found {', '.join(lost)}. There are: {names}.")
    return [path for path in found if any(_fits(path, wish) for wish in only)]


def _fits(path: Path, wish: str) -> bool:
    number, _, _ = path.stem.partition("-")
    return wish == path.stem or (wish.isdigit() and int(wish) == int(number))
