"""What a report is made with, as its caller sets it: it stands in the methods paragraph."""

from __future__ import annotations

from typing import Any, NamedTuple

from framing.resampling import LEVEL, N_BOOT, SEED, check_settings
from framing.tables import TableError, is_number, one_of

VIEWS = ("all", "own", "once")
VOICES = ("outlet", "narration", "paraphrased", "quoted")
ALPHA = 0.05
CALLER = "write_report"


class Settings(NamedTuple):
    """Parameters of a report; `write_report` says what each means."""

    view: str = "all"
    voice: str = "outlet"
    seed: int = SEED
    n_boot: int = N_BOOT
    alpha: float = ALPHA
    text: bool = False
    days: float = 3  # of find_events
    similarity: float = 0.2  # of find_events
    min_count: int = 5  # of keyness
    min_articles: int = 3  # of keyness
    n_permutations: int = 99_999  # of keyness and word_shift

    @property
    def boot(self) -> dict[str, Any]:
        """What an estimate with an interval takes."""
        return {"n_boot": self.n_boot, "seed": self.seed}

    @property
    def tests(self) -> dict[str, Any]:
        """What a comparison of outlets takes."""
        return {"alpha": self.alpha, **self.boot}

    @property
    def words(self) -> dict[str, Any]:
        """What a comparison of words takes: they are told as the outlet's, or as quoted."""
        voice = "quoted" if self.voice == "quoted" else "outlet"
        return {"voice": voice, "n_permutations": self.n_permutations, **self.tests}


def check(settings: Settings) -> Settings:
    """Raise a `TableError` where a setting makes no sense; before anything is read.

    >>> check(Settings(view="mine"))
    Traceback (most recent call last):
        ...
    framing.tables.TableError: write_report needs view to be one of 'all', 'own', 'once'; found 'mine'.
    """
    one_of(settings.view, VIEWS, "view", CALLER)
    one_of(settings.voice, VOICES, "voice", CALLER)
    check_settings(settings.n_boot, LEVEL, CALLER)
    if not is_number(settings.alpha) or not 0 < settings.alpha < 1:
        raise TableError(f"{CALLER} needs alpha between 0 and 1; found {settings.alpha!r}. Write 0.05.")
    if not is_number(settings.seed, whole=True) or settings.seed < 0:
        raise TableError(f"{CALLER} needs seed, a whole number from 0; found {settings.seed!r}. Write {SEED}.")
    return settings
