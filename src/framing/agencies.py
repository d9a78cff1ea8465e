"""News agencies and the forms in which a byline, a dateline or a copyright line names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Canonical name: the other forms. Short forms count only as written here, so
# that "ap" in "map" or "PA" in "Pa." (Pennsylvania) is no agency.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("Associated Press", "The Associated Press", "The AP", "THE ASSOCIATED PRESS", "ASSOCIATED PRESS"),
    "Reuters": ("REUTERS", "Thomson Reuters", "Thomson/Reuters"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "AGENCE FRANCE-PRESSE"),
    "dpa": ("DPA", "Deutsche Presse-Agentur"),
    "UPI": ("United Press International",),
    "PA": ("Press Association", "PA Media", "PA News", "PA news agency"),
    "Xinhua": ("XINHUA", "Xinhua News Agency"),
    "TASS": ("ITAR-TASS", "Itar-Tass", "Tass"),
    "RIA Novosti": ("RIA", "RIAN"),
    "Sputnik": (),
    "Interfax": ("INTERFAX",),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansi", "Anadolu Ajansı"),
    "EFE": ("Agencia EFE", "EFE-EPA"),
    "ANSA": (),
    "Kyodo": ("Kyodo News", "KYODO"),
    "Jiji": ("Jiji Press", "JIJI"),
    "Yonhap": ("YONHAP", "Yonhap News Agency"),
    "PTI": ("Press Trust of India",),
    "IANS": ("Indo-Asian News Service",),
    "ANI": ("Asian News International",),
    "UNI": ("United News of India",),
    "Associated Press of Pakistan": (),  # "APP" is what pages ask readers to get
    "Bloomberg": ("Bloomberg News", "BLOOMBERG"),
    "AAP": ("Australian Associated Press",),
    "CP": ("Canadian Press", "The Canadian Press", "THE CANADIAN PRESS"),
    "NZPA": ("New Zealand Press Association",),
    "APA": ("Austria Press Agency",),
    "ATS": ("Keystone-ATS",),
    "Belga": (),
    "TT": (),
    "NTB": (),
    "STT": (),
    "Ritzau": (),
    "PAP": ("Polish Press Agency",),
    "CTK": ("ČTK",),
    "MTI": (),
    "Ukrinform": (),
    "UNIAN": (),
    "MENA": ("Middle East News Agency",),
    "SANA": ("Syrian Arab News Agency",),
    "IRNA": ("Islamic Republic News Agency",),
    "WAM": ("Emirates News Agency",),
    "NNA": ("National News Agency",),
    "Petra": ("Jordan News Agency",),
    "CNS": ("Catholic News Service", "China News Service"),
    "RNS": ("Religion News Service",),
    "TNS": ("Tribune News Service",),
}


def find_agencies(text: str, further: Iterable[str] = ()) -> tuple[str, ...]:
    """Name the agencies that a credit line names, in their order.

    Meant for bylines, datelines and copyright lines, not for prose: "told
    Reuters" credits nobody.

    Parameters
    ----------
    text : str
        The credit line.
    further : iterable of str
        Names of agencies that are not in `AGENCIES`.

    Returns
    -------
    tuple of str
        Canonical names, each once.

    Examples
    --------
    >>> find_agencies("By A. Writer, Associated Press, and AFP")
    ('AP', 'AFP')
    >>> find_agencies("HALDEN (Meridian) -"), find_agencies("HALDEN (Meridian) -", ["Meridian"])
    ((), ('Meridian',))
    """
    names, pattern = _forms(tuple(further))
    found = [names[m.group()] for m in pattern.finditer(text)]
    return tuple(dict.fromkeys(found))


def join_agencies(names: Iterable[str]) -> str:
    """Join several agencies for one cell, each once.

    >>> join_agencies(["AP", "AFP", "AP"])
    'AP; AFP'
    """
    return "; ".join(dict.fromkeys(names))


@lru_cache(maxsize=64)
def _forms(further: tuple[str, ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    names = {form: name for name, forms in AGENCIES.items() for form in (name, *forms)}
    names |= {name: name for name in further if name and name not in names}
    longest_first = sorted(names, key=lambda form: (-len(form), form))
    # "Pa." and "A.P.J." are no agencies: no letter, point or hyphen may touch a form
    return names, re.compile(r"(?<![\w.-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")
