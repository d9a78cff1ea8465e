"""What a title says of outlets that were tested: who is told apart, and of whom it cannot tell.

A measure brings its own verbs (`Saying`); which sentence is made of them depends on the
marks of the table alone (see `apart`), so that no chart ranks what was not told apart.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

import pandas as pd

from framing.charts.apart import Cut, Verdict, cut_of, is_marked, units_of, verdict_of
from framing.charts.wording import counted, listed, number, shortened
from framing.resampling import MIN_UNITS

MOST_NAMED = 4  # outlets in a title
LONGEST = 90  # characters of their names


class Saying(NamedTuple):
    """How a title speaks of a measure.

    `does` says that outlets have more of it (or less) in a block: "Alder Times uses words of doubt more".
    `values` and `others` write their estimates and those of all others; an empty string leaves them out.
    `within` names a block behind "apart", and `across` all of so many; `where` and `blocks` stand before
    and for so many of them: "in nine categories", "for three speakers".
    """

    value: str
    does: Callable[[list[str], Hashable, bool], str]
    values: Callable[[pd.DataFrame], str]
    others: Callable[[pd.DataFrame], str]
    within: Callable[[Hashable], str]
    across: Callable[[int], str]
    where: str
    blocks: Callable[[int], str]


class Found(NamedTuple):
    """A block with its rows, how its pairs came out, and whom they leave standing apart."""

    block: Hashable
    rows: pd.DataFrame
    verdict: Verdict
    cut: Cut | None


def verdict_title(blocks: list[tuple[Hashable, pd.DataFrame]], saying: Saying) -> str:
    """The title of a table whose outlets were tested, or an empty string where no pair could be.

    Parameters
    ----------
    blocks : list of tuple
        Name and rows of each block, one row an outlet, with the columns of `mark_apart`.
    saying : Saying
        The verbs of the measure.

    Returns
    -------
    str
        One sentence without a full stop.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "tone": [0.2, 0.1], "above": "", "below": ""})
    >>> said = Saying("tone", None, None, None, lambda block: "in tone", None, "in", None)
    >>> verdict_title([("", rows.assign(n_told=0, n_cannot_tell=1, n_too_few=0))], said)
    'These reports cannot tell the two outlets apart in tone'
    """
    found = [_found(block, rows) for block, rows in blocks if is_marked(rows)]
    if not any(one.verdict.n_compared for one in found):
        return ""
    led = [one for one in found if one.cut]
    partly = [one for one in found if one.verdict.pairs and not one.cut]
    if led:
        said = _one_led(led[0], found, saying) if len(led) == 1 else _several_led(led, found, saying)
    elif partly:
        said = _partly(partly, found, saying)
    else:
        said = _none(found, saying)
    return said + _few(found)


def _found(block: Hashable, rows: pd.DataFrame) -> Found:
    verdict = verdict_of(rows)
    return Found(block, rows, verdict, cut_of(verdict))


def _one_led(one: Found, found: list[Found], saying: Saying) -> str:
    return _led(one, saying) + (_rest(one) if len(found) == 1 else _other_blocks(found, [one], saying))


def _led(one: Found, saying: Saying) -> str:
    """That the outlets of a cut have more, or less, than all others that could be compared."""
    assert one.cut is not None
    outlets, others, more = one.cut
    some = " compared" if one.verdict.few else ""
    if len(others) == 1:
        than = shortened(others[0]) if some else "the other outlet"
    else:
        than = f"any other{some or ' outlet'}" if len(outlets) == 1 else f"all others{some}"
    these, those = (one.rows[one.rows["outlet"].isin(names)] for names in (outlets, others))
    return f"{saying.does(outlets, one.block, more)} than {than}{_values(these, those, more, saying)}"


def _values(these: pd.DataFrame, those: pd.DataFrame, more: bool, saying: Saying) -> str:
    """Their values, where these stand as the test within events has them; else that it was made event for event."""
    low, high = (those, these) if more else (these, those)
    if not high[saying.value].min() > low[saying.value].max():
        return ", event for event"
    there = saying.others(those)
    return f": {saying.values(these)}" + (f" against {there}" if there else "")


def _rest(one: Found) -> str:
    """What is left of a single block behind its cut."""
    assert one.cut is not None
    outlets, others, more = one.cut
    sides = {(a, b) if more else (b, a) for a in outlets for b in others}
    further = len(one.verdict.pairs - sides)
    if further:
        said = f"; {counted(further, 'further pair')} {'is' if further == 1 else 'are'} told apart"
        return said + (", cannot tell the rest" if one.verdict.cannot else "")
    if not one.verdict.cannot:
        return ""
    return f"; cannot tell the other {number(len(others))} apart" if len(outlets) == 1 else "; cannot tell the rest"


def _several_led(led: list[Found], found: list[Found], saying: Saying) -> str:
    """That in several blocks one outlet stands apart from all others; two that do together stand not apart alone."""
    alone = [one for one in led if one.cut and len(one.cut.outlets) == 1]
    if len(alone) < 2:
        one = (alone or led)[0]
        return _led(one, saying) + _other_blocks(found, [one], saying)
    blocks, rest = _among(len(alone), len(found), saying), _other_blocks(found, alone, saying)
    compared = sorted({outlet for one in alone for outlet in one.verdict.compared})
    if len(compared) == 2:
        return f"{listed([shortened(outlet) for outlet in compared])} are told apart {blocks}{rest}"
    outlets = sorted({outlet for one in alone if one.cut for outlet in one.cut.outlets})
    some = " compared" if any(one.verdict.few for one in alone) else ""
    if len(outlets) == 1:
        return f"{shortened(outlets[0])} stands apart from all others{some} {blocks}{rest}"
    who = listed([shortened(outlet) for outlet in outlets], "or")
    if len(outlets) > MOST_NAMED or len(who) > LONGEST:
        who = f"one of {counted(len(outlets), 'outlet')}"
    return f"{blocks[:1].upper()}{blocks[1:]} {who} stands apart from all others{some}{rest}"


def _among(n: int, of: int, saying: Saying) -> str:
    """So many of the blocks: "in both categories", "in all three categories", "in two of nine categories"."""
    if n < of:
        return f"{saying.where} {number(n)} of {saying.blocks(of)}"
    return f"{saying.where} {saying.blocks(n).replace('two', 'both', 1) if n == 2 else f'all {saying.blocks(n)}'}"


def _other_blocks(found: list[Found], told: list[Found], saying: Saying) -> str:
    """What is said of the blocks that the title has not named: of some, or of all, it cannot tell."""
    named = {id(one) for one in told}
    others = [one for one in found if id(one) not in named]
    if not any(one.verdict.cannot or not one.verdict.pairs for one in others):
        return ""
    some = "all " if any(one.verdict.pairs for one in others) else ""
    rest = "one" if len(others) == 1 else number(len(others))
    return f"; cannot tell {some}outlets apart {saying.where} the other {rest}"


def _partly(partly: list[Found], found: list[Found], saying: Saying) -> str:
    """Where some pairs are told apart and no outlet from all others."""
    n = sum(len(one.verdict.pairs) for one in partly)
    if len(partly) == 1 and (said := _one_sided(partly[0], saying)):
        rest = "; cannot tell the rest" if len(found) == 1 else _other_blocks(found, partly, saying)
        return said + rest
    pairs = f"{counted(n, 'pair').capitalize()} of outlets {'is' if n == 1 else 'are'} told apart"
    if len(found) == 1:
        return f"{pairs} {saying.within(partly[0].block)}; cannot tell the rest"
    told = saying.within(partly[0].block) if len(partly) == 1 else _among(len(partly), len(found), saying)
    return f"{pairs}, {told}; cannot tell the rest"


def _one_sided(one: Found, saying: Saying) -> str:
    """The sentence where one outlet is a side of every pair told apart, always the same one."""
    for more in (True, False):
        sides = {pair[0 if more else 1] for pair in one.verdict.pairs}
        if len(sides) > 1:
            continue
        others = sorted(pair[1 if more else 0] for pair in one.verdict.pairs)
        than = listed([shortened(name) for name in others])
        if len(others) > MOST_NAMED or len(than) > LONGEST:
            than = f"{number(len(others))} others"
        said = f"{saying.does(sorted(sides), one.block, more)} than {than}"
        these, those = (one.rows[one.rows["outlet"].isin(names)] for names in (sides, others))
        whole = len(these) == 1 and len(those) == len(others)  # an outlet may have no row here
        return said + (_values(these, those, more, saying) if whole else "")
    return ""


def _none(found: list[Found], saying: Saying) -> str:
    """Where no pair is told apart."""
    compared = max(one.verdict.n_compared for one in found)
    of = max(len(one.rows) for one in found)
    who = f"{number(compared)} of the {number(of)} outlets" if compared < of else f"the {number(compared)} outlets"
    where = saying.within(found[0].block) if len(found) == 1 else saying.across(len(found))
    return f"These reports cannot tell {who} apart {where}"


def _few(found: list[Found]) -> str:
    """What a title adds on outlets that could be compared with no other in any block."""
    tested = [one for one in found if one.verdict.n_compared]
    few = set.intersection(*[set(one.verdict.few) for one in tested])
    if not few:
        return ""
    n, rows = len(few), tested[0].rows
    units = units_of(rows[rows["outlet"].isin(few)])
    if (units < MIN_UNITS).all():
        return f"; {counted(n, 'outlet')} {'has' if n == 1 else 'have'} too few reports to compare"
    return f"; {counted(n, 'outlet')} could not be compared"
