"""Tell whose a role is where its sentence does not say: "The Chair, Ann Lee, opened the meeting" in minutes of Acme.

In: a role without an owner, and the lines above the text (`mentions/issuers.py`). Out: the body that issued the text, for roles that only such a
body has ("managing director", not "minister"). In other texts than records of meetings the sentence names no other body, below a headline the
one before neither. Without any line above the text what the first sentence tells of stands for the headline, else whom the text calls "the
Company". A council or a board whose name does not tell of what it is has a chair and a secretary, but no managers of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.english import determiners, nouns, roles
from kg.english.classes import ORGANIZATIONS, PLACES, class_of_noun
from kg.mentions.definitions import Term
from kg.mentions.issuers import Issuer, issuer_of
from kg.mentions.names import normalize
from kg.model import Argument
from kg.models.gazetteer import place_kinds
from kg.parsing.repairs import Name
from kg.relations.reading import DocumentReading
from kg.relations.role_phrases import Role
from kg.relations.role_words import text_of_role, whole_word

LONGEST_KIND = 3
"""Words from which on the name of a council tells whose it is."""

EMPLOYERS = ORGANIZATIONS - {"GovernmentBody", "InternationalBody", "MediaOutlet", "PoliticalParty"}
"""Of which a role is without a word of whose text it is: a news agency is named for what it says."""


def with_issuer(reading: DocumentReading, role: Role) -> Role:
    """Return a role with the body that it can only be of, where nothing says whose it is."""
    if role.owners or role.former or not _is_unsaid(reading, role):
        return role
    issuer = issuer_of(reading.tree) or _topic(reading) or _defined(reading)
    if issuer is None or not _is_of_issuer(reading, role, issuer):
        return role
    is_of_meeting = _word(reading, role) in roles.of_meetings
    mention = reading.mention(issuer.body if is_of_meeting else issuer.whole)
    if issuer.is_record and not is_of_meeting and not nouns.boards.isdisjoint(mention.text.lower().split()):
        return role  # a council has no finance director: the town has
    return replace(role, owners=(Argument(text=mention.text, span=mention.span, mention=mention),))


def of_text(reading: DocumentReading, role: Role) -> Role:
    """Return the role that a heading names with the body or the place that the text is about, where it says no other: "Presidents of the Society"."""
    issuer = issuer_of(reading.tree) or _topic(reading, of_places=_word(reading, role) in roles.of_places)
    if issuer is None:
        return role
    mention = reading.mention(issuer.whole)
    own = {*normalize(mention.text)}
    if not all(own.issuperset(normalize(owner.text)) for owner in role.owners):
        return role
    return replace(role, owners=(Argument(text=mention.text, span=mention.span, mention=mention),))


def issuer_of_figures(reading: DocumentReading, place: int) -> int | None:
    """Return the name of the body whose figures stand at a place without a word of whose they are: of its text, where no other is named near."""
    issuer = issuer_of(reading.tree) or _topic(reading) or _defined(reading)
    if issuer is None or reading.mention(issuer.whole).label not in EMPLOYERS:
        return None
    sentence = reading.tree.sentence[place]
    own = _first_word(reading.mention(issuer.whole).text)
    rivals = _bodies_in(reading, max(0, sentence - 1) if issuer.in_sentence else sentence, sentence)
    return None if any(_first_word(body.text) != own for body in rivals) else issuer.whole


def _topic(reading: DocumentReading, *, of_places: bool = False) -> Issuer | None:
    """Return what the first sentence says something of, where that is a body with people at work."""
    tree = reading.tree
    start, end = tree.sentence_extents[0]
    root = next((i for i in range(start, end) if tree.heads[i] == i), start)
    classes = EMPLOYERS | PLACES if of_places else EMPLOYERS
    subject = next((s for s in tree.kids(root, "nsubj") if reading.is_named(s) and reading.mention(s).label in classes), -1)
    return Issuer(subject, subject, is_record=False, in_sentence=True) if subject >= 0 else None


def _defined(reading: DocumentReading) -> Issuer | None:
    """Return whom the text calls "the Company" or "we", where that is one body: it speaks of its own people."""
    bearers = {d.bearer for d in reading.definitions if d.bearer >= 0 and any(t.is_speaker or _is_body(t) for t in d.terms)}
    named = [b for b in bearers if reading.is_named(b) and reading.mention(b).label in EMPLOYERS]
    return Issuer(named[0], named[0], is_record=False, in_sentence=False) if len(named) == 1 else None


def _is_body(term: Term) -> bool:
    """Tell whether a term is the kind of a body alone: "the Company"."""
    return term.definite and class_of_noun(term.text.lower(), counted=False, plural=False) in EMPLOYERS


def _only_meets(name: str) -> bool:
    """Tell whether a body is a meeting of a larger one, which its name does not tell: "Board of Trustees", "City Council", not "Leeds City Council"."""
    words = normalize(name)
    if not nouns.meeting_bodies.isdisjoint(words[:1]):
        return True
    return words[-1] in nouns.meeting_bodies and len(words) < LONGEST_KIND and words[0].title() not in place_kinds()


def _word(reading: DocumentReading, role: Role) -> str:
    return whole_word(text_of_role(reading.tree, role.start, role.end))


def _is_unsaid(reading: DocumentReading, role: Role) -> bool:
    """Tell whether a role is one of a body that the text has told, and is not said to be of another: "the Chair", "Finance Director Bo Ek"."""
    tree, noun = reading.tree, role.end - 1
    if _word(reading, role) not in roles.of_meetings | roles.of_issuers:
        return False
    before = {tree.words[c].lower() for c in tree.children[noun] if c < noun}
    is_owned = bool(tree.exact_kids(noun, "nmod:poss", "nmod")) or not before.isdisjoint(
        determiners.articles - determiners.definite
    )
    return not is_owned and (tree.words[noun][:1].isupper() or "the" in before)


def _is_of_issuer(reading: DocumentReading, role: Role, issuer: Issuer) -> bool:
    """Tell whether a role is of the body that issued the text: always in a record, else where no other body is named beside it."""
    if reading.mention(issuer.whole).label not in ORGANIZATIONS:
        return False
    if _word(reading, role) not in roles.of_meetings and _only_meets(reading.mention(issuer.whole).text):
        return False
    if issuer.is_record:
        return True
    sentence = reading.tree.sentence[role.end - 1]
    first = max(0, sentence - 1) if issuer.in_sentence else sentence
    own = _first_word(reading.mention(issuer.whole).text)
    rivals = [body for body in _bodies_in(reading, first, sentence) if _first_word(body.text) != own]
    return not rivals and _word(reading, role) not in roles.of_places | roles.of_parts  # a director may be of a film


def _first_word(name: str) -> str:
    return next(iter(normalize(name)), "")


def _bodies_in(reading: DocumentReading, first: int, last: int) -> Iterator[Name]:
    """Yield the names of bodies in the sentences from one to another."""
    tree = reading.tree
    start, end = tree.sentence_extents[first][0], tree.sentence_extents[last][1]
    return (tree.names[n] for n in dict.fromkeys(tree.entity[start:end]) if n >= 0 and tree.names[n].label == "ORG")
