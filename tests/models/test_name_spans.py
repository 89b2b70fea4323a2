import pytest

from kg.models.name_spans import mended_names
from kg.models.sentences import missed_starts
from tests.parses import parse

PUNCTUATION = frozenset(",.()&\"“”'’/")
SMALL = {
    "at": "ADP",
    "in": "ADP",
    "to": "ADP",
    "of": "ADP",
    "for": "ADP",
    "the": "DET",
    "and": "CCONJ",
    "conservative": "ADJ",
    "years": "NOUN",
}

ROWS = [
    ('William/PERSON "/PERSON Bill/PERSON "/+ Harrow/+ left', ['William " Bill " Harrow']),
    ('Robert/PERSON "/+ Bobby/+ " Dane/PERSON left', ['Robert " Bobby " Dane']),
    ("Robert/PERSON (/+ Bob/PERSON )/O Lentz/PERSON left", ["Robert ( Bob ) Lentz"]),
    ("Ann “ Betty ” Crane/PERSON left", ["Crane"]),
    ("Ann/PERSON “ Betty ” Crane/PERSON left", ["Ann “ Betty ” Crane"]),
    ("Lentz/PERSON ( Leeds/LOC ) left", ["Lentz", "Leeds"]),
    ("Lentz/PERSON ( Leeds/LOC ) and Hale/PERSON left", ["Lentz", "Leeds", "Hale"]),
    ("Tamarind/ORG Foods/+ , L.P. left", ["Tamarind Foods , L.P."]),
    ("Acme/ORG Holdings/+ , LLC/ORG left", ["Acme Holdings , LLC"]),
    ("Acme/ORG , Zed/ORG left", ["Acme", "Zed"]),
    ("Ann/PERSON Cooney/+ , Jr. left", ["Ann Cooney , Jr."]),
    ("Alan/PERSON Teague/+ FRS/+ left", ["Alan Teague"]),
    ("Alan/PERSON Teague/+ , FRS/ORG , left", ["Alan Teague"]),
    ("Bethesda/LOC , MD/LOC left", ["Bethesda", "MD"]),
    ("Johnsen/PERSON & Johnsen/PERSON left", ["Johnsen & Johnsen"]),
    ("Tom/PERSON Hale/+ & Rosa/PERSON Diaz/+ left", ["Tom Hale", "Rosa Diaz"]),
    ("Hale/PERSON & Moss/PERSON LLP/+ left", ["Hale & Moss LLP"]),
    ("Brown/PERSON & Sons left", ["Brown & Sons"]),
    ("University/ORG of Leeds/LOC left", ["University of Leeds"]),
    ("Port/ORG Authority/+ of Lisse/LOC left", ["Port Authority of Lisse"]),
    ("District/ORG Court/+ for the District/LOC of/+ Columbia/+ left", ["District Court for the District of Columbia"]),
    ("University/ORG of Norda/LOC at Leeds/LOC left", ["University of Norda at Leeds"]),
    ("Leeds/ORG University/+ at Norda/LOC left", ["Leeds University", "Norda"]),
    ("University/ORG of Norda/LOC at Acme/ORG left", ["University of Norda", "Acme"]),
    ("Rangers/ORG of/+ Baseball/ORG left", ["Rangers", "Baseball"]),
    ("Acme/ORG for the Kingdom/LOC left", ["Acme", "Kingdom"]),
    (
        "Falk/ORG Studio/+ for Sales/ORG Teams/+ left , Falk/ORG Studio/+ for Sales/ORG Teams/+ left , Falk/ORG Studio/+ for Sales/ORG Teams/+ left",
        ["Falk Studio for Sales Teams"] * 3,
    ),
    (
        "Falk/ORG Studio/+ for Sales/ORG Teams/+ left , Falk/ORG Studio/+ for Sales/ORG Teams/+ left",
        ["Falk Studio", "Sales Teams"] * 2,
    ),
    ("Mirko/PERSON Tobias/PERSON Schäfer/+ left", ["Mirko Tobias Schäfer"]),
    ("Hurricane Maria/PERSON left", ["Hurricane Maria"]),
    ("CENTRAL/ORG BANK/+ OF THE NORDA/LOC left", ["CENTRAL BANK OF THE NORDA"]),
    ("ACME/ORG OF NORDA/LOC left", ["ACME", "NORDA"]),
    ("a Republican/ORG House/+ member left", ["House"]),
    ("a Republican/ORG National/+ Committee/+ member left", ["Republican National Committee"]),
    ("United/ORG States/+ District/+ judge left", ["United States"]),
    ("United/ORG States/+ District/+ Court/+ left", ["United States District Court"]),
    ("Acme/ORG Goodwill/+ Ambassador Ann/PERSON left", ["Acme", "Ann"]),
    ("HSBC/ORG Holdings/+ plc left", ["HSBC Holdings plc"]),
    ("Acme/ORG Leeds/LOC left", ["Acme", "Leeds"]),
    ("conservative/ORG Law/+ Party/+ and/+ left", ["Law Party"]),
    ("Clean/MISC Air/+ Act/+ of/+ 2020 left", ["Clean Air Act of 2020"]),
    ("Ann/PERSON Hale/PERSON left", ["Ann Hale"]),
    ("Human Rights Watch/ORG left", ["Human Rights Watch"]),
    ("Human/ORG Rights/+ Watch/+ Leeds/+ left", ["Human Rights Watch Leeds"]),
    ("the Credit Suisse/ORG left", ["Credit Suisse"]),
    ("our Board of Directors left", []),
    ("White/ORG House/+ Press/+ Secretary left", ["White House"]),
    ("Norda/ORG Department/+ Press/+ Officer left", ["Norda Department"]),
    ("Press/ORG Secretary left", []),
    ("Norda/ORG Press/+ Council left", ["Norda Press"]),
    ("Associated/ORG Press/+ Secretary left", ["Associated Press"]),
    ("Leeds/ORG University/+ Press/+ Secretary left", ["Leeds University Press"]),
    ("Ann/PERSON | Hale/PERSON left", ["Ann", "Hale"]),
    ("Tropical/MISC Storm/ORG Maria/PERSON left", ["Tropical Storm Maria"]),
    ("Karl/PERSON Voss/+ Society/ORG left", ["Karl Voss Society"]),
    ("Karl/PERSON Voss/+ Society left", ["Karl Voss Society"]),
    ("K./PERSON Voss/+ LLP left", ["K. Voss LLP"]),
    ("Voss/PERSON PLC left", ["Voss"]),
    ("OPL/ORG 245 left", ["OPL 245"]),
    ("Marlin/MISC III left", ["Marlin III"]),
    ("Acme/ORG 24 - hour left", ["Acme"]),
    ("Acme/ORG 3 to 1", ["Acme"]),
    ("Acme/ORG 12 years ago", ["Acme"]),
    ("Acme/ORG 12", ["Acme 12"]),
    ("Acme/ORG 2012 left", ["Acme"]),
    ("Leeds/LOC 7 left", ["Leeds"]),
    ("People/ORG 's/+ Liberation/ORG Army/+ left", ["People 's Liberation Army"]),
    ("the Lord 's Resistance/ORG Army/+ left", ["Lord 's Resistance Army"]),
    ("Acme/ORG 's Bolt/ORG left", ["Acme", "Bolt"]),
    ("University/ORG | of Leeds/LOC left", ["University", "Leeds"]),
    ("Brown/PERSON | & Sons left", ["Brown"]),
    ("Hurricane | Maria/PERSON left", ["Maria"]),
    ("War/MISC in Norda/LOC left", ["War in Norda"]),
    ("Great/MISC War/+ in Norda/LOC left", ["Great War", "Norda"]),
    ("Acme/ORG Mission/+ in the Norda/LOC left", ["Acme Mission in the Norda"]),
    ("al-Qaida/ORG in Yemen/LOC left", ["al-Qaida in Yemen"]),
    ("al-Qaida/ORG in Norda/LOC left", ["al-Qaida", "Norda"]),
    ("Acme/ORG in Yemen/LOC left", ["Acme", "Yemen"]),
    ("University/ORG of/+ California/+ , Lisse/LOC left", ["University of California , Lisse"]),
    ("University/ORG of/+ Lisse/+ , Norda/LOC left", ["University of Lisse", "Norda"]),
    ("University/ORG of/+ California/+ , Norway/LOC left", ["University of California", "Norway"]),
    ("Emeritus/PERSON Ann/+ Lee/+ left", ["Ann Lee"]),
    ("Ann/PERSON Lee/+ spoke/+ , Karl/PERSON left", ["Ann Lee", "Karl"]),
    ("Long/MISC Range/+ Identification/+ and Tracking ( LRIT/MISC ) left", ["Long Range Identification and Tracking", "LRIT"]),
    ("Fund/ORG for/+ Peace/+ in Africa/LOC ( FPA/ORG ) left", ["Fund for Peace in Africa", "FPA"]),
    ("Fund/ORG for/+ Peace/+ in Africa/LOC ( FP/ORG ) left", ["Fund for Peace", "Africa", "FP"]),
    ("Highly Indebted Poor/LOC Countries/+ ( “ HIPC ” ) left", ["Highly Indebted Poor Countries"]),
    ("Kenya/LOC , Uganda/LOC and Togo/LOC ( KUT/ORG ) left", ["Kenya", "Uganda", "Togo", "KUT"]),
    ("Chief Water/MISC Officer ( CWO/ORG ) left", ["Water", "CWO"]),
    ("Counsel to the Tribunal/ORG ( CTT/ORG ) left", ["Tribunal", "CTT"]),
    ("Acme/ORG Peace/+ Fund/+ ( APF/ORG ) left", ["Acme Peace Fund", "APF"]),
    ("Norda/LOC Acme/ORG Peace/+ Fund/+ ( APF/ORG ) left", ["Norda", "Acme Peace Fund", "APF"]),
    ("Peace Fund ( PFX ) left", []),
    ("Acme/ORG Civils/+ ( Norda/LOC ) Ltd left", ["Acme Civils ( Norda ) Ltd"]),
    ("ACME/ORG ( NORDA/ORG )/+ LTD/+ left", ["ACME ( NORDA ) LTD"]),
    ("Acme/ORG ( the Ltd ) left", ["Acme"]),
    ("Acme/ORG ( Norda/LOC ) Holdings/ORG Ltd/+ left", ["Acme ( Norda ) Holdings Ltd"]),
    ("Acme/ORG ( Norda/LOC ) left", ["Acme", "Norda"]),
    ("( Norda/LOC ) Ltd left", ["Norda"]),
    ("Ing/ORG . Ann/PERSON Lee/+ left", ["Ing . Ann Lee"]),
    ("Eng/ORG . | Ann/PERSON Lee/+ left", ["Ann Lee"]),
    ("2.1/ORG Acme/+ left", ["Acme"]),
    ("the 2.1/ORG Acme/+ left", ["2.1 Acme"]),
    ("the Norwegian/NORP Embassy left", ["Norwegian Embassy"]),
    ("the U.S./LOC Embassy in Bonn/LOC left", ["U.S. Embassy", "Bonn"]),
    ("the Acme/ORG Embassy left", ["Acme"]),
]


def rows_of(text):
    """Return the rows of a text whose sentences are parted by "|"; the words of each hang on its last one."""
    rows = []
    for sentence in text.split(" | "):
        cells = sentence.split()
        last = len(rows) + len(cells)
        rows += [row(cell, last) for cell in cells[:-1]]
        rows.append(row(cells[-1], 0))
    return "\n".join(rows)


def row(cell, head):
    word, _, label = cell.partition("/")
    tag = "VBD" if word == "spoke" else "NNP"
    pos = "PUNCT" if set(word) <= PUNCTUATION and word != "&" else SMALL.get(word, "NUM" if word.isdigit() else "PROPN")
    return f"{word} {pos} {tag} {head} {'dep' if head else 'root'} {label.removesuffix('O')}".strip()


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_extent_of_names(text, names):
    doc = parse(rows_of(text))
    assert [span.text for span in mended_names(doc)] == names


@pytest.mark.parametrize(("head", "names"), [(3, ["First Norda"]), (4, ["Norda"])])
def test_ordinal_of_a_name_stands_below_it(head, names):
    doc = parse(f"the DET DT 4 det\nFirst ADJ JJ {head} amod\nNorda PROPN NNP 4 compound ORG\nplayers NOUN NNS 0 root\n")
    assert [span.text for span in mended_names(doc)] == names


@pytest.mark.parametrize(
    ("tagged", "starts"),
    [
        ("He/PRP runs/VBZ Zed/NNP Inc./NNP Ann/NNP left/VBD ./.", [4]),
        ("Ann/NNP bought/VBD Zed/NNP Co./NNP Orin/NNP Group/NNP sued/VBN Tom/NNP ./.", [4]),
        ("He/PRP runs/VBZ Zed/NNP Co./NNP Ann/NNP Lee/NNP chairs/NNS it/PRP ./.", [4]),
        ("He/PRP sold/VBD Zed/NNP Inc./NNP Class/NNP B/NNP shares/NNS it/PRP had/VBD bought/VBN ./.", []),
        ("He/PRP sold/VBD Zed/NNP Inc./NNP Leeds/NNP plants/NNS the/DT firm/NN had/VBD closed/VBN ./.", []),
        ("He/PRP runs/VBZ Zed/NNP Co./NNP Orin/NNP shares/NNS in/IN Leeds/NNP ./.", []),
        ("He/PRP says/VBZ Zed/NNP Corp./NNP President/NNP Hale/NNP left/VBD ./.", []),
        ("He/PRP runs/VBZ Zed/NNP Corp./NNP Europe/NNP based/VBN in/IN Leeds/NNP ./.", []),
        ("Zed/NNP Corp./NNP Orin/NNP left/VBD ./.", []),
        ("He/PRP runs/VBZ Zed/NNP Corp./NNP in/IN Leeds/NNP ./.", []),
        ("He/PRP left/VBD Boston/NNP ,/, Mass./NNP Zed/NNP sued/VBD Ann/NNP ./.", [5]),
        ("He/PRP left/VBD Boston/NNP ,/, Mass./NNP and/CC leads/VBZ Zed/NNP ./.", []),
        ("He/PRP says/VBZ the/DT D.C./NNP Council/NNP sued/VBD Ann/NNP ./.", []),
        ("He/PRP runs/VBZ Zed/NNP Corp./NNP", []),
    ],
)
def test_clause_after_an_abbreviation_is_a_sentence(tagged, starts):
    words, tags = zip(*(cell.rsplit("/", 1) for cell in tagged.split()), strict=True)
    assert missed_starts(words, tags, [0]) == starts
