"""What a base's sentence is, for whoever chose among them: its place, its voice, its words, who speaks in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from framing.compare.aligned import BASE_KEYS, KEYS, sentence_facts
from framing.compare.outlets import UNKNOWN
from framing.function_words import FUNCTION_WORDS
from framing.spelling import american
from framing.tables import TableError, need
from framing.words import WORD

UNRESOLVED = "(unresolved)"
NO_QUOTATION = "(no quotation)"
THIRDS = ("first third", "middle third", "last third")
# Values that come last, in this order, behind those that are found; those in brackets only where they are found.
LEVELS: dict[str, tuple[str, ...]] = {
    "place": ("headline", *THIRDS),
    "voice": ("outlet", "mixed", "quoted", UNKNOWN),
    "loaded": ("loaded", "plain"),
    "speaker": (UNRESOLVED, NO_QUOTATION),
    "word": (),
}
SORTS = tuple(LEVELS)
TABLE_OF = {"loaded": "phrases", "speaker": "quotes"}
MAKER = {"phrases": "find_loaded", "quotes": "find_quotes"}


def qualities_of(  # noqa: PLR0913 - the tables that say what a sentence is
    bases: pd.DataFrame,
    sentences: pd.DataFrame,
    by: str,
    phrases: pd.DataFrame | None,
    quotes: pd.DataFrame | None,
    caller: str,
) -> pd.DataFrame:
    """base_article_id, base_sentence, value: what each sentence of `bases` is; several rows where it is several things.

    >>> bases = pd.DataFrame({"base_article_id": ["b"], "base_sentence": [1]})
    >>> sentences = pd.DataFrame({"article_id": ["b"], "sentence": [1], "voice": ["mixed"]})
    >>> qualities_of(bases, sentences, "voice", None, None, "me")["value"].tolist()
    ['mixed']
    """
    given = {"phrases": phrases, "quotes": quotes}.get(TABLE_OF.get(by, ""))
    if by in TABLE_OF and given is None:
        table = TABLE_OF[by]
        raise TableError(f"{caller} needs {table} where by is {by!r}; found none. {MAKER[table]}() makes it.")
    bases = bases.reset_index(drop=True)
    values = _FINDERS[by](bases, sentences, given, caller)
    return values[[*BASE_KEYS, "value"]].astype({"value": "str"})


def _place(bases: pd.DataFrame, sentences: pd.DataFrame, _: object, caller: str) -> pd.DataFrame:
    parts = sentence_facts(bases, sentences, ["part"], caller)
    headline = parts["part"].eq("headline")
    story = sentences[(sentences["part"] != "headline") & sentences["article_id"].isin(bases["base_article_id"])]
    story = story.sort_values(KEYS)
    of = story.groupby("article_id")["sentence"]
    thirds = story.assign(third=3 * of.cumcount() // of.transform("size"))[[*KEYS, "third"]]
    found = bases.merge(thirds, left_on=BASE_KEYS, right_on=KEYS, how="left")
    names = found["third"].map(dict(enumerate(THIRDS))).astype(object)
    return bases.assign(value=names.where(~headline, "headline"))


def _voice(bases: pd.DataFrame, sentences: pd.DataFrame, _: object, caller: str) -> pd.DataFrame:
    voices = sentence_facts(bases, sentences, ["voice"], caller)["voice"].astype(object)
    return bases.assign(value=voices.where(voices.notna(), UNKNOWN))


def _loaded(bases: pd.DataFrame, sentences: pd.DataFrame, phrases: pd.DataFrame, caller: str) -> pd.DataFrame:
    sentence_facts(bases, sentences, [], caller)
    need(phrases, KEYS, caller, "find_loaded")
    loaded = pd.MultiIndex.from_frame(bases).isin(pd.MultiIndex.from_frame(phrases[KEYS]))
    return bases.assign(value=pd.Series(loaded, index=bases.index).map({True: "loaded", False: "plain"}))


def _speaker(bases: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame, caller: str) -> pd.DataFrame:
    need(quotes, ["article_id", "start", "end", "kind", "speaker"], caller, "find_quotes")
    places = bases.join(sentence_facts(bases, sentences, ["part", "start", "end"], caller))
    places = places[places["part"] != "headline"]
    speech = quotes.loc[quotes["kind"] != "scare", ["article_id", "start", "end", "speaker"]]
    speech = speech.rename(columns={"start": "from", "end": "to"})
    pairs = places.merge(speech, left_on="base_article_id", right_on="article_id")
    pairs = pairs[(pairs["from"] < pairs["end"]) & (pairs["to"] > pairs["start"])]
    who = pairs["speaker"].astype(object).where(pairs["speaker"].notna(), "").astype("str").str.strip()
    named = pairs.assign(value=who.where(who != "", UNRESOLVED)).drop_duplicates([*BASE_KEYS, "value"])
    silent = ~pd.MultiIndex.from_frame(places[BASE_KEYS]).isin(pd.MultiIndex.from_frame(named[BASE_KEYS]))
    return pd.concat([named, places[silent].assign(value=NO_QUOTATION)])


def _word(bases: pd.DataFrame, sentences: pd.DataFrame, _: object, caller: str) -> pd.DataFrame:
    texts = sentence_facts(bases, sentences, ["text"], caller)["text"].tolist()
    keys = zip(bases["base_article_id"].tolist(), bases["base_sentence"].tolist(), texts, strict=True)
    found = [(article, number, word) for article, number, text in keys for word in content_words(text)]
    rows = pd.DataFrame(found, columns=[*BASE_KEYS, "word"])
    rows = rows.assign(key=rows["word"].map(american))
    forms = rows.value_counts(["key", "word"]).rename("n").reset_index().sort_values(["n", "word"], ascending=[0, 1])
    usual = forms.drop_duplicates("key").set_index("key")["word"]
    return rows.assign(value=rows["key"].map(usual)).drop_duplicates([*BASE_KEYS, "value"])


def content_words(text: object) -> Iterator[str]:
    """Words of a text that may tell its topic, in lower case and without 's.

    >>> list(content_words("Velmora's 40 ships were in the harbour."))
    ['velmora', 'ships', 'harbour']
    """
    for word in WORD.findall(text) if isinstance(text, str) else ():
        lower = word.lower().replace("’", "'")
        plain = lower.removesuffix("'s")
        if len(plain) > 1 and plain[0].isalpha() and not FUNCTION_WORDS & {lower, plain}:
            yield plain


_FINDERS: dict[str, Callable[..., pd.DataFrame]] = {
    "place": _place,
    "voice": _voice,
    "loaded": _loaded,
    "speaker": _speaker,
    "word": _word,
}
