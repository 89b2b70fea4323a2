"""Find the extent of noun phrases and make mentions of them.

In: a `Tree` and a head word's place. Out: the phrase without what is said elsewhere (relative clauses, appositions,
conjuncts), and the `Mention` in it: the name where the head is part of one, the phrase else.
"""

from __future__ import annotations

from kg.english import determiners, nouns, numbers, prepositions, pronouns, signs, times, verbs
from kg.english.classes import HAPPENING, ORGANIZATIONS, PEOPLE, PLACES, class_of_entity, class_of_noun
from kg.mentions.ranks import is_ranked, tells_the_first
from kg.model import Argument, Mention, MentionKind, TextSpan, Value
from kg.models.gazetteer import known_names, words_of_no_firms
from kg.parsing.trees import Tree, once

CUT = frozenset(
    {"conj", "cc", "cc:preconj", "appos", "parataxis", "case", "mark", "cop", "nsubj", "csubj", "aux", "advcl", "ccomp"}
    | {"discourse", "expl", "dep", "list", "orphan"}
)
"""Relations of what hangs on a noun and is no part of its phrase."""

WITH_BODIES = frozenset({"EducationalInstitution", "GovernmentBody", "InternationalBody"})
"""Classes of bodies that have others: "the UN news agency" is no name of the UN."""

BODIES = ORGANIZATIONS | PEOPLE | PLACES
"""Classes of what is there on any day, and no event of one."""

OF_NAMES = frozenset({"PROPN", "PUNCT"})
"""Parts of speech of a name that the network took for none."""

CUT_EXACT = frozenset({"acl:relcl"})
LONGEST_CLAUSE_INSIDE = 3
"""Words of an infinitive or participle that stays in a phrase; a longer one is a relation of its own. Typed F1 with 0, 3 and 6 words, on
1,078 annotated passages .615, .613 and .612, on 110 others .604, .609 and .606."""

LONGEST_OF_BARE_SUBJECT = 6
"""Words of a participle that tells which ones a bare noun means: "cash used by operations fell" says nothing of all cash."""

LONGEST_RANK_INSIDE = 30
"""Words of an infinitive without which a rank says something else: "the first woman to win the prize" is no first woman."""


def phrase_extent(tree: Tree, head: int, without: int = -1) -> tuple[int, int]:
    """Return the first place and the one past the last of the noun phrase with this head.

    A clause that stands in the phrase and has its predicate at `without` is left out, with what follows it: of "software
    written for others" it is "software" that is written.
    """
    if without >= 0:
        while tree.bases[without] == "conj":
            without = tree.heads[without]
    key = (head, without)
    extent: tuple[int, int] | None = tree.memo.get(key)
    if extent is None:
        extent = tree.memo[key] = _phrase_extent(tree, head, without)
    return extent


def _phrase_extent(tree: Tree, head: int, without: int) -> tuple[int, int]:
    kept = {head}
    stack = [child for child in tree.children[head] if child != without and not _is_cut(tree, child)]
    while stack:
        i = stack.pop()
        kept.add(i)
        stack += [child for child in tree.children[i] if child != without and not _is_aside(tree, child)]
    start = end = head
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept:
        end += 1
    while start < head and tree.pos[start] in ("PUNCT", "CCONJ") and tree.words[start] not in "\"“'‘":
        start += 1
    while (
        end > head
        and tree.pos[end] == "PUNCT"
        and (tree.words[end] not in "\"”'’)%" or (tree.words[end] == ")" and "(" not in tree.words[start:end]))
    ):
        end -= 1
    while end > head and tree.labels[end] == "case" and tree.heads[end] > end:
        end -= 1  # "appeals against, among other things, the fine"
    if end > head and _is_day_of_deed(tree, end, head):
        end -= 1
    return start, end + 1


def _is_day_of_deed(tree: Tree, i: int, head: int) -> bool:
    """Tell whether a weekday ends the phrase of what did something: "a Kiel court Thursday fined Acme"; "talks Thursday" are on that day."""
    if tree.words[i].lower() not in times.weekdays or not tree.words[i].istitle() or tree.heads[i] != head or tree.preposition(i):
        return False
    kind = class_of_noun(tree.lemmas[head], counted=False, plural=False)
    return kind in BODIES or (kind not in HAPPENING and is_subject(tree, head))


def _is_aside(tree: Tree, child: int) -> bool:
    """Tell whether what hangs on a word inside a phrase is said beside it: "the birthplace of Ann, leader of the party"."""
    label = tree.labels[child]
    if label == "acl:relcl":
        return True
    if child < tree.heads[child] or label not in ("acl", "appos", "nmod", "parataxis", "advcl"):
        return False
    start = tree.subtree(child)[0]
    is_behind_comma = start > tree.heads[child] and tree.words[start if tree.words[start] == "," else start - 1] == ","
    return is_behind_comma and (tree.entity[child] < 0 or tree.preposition(child) in prepositions.instances)


def _is_cut(tree: Tree, child: int) -> bool:
    label = tree.labels[child]
    base = tree.bases[child]
    if base in CUT or label in CUT_EXACT:
        return not (label in CUT_EXACT and tells_the_first(tree, child))
    if label == "acl":
        places = tree.subtree(child)
        before = tree.words[max(0, places[0] - 1)]
        return len(places) > _longest_clause(tree, child) or "," in (tree.words[places[0]], before)
    if label == "nmod" and (_is_aside(tree, child) or _is_out_of_place(tree, child)):
        return True  # "several diseases, including measles"
    if base in ("nmod", "appos") and child > tree.heads[child] and tree.words[tree.subtree(child)[0]].lower() == "including":
        return True  # "officials including the mayor"
    if (
        label == "nmod"
        and tree.words[child].istitle()
        and tree.words[child].lower() in times.weekdays
        and tree.preposition(child) == "on"
    ):
        return True  # "parliament on Thursday" is parliament
    return base in ("obl", "advmod") and bool(tree.kids(tree.heads[child], "cop"))


def _longest_clause(tree: Tree, clause: int) -> int:
    """Return how many words an infinitive or participle may have to stay in the phrase that it hangs on."""
    noun = tree.heads[clause]
    if tree.tags[clause] in ("VB", "VBN") and "to" in tree.marks(clause) and is_ranked(tree, noun):
        return LONGEST_RANK_INSIDE
    is_bare = tree.pos[noun] == "NOUN" and not tree.kids(noun, "det", "nmod:poss")
    return LONGEST_OF_BARE_SUBJECT if tree.tags[clause] == "VBN" and is_bare and is_subject(tree, noun) else LONGEST_CLAUSE_INSIDE


def _is_out_of_place(tree: Tree, child: int) -> bool:
    """Tell whether what hangs on a noun is no part of its phrase: a preposition before it, or "of what" without the clause that says it."""
    return bool(tree.preposition(child)) if child < tree.heads[child] else tree.tags[child] in ("WP", "WDT")


@once
def named_head(tree: Tree, head: int) -> int:
    """Return the head of the name beside a description, or the word itself: "the carmaker Opel", "Opel, a rival based in …", "the Delta airline"."""
    above = tree.heads[head]
    if (
        tree.bases[head] == "appos"
        and tree.entity[head] < 0
        and tree.entity[above] >= 0
        and tree.names[tree.entity[above]].label != "NORP"
    ):
        return above
    if (part := part_of(tree, head)) >= 0 and tree.words[head].lower() == "one":  # "one of the authors, Ann Lee"
        return next((c for i in (part, head) for c in tree.kids(i, "appos") if c > part and tree.entity[c] >= 0), head)
    if tree.entity[head] >= 0 or tree.pos[head] not in ("NOUN", "PROPN") or tree.tags[head] == "NNS":
        return head
    for child in tree.kids(head, "flat", "appos", "compound", "nmod"):
        if (
            child <= head
            or tree.entity[child] < 0
            or tree.names[tree.entity[child]].label == "NORP"
            or is_part_of_title(tree, child)
            or _is_term(tree, tree.names[tree.entity[child]].start)
        ):
            continue
        label = tree.bases[child]
        beside = tree.names[tree.entity[child]].start == head + 1
        if (
            label == "appos"
            or (beside and label in ("flat", "compound"))
            or (beside and tree.labels[child] in ("nmod", "nmod:desc") and not tree.kids(child, "case"))
        ):
            return child
    if (name := _name_of_kind(tree, head)) is not None:
        return name
    return next((c for c in tree.kids(head, "nmod") if _is_place_called(tree, head, c)), head)


def _is_term(tree: Tree, start: int) -> bool:
    """Tell whether a name is quoted in a bracket, as what a text calls the thing before it: `the response team ("PRT")`."""
    return start > 1 and tree.words[start - 1] in signs.quotes_before and tree.words[start - 2] == "("


def _name_of_kind(tree: Tree, head: int) -> int | None:
    """Return the name of a body between "the" and the noun that says what it is: "the Delta airline", "the Acme software company".

    What is of another ("the Acme company of Karl Voss"), or what a government or a league has ("the Labour government"), is another one.
    """
    compound = f"{tree.lemmas[head - 1]} {tree.lemmas[head]}" if head else ""
    if tree.lemmas[head] not in nouns.behind_names and compound not in nouns.behind_names:
        return None
    before = [c for c in tree.children[head] if c < head]
    named = {tree.entity[c] for c in before if tree.entity[c] >= 0}
    is_the = any(tree.labels[c] == "det" and tree.words[c].lower() == "the" for c in before)
    if len(named) != 1 or not is_the or tree.kids(head, "nmod:poss", "appos", "nmod"):
        return None
    name = tree.names[named.pop()]
    between = range(name.end, head)
    is_beside = tree.words[head].islower() and all(tree.entity[i] < 0 and tree.pos[i] in ("NOUN", "ADJ") for i in between)
    if any(tree.lemmas[i] in nouns.units | nouns.relational for i in between):
        return None  # "the Acme subsidiary company" is another than Acme
    kind, kind_of_noun = class_of_entity(name.label, name.subtype), class_of_noun(tree.lemmas[head], counted=False, plural=False)
    is_group_inside = kind == "PoliticalParty" and kind_of_noun != kind  # "the Labour Party group on the council"
    return name.root if is_beside and name.label == "ORG" and kind not in WITH_BODIES and not is_group_inside else None


def is_part_of_title(tree: Tree, name: int) -> bool:
    """Tell whether a name is only the beginning of what is quoted: the report "Chad 2019" is no country."""
    entity = tree.names[tree.entity[name]]
    last = (
        entity.end < len(tree.words)
        and tree.words[entity.end] not in signs.quotes_after
        and tree.words[entity.end] not in (",", ".")
    )
    return entity.start > 0 and tree.words[entity.start - 1] in signs.quotes_before and last


def _is_place_called(tree: Tree, head: int, name: int) -> bool:
    """Tell whether a noun is said of the place whose name alone follows: "the city of Quillon", not "the city of Quillon, Norda"."""
    return (
        tree.lemmas[head] in nouns.before_of_names
        and not any(c > name and tree.bases[c] not in ("flat", "compound") for c in tree.children[name])
        and any(tree.words[c].lower() == "the" for c in tree.kids(head, "det"))
        and tree.entity[name] >= 0
        and tree.names[tree.entity[name]].start == head + 2
        and tree.words[head + 1] == "of"
    )


def name_extent(tree: Tree, head: int) -> tuple[int, int] | None:
    """Return the extent of the entity that the head is part of, if it is its head, or None."""
    number = tree.entity[head]
    if number < 0:
        return None
    return tree.names[number].start, tree.names[number].end


def is_term(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names something itself and is no kind: "the Company", "BUSINESS WIRE"; not "a Delaware Corporation"."""
    is_noun = tree.pos[noun] in ("NOUN", "PROPN")
    is_capital = is_noun and tree.words[noun][0].isupper() and noun > tree.sentence_extents[tree.sentence[noun]][0]
    articles = [tree.words[c].lower() for c in tree.kids(noun, "det")]
    return is_capital and not any(determiners.kinds.get(word) == "indefinite" for word in articles)


def is_subject(tree: Tree, i: int) -> bool:
    """Tell whether a word is, or is coordinated with, a subject."""
    while tree.labels[i] == "conj":
        i = tree.heads[i]
    return tree.bases[i] == "nsubj"


def make_mention(tree: Tree, document_id: str, head: int, *, described: bool = False) -> Mention:
    """Return the mention a head word makes: a name, a pronoun, or the noun phrase.

    Args:
        tree: the parse.
        document_id: where it stands.
        head: the place of the head word.
        described: take a noun beside a name as a description, not as the name.
    """
    if described and part_of(tree, head) < 0 and named_head(tree, head) == head:
        described = False  # with no name beside it, and no part of something, it is one mention either way
    key = (document_id, head, described)
    mention: Mention | None = tree.memo.get(key)
    if mention is None:
        mention = tree.memo[key] = _make_mention(tree, document_id, head, described)
    return mention


def _make_mention(tree: Tree, document_id: str, head: int, described: bool) -> Mention:
    subject = is_subject(tree, head)
    head = head if described else named_head(tree, head)
    name = name_extent(tree, head)
    if name is not None and tree.names[tree.entity[head]].label != "NORP":
        entity = tree.names[tree.entity[head]]
        return Mention(
            span=TextSpan(document_id, tree.starts[entity.start], tree.ends[entity.end - 1]),
            text=entity.text,
            kind=MentionKind.NAME,
            label=class_of_entity(entity.label, entity.subtype),
            head=tree.words[head],
            subject=subject,
        )
    part = part_of(tree, head)
    if tree.words[head].lower() in pronouns.heads and part < 0:
        start, end, kind = head, head + 1, MentionKind.PRONOUN
    else:
        (start, end), kind = phrase_extent(tree, head), MentionKind.NOMINAL
    text = tree.text(start, end)
    return Mention(
        span=TextSpan(document_id, tree.starts[start], tree.ends[end - 1]),
        text=text,
        kind=kind,
        label="" if kind is MentionKind.PRONOUN else _class_of_known(tree, start, end) or _class_of_nominal(tree, head),
        head=tree.words[head].lower() if kind is MentionKind.PRONOUN else tree.lemmas[part if described and part >= 0 else head],
        plural=_is_plural(tree, head),
        subject=subject,
    )


def _class_of_known(tree: Tree, start: int, end: int) -> str:
    """Return the class of a name that a table knows and the network took for none: "the SEC"."""
    start += end - start > 1 and tree.words[start].lower() in determiners.articles
    if not OF_NAMES.issuperset(tree.pos[start:end]):
        return ""
    known = known_names().get(tree.text(start, end))
    return class_of_entity(*known) if known is not None else ""


def part_of(tree: Tree, head: int) -> int:
    """Return the noun of which a pronoun means a part: "some of these places", "one of the authors"; -1 where there is none."""
    if tree.words[head].lower() not in pronouns.heads:
        return -1
    return next((c for c in tree.kids(head, "nmod") if tree.preposition(c) == "of" and tree.pos[c] in ("NOUN", "PROPN")), -1)


def _class_of_nominal(tree: Tree, head: int) -> str:
    """Return the class of what has no name, by its noun; by what is counted, where the noun only counts ("dozens of fighters")."""
    part = part_of(tree, head)
    if part >= 0:
        is_one = tree.words[head].lower() == "one"
        return class_of_noun(tree.lemmas[part], counted=False, plural=not is_one) if tree.entity[part] < 0 else ""
    if tree.lemmas[head] in nouns.amounts and any(tree.words[c].lower() in determiners.definite for c in tree.kids(head, "det")):
        return ""  # "the number of infections" is none of them
    if tree.lemmas[head] in nouns.quantities:
        head = next((c for c in tree.kids(head, "nmod") if tree.preposition(c) == "of" and tree.entity[c] < 0), head)
    if counts_people(tree, head):
        return "Group"
    counted = bool(tree.kids(head, "nummod"))
    is_joined = head > 0 and tree.heads[head - 1] in (head, tree.heads[head])  # before a name both hang on it: "the news agency X"
    compound = f"{tree.lemmas[head - 1]} {tree.lemmas[head]}" if is_joined else ""
    if kind := class_of_noun(compound, counted=counted, plural=_is_plural(tree, head)):
        return kind  # a police station is no station that broadcasts
    kind = class_of_noun(tree.lemmas[head], counted=counted, plural=_is_plural(tree, head))
    before = [c for c in tree.children[head] if c < head]
    is_state = kind == "Person" and tree.lemmas[head] in nouns.of_states and not tree.kids(head, "det", "nmod:poss")
    is_rank = tree.lemmas[head] in nouns.ranks and any(tree.words[c].lower() in numbers.ordinals for c in before)  # "second place"
    if is_state or is_rank or (kind == "Country" and _is_condition(tree, head)):
        return ""
    is_any = kind == "Company" and (_is_bare_body(tree, head) or _is_any_body(tree, head))
    is_no_firm = kind == "Company" and any(tree.words[c].lower() in words_of_no_firms() for c in before)
    return "Organization" if is_any or is_no_firm else kind


def _is_condition(tree: Tree, head: int) -> bool:
    """Tell whether a bare noun after "of" makes a state one that something is in: "a state of emergency"; not "the state of Utah"."""
    inside = [c for c in tree.exact_kids(head, "nmod") if tree.preposition(c) == "of" and tree.tags[c] == "NN"]
    return any(not tree.kids(c, "det", "amod", "nummod", "nmod:poss") and tree.entity[c] < 0 for c in inside)


def _is_bare_body(tree: Tree, head: int) -> bool:
    """Tell whether a noun that means bodies of any kind stands alone: "a group"; "the group" is the one spoken of, most often a company."""
    before = [c for c in tree.children[head] if c < head]
    return (
        tree.lemmas[head] in nouns.of_any_bodies
        and all(tree.pos[c] in ("DET", "PRON", "NUM") for c in before)
        and all(determiners.kinds.get(tree.words[c].lower(), "indefinite") == "indefinite" for c in before)
    )


def _is_any_body(tree: Tree, head: int) -> bool:
    """Tell whether a noun means bodies of any kind by what they are like or do: "conservative groups", "a group fighting the cartels"."""
    if tree.lemmas[head] not in nouns.of_any_bodies:
        return False
    before = [c for c in tree.children[head] if c < head and tree.pos[c] not in ("DET", "PRON", "NUM")]
    are_told = tree.tags[head] == "NNS" and bool(before) and all(tree.tags[c] == "JJ" for c in before)
    return are_told or any(tree.tags[c] == "VBG" and c > head for c in tree.exact_kids(head, "acl"))


def _is_plural(tree: Tree, head: int) -> bool:
    """Tell whether a noun or pronoun stands for several."""
    return tree.tags[head] in ("NNS", "NNPS") or tree.words[head].lower() in pronouns.plural


def counts_people(tree: Tree, i: int) -> bool:
    """Tell whether a number without a noun stands for people, by what is done to them: "killed seven", "dozens were jailed", "hurt 50 more"."""
    first = tree.heads[i] if tree.bases[i] == "conj" else i
    is_object = tree.bases[first] == "obj" or tree.labels[first] == "nsubj:pass"
    if not is_object or tree.entity[i] >= 0 or tree.lemmas[tree.heads[first]] not in verbs.of_people:
        return False
    is_counted = tree.tags[i] == "NNS" and tree.lemmas[i] in nouns.quantities
    return tree.pos[i] == "NUM" or is_counted or (tree.lemmas[i] == "more" and bool(tree.kids(i, "nummod")))


def make_argument(
    tree: Tree, document_id: str, head: int, value: Value | None = None, *, described: bool = False, without: int = -1
) -> Argument:
    """Return an argument: the words of the text (see `phrase_extent`), and the mention they hold (see `make_mention`)."""
    mention = make_mention(tree, document_id, head, described=described)
    head = head if described else named_head(tree, head)
    if mention.kind is MentionKind.NAME or (mention.kind is MentionKind.NOMINAL and without < 0):
        return Argument(text=mention.text, span=mention.span, mention=mention, value=value)
    start, end = phrase_extent(tree, head, without)
    span = TextSpan(document_id, tree.starts[start], tree.ends[end - 1])
    return Argument(text=tree.text(start, end), span=span, mention=mention, value=value)
