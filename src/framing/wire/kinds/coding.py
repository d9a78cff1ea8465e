"""The kind of a change, by a codebook that a person can follow too.

One change is what an editor did in one place. It has one kind: the first that fits, in this order.

1. punctuation. No word differs, only marks: "We wait" in straight marks, then in curly ones; a comma put in;
   an apostrophe of another shape.
2. spelling. The same words written otherwise: harbour, harbor; coastguard, coast guard; the prime minister, the Prime
   Minister; U.N., UN; Gen., General; is not, isn't; 4 per cent, 4%; tonnes, tons; an article put before the same noun
   or left out (to hospital, to the hospital); a slip of the pen (goverment). In quotation marks as well.
3. quotation. Words in quotation marks are changed, shortened or lengthened, whatever the change is: "we have no
   quarrel", "we have a quarrel". Or marks are taken from words or put on them: "We will go," Rusk said, then Rusk said
   they would go.
4. number. Both sides hold a figure, an amount, a date or a time, and they differ or are written otherwise: 12, 14;
   several, six; 48 hours, two days; on March 18, in two weeks; on Tuesday, Tuesday. A number that is only put in or
   left out qualifies (10).
5. attribution. A verb or phrase of saying differs, is put in or left out, with the words that come with it: said,
   claimed; said, told reporters; ", according to the ministry" left out. Added matter that brings its own verb of
   saying is here too. Not: the same verb in another tense (9), "reportedly" (10), "United States", "the charge".
6. name. The same person, place or body under another form of its name: Toll, Ivara Toll; Mr. Rusk, Rusk; Stane, Gen.
   Mirro Stane of Tassary; Sergei, Sergey; she, Toll; Velmora's, the Velmoran; the United States, Washington; an office
   put to a name or taken from it, also behind it (Toll, Toll, the foreign minister), or told by another's (her
   counterpart, Ekwall, then Foreign Minister Ekwall); Meridian, the Courier, where an outlet names itself in place of
   the agency.
7. label. Another common noun or an epithet for the same person, group, government or act: rebels, insurgents; her
   counterpart, hardliner Dovan Ekwall; Karch, the dictator; army, garrison; attack, massacre. A name for a common
   noun too: the general, Stane. A clause that is built anew about another verb is none.
8. agent. Who does what to whom: soldiers shot the farmer, the farmer was shot by soldiers; Velmora attacked Tassary,
   Tassary attacked Velmora; died, were killed; the doer of a passive named or no longer named (was stopped, was stopped
   by soldiers); a party that cannot be the same under another name (deliveries to Velmora, to the opposition groups;
   the army, the rebels; Karch, Ekwall).
9. tense. The same verb in another tense, aspect, mood or number: denied, has denied; would, will; is waiting, waits.
10. qualifier. Words that qualify are put in or left out while the rest stays: an adjective, an adverb, a hedge, an
    apposition, a phrase with a preposition, a relative clause. Not: "not", "and" with what it joins, a predicate
    ("began", ", are expected to recover"), conjunctions and prepositions alone.
11. other. Another verb, thing or quality: left, stormed out of; bridge, crossing; quiet, calm.

Words of the list of loaded terms decide nothing by themselves, but a loaded name for a person or a group on either side
makes a label of what could be another party as well (protesters, terrorists) - unless one side is the state's and the
other not (the army, the rebels).

The rules below follow it without a tagger or a parser: by capitals, function words, endings, the lists in lexicons/ and
the sentence around. What they miss: verbs and nouns of one form, names in headlines that have capitals throughout, two
names of one person that share no letter, a party told by its deeds.
"""

from __future__ import annotations

from framing.wire.kinds.agents import is_recast
from framing.wire.kinds.change import Change
from framing.wire.kinds.labels import is_relabelled
from framing.wire.kinds.numbers import is_renumbered
from framing.wire.kinds.qualifiers import is_qualified
from framing.wire.kinds.quoting import is_punctuation, is_requoted
from framing.wire.kinds.reading import read_change
from framing.wire.kinds.renaming import is_renamed
from framing.wire.kinds.respelling import is_respelled
from framing.wire.kinds.verbs import is_retensed
from framing.wire.kinds.verbs_of_saying import is_reattributed

# In the order of the codebook: the first that fits.
KINDS = (
    ("punctuation", is_punctuation),
    ("spelling", is_respelled),
    ("quotation", is_requoted),
    ("number", is_renumbered),
    ("attribution", is_reattributed),
    ("name", is_renamed),
    ("label", is_relabelled),
    ("agent", is_recast),
    ("tense", is_retensed),
    ("qualifier", is_qualified),
)


def kind_of(change: Change) -> str:
    """Tell the kind of a change.

    Parameters
    ----------
    change : Change
        Old and new wording with their sentences, places, marks and loaded categories.

    Returns
    -------
    str
        One of `framing.tables.EDIT_KINDS`: the first kind of the codebook above that fits, else "other".

    Notes
    -----
    Codebook and rules are our judgement. Measured against changes coded by hand, the kinds are right
    in some nine of ten.

    Examples
    --------
    >>> old, new = "The rebels left.", "The insurgents left."
    >>> kind_of(Change("rebels", "insurgents", old, new, 4, 4, False, False, (), ()))
    'label'
    >>> kind_of(Change("left", "have left", old, "The rebels have left.", 11, 11, False, False, (), ()))
    'tense'
    """
    reading = read_change(change)
    return next((kind for kind, fits in KINDS if fits(reading)), "other")
