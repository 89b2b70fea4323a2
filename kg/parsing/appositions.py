"""Set beside a noun what can be said of it: "a river in Norway, a tributary of the Aire" is no Norway, "counsel for Acme, Mr Hale KC," no Acme.

In: a tree that the guidelines hold. Out: the same tree, some appositions below a noun further up. Parsers hang an apposition on the noun before it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.english import conjunctions, determiners, nouns, roles, verbs
from kg.english.classes import ORGANIZATIONS, PEOPLE, PLACES, class_of_entity, class_of_noun
from kg.parsing.guidelines import FARTHEST, hang
from kg.parsing.repairs import Draft, Name

BEFORE_NOUN = frozenset({"amod", "compound", "det", "nmod:desc", "nummod"})
"""What hangs on a noun or a name and stands before it."""

LOOSE = ORGANIZATIONS | PEOPLE | {"", "Place", "Country", "Region", "City", "Product"}
"""Classes of nouns that names of another one are called by, too: a country is a partner, and a city a region."""

WORKS = frozenset({"MISC", "WORK", "WORK_OF_ART"})
"""Labels of names of what may be about something."""


def set_beside_kind(tree: Draft) -> None:
    """Mend a tree in place."""
    for i, label in enumerate(tree.labels):
        if label == "appos":
            _set_apposition(tree, i)
        elif label == "acl" and tree.lemmas[i] in verbs.of_seats and (noun := _body_of(tree, tree.heads[i])) is not None:
            hang(tree, i, noun, "acl")
        elif label == "obl:unmarked" and _is_said_of_clause(tree, i):
            tree.labels[i] = "parataxis"
        elif label == "nmod" and tree.entity[i] >= 0 and tree.tags[tree.heads[i]] == "NNS":
            _set_holders_beside(tree, i)
    for number, name in enumerate(tree.names):
        if name.label == "PERSON" and tree.labels[name.root] in ("appos", "conj"):
            _list_described(tree, name)
        if name.label == "PERSON" and tree.labels[name.root] == "appos" and not _list_other(tree, name):
            _list_second(tree, name)
        if tree.labels[name.root] == "appos":
            advocate = _advocate_before(tree, name) if name.label == "PERSON" else None
            above = _speaker_before(tree, name) if advocate is None else advocate
            if above is not None:
                hang(tree, name.root, above, "appos")
                tree.names[number] = replace(name, label="PERSON", subtype="")


def _set_apposition(tree: Draft, i: int) -> None:
    """Set an apposition beside what it can be said of, where a parser hung it on another noun."""
    owned = _owned_before(tree, i)
    if owned is not None:
        hang(tree, i, owned, "appos")
    elif _is_listed_with_area(tree, i):
        for c in [c for c in tree.children[i] if tree.labels[c] == "conj"] + [i]:
            hang(tree, c, tree.heads[i], "conj")
    elif _is_topic(tree, i):
        tree.labels[i] = "nmod"
    elif _sums_up(tree, i):
        tree.labels[i] = "parataxis"
    elif tree.pos[i] == "NOUN" and tree.entity[i] < 0 and tree.entity[tree.heads[i]] >= 0:
        noun = _noun_of_kind(tree, i)
        if noun is not None:
            hang(tree, i, noun, "appos")
    elif any(tree.words[c] == ";" and c < i for c in tree.children[i]):
        _list_item(tree, i)


def _is_listed_with_area(tree: Draft, i: int) -> bool:
    """Tell whether countries are listed behind those of an area: "the Nordic countries, Poland and Ireland"; not "the two Baltic states, A and B"."""
    noun, start = tree.heads[i], tree.names[tree.entity[i]].start if tree.entity[i] >= 0 else 0
    if tree.entity[noun] >= 0 or tree.tags[noun] != "NNS" or start != noun + 2 or tree.names[tree.entity[i]].label != "GPE":
        return False
    before = [c for c in tree.children[noun] if c < noun]
    is_of_area = any(tree.entity[c] >= 0 and tree.labels[c] in ("amod", "compound") for c in before)
    is_counted = any(tree.labels[c] == "nummod" or tree.words[c].lower() in determiners.distributive for c in before)
    is_list = tree.words[noun + 1] == "," and any(
        tree.labels[c] == "conj" and tree.entity[c] >= 0 and c > i for c in (*tree.children[i], *tree.children[noun])
    )
    return is_of_area and is_list and not is_counted and _kind_of(tree.lemmas[noun]) in PLACES


def _sums_up(tree: Draft, i: int) -> bool:
    """Tell whether a post or a deed behind a name sums up what is said before: "is a director of Acme, a post she will leave"."""
    number = tree.entity[tree.heads[i]]
    is_act = tree.lemmas[i] in nouns.posts | nouns.deeds and tree.tags[i] == "NN" and not _kind_of(tree.lemmas[i])
    return number >= 0 and is_act and tree.heads[i] < i and tree.names[number].label in ("GPE", "ORG", "PERSON")


def _is_topic(tree: Draft, i: int) -> bool:
    """Tell whether "about" begins what a work is about, no number: "The Nets, about three sisters who inherit a boat, won"."""
    first = tree.children[i][0] if tree.children[i] else i
    while tree.children[first] and tree.children[first][0] < first:
        first = tree.children[first][0]
    about = first + (tree.pos[first] == "PUNCT")
    work = tree.entity[tree.heads[i]]
    if about >= len(tree.words):
        return False
    is_about = tree.words[about].lower() == "about" and tree.words[about - 1] == "," and tree.tags[i] in ("NN", "NNS")
    return is_about and work >= 0 and tree.names[work].label in WORKS


def _owned_before(tree: Draft, i: int) -> int | None:
    """Return who is somebody's and stands last before an apposition: "the novelist and her brother, Karl Voss," tells of the brother."""
    first = min((c for c in tree.children[i] if c < i and tree.labels[c] in BEFORE_NOUN), default=i)
    if tree.entity[i] >= 0:
        first = min(first, tree.names[tree.entity[i]].start)
    comma, owned = first - 1, first - 2
    while comma > 1 and tree.labels[owned] == "nmod" and tree.heads[owned] < owned:
        owned = tree.heads[owned]  # "her chief of staff"
    agrees = tree.tags[owned] == "NN" if tree.tags[i] == "NN" else tree.tags[owned] in ("NN", "NNS")
    if comma < 2 or tree.words[comma] != "," or not agrees or not tree.heads[i] < owned:
        return None
    is_joined = any(tree.labels[c] == "cc" for c in tree.children[owned]) and tree.labels[owned] in (
        "conj",
        tree.labels[tree.heads[i]],
    )
    is_owned = any(tree.labels[c] == "nmod:poss" and tree.tags[c] == "PRP$" for c in tree.children[owned])
    return owned if is_joined and is_owned else None


def _list_item(tree: Draft, i: int) -> None:
    """List what stands behind a semicolon with what the list began with: "three of Voss's sons; Ann Lee; and Bo Ek" are no three sons."""
    top = tree.heads[i]
    if tree.words[top:i].count("(") > tree.words[top:i].count(")"):
        return  # "(also: Falk; literally "The Hawk")" lists nothing
    for _ in range(FARTHEST):
        if tree.labels[top] != "nmod" or tree.heads[top] == top:
            break
        top = tree.heads[top]
    hang(tree, i, top, "conj")


def _list_described(tree: Draft, name: Name) -> None:
    """List a person with a bare noun before the name with the one listed before: "the editor Ann Lee and pilot Bo Ek" are not both an editor."""
    noun, root = name.start - 1, name.root
    if noun < 1 or tree.tags[noun] != "NN" or tree.labels[noun] not in ("conj", "appos") or tree.heads[root] == noun:
        return
    before = [c for c in tree.children[noun] if c < noun]
    opening = min((c for c in before if tree.labels[c] in ("amod", "compound")), default=noun)
    is_bare = all(tree.labels[c] not in ("case", "cop", "det", "nmod:poss", "nsubj") for c in before)
    first = tree.heads[noun]
    for _ in range(FARTHEST):
        if tree.labels[first] != "conj":
            break
        first = tree.heads[first]
    person = first if tree.entity[first] >= 0 else first + 1  # "the editor Ann Lee" may hang on the editor
    is_listed = tree.words[opening - 1] == "," or tree.words[opening - 1].lower() in conjunctions.coordinating
    is_of_person = tree.entity[person] >= 0 and tree.names[tree.entity[person]].label == "PERSON"
    if not (is_bare and is_listed and is_of_person) or tree.entity[noun] >= 0 or tree.lemmas[noun] in nouns.kinship:
        return
    if first < noun and hang(tree, root, first, "conj"):
        for c in [c for c in tree.children[noun] if tree.labels[c] in ("cc", "punct")]:
            hang(tree, c, root, tree.labels[c])
        hang(tree, noun, root, "nmod:desc")


def _list_other(tree: Draft, name: Name) -> bool:
    """List with a person a noun that names another one, and tell whether it does: "Bo Ek, the poet Ann Lee and Karl Voss" are three."""
    noun = tree.heads[name.root]
    above = tree.entity[tree.heads[noun]]
    is_beside = noun == name.start - 1 and tree.labels[noun] == "appos" and tree.tags[noun] == "NN" and tree.entity[noun] < 0
    if not is_beside or above < 0 or tree.names[above].label != "PERSON":
        return False
    tree.labels[noun] = "conj"
    return True


def _list_second(tree: Draft, name: Name) -> None:
    """List a second person beside a noun in the singular that the first is named by: "ex-chancellor Karl Voss, president Ann Lee and" are two."""
    noun = tree.heads[name.root]
    first = tree.entity[noun + 1] if noun + 1 < len(tree.words) else -1
    is_named = tree.entity[noun] < 0 and tree.tags[noun] == "NN" and first >= 0 and tree.names[first].label == "PERSON"
    if is_named and tree.heads[tree.names[first].root] == noun and tree.names[first].end < name.start:
        start = name.root
        while before := [c for c in tree.children[start] if c < start and tree.labels[c] != "punct"]:
            start = before[0]
        if tree.words[start - 1] == ",":
            hang(tree, name.root, noun, "conj")


def _speaker_before(tree: Draft, name: Name) -> int | None:
    """Return who works for the body that a person's name stands behind: "an official with the firm Acme, Ann Lee, said" is about the official.

    A name that is taken for none of a person is one between commas, behind a noun that has its own name.
    """
    body = tree.heads[name.root]
    end = name.end
    is_told = tree.words[name.start - 1] == "," and not any(tree.labels[c] in ("cc", "conj") for c in tree.children[name.root])
    is_body = (
        tree.names[tree.entity[body]].label == "ORG" if tree.entity[body] >= 0 else _kind_of(tree.lemmas[body]) in ORGANIZATIONS
    )
    if not is_told or not is_body:
        return None
    has_name = tree.entity[body] < 0 and tree.tags[body] == "NN" and tree.entity[body + 1] >= 0 and body + 1 < name.start
    if name.label != "PERSON" and (name.label != "ORG" or not has_name or tree.words[end : end + 1] != [","]):
        return None
    above = body
    for _ in range(FARTHEST):
        if tree.labels[above] not in ("nmod", "appos") or tree.heads[above] == above:
            return None
        above = tree.heads[above]
        if tree.entity[above] < 0 and tree.tags[above] == "NN" and _kind_of(tree.lemmas[above]) == "Person":
            return above
    return None


def _set_holders_beside(tree: Draft, owner: int) -> None:
    """Set the people listed behind what several have a role in beside the role: "the founders of Acme, Ann Lee and Bo Ek"."""
    noun, listed = tree.heads[owner], [c for c in tree.children[owner] if tree.labels[c] == "conj"]
    are_people = all(tree.entity[c] >= 0 and tree.names[tree.entity[c]].label == "PERSON" for c in listed)
    is_role = tree.lemmas[noun] in roles.kinds and tree.names[tree.entity[owner]].label != "PERSON"
    if len(listed) > 1 and are_people and is_role and tree.words[tree.names[tree.entity[listed[0]]].start - 1] == ",":
        hang(tree, listed[0], noun, "appos")
        for c in listed[1:]:
            hang(tree, c, listed[0], "conj")


def _body_of(tree: Draft, noun: int) -> int | None:
    """Return the body that what is based somewhere belongs to, where a parser took its product for it: "a maker of tests based in Leeds"."""
    above = noun
    for _ in range(FARTHEST):
        if tree.entity[above] >= 0 or _kind_of(tree.lemmas[above]) in ORGANIZATIONS | PEOPLE or tree.heads[above] == above:
            break
        if tree.labels[above] not in ("nmod", "conj"):
            return None
        above = tree.heads[above]
    is_body = tree.entity[above] < 0 and _kind_of(tree.lemmas[above]) in ORGANIZATIONS
    return above if is_body and above != noun else None


def _is_said_of_clause(tree: Draft, i: int) -> bool:
    """Tell whether a noun without a preposition sums up the clause before it: "was named head, a post she left"; it is no measure and no time."""
    phrase = min((c for c in tree.children[i] if c < i and tree.labels[c] == "det"), default=i)
    is_after = tree.heads[i] < phrase < i and tree.words[phrase - 1] == ","
    is_told = any(tree.labels[c] == "acl:relcl" for c in tree.children[i])
    return is_after and is_told and tree.pos[i] == "NOUN" and tree.lemmas[i] not in nouns.time


def _noun_of_kind(tree: Draft, i: int) -> int | None:
    """Return the noun of its own kind that an apposition stands behind, where the name before it is of another."""
    name = tree.names[tree.entity[tree.heads[i]]]
    kind = _kind_of(tree.lemmas[i])
    if kind == "Company" and (body := _employer_behind(tree, name, i)) is not None:
        return body
    meant = [c for c in tree.children[name.root] if tree.labels[c] == "nmod" and tree.entity[c] >= 0 and name.root < c < i]
    if meant and _is_meant(tree, meant[-1], i):
        return meant[-1]
    if kind in LOOSE or kind == class_of_entity(name.label, name.subtype):
        return None
    behind = [c for c in tree.children[name.root] if tree.labels[c] == "nmod" and tree.entity[c] >= 0 and name.root < c < i]
    if behind and _kind_of_name(tree, behind[-1]) in ("", kind):
        return behind[-1]  # "the Elm Prize for The Lake, a novel"
    above = name.root
    for _ in range(FARTHEST):
        if tree.labels[above] not in ("nmod", "obl") or tree.heads[above] == above:
            return None
        above = tree.heads[above]
        if tree.pos[above] == "NOUN" and above < i and tree.entity[above] < 0 and _kind_of(tree.lemmas[above]) == kind:
            return above
    return None


def _is_meant(tree: Draft, target: int, noun: int) -> bool:
    """Tell whether a description stands right behind a name with "for", which stands at no name: "left the account of Acme for Falk, a stable"."""
    is_for = any(tree.words[c].lower() == "for" for c in tree.children[target] if tree.labels[c] == "case")
    end = tree.names[tree.entity[target]].end
    first = min((c for c in tree.children[noun] if c < noun and tree.labels[c] != "punct"), default=noun)
    return is_for and tree.tags[noun] == "NN" and tree.words[end] == "," and first == end + 1


def _employer_behind(tree: Draft, name: Name, noun: int) -> int | None:
    """Return the firm that somebody is of, for a noun that no person is called by: "Ann Lee of Acme, a firm that", whatever Ann Lee is taken for."""
    if name.label not in ("PERSON", "ORG"):
        return None
    behind = [c for c in tree.children[name.root] if tree.labels[c] == "nmod" and tree.entity[c] >= 0 and name.root < c < noun]
    return behind[-1] if behind and tree.names[tree.entity[behind[-1]]].label == "ORG" else None


def _kind_of_name(tree: Draft, i: int) -> str:
    name = tree.names[tree.entity[i]]
    return class_of_entity(name.label, name.subtype)


def _kind_of(lemma: str) -> str:
    return class_of_noun(lemma, counted=False, plural=False)


def _advocate_before(tree: Draft, name: Name) -> int | None:
    """Return the advocate that a name with "KC" is set beside, not whom he is counsel for."""
    client = tree.heads[name.root]
    letters = {tree.words[i].lower() for i in range(name.start, min(name.end + 1, len(tree.words)))}
    advocate = tree.heads[client]
    is_counsel = tree.labels[client] == "nmod" and tree.lemmas[advocate].lower() in nouns.advocates
    return advocate if is_counsel and not letters.isdisjoint(nouns.ranks_of_advocates) else None
