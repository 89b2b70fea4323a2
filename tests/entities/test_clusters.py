from types import SimpleNamespace

import pytest

from kg.entities import names, resolve_entities
from kg.entities.agreement import can_be_described
from kg.entities.cluster import MOST_MODIFIED, Cluster
from kg.entities.names import NameIndex, is_initials, is_short_for
from kg.mentions.names import country_name, normalize
from kg.model import MentionKind
from kg.relations import extract_relations
from tests import parses

BASE = "https://kg.example.org/"


def entities_of(rows):
    reading = parses.reading_of(rows)
    return resolve_entities(reading, extract_relations(reading), BASE).entities


def test_pronoun_means_the_salient_subject():
    microsoft = next(e for e in entities_of(parses.SAID_WILL) if e.label == "Microsoft")
    assert [(s.start, s.end) for s in microsoft.mentions] == [(0, 9), (15, 17)]


def test_adjective_of_a_country_is_the_country():
    assert "Japan" in {e.label for e in entities_of(parses.TITLE)}


@pytest.mark.parametrize(
    ("row", "is_entity"),
    [
        ("Parliament PROPN NNP", True),
        ("parliament NOUN NN", False),
        ("Monday PROPN NNP", False),
        ("June PROPN NNP", False),
    ],
)
def test_what_is_written_as_a_name_is_an_entity_without_any_relation(row, is_entity):
    rows = parses.CRITICS_OF.replace("Parliament PROPN NNP", row)
    assert (row.split()[0] in {e.label for e in entities_of(rows)}) is is_entity


@pytest.mark.parametrize(
    ("name", "noun", "is_entity"), [("FOIA", "requests", True), ("Joint", "Reports", False), ("CEO", "pays", False)]
)
def test_what_is_written_as_a_name_before_a_noun_is_an_entity(name, noun, is_entity):
    rows = parses.MOST_REQUESTS.replace("FOIA", name).replace("requests", noun)
    assert (name in {e.label for e in entities_of(rows)}) is is_entity


def test_entity_has_class_and_identifier_from_its_name():
    (smith,) = [e for e in entities_of(parses.TITLE) if e.label == "Brad Smith"]
    assert (smith.iri, smith.types, smith.named) == (BASE + "entity/Brad_Smith", ("Person",), True)


def test_who_is_quoted_does_not_mean_himself_by_he():
    (tom,) = [e for e in entities_of(parses.HE_IS_QUOTED) if e.label == "Tom"]
    assert len(tom.mentions) == 2


@pytest.mark.parametrize(("word", "types"), [("militant", ("Organization",)), ("listed", ("Company",))])
def test_militant_group_is_no_company(word, types):
    (acme,) = [e for e in entities_of(parses.MILITANT_GROUP.replace("militant", word)) if e.label == "Acme"]
    assert acme.types == types


def test_who_is_born_is_a_person_whatever_the_name_was_read_as():
    (romer,) = [e for e in entities_of(parses.PRODUCER_BORN) if e.label == "Romer"]
    assert romer.types == ("Person",)


def test_body_of_no_known_kind_called_as_a_person_is_the_person():
    assert [(e.label, e.types) for e in entities_of(parses.NEWS_LAST_NAME)] == [("Jan Holub", ("Person",)), ("Ann", ("Person",))]


@pytest.mark.parametrize(("kind", "types"), [("GPE:COUNTRY", ("Country",)), ("LOC", ("Organization",))])
def test_country_that_somebody_speaks_for_is_no_organization(kind, types):
    norda = next(e for e in entities_of(parses.MNA_STATE_SPOKESMAN.replace("GPE:COUNTRY", kind)) if e.label == "Norda")
    assert norda.types == types


def test_region_that_is_called_a_state_is_no_country():
    assert ("Utah", ("Region",)) in {(e.label, e.types) for e in entities_of(parses.NEWS_A_STATE)}


@pytest.mark.parametrize(("opening", "meant"), [("any DET DT", 1), ("an DET DT", 2)])
def test_what_any_stands_before_is_not_spoken_of_again(opening, meant):
    rows = parses.NEWS_ANY_OTHER.replace("any DET DT", opening).replace(
        "Bolt PROPN NNP 2 nsubj ORG", "Ann PROPN NNP 2 nsubj PERSON"
    )
    (browser,) = [e for e in entities_of(rows) if "browser" in e.label]
    assert len(browser.mentions) == meant


@pytest.mark.parametrize(("place", "kind"), [("Leeds_ PROPN NNP 3 obl GPE:CITY", "Person"), ("1948_ NUM CD 3 obl", "Company")])
def test_what_is_born_in_a_year_is_no_person_for_it(place, kind):
    rows = f"Acme PROPN NNP 3 nsubj:pass ORG:COMPANY\nwas AUX VBD 3 aux:pass\nborn VERB VBN 0 root\nin ADP IN 5 case\n{place}\n. PUNCT . 3 punct"
    (acme,) = [e for e in entities_of(rows) if e.label == "Acme"]
    assert acme.types == (kind,)


@pytest.mark.parametrize(
    ("short", "full", "person", "expected"),
    [
        ("Smith", "Brad Smith", True, True),
        ("Brad", "Brad Smith", True, True),
        ("SoftBank", "SoftBank Group", False, True),
        ("Group", "SoftBank Group", False, False),
        ("Brad Smith", "Smith", True, False),
    ],
)
def test_short_forms_of_names(short, full, person, expected):
    assert is_short_for(normalize(short), normalize(full), person=person) is expected


@pytest.mark.parametrize(
    ("name", "class_name", "noun", "can_be"),
    [
        ("Elm Street", "Facility", "hospital", False),
        ("Elm Street", "Facility", "road", True),
        ("St Alban's Hospital", "Facility", "building", True),
        ("St Alban's", "Facility", "hospital", True),
        ("River Aire", "NaturalFeature", "lake", False),
        ("Elm Street Bank", "Company", "airline", True),
        ("Elm Street", "Organization", "company", True),
    ],
)
def test_what_its_name_calls_otherwise_is_not_so_described(name, class_name, noun, can_be):
    cluster = Cluster(names=[name], class_name=class_name)
    described = SimpleNamespace(head=noun, label="Company" if noun == "company" else class_name)
    assert can_be_described(cluster, described) is can_be


@pytest.mark.parametrize(
    ("row", "is_mentioned"), [("Acme_ PROPN NNP 3 obl ORG:SCHOOL", True), ("Leeds_ PROPN NNP 3 obl GPE:CITY", False)]
)
def test_where_means_the_organization_before_it_but_no_place(row, is_mentioned):
    rows = parses.LEEDS_WHERE_DIED.replace("Leeds_ PROPN NNP 3 obl GPE:CITY", row)
    name = row.split("_")[0]
    (body,) = [e for e in entities_of(rows) if e.label == name]
    assert (len(body.mentions) == 2) is is_mentioned


def test_initials_are_capitals_in_order():
    assert is_initials("WHO", "World Health Organization")
    assert not is_initials("HOW", "World Health Organization")


def test_well_known_initials_are_of_no_other_name():
    assert is_initials("AI", "Artificial Intelligence")
    assert not is_initials("AI", "Acme Illustrator")
    assert not is_initials("TV", "Tana Verein")


def test_countries_are_known_by_all_their_names():
    assert {country_name(name) for name in ("U.S.", "US", "the United States", "America")} == {"United States"}


def test_man_and_city_of_one_name_are_two():
    names = NameIndex()
    names.add("Washington", 0, "City")
    assert names.find("Washington", "Person") is None
    names.add("Washington", 1, "Person")
    assert (names.find("Washington", "Person"), names.find("Washington", "City")) == (1, 0)


def test_name_read_once_as_a_person_is_still_the_company():
    names = NameIndex()
    names.add("Opel", 0, "Company")
    assert names.find("Opel", "Person") == 0


def test_name_of_a_person_and_of_a_firm_is_found_by_its_class():
    index = NameIndex()
    index.add("Tom Falk", 0, "Person")
    index.add("Falk", 0, "Person")
    index.add("Falk Motors", 1, "Company")
    assert (index.find("Falk", "Company"), index.find("Falk", "Person")) == (1, 0)
    index.add("Falk", 1, "Company")
    assert (index.find("Mr Falk", "Person"), index.find("Falk", "Company")) == (0, 1)


def test_short_name_is_sooner_that_of_what_has_a_legal_form_besides():
    index = NameIndex()
    index.add("Orin Group", 0, "Company")
    index.add("Orin Bank", 1, "Company")
    assert index.find("Orin", "Company") == 0


@pytest.mark.parametrize(
    ("names", "short", "number"),
    [
        (["Norda State Department"], "Department", 0),
        (["Falk Relief Society", "Acme"], "Society", 0),
        (["Ministry of Works", "Norda Council"], "Council", 1),
        (["Leeds Council", "Norda Council"], "Council", None),
        (["Leeds Motors"], "Motors", None),
    ],
)
def test_body_is_called_by_the_last_word_of_the_one_name_that_ends_so(names, short, number):
    index = NameIndex()
    for place, name in enumerate(names):
        index.add(name, place, "Organization")
    assert index.find(short, "Organization") == number


@pytest.mark.parametrize(
    ("full", "kind", "short_kind", "is_same"),
    [
        ("Orin Hospital", "Facility", "Facility", True),
        ("Orin Airport", "Facility", "City", False),
        ("Orin House", "Company", "Organization", True),
    ],
)
def test_short_name_of_a_house_is_one_of_its_kind(full, kind, short_kind, is_same):
    index = NameIndex()
    index.add(full, 0, kind)
    assert (index.find("Orin", short_kind) == 0) is is_same


def test_longer_and_shorter_names_and_initials_are_found():
    names = NameIndex()
    names.add("World Health Organization", 0, "InternationalBody")
    names.add("Brad Smith", 1, "Person")
    assert (names.find("WHO", "InternationalBody"), names.find("Smith", "Person"), names.find("Jones", "Person")) == (0, 1, None)


@pytest.mark.parametrize(
    ("known", "known_as", "name", "class_name", "is_same"),
    [
        ("Bill Harrow", "Person", "Susan Harrow", "Person", False),
        ("Kofi Atta Annan", "Person", "Kofi Annan", "Person", False),
        ("Jordan Pike", "Person", "Jordan", "Person", False),
        ("Michael Jordan", "Person", "Jordan", "Person", True),
        ("Palma Bun airport", "Facility", "Palma", "City", False),
        ("Lindau Shipyard", "Place", "Lindau", "Place", False),
        ("Brazil Aero Flight 12", "Organization", "Brazil Aero", "Organization", False),
        ("Brazil Aero Flight", "Company", "Brazil Aero", "Company", False),
        ("New York City", "City", "New York", "City", True),
        ("USS Sarrow", "Organization", "U.S.", "Country", False),
        ("Eastern Utilities", "Company", "EU", "InternationalBody", False),
        ("European Union", "InternationalBody", "EU", "InternationalBody", True),
        ("World Health Organization", "Organization", "WHO", "Organization", True),
        ("Orin Widget Works", "Company", "OWW", "Organization", True),
        ("Orin TV", "Product", "Orin TV+", "Product", False),
    ],
)
def test_names_that_share_words_or_initials(known, known_as, name, class_name, is_same):
    index = NameIndex()
    index.add(known, 0, known_as)
    assert (index.find(name, class_name) == 0) is is_same


def test_initials_that_stand_for_a_name_stand_for_no_other():
    index = NameIndex()
    index.add("OI", 0, "Software")
    assert index.find("Orin Illustrator", "Software") == 0
    index.add("Orin Illustrator", 0, "Software")
    assert index.find("Orin InDesign", "Software") is None


def test_name_does_not_mean_what_does_not_fit():
    index = NameIndex()
    index.add("Smith", 0, "Person")
    index.add("Smith", 1, "Person")
    assert [index.find("Smith", "Person", fits) for fits in (lambda n: n != 1, lambda n: False)] == [0, None]


@pytest.mark.parametrize("rows", [parses.MR_AND_MRS, parses.DEFENDANTS], ids=["titles", "ordinals"])
def test_title_and_ordinal_keep_two_apart(rows):
    entities = [e for e in entities_of(rows) if e.label not in ("Acme", "Bolt")]
    assert len(entities) == len({e.iri for e in entities}) == 2


def test_no_bachelor_has_a_degree_that_is_called_so():
    entities = entities_of("""
Having VERB VBG 7 advcl
a DET DT 5 det
bachelor_ NOUN NN 5 nmod:poss
's PART POS 3 case
degree NOUN NN 1 obj
he PRON PRP 7 nsubj
left VERB VBD 0 root
Acme PROPN NNP 7 obj ORG:COMPANY
. PUNCT . 7 punct
""")
    assert [e.label for e in entities] == ["a bachelor's degree", "he", "Acme"]


def test_who_something_is_said_of_is_not_called_so_for_short():
    rows = """
Acme PROPN NNP 2 compound ORG:COMPANY
Energy PROPN NNP 5 nsubj +ORG:COMPANY
is AUX VBZ 5 cop
a DET DT 5 det
unit NOUN NN 0 root
of ADP IN 7 case
Acme PROPN NNP 5 nmod ORG:COMPANY
. PUNCT . 5 punct
Acme PROPN NNP 10 nsubj ORG:COMPANY
sued VERB VBD 0 root
Fiat PROPN NNP 10 obj ORG:COMPANY
. PUNCT . 10 punct
"""
    named = {e.label: (len(e.mentions), e.forms) for e in entities_of(rows) if e.named}
    assert named == {"Acme Energy": (1, ()), "Acme": (2, ()), "Fiat": (1, ())}
    (energy, _) = [e for e in entities_of(rows.replace("of ADP IN 7 case\nAcme PROPN NNP 5 nmod ORG:COMPANY\n", "")) if e.named]
    assert [form.name for form in energy.forms] == ["Acme"]


def test_what_something_is_said_to_be_is_not_it():
    entities = entities_of("""
Opel PROPN NNP 4 nsubj ORG:COMPANY
is AUX VBZ 4 cop
a DET DT 4 det
model NOUN NN 0 root
. PUNCT . 4 punct
Fiat PROPN NNP 7 nsubj ORG:COMPANY
bought VERB VBD 0 root
it PRON PRP 7 obj
. PUNCT . 7 punct
""")
    assert [len(e.mentions) for e in entities if e.label == "Opel"] == [2]


def test_somebody_is_not_called_by_what_only_a_sentence_tells():
    entities = entities_of("""
The DET DT 2 det
claimant NOUN NN 6 nsubj
at ADP IN 5 case
her PRON PRP$ 5 nmod:poss
home NOUN NN 2 nmod
called VERB VBD 0 root
Karl_ PROPN NNP 6 obj PERSON
. PUNCT . 6 punct
The DET DT 10 det
claimant NOUN NN 11 nsubj
sued VERB VBD 0 root
Acme_ PROPN NNP 11 obj ORG
. PUNCT . 11 punct
""")
    assert [e.label for e in entities if e.label.lower().startswith("the claimant")] == ["The claimant"]


def test_thing_of_very_many_names_is_compared_by_the_latest(monkeypatch):
    index, compared = NameIndex(), []
    for number in range(500):
        index.add(f"Ann{number} Smith", 0, "Person")
    monkeypatch.setattr(names, "is_short_for", lambda *pair, **kinds: compared.append(pair) or is_short_for(*pair, **kinds))
    assert index.find("Smith Bo", "Person") is None
    assert 0 < len(compared) <= 2 * names.MOST_NAMES
    assert index.find("Ann499", "Person") == index.find("Smith", "Person") == 0


def test_mentions_of_one_thing_are_not_all_looked_at_for_the_next():
    cluster = Cluster()
    for number in range(1000):
        mention = SimpleNamespace(kind=MentionKind.NOMINAL, head="firm", label="Company", plural=False, text="the firm")
        candidate = SimpleNamespace(
            mention=mention,
            described_as="",
            alias_of=None,
            pronoun=None,
            gender="",
            words=frozenset([f"word{number % 300}"]),
            owner="",
            extent=SimpleNamespace(start=0, end=8),
            role="subject",
            sentence=number,
            head=number,
            after=frozenset(),
        )
        candidate.nouns = [("firm", candidate, "noun")]
        cluster.add(candidate)
    assert len(cluster.described["firm"].words) == 300
    assert len(cluster.described["firm"].latest_words()) == MOST_MODIFIED
    assert cluster.described["firm"].lengths == {8}
    assert cluster.telling_heads == [0, 998, 999]


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (parses.CITY_OF, {"Quillon", "Acme"}),
        (
            parses.CITY_OF.replace("Acme_ PROPN NNP 5 obj ORG:COMPANY", "Norda_ PROPN NNP 4 appos GPE"),
            {"Norda", "Quillon"},
        ),
        (parses.CITY_OF.replace("The DET", "A DET"), {"A city of Quillon", "Quillon", "Acme"}),
        (parses.CITY_OF.replace("city NOUN", "mayor NOUN"), {"The mayor of Quillon", "Quillon", "Acme"}),
    ],
    ids=["the city of", "the city of, in", "a city of", "the mayor of"],
)
def test_the_city_of_a_name_is_what_has_the_name(rows, labels):
    assert {e.label for e in entities_of(rows)} == labels


@pytest.mark.parametrize(
    ("rows", "types"),
    [
        (parses.SAID_TO_BE, ("Product",)),
        (parses.SAID_TO_BE.replace("a DET DT", "not PART RB").replace("4 det", "4 advmod"), ("Organization",)),
        (parses.SAID_TO_BE.replace("Nova PROPN NNP 4 nsubj ORG", "It PRON PRP 4 nsubj"), ()),
    ],
    ids=["said", "denied", "of a pronoun"],
)
def test_name_is_of_the_kind_that_the_text_says(rows, types):
    assert [e.types for e in entities_of(rows) if e.label in ("Nova", "It")] in ([types], [])


def chains_of(rows):
    reading = parses.reading_of(rows)
    text = reading.document.text
    chains = resolve_entities(reading, extract_relations(reading), BASE).chains
    return {tuple(text[span.start : span.end] for span in chain) for chain in chains}


@pytest.mark.parametrize(
    ("rows", "chains"),
    [
        (parses.HER_BROTHER, {("Her brother Johann Moss", "Moss")}),
        (parses.HIS_OWN_BROTHER, set()),
        (parses.ADJECTIVE_OF_SWEDEN, {("Sweden", "Sweden")}),
        (parses.WORKED_AS, {("Ann Lee", "She")}),
        (parses.ONE_OF_SEVERAL, {("a plant", "It")}),
        (parses.OPEN_BRACKET, {("Acme", "It")}),
        (parses.BRACKET_CLOSED_OUTSIDE, {("Acme (figure 2)", "It")}),
        (parses.FINED_IT_AND_ITS_CHIEF, {("Acme", "its")}),
        (parses.BUILT_BY, set()),
        (parses.LED_COUP, {("Rui", "He")}),
        (parses.NO_PLANT, {("Acme", "It")}),
        (parses.NO_PLANT.replace("no DET", "a DET"), {("a plant", "It")}),
    ],
    ids=[
        "description and name",
        "apposition",
        "adjective",
        "no role",
        "none of several",
        "no bracket that nothing closes",
        "the bracket that closes",
        "what stands before it in the list",
        "not who built it",
        "not who is told of aside",
        "not what is not there",
        "what is there",
    ],
)
def test_chain_is_of_whole_phrases(rows, chains):
    assert chains_of(rows) == chains


def test_who_has_no_name_is_called_by_a_pronoun_that_can_be_a_subject():
    assert {e.label for e in entities_of(parses.NAMED_BY_A_PRONOUN)} == {"His firm", "he", "Acme", "Bolt"}


@pytest.mark.parametrize(
    ("verb", "chains"),
    [
        ("interviewed VERB VBD", {("Ann Lee", "you", "I")}),
        ("saw VERB VBD", set()),
    ],
)
def test_who_is_interviewed_says_i_and_is_asked(verb, chains):
    assert chains_of(parses.INTERVIEW.replace("interviewed VERB VBD", verb)) == chains


def test_who_is_interviewed_may_stand_after_with():
    assert chains_of(parses.INTERVIEW_WITH) == {("Ann Lee", "you")}


@pytest.mark.parametrize(("preposition", "chains"), [("from", {("Norda", "its")}), ("with", set())])
def test_what_comes_from_somebody_is_not_who_it_comes_from(preposition, chains):
    rows = parses.STATEMENT_FROM_ITS.replace("from ADP", f"{preposition} ADP")
    assert {c for c in chains_of(rows) if "Norda" in c} == chains
