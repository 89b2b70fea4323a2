"""Find what may corefer: names, noun phrases and pronouns, each with what its place in the sentence tells of it.

In: a `DocumentReading` and its relations. Out: `Candidate` records in the order of the text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.english import determiners, nouns, pronouns, roles, signs, times
from kg.english.classes import ORGANIZATIONS
from kg.entities.aliases import find_aliases
from kg.entities.disjoint import describes_pronoun, heads_of_description, heads_of_doers, names_below
from kg.entities.genders import gender_of, last_names
from kg.entities.sayings import (
    is_told_organization,
    is_told_person,
    nouns_after,
    nouns_beside,
    related,
    said_to_be,
    sayer_of,
    says_kind,
)
from kg.mentions import is_term, make_mention, named_head
from kg.model import Mention, MentionKind, Relation, TextSpan
from kg.parsing.trees import Tree
from kg.relations.reading import DocumentReading

ROLES = {"nsubj": "subject", "obj": "object", "iobj": "object", "obl": "oblique", "nmod:poss": "possessor"}

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "parataxis", "acl"})

HEADS = (ROLES.keys() - {"nmod:poss"}) | CLAUSES | {"nmod", "conj", "appos", "root", "dep", "vocative", "dislocated", "list"}
"""Relations of a noun that heads a phrase of its own."""

LEFT_OUT = frozenset({"case", "mark", "cop", "nsubj", "csubj", "aux", "cc", "expl", "advmod", "discourse", "punct"})
"""What stands before a head and is no part of its phrase."""

AFTER = frozenset({"conj", "cc", "parataxis", "punct", "obl", "advcl", "cop", "ccomp", "dep", "list"})
"""What stands after a head and is no part of its phrase."""

MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "flat"})
"""What tells with the head which ones are meant."""

TELLING_AFTER = frozenset({"nmod", "acl"})
"""What tells after a head which ones are meant."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can refer to (a person, a thing, several, the speaker or the hearer), and its gender."""

    kind: str
    gender: str


@cache
def read_pronouns() -> dict[str, Pronoun]:
    """Read what each pronoun can refer to."""
    return {word: Pronoun(kind, gender) for word, kind, gender in pronouns.personal}


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A mention and its place: `head` is its head word, `extent` the whole phrase, `words` its content words, lower case."""

    mention: Mention
    head: int
    extent: TextSpan
    sentence: int
    role: str
    determiner: str
    words: frozenset[str]
    owner: str
    governor: int
    gender: str
    quoted: bool
    linked: bool
    """Whether a relation or a name makes it an entity of the document, not only a link of a chain."""
    sayer: int = -1
    """Of a pronoun what it is said by: the subject of the verb of saying above its clause."""
    described_as: str = ""
    """The class of the noun that stands beside the name: "the carmaker Opel" tells a company."""
    alias_of: TextSpan | None = None
    """Of an alias the span of the mention that it is another name of: of "X" that of "Twitter" in "Twitter, now known as X"."""
    aliases: tuple[str, ...] = ()
    """The aliases that the text gives the entity at this mention."""
    apposed_to: int = -1
    """Of an apposition the word that it stands beside: of "Johann" in "the painter, Johann," that of "painter"."""
    beside: frozenset[TextSpan] = frozenset()
    """The mentions of which the text says something with this one, other than that the two are one: "Acme Energy is a unit of Acme"."""
    adjective: bool = False
    """Whether it only tells what the noun after it is like: "Swedish" of "the Swedish captain"."""
    after: frozenset[str] = frozenset()
    """The content words that stand after the noun and tell which one is meant: "Bonn" of "the fall of Bonn"."""
    called: tuple[Candidate, ...] = ()
    """What the text says here that it is, by a title, beside it or by a copula: "mayor" of "Mayor Ann Lee"."""
    names_below: frozenset[tuple[str, ...]] = frozenset()
    """Of a pronoun that is a subject the names that its verb governs, as words: in "he said that Lee left" he is not Lee."""
    heads_before: frozenset[int] = frozenset()
    """Of a pronoun the words of the description before it: of "the son of a farmer, he" those of "the son of a farmer", which is no he."""
    says: bool = False
    """Whether it only says what another mention is: "mayor" in "Mayor Ann Lee", "Ann Lee is the mayor"."""

    pronoun: Pronoun | None = field(init=False)
    """What a pronoun can refer to, or None for what is no personal pronoun."""

    def __post_init__(self) -> None:
        """Look up once what a pronoun can refer to, as it is asked for each entity that it may mean."""
        is_pronoun = self.mention.kind is MentionKind.PRONOUN
        object.__setattr__(self, "pronoun", read_pronouns().get(self.mention.head) if is_pronoun else None)

    @property
    def nouns(self) -> Iterator[tuple[str, Candidate, str]]:
        """Yield the nouns it is called by here, with what stands there and how: "society" of "the Kent Society", "mayor" of "Mayor Lee"."""
        mention = self.mention
        if mention.kind is not MentionKind.PRONOUN:
            yield mention.head, self, "noun"
        if mention.kind is MentionKind.NAME and mention.label not in ("", "Person"):
            yield mention.head.lower(), self, "name"
        for said in self.called:
            yield said.mention.head, said, "role"


def find_candidates(reading: DocumentReading, relations: Sequence[Relation]) -> list[Candidate]:
    """Return the candidates of a document by their place; of two with one span the first found."""
    tree = reading.tree
    wanted = {mention.span: mention for relation in relations for mention in _mentions_of(relation)}
    known = _Known(_quoted(tree), last_names(tree))
    by_start = {start: i for i, start in enumerate(tree.starts)}
    described_as = {r.subject.mention.span: r.object.mention.label for r in relations if says_kind(r)}
    described_as |= {r.object.mention.span: "Organization" for r in relations if is_told_organization(r)}
    people = {r.subject.mention.text for r in relations if is_told_person(r)}
    described_as |= {r.subject.mention.span: "Person" for r in relations if r.subject.mention.text in people}
    candidates: dict[TextSpan, Candidate] = {}

    def describe(noun: int) -> Candidate:
        return _candidate(reading, noun, make_mention(tree, reading.document.id, noun, described=True), known, linked=False)

    for head, mention in _told_people(_mentions_in_text(reading), people):
        span = mention.span
        if span not in candidates:
            named = wanted.get(span)  # that "a politician" is a role is told by the relation
            candidates[span] = _candidate(
                reading,
                head,
                named if named is not None and named.label == "Role" else mention,
                known,
                linked=named is not None or mention.kind is MentionKind.NAME or _names_itself(reading, head, mention),
                described_as=described_as.get(span, ""),
            )
    for span, mention in wanted.items():
        if span not in candidates:  # a name given otherwise ("Japanese" for Japan), or a noun that heads no phrase
            head = by_start.get(mention.span.start, 0)
            candidates[span] = _candidate(reading, head, mention, known, linked=True)
    for alias in find_aliases(relations):
        bearer, name = candidates[alias.bearer.span], candidates[alias.name.span]
        candidates[alias.bearer.span] = replace(bearer, aliases=(*bearer.aliases, alias.name.text))
        candidates[alias.name.span] = replace(
            name, mention=replace(name.mention, kind=MentionKind.NAME), alias_of=alias.bearer.span
        )
    for span, names in related(relations).items():
        candidates[span] = replace(candidates[span], beside=frozenset(names))
    for span in said_to_be(relations):
        bearer = candidates[span]
        called = tuple(describe(noun) for noun in nouns_after(tree, bearer.head))
        candidates[span] = replace(bearer, called=(*bearer.called, *called))
    saying = {said.head for candidate in candidates.values() for said in candidate.called}
    for span, candidate in candidates.items():
        if candidate.mention.kind is MentionKind.NOMINAL and describes_pronoun(tree, candidate.head):
            candidates[span] = replace(candidate, says=True, role="predicate")
        elif candidate.mention.kind is MentionKind.NOMINAL and _top(tree, candidate.head, span) in saying:
            candidates[span] = replace(candidate, says=True)
    return sorted(candidates.values(), key=lambda c: (c.mention.span.start, -c.mention.span.end))


def _told_people(mentions: Iterable[tuple[int, Mention]], people: Container[str]) -> Iterator[tuple[int, Mention]]:
    """Yield mentions with their heads, those by a name that the text says to be a person's as such, whatever each was read as."""
    for head, mention in mentions:
        yield head, replace(mention, label="Person") if mention.text in people else mention


def _top(tree: Tree, i: int, span: TextSpan) -> int:
    """Return the word of a phrase that the others of it hang on, from one of them up."""
    while tree.heads[i] != i and span.start <= tree.starts[tree.heads[i]] < span.end:
        i = tree.heads[i]
    return i


def _is_term_before_noun(tree: Tree, i: int) -> bool:
    """Tell whether a word that tells what a noun is like is written as a name, and the noun is not: "FOIA requests"; not "the Joint Report"."""
    noun = tree.heads[i]
    is_role = tree.words[i].lower() in roles.kinds
    return tree.bases[i] == "compound" and i < noun and tree.words[noun].islower() and is_term(tree, i) and not is_role


def _names_itself(reading: DocumentReading, head: int, mention: Mention) -> bool:
    """Tell whether a noun phrase is written as a name and is no date, nor what somebody is said to be: "the Registrant", "Parliament"."""
    tree = reading.tree
    if mention.kind is not MentionKind.NOMINAL or not is_term(tree, head):
        return False
    is_said = tree.kids(head, "cop") or tree.bases[head] in ("xcomp", "appos")
    word = tree.words[head].lower().rstrip(".")
    is_date = word in times.weekdays or word in times.months or word in times.short_months
    return not is_said and not is_date and reading.values.at(head) is None


def _mentions_in_text(reading: DocumentReading) -> Iterator[tuple[int, Mention]]:
    tree = reading.tree
    for entity in tree.names:
        if entity.label != "NORP":
            yield entity.root, reading.mention(entity.root)
    for i, word in enumerate(tree.words):
        pos = tree.pos[i]
        if pos in ("PRON", "DET"):
            lower = word.lower()
            relative = lower in pronouns.relative_mentions and pos == "PRON" and tree.tags[i].startswith("W")
            if (lower in read_pronouns() or relative) and tree.bases[i] != "expl":
                yield i, reading.mention(i)
        elif tree.tags[i] == "WRB" and word.lower() in pronouns.relative_places and _stands_for_body(reading, i):
            yield i, reading.mention(i)
        elif (
            pos in ("NOUN", "PROPN")
            and tree.entity[i] < 0
            and (tree.bases[i] in HEADS or _is_term_before_noun(tree, i))
            and tree.labels[i] != "nmod:desc"
            and named_head(tree, i) == i  # else it describes the name beside it
            and not _is_in_degree(tree, i)
        ):
            yield i, make_mention(tree, reading.document.id, i, described=True)


def _stands_for_body(reading: DocumentReading, where: int) -> bool:
    """Tell whether "where" means an organization with a name: "Leeds University, where she taught"; of a place it is no mention.

    A place that is meant once more would be taken for what a later "they" means more often than it is.
    """
    tree, clause = reading.tree, reading.tree.heads[where]
    noun = tree.heads[clause]
    return tree.labels[clause] == "acl:relcl" and reading.is_named(noun) and reading.mention(noun).label in ORGANIZATIONS


def _is_in_degree(tree: Tree, i: int) -> bool:
    """Tell whether a word is a part of what a degree is called: no bachelor has "a bachelor's degree"."""
    return tree.bases[i] == "nmod" and tree.lemmas[i] in nouns.degrees and tree.lemmas[tree.heads[i]] in nouns.degrees


def _mentions_of(relation: Relation) -> Iterator[Mention]:
    yield relation.subject.mention
    if relation.object.value is None:
        yield relation.object.mention
    if relation.factuality.attribution is not None:
        yield relation.factuality.attribution
    for qualifier in relation.qualifiers:
        if qualifier.mention is not None and qualifier.mention.kind is MentionKind.NAME:
            yield qualifier.mention


def _quoted(tree: Tree) -> list[bool]:
    """Tell of each word whether it stands inside quotation marks; a line break ends a quotation that nobody closed."""
    inside, quoted = False, []
    for i, word in enumerate(tree.words):
        inside = inside and tree.source.count("\n", tree.ends[i - 1], tree.starts[i]) <= 1
        if word in signs.opening_quotes or (word == '"' and not inside):
            inside = True
        elif word in signs.closing_quotes or word == '"':
            inside = False
        quoted.append(inside)
    return quoted


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a text before its candidates: which words stand in quotation marks, and the last names of its people."""

    quoted: list[bool]
    last_names: frozenset[str]


def _candidate(
    reading: DocumentReading, head: int, mention: Mention, known: _Known, *, linked: bool, described_as: str = ""
) -> Candidate:
    tree = reading.tree
    determiner, owner = _determiner(tree, head)
    before = [c for c in tree.children[head] if c < head and tree.bases[c] in MODIFIERS and tree.pos[c] != "PUNCT"]
    label = tree.labels[head]
    is_indefinite = mention.kind is MentionKind.NOMINAL and determiner in ("bare", "indefinite")
    is_told = is_indefinite or tree.lemmas[head] in nouns.kinship  # "works as a nurse", "born as the second son of Karl"
    is_role = is_told and label in ("obl", "nmod") and tree.preposition(head) == "as"
    is_said = tree.kids(head, "cop") or label == "xcomp" or is_role
    role = "predicate" if is_said else ROLES.get(label) or ROLES.get(tree.bases[head], "other")
    top = head
    while tree.bases[top] in ("conj", "flat", "compound") and tree.heads[top] != top:
        top = tree.heads[top]
    called = nouns_beside(tree, head) if mention.kind is MentionKind.NAME else ()
    is_pronoun = mention.kind is MentionKind.PRONOUN
    return Candidate(
        mention=mention,
        head=head,
        extent=_extent(reading, head, mention),
        sentence=tree.sentence[head],
        role=role,
        determiner=determiner,
        words=frozenset([tree.lemmas[c] for c in before]),
        owner=owner,
        governor=tree.heads[top],
        gender=_gender(tree, head, mention, known.last_names),
        quoted=known.quoted[head],
        linked=linked,
        sayer=sayer_of(tree, head) if is_pronoun else -1,
        names_below=names_below(tree, head) if is_pronoun and role == "subject" else frozenset(),
        heads_before=heads_of_description(tree, head) | heads_of_doers(tree, head) if is_pronoun else frozenset(),
        described_as=described_as,
        apposed_to=tree.heads[head] if tree.bases[head] == "appos" else -1,
        adjective=tree.pos[head] == "ADJ" and tree.bases[head] == "amod",
        after=frozenset(
            tree.words[c] if tree.pos[c] == "PROPN" else tree.lemmas[c]
            for c in tree.children[head]
            if c > head and tree.bases[c] in TELLING_AFTER
        ),
        called=tuple(
            _candidate(reading, c, make_mention(tree, reading.document.id, c, described=True), known, linked=False) for c in called
        ),
    )


def _determiner(tree: Tree, head: int) -> tuple[str, str]:
    """Return how the noun is determined, and its possessor's words."""
    for c in tree.children[head]:
        label = tree.bases[c]
        if tree.labels[c] == "nmod:poss":
            return "possessive", tree.words[c].lower()
        if label in ("det", "amod") and c < head:
            kind = determiners.kinds.get(tree.words[c].lower())
            if kind is not None:
                return kind, ""
    return "bare", ""


def _extent(reading: DocumentReading, head: int, mention: Mention) -> TextSpan:
    """Return the whole phrase: with determiners, modifiers, appositions and relative clauses, without preposition and conjuncts."""
    if mention.kind is MentionKind.PRONOUN:
        return mention.span
    tree = reading.tree
    above = tree.heads[head]
    if mention.kind is MentionKind.NAME and above != head and named_head(tree, above) == head:
        head = above  # "his brother Johann"
    places = {head}
    for c in tree.children[head]:
        label = tree.bases[c]
        if label in (LEFT_OUT if c < head else AFTER) and not (c > head and tree.words[c] in signs.possessive):
            continue
        places.update(tree.subtree(c))
    start = end = head
    while start - 1 in places or (start - 2 in places and start > 1 and tree.pos[start - 1] == "PUNCT"):
        start -= 1
    while end + 1 in places or (end + 2 in places and tree.pos[end + 1] == "PUNCT"):
        end += 1
    while end > head and tree.pos[end] == "PUNCT" and tree.words[end] not in signs.phrase_ends:
        end -= 1
    while start < head and tree.pos[start] == "PUNCT" and tree.words[start] not in signs.phrase_starts:
        start += 1
    end = _past_brackets(tree, head, end)
    first = min(tree.starts[start], mention.span.start)
    return TextSpan(reading.document.id, first, max(tree.ends[end], mention.span.end))


def _past_brackets(tree: Tree, head: int, end: int) -> int:
    """Return the last word of a phrase with the bracket that closes its last one; without what a bracket opens that nothing closes."""
    opened = -1
    for i in range(head + 1, end + 1):
        if tree.words[i] == "(":
            opened = i
        elif tree.words[i] == ")":
            opened = -1
    if opened < 0:
        return end
    return end + 1 if end + 1 < len(tree.words) and tree.words[end + 1] == ")" else opened - 1


def _gender(tree: Tree, head: int, mention: Mention, families: frozenset[str]) -> str:
    if mention.kind is not MentionKind.PRONOUN:
        return gender_of(tree, head, mention, families)
    pronoun = read_pronouns().get(mention.head)
    return pronoun.gender if pronoun is not None and pronoun.kind == "person" else ""
