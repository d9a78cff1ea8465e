"""Each kind of change as an editor makes it, in invented copy.

A line is a sentence with one change in it: "[old|new]". The lines were written from the codebook of
`framing.wire.kinds`, more than half of them before the rules were, and are no part of the answer key of data/control.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from framing.marks import quotation_spans
from framing.tables import EDIT_KINDS
from framing.wire.kinds.change import Change
from framing.wire.kinds.coding import KINDS, kind_of

LOADED = {
    **dict.fromkeys("regime insurgents junta terrorists gang clique mob cronies".split(), "group_label"),
    **dict.fromkeys("hardliner strongman thugs henchmen warlord dictator".split(), "person_label"),
    **dict.fromkeys("claimed admitted insisted alleged so-called".split(), "doubt"),
    **dict.fromkeys("frosty icy".split(), "atmosphere"),
}

PLACE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")

PUNCTUATION = """
["|“]We will not wait," Rusk said.
“We will not wait,[”|"] Rusk said.
The bridge [-|–] the only one in the valley – was closed.
The envoy arrived on Monday[,|] and left on Tuesday.
Toll, the foreign minister[,|] said nothing.
It was late[;|,] the hall was empty.
The council met twice[.|!]
The fleet[,|] which left Merrow in May[,|] has not returned.
Ekwall said[:|,] "Nobody asked us."
Three towns [(Arl, Morr and Sett)|– Arl, Morr and Sett –] were cut off.
She called it ['a mistake'|"a mistake"] and left.
The price rose[ --|...] and fell again.
[Velmora's|Velmora’s] army has left the valley.
It [wasn’t|wasn't] over.
"The [‘|']old way’ is gone," Rusk said.
"The ‘old way[’|'] is gone," Rusk said.
"I don't think you will ask, [‘|']Is it over?"
"""

SPELLING = """
The [defence|defense] ministry in Brask declined to comment.
Both sides spoke of a [ceasefire|cease-fire] on the river.
The [programme|program] ends in June.
Prices rose by 4 [per cent|percent] in a year.
Prices rose by [4 percent|4%] in a year.
They [do not|don't] expect an answer.
The [U.N.|UN] mission has left the town.
The [prime minister|Prime Minister] spoke first.
"We will [honour|honor] our word," Rusk said.
The ship carried 900 [tonnes|tons] of grain.
The wounded were taken to [hospital|the hospital] in Arl.
The [air strike|airstrike] hit a depot.
The ministers met [at the weekend|at weekend] in Halden.
The [goverment|government] fell in March.
He waited for [a|an] hour.
The [labour|labor] court sits in Arl.
It was [a|the] first sign of peace.
The [Gen.|General] spoke to the troops.
The [co-operation|cooperation] ended in May.
The town [isn't|is not] safe.
[Velmora's|Velmora ’s] army has left the valley.
"[Velmora’s|Velmora 's] army has left," Rusk said.
"""

QUOTATION = """
"We will [never|not] sign it," Rusk said.
"We will not sign it[ this year or the next|]," Rusk said.
Rusk called the offer ["generous"|generous].
Rusk called the offer [generous|"generous"].
["We will go," Rusk said|Rusk said they would go].
"[Ekwall|He] has to answer for it," the envoy said.
"There were [eleven|twelve] boats," said the harbour master.
"The [rebels|fighters] came at night," a farmer said.
He spoke of "a [long and bitter|bitter] winter" for the valley.
Toll said [the plan was "a first step"|the plan was a beginning].
"[I think |]it can be done by May," she said.
"We [want|demand] an answer," the delegate said.
The minister said [that it was a good day|: "It is a good day"].
"We have [no quarrel|a quarrel] with anyone," Karch said.
Karch called it ["a mistake made in anger"|"a mistake"].
The envoy said it was [a "bad day"|bad].
["It is over," the envoy said.|The envoy said it was over.]
Karch said the plan was ["dead on arrival"|dead].
"The [regime|government] will fall," the farmer said.
"""

NUMBER = """
At least [12|14] people were hurt.
[Eleven|11] fishermen were on board.
The talks lasted [48 hours|two days].
The envoys meet [on March 18|in two weeks].
Shots were heard at [4 a.m.|5 a.m.] near the ford.
About [a third|30 percent] of the fleet lies in Merrow.
The march began on [Monday|Tuesday].
The grain cost [$2 million|$3.5 million].
It was the [second|third] raid since spring.
The court sits again in [June|July].
[Dozens|Hundreds] of farmers blocked the road.
[Several|Six] houses burned down.
The column was [two miles|three kilometers] long.
The dam was built in [1987|1989].
Nearly [3,000|2,500] people fled.
The strike enters its [fifth|sixth] day.
The vote is due [next week|on May 4].
[More than 60|At least 70] boats left the port.
The ship docked at [noon|3 p.m.] on Friday.
Some [20 km|12 miles] of road were closed.
[Scores of|At least 40] houses burned.
The talks resume [Thursday|on Thursday].
The vote is in [early May|late April].
The ferry was carrying [a dozen|twelve] cars.
"""

ATTRIBUTION = """
The army [said|claimed] that it had left the town.
Ekwall [told reporters|said] that the talks would go on.
The bridge was closed[, according to the ministry|].
The bridge was closed[|, the ministry said].
"We waited," Rusk [said|insisted].
[According to officials, the|The] ship had no papers.
The governor [said|warned] the dam could burst.
Tassary [says|alleges that] the ship was armed.
The clerk [noted|complained] that nobody had come.
The mayor [acknowledged|admitted] the delay.
The ministry [stated|told Meridian] that the road was open.
The road is open, [police say|].
The envoy [suggested|said] that a deal was near.
Velmora [said Tassary had|accused Tassary of having] shelled the port.
The union [announced|said] a walkout.
The mayor [told a news conference|said] the dam was safe.
Karch [denied|rejected] the charge.
The envoy [conceded|said] that the list was long.
The column holds the ford[, officials said|].
[Witnesses said the|The] boat turned back.
The ministry [confirmed|said] the deaths.
The governor [said|threatened] he would close the port.
The army [says it has taken|claims to have taken] the ford.
[In a statement, the ministry said the|The] ferry sank.
The mayor [spoke of|denounced] a plot.
The envoy [was quoted as saying|said] the deal was dead.
Tassary [has called for|demanded] a new vote.
"""

NAME = """
[Rusk|Mr. Rusk] said the vote was fair.
[President Aldo Rusk|Rusk] said the vote was fair.
[Sergei|Sergey] Vantor will lead the mission.
[Toll|Ivara Toll] will lead the mission.
[Velmora's|The Velmoran] army left the town.
[She|Toll] arrived an hour late.
Toll said [she|the minister Ivara Toll] would not go.
He told [Meridian|Reuters] that the road was open.
The letter was seen by [Meridian|the Courier].
[Foreign Minister |]Ivara Toll said the vote was fair.
[General Stane|Stane, a general,] said the vote was fair.
The envoy of [the Organization of River States|ORS] spoke first.
[Velmoran|Velmora] troops crossed the river.
[Gen. Mirro Stane of Tassary|Stane] said the vote was fair.
[Yusuf al-Harun|Yousef al-Haroun] leads the mission.
[Prime Minister Sunniva Karch|Karch] flew to Halden.
[Ms.|] Quill opened the hall.
[The United States|Washington] will send grain.
[American|U.S.] grain reached the port.
[It|The ministry] gave no reason.
[Oyarun|Lisbet Oyarun, the Commission's envoy,] came by train.
The [Kirgan|Kyrgan] region is quiet.
[Ekwall, the foreign minister,|Foreign Minister Ekwall] came by train.
[Tassary's|Tassaran] exports fell.
The [Tassaran leader|Tassaran president Sunniva Karch] left on Friday.
[Gov. Ann Merrit|Merrit] closed the road.
[UN chief Lisbet Oyarun|Ms. Oyarun, the UN secretary general,] flew to Merrow.
[Their|The farmers'] boats were burned.
The [Free Column of Kessin|Kessin Free Column] holds the ford.
[Her counterpart, Dovan Ekwall,|Foreign Minister Dovan Ekwall] came by train.
[Foreign Minister Dovan Ekwall|Her Tassaran counterpart, Dovan Ekwall,] came by train.
"""

LABEL = """
The [rebels|insurgents] held the northern bank.
The [men|attackers] fled in two boats.
The [government|regime] in Halden did not answer.
Toll met [her counterpart|hardliner Dovan Ekwall] in Halden.
The [leader|strongman] of Tassary did not answer.
The [army|garrison] left the town.
Police arrested four [protesters|thugs] in the square.
The [attack|massacre] on the post was the second this month.
[Karch|The dictator] gave no answer.
The [minister|politician] left by a side door.
The [demonstrators|mob] threw stones.
The [gunmen|fighters] wore no badges.
The [invasion|operation] began at dawn.
The [migrants|refugees] slept in a school.
His [aides|cronies] own the harbour.
The [authorities|government] closed the road.
The [militants|fighters] left at night.
Two [workers|strikers] were hurt.
The [killing|murder] of the clerk shocked the town.
The [crowd|mob] moved to the square.
[Stane|The general] left the room.
The [clash|battle] lasted an hour.
The [separatists|terrorists] hold the dam.
Its [leaders|bosses] met in Arl.
The [businessman|oligarch] owns the ferry.
The [Tassaran leader|strongman Sunniva Karch] left on Friday.
He was shot by [a sniper|an assassin].
The [three suspects|three men] were led away.
Police broke up the [protest|riot].
[The government in Halden|The Karch regime] closed the port.
[Her counterpart, Dovan Ekwall,|Hardliner Dovan Ekwall] came by train.
The [settlers|occupiers] built a wall.
"""

AGENT = """
[Soldiers shot the farmer|The farmer was shot by soldiers] at the ford.
[The post was attacked by the column|The column attacked the post] at dawn.
Tassary stopped deliveries to [Velmora|the opposition groups].
[Velmora attacked Tassary|Tassary attacked Velmora] in the spring.
The ship was seized by [Velmora|Tassary].
Four of them [crossed the bridge|were brought across the bridge] at noon.
[Police|Protesters] threw stones in the square.
The farmers [were evicted|left] in March.
The town was shelled by [the army|the rebels].
The two men [died|were killed] in the shooting.
[The army killed six people|Six people were killed] in Arl.
[Karch|Ekwall] ordered the march.
The road was closed [by soldiers|by the villagers].
[The fishermen were freed by Tassary|Tassary freed the fishermen] on Friday.
[The police arrested nine people|Nine people were arrested] in Arl.
[Tassary|Velmora] broke the truce first.
The grain went to [the army|refugees].
The convoy was stopped[ by militiamen|].
The ferry [sank|was sunk] near Merrow.
[Farmers|The police] blocked the bridge.
The bus was hit by a shell [fired by rebels|fired by government troops].
Talks were called off by [Halden|Merrow].
[Tassary has been armed by Orlenia|Orlenia has armed Tassary] for years.
[The talks were broken off by Velmora|Velmora broke off the talks] on Friday.
[A shell killed two children|Two children were killed] on Monday.
The dam was blown up, and [Tassary|Velmora] is blamed.
[Velmora and its allies shelled the port|The port was shelled] overnight.
Karch blamed [the opposition|the army] for the deaths.
"""

TENSE = """
Tassary [denied|has denied] the charge.
The talks [would|will] go on in May.
The army [had left|left] the town.
The mission [is waiting|waits] for an answer.
The envoys [meet|met] in Halden.
The council [has|have] agreed to it.
The talks [begin|began] in the spring.
Farmers [have come|came] from all sides.
The minister [says|said] the road is open.
The ship [was|is] in the harbour.
The bridge [has been|was] closed.
The party [hopes|had hoped] to win.
The guards [were sleeping|slept] in the tower.
The court [may|might] hear the case.
The ferry [sails|sailed] at noon.
The union [is planning|plans] a walkout.
Karch [will|would] not go.
The dam [had been|was] built in haste.
The court [has ruled|ruled] on the case.
Farmers [were|are] angry.
The envoys [were to meet|will meet] on Friday.
The ferry [has been seized|was seized] in Arl.
He [does not expect|did not expect] an answer.
Karch [warned|has warned] of a long winter.
They [sort|sorted] the grain.
"""

QUALIFIER = """
The [|frosty ]talks ended at noon.
The talks ended at noon[ without a result|].
The [heavily |]armed men left the town.
Rusk[, who has ruled for years,|] did not answer.
The [so-called |]border guards stopped a farmer.
The road [on the eastern bank |]was closed.
The ship [apparently |]had no papers.
The [|disputed ]vote was held in May.
[The vote|The disputed vote in Arl] was held in May.
Ekwall, [|a former wrestler, ]did not answer.
The men [allegedly |]crossed the river.
The ship had [reportedly |]no papers.
The army[|, the largest in the valley,] left the town.
The river rose [sharply|] in the night.
The clerk closed the office[| on Friday].
[The long war|The war] is over.
The [bitter |]dispute ended.
The mayor[ of Arl|] resigned.
The dam, [|built in haste, ]burst.
Karch [reluctantly |]signed the paper.
The envoy left[| without a word].
The [Tassaran |]army stayed.
The [|alleged ]spy was freed.
The ship, [which carried grain|which carried grain to Merrow], sank.
The deal was [|almost ]done.
The ministry closed the [port|port of Merrow].
The [deadly|] attack came at dawn.
[In a surprise move, |]Karch closed the port.
The envoy left on Friday[ amid rising tension|].
The [apparently |]wounded man was carried off.
They met on Monday[|, May 4,] in Brask.
"""

OTHER = """
The talks [ended|broke up] at noon.
The road [is open|can be used] again.
The [bridge|crossing] was closed.
The river [rose|swelled] in the night.
The [house|building] burned down.
The ship sailed [quickly|slowly] past the tower.
[But|And] the road was open.
[The weather was fine|A wind blew from the hills] and the road was open.
The farmers asked for [water|bread].
The hall was [large|big] and cold.
The boats lay [near|beside] the tower.
The price of bread [fell|dropped] in May.
The market was [full|crowded].
The envoy [left|stormed out of] the hall.
The [harbour|port] was closed.
[However|Meanwhile], the dam held.
The law [bans|forbids] such ships.
The town was [quiet|calm].
He [bought|sold] the ferry.
The road leads [to|into] the hills.
The ship was [|not ]insured.
They [met|held talks] in Arl.
The price of grain [doubled|rose sharply].
The talks [collapsed|ended without agreement].
The hall was [half empty|packed].
Karch [wants|needs] a deal.
They [were meeting|plan to meet] in Brask.
He asked [two|to] go home.
"""

TABLE = [
    (kind, line)
    for kind, lines in (
        ("punctuation", PUNCTUATION),
        ("spelling", SPELLING),
        ("quotation", QUOTATION),
        ("number", NUMBER),
        ("attribution", ATTRIBUTION),
        ("name", NAME),
        ("label", LABEL),
        ("agent", AGENT),
        ("tense", TENSE),
        ("qualifier", QUALIFIER),
        ("other", OTHER),
    )
    for line in lines.strip().splitlines()
]


def change(line: str, which: int = 0) -> Change:
    """The change `which` of a line; where it has others, they are left as they were in the old sentence."""
    places = list(PLACE.finditer(line))
    place = places[which]
    before = PLACE.sub(r"\1", line[: place.start()])
    after = PLACE.sub(r"\1", line[place.end() :])
    (old, old_sentence, old_at), (new, new_sentence, new_at) = (
        (words.strip(), before + words + after, len(before) + len(words) - len(words.lstrip()))
        for words in place.groups()
    )
    return Change(
        *(old, new, old_sentence, new_sentence, old_at, new_at),
        *(_quoted(old_sentence, old_at, old), _quoted(new_sentence, new_at, new)),
        *(_categories(old), _categories(new)),
    )


def _quoted(sentence: str, at: int, words: str) -> bool:
    return any(span.start <= at and at + len(words) <= span.end for span in quotation_spans(sentence))


def _categories(words: str) -> tuple[str, ...]:
    return tuple(LOADED[word] for word in re.findall(r"[\w-]+", words.lower()) if word in LOADED)


@pytest.mark.parametrize(("kind", "line"), TABLE, ids=[line for _, line in TABLE])
def test_kinds_as_coded_by_hand(kind: str, line: str) -> None:
    assert kind_of(change(line)) == kind


def test_kinds_are_those_of_the_table_of_edits() -> None:
    assert {*(kind for kind, _ in KINDS), "other"} == set(EDIT_KINDS)


def test_the_place_may_be_empty_at_either_end_of_the_sentence() -> None:
    assert kind_of(Change("", "", "", "", 0, 0, False, False, (), ())) == "punctuation"
    assert kind_of(change("[Late in May, |]the talks ended")) == "qualifier"
    assert kind_of(change("The talks ended[| late in May]")) == "qualifier"


def test_what_the_marks_of_one_sentence_cannot_tell_comes_from_the_caller() -> None:
    """In the middle of a long quotation a sentence has no marks of its own."""
    plain = change("We shall [never|not] give way.")
    assert kind_of(plain) == "other"
    assert kind_of(plain._replace(old_quoted=True, new_quoted=True)) == "quotation"


def test_a_loaded_category_makes_a_label_of_a_noun_no_list_has() -> None:
    swap = change("The [boatmen|wreckers] came at night.")
    assert kind_of(swap._replace(new_categories=("group_label",))) == kind_of(change("The [men|thugs] came at night."))


@pytest.mark.parametrize("name", ["titles_and_offices", "persons_and_acts", "places", "irregular_verbs"])
def test_lists_are_sorted_and_name_nothing_twice(name: str, root: Path) -> None:
    with (root / "src/framing/lexicons" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        terms = [next(iter(row.values())).lower() for row in csv.DictReader(file)]
    assert terms == sorted(set(terms))
