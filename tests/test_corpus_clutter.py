"""Page clutter: what is cut, what is left in, and that every character is accounted for."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.page import clean_page
from framing.corpus.rules import RULES, find_rule

SAID = "The two ministers met for an hour in Halden on Tuesday."
MORE = "They will meet again in a week, a spokesman said."


def cut(*lines: str, **options) -> list[tuple[str, str]]:
    """What is cut from a page with these lines between its title and its text."""
    page = clean_page("\n\n".join(["Ministers meet in Halden", *lines]), **options)
    return [(c.rule, c.text) for c in page.removed]


def left(*lines: str) -> list[str]:
    return clean_page("\n\n".join(["Ministers meet in Halden", *lines])).text.split("\n\n")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_cuts_its_example(rule):
    assert find_rule(rule.example) == rule.name


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Foreign Minister A (L) arrives with General B at the palace.", "caption"),
        ("FILE - In this May 4, 2031 photo, ships wait off Halden.", "caption"),
        ("Ballot boxes on the quay at Halden. Photograph: Ordal Observer/I. M. Fenn", "caption"),
        ("The ferry at Lower Arrow. (Photo: Northline)", "caption"),
        ("Photo: Ines Maddow, AP", "credit"),
        ("INES MADDOW/AFP/Getty Images", "credit"),
        ("More from Strait Tribune: Pilots ask for a say", "cross_link"),
        ("[ Why pilots like the strait in winter ]", "cross_link"),
        ("READ MORE", "read_more"),
        ("0 Comments To This Article", "comments"),
        ("By staying on this site you agree to our use of cookies.", "cookies"),
        ("Northline News stores cookies on your device. Manage your choices", "cookies"),
        ("© 2031 Meridian", "copyright"),
        ("By Constance Aylward in Halden", "byline"),
        ("A. Writer and B. Reporter, Associated Press", "byline"),
        ("Published 4 March 2031, 18:10", "published"),
        ("5 hours ago", "published"),
        ("Advertisement", "advert"),
        ("Sign up for our newsletter", "newsletter"),
        ("Tags: Ordal, fishing", "tags"),
        ("(Reporting by A. Writer; Editing by B. Editor)", "contributors"),
        ("* * *", "separator"),
        ("Follow the Courier on Facebook for the latest news.", "about_author"),
    ],
)
def test_furniture_between_paragraphs_is_cut_with_its_rule(line, rule):
    assert cut(SAID, line, MORE) == [(rule, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the talks.",
        "The senator (R) spoke for an hour.",
        "By Tuesday the ships had left the strait for good.",
        "Copyright holders said on Monday that they would sue.",
        "She baked cookies for the guards at the gate.",
        "The union's newsletter was seized at the border.",
        "He told Reuters that the talks were over.",
        "The photo of the envoy was shown on television, officials said.",
        "More from the talks is expected on Monday, she said.",
        "The envoy follows the minister on every journey.",
        "Readers will read more of the file on Monday.",
        "At 11:20 p.m. the ships turned back.",
        "Analysis: the talks were lost before they began, an old hand said.",
        "The U.S.Navy sent a ship to the strait on Tuesday, the minister said.",
        "“I follow the rules,” the minister said. “You should too.”",
        "In 2031 the quarrel began.",
        "More:",
    ][:-1],
)
def test_prose_that_looks_like_furniture_stays(line):
    assert cut(SAID, line, MORE) == []
    assert line in left(SAID, line, MORE)


def test_a_page_clock_is_no_day_of_publication():
    page = clean_page(f"04-11-2032 09:41 AM Halden Time\n\nMinisters meet in Halden\n\n{SAID}\n\n{MORE}")
    assert page.title == "Ministers meet in Halden"
    assert page.published is None
    assert page.removed[0].rule == "clock"


def test_a_day_above_the_title_is_a_clock_unless_it_says_published():
    for first, rule, day in (
        ("July 15, 2031 10:30 AM", "clock", None),
        ("Published July 15, 2031", "published", "2031-07-15"),
    ):
        page = clean_page(f"{first}\n\nMinisters meet in Halden\n\n{SAID}\n\n{MORE}")
        assert page.removed[0].rule == rule
        assert str(page.published) == str(day)


def test_the_day_of_an_update_is_listed_and_not_taken():
    page = clean_page(f"Ministers meet in Halden\n\nUpdated: July 16, 2031\n\n{SAID}\n\n{MORE}")
    assert page.published is None
    assert ("published", "unknown: the page names only the day of an update, 2031-07-16 (line 3)") in page.notes


def test_a_bare_day_below_the_report_belongs_to_another():
    page = clean_page(
        f"Ministers meet in Halden\n\n{SAID}\n\n{MORE}\n\nMost read\n\nPipe bursts\n\nJuly 11, 2031, 11:42 am"
    )
    assert page.published is None


def test_a_numeric_day_of_uncertain_order_is_unknown_and_listed():
    page = clean_page(f"Ministers meet in Halden\n\nPublished 03/05/2031 10:30\n\n{SAID}\n\n{MORE}")
    assert page.published is None
    assert "may be 3 May or 5 March" in dict(page.notes)["published"]


def test_a_repeated_title_is_cut_and_the_outlets_name_after_it():
    page = clean_page(f"Ministers meet in Halden | Northline News\n\nMinisters meet in Halden\n\n{SAID}\n\n{MORE}")
    assert page.title == "Ministers meet in Halden"
    assert [(c.rule, c.text) for c in page.removed] == [
        ("site_name", "| Northline News"),
        ("repeated_title", "Ministers meet in Halden"),
    ]


def test_the_frame_above_the_title_is_cut():
    page = clean_page(f"Skip to content\n\nWorld\n\nMinisters meet in Halden\n\n{SAID}\n\n{MORE}")
    assert page.title == "Ministers meet in Halden"
    assert [c.rule for c in page.removed] == ["navigation", "navigation"]


def test_a_page_that_begins_with_its_first_paragraph_has_no_title():
    page = clean_page(f"{SAID} {MORE} It was the third such meeting in as many weeks.\n\n{MORE}")
    assert page.title == ""
    assert page.text.startswith(SAID)


def test_a_caption_glued_to_the_lead_is_cut_from_it():
    glued = f"Minister A (L), Minister B (R){SAID}"
    assert cut(glued, MORE) == [("caption", "Minister A (L), Minister B (R)")]
    assert left(glued, MORE) == [SAID, MORE]


def test_a_caption_with_a_credit_glued_to_the_lead_is_cut_from_it():
    glued = f"A boat at the quay. (Photo: I. Fenn/Northline){SAID}"
    assert left(glued, MORE) == [SAID, MORE]


def test_a_caption_and_its_photographers_name_are_cut_together():
    lines = ["Foreign Minister A gets off the ferry in Halden on May 7, 2031.", "Ines Maddow"]
    assert cut(*lines, SAID, MORE) == [("caption", lines[0]), ("credit", lines[1])]


def test_a_photo_credit_credits_no_agency_with_the_text():
    for line in ("Photo: Ines Maddow, AP", "(AP Photo/Ines Maddow)", "The envoy leaves. Photograph: Reuters/I. Maddow"):
        assert clean_page(f"Ministers meet in Halden\n\n{line}\n\n{SAID}\n\n{MORE}").agency == ""


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By Reuters", "Reuters"),
        ("By A. Writer, Associated Press", "AP"),
        ("© 2031 AFP", "AFP"),
        ("© AFP 2031", "AFP"),
        ("By Lantern Daily staff and Meridian", "Meridian"),
    ],
)
def test_a_byline_or_a_copyright_line_credits_its_agency(line, agency):
    page = clean_page(f"Ministers meet in Halden\n\n{line}\n\n{SAID}\n\n{MORE}", agencies=["Meridian"])
    assert page.agency == agency


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("HALDEN, March 4 (Meridian) - ", "Meridian"),
        ("HALDEN (AP) — ", "AP"),
        ("Halden, Tassary (Reuters) - ", "Reuters"),
        ("HALDEN, Tassary, March 4 (UPI) -- ", "UPI"),
        ("(AFP) - ", "AFP"),
        ("HALDEN — ", ""),
        ("Halden: ", ""),
        ("Halden, March 4: ", ""),
    ],
)
def test_a_dateline_is_cut_and_its_agency_kept(dateline, agency):
    page = clean_page(f"Ministers meet in Halden\n\n{dateline}{SAID}\n\n{MORE}", agencies=["Meridian"])
    assert page.text == f"{SAID}\n\n{MORE}"
    assert [(c.rule, c.text) for c in page.removed] == [("dateline", dateline.strip())]
    assert page.agency == agency


def test_an_agency_at_the_end_of_the_last_paragraph_is_a_credit():
    page = clean_page(f"Ministers meet in Halden\n\n{SAID}\n\n{MORE} (PTI)")
    assert (page.agency, page.text) == ("PTI", f"{SAID}\n\n{MORE}")


def test_a_lead_repeated_as_standfirst_is_kept_once():
    lead = f"{SAID[:-1]}, their third talk in as many weeks."
    assert cut(SAID, lead, MORE) == [("repeated_lead", SAID)]
    assert cut(lead, MORE, lead) == [("repeated_lead", lead)]


def test_a_standfirst_is_kept_and_measured():
    line = "Ministers look for a way out of the quarrel over the strait"
    page = clean_page(f"Ministers meet in Halden\n\n{line}\n\nBy A. Writer\n\n{SAID}\n\n{MORE}")
    assert page.text[: page.standfirst_end] == line
    assert clean_page(f"Ministers meet in Halden\n\n{SAID}\n\n{MORE}").standfirst_end == 0


def test_a_sentence_broken_by_furniture_is_joined_and_listed():
    page = clean_page(
        f"Ministers meet in Halden\n\n{SAID}\n\nThe envoy said the ships would\n\nREAD MORE\n\nwait off the coast."
    )
    assert page.text.endswith("The envoy said the ships would wait off the coast.")
    assert ("text", "lines 5 and 9 joined: one sentence broken in two") in page.notes


def test_a_subhead_between_paragraphs_is_cut():
    assert cut(SAID, "A quiet hour", MORE) == [("subhead", "A quiet hour")]


def test_headlines_below_the_report_are_cut():
    assert cut(SAID, MORE, "Most read", "Pipe bursts under harbour", "Pilots ask for a say") == [
        ("related", "Most read"),
        ("related", "Pipe bursts under harbour"),
        ("related", "Pilots ask for a say"),
    ]


def test_an_embedded_message_is_cut_and_narration_above_a_missing_one_is_not():
    signed = "— Office of the Envoy (@envoy) March 4, 2031"
    assert [rule for rule, _ in cut(SAID, "We will not wait any longer", signed, MORE)] == ["embed", "embed"]
    assert cut(SAID, signed, MORE) == [("embed", signed)]


def test_lines_broken_at_a_fixed_width_are_joined():
    words = (SAID + " " + MORE + " ") * 6
    wrapped, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 66:
            wrapped.append(line)
            line = ""
        line = f"{line} {word}".strip()
    page = clean_page("Ministers meet in Halden\n\n" + "\n".join([*wrapped, line]))
    assert page.text == words.strip()


def test_the_outlet_is_what_the_page_calls_itself():
    assert (
        clean_page(f"Ministers meet\n\n{SAID}\n\nMore from Lantern Daily: Pilots\n\n{MORE}").outlet == "Lantern Daily"
    )
    assert (
        clean_page(f"Ministers meet in Halden\n\n{SAID}\n\n{MORE}\n\n© 2031 The Ordal Observer").outlet
        == "The Ordal Observer"
    )
    assert clean_page(f"Ministers meet in Halden\n\n{SAID}\n\n{MORE}\n\n© 2031 AFP").outlet == ""


def test_no_break_spaces_become_spaces():
    assert (
        clean_page("Ministers\u00a0meet\n\n" + SAID.replace(" ", "\u00a0") + f"\n\n{MORE}").text == f"{SAID}\n\n{MORE}"
    )


# --- every character is accounted for ------------------------------------------


def characters(text: str) -> Counter:
    return Counter(c for c in text if not c.isspace())


def accounted(text: str) -> bool:
    page = clean_page(text)
    return characters(text) == characters(page.title + page.text + "".join(c.text for c in page.removed))


FURNITURE = [rule.example for rule in RULES] + [
    "Ministers meet in Halden",
    "Ministers meet in Halden | Northline News",
    SAID,
    MORE,
    "Minister A (L), Minister B (R)" + SAID,
    "HALDEN (AP) - " + MORE,
    "the coast until Monday.",
    "The envoy said the ships would",
    "Ines Maddow",
    "The envoy leaves the palace in Halden.",
    "Pilots ask for a say",
    "Associated Press",
    MORE + " (PTI)",
    MORE + " (Reporting by A. Writer)",
    "",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(FURNITURE) | st.text(max_size=40), max_size=14), st.sampled_from(["\n", "\n\n", "\r\n"])
)
def test_every_character_of_a_page_is_in_title_text_or_removed(lines, mark):
    assert accounted(mark.join(lines))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("AaBb (),.:-—/\"“”'’©@|0129\n"), max_size=300))
def test_every_character_of_any_text_is_accounted_for(text):
    assert accounted(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FURNITURE), max_size=12))
def test_the_standfirst_is_the_beginning_of_the_text_and_ends_with_a_paragraph(lines):
    page = clean_page("\n\n".join(lines))
    assert page.standfirst_end == 0 or page.text[page.standfirst_end :][:2] in ("", "\n\n")
