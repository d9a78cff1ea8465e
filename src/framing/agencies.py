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

# Where the agencies publish themselves; a host below one of these counts too ("uk.reuters.com").
DOMAINS = frozenset(
    "apnews.com ap.org reuters.com thomsonreuters.com afp.com dpa.com dpa-international.com upi.com pa.media"
    " pressassociation.com xinhuanet.com news.cn tass.com tass.ru itar-tass.com ria.ru rian.ru sputniknews.com"
    " interfax.com interfax.ru aa.com.tr efe.com ansa.it kyodonews.net jiji.com yna.co.kr yonhapnews.co.kr"
    " ptinews.com ians.in aninews.in uniindia.com app.com.pk bloomberg.com aap.com.au thecanadianpress.com"
    " apa.at keystone-ats.ch belga.be ntb.no stt.fi ritzau.dk ritzau.com pap.pl ctk.cz mti.hu ukrinform.net"
    " ukrinform.ua unian.info unian.net mena.org.eg sana.sy irna.ir wam.ae nna-leb.gov.lb petra.gov.jo"
    " catholicnews.com religionnews.com tribunecontentagency.com".split()
)
_HOST = re.compile(r"^(?:[a-z][a-z+.-]*://)?(?:[^/@]*@)?([^/:?#\s]+)", re.IGNORECASE)
_PLAIN = frozenset("news agency wire online english service the uk us".split())


def is_agency(outlet: str, url: str = "", further: Iterable[str] = ()) -> bool:
    """Whether a report was published by an agency itself.

    Parameters
    ----------
    outlet : str
        The outlet's name, or its domain. It must be the agency's name and no
        more than words like "News" beside it: "Bloomberg Law" is another paper.
    url : str
        Address of the page.
    further : iterable of str
        Names of agencies that are not in `AGENCIES`.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_agency("Reuters"), is_agency("AP News"), is_agency("apnews.com"), is_agency("Bloomberg Law")
    (True, True, True, False)
    >>> is_agency("", "https://uk.reuters.com/article/1"), is_agency("Courier", "https://courier.example/reuters.com")
    (True, False)
    """
    names, _ = _forms(tuple(further))
    left = [word for word in outlet.split() if word.lower() not in _PLAIN]
    return outlet in names or " ".join(left) in names or any(map(_is_agency_host, (outlet, url)))


def _is_agency_host(address: str) -> bool:
    found = _HOST.match(address.strip())
    parts = found.group(1).lower().split(".") if found else []
    return any(".".join(parts[i:]) in DOMAINS for i in range(len(parts) - 1))


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
