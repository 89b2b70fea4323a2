"""Roles that verbs tell: held, risen to, and given up.

"Served as President of India", "held the post of CEO"; "was promoted to CEO"; "stepped down as chair of Acme".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.clauses import Oblique, Status
from kg.clauses.effects import is_mistaken
from kg.english import nouns, prepositions, verbs
from kg.english.classes import ORGANIZATIONS
from kg.model import Argument, MentionKind, Modality, Qualifier, QualifierKind, Relation
from kg.parsing.trees import Tree
from kg.relations.arguments import kind_label
from kg.relations.clause_qualifiers import clause_qualifiers
from kg.relations.coordination import few_pairs, own_times
from kg.relations.kinds import noun_relations
from kg.relations.noun_status import is_former
from kg.relations.reading import ClauseReading, Trigger
from kg.relations.role_phrases import at_workplace, find_role, nouns_after_as, role_relations
from kg.relations.role_words import role_before, whole_role


def roles_by_verb(clause: ClauseReading, actors: Sequence[int], patients: Sequence[int]) -> Iterator[Relation]:
    """Yield the roles that a clause tells with its verb, and those that it is told beside."""
    yield from role_held(clause, patients if clause.passive else actors or patients)
    yield from role_given_up(clause, actors)
    yield from role_risen_to(clause)
    yield from role_taken_up(clause)
    yield from role_taken_on(clause)
    yield from role_meanwhile(clause)
    yield from role_of_attendant(clause)
    yield from employer_left(clause)
    yield from seat_given(clause)
    yield from time_spent(clause)


def role_held(clause: ClauseReading, people: Sequence[int]) -> Iterator[Relation]:
    """Yield the role in "served as President of India"."""
    posts = list(_role_obliques(clause))
    for oblique in posts:
        role = find_role(clause.reading, oblique.head)
        if role is None and clause.tree.pos[oblique.head] == "NOUN":
            when = clause_qualifiers(clause, used=[o.head for o in posts])
            # "Operates as a subsidiary of Acme"; of "started as a stall by Karl" it is not Karl who is one.
            for person in clause.subjects if clause.passive else people:
                yield from noun_relations(clause.trigger, person, oblique.head, rule="verbal/as", qualifiers=when)
        if role is not None:
            heads = [o.head for o in posts]
            when = own_times(clause.reading, oblique.head, heads, clause_qualifiers(clause, used=heads))
            verb = clause.verb_phrase(oblique.preposition)
            role = replace(at_workplace(clause, clause.reading, role), former=role.former or clause.is_past())
            holders, _ = few_pairs(people, range(len(role.owners)))
            for person in holders:
                yield from role_relations(clause.trigger, person, role, rule="verbal/role", verb=verb, qualifiers=when)


def roles_at_stake(clause: ClauseReading, person: int) -> Iterator[Qualifier]:
    """Yield as what somebody is appointed or dismissed: "appointed Ann Lee head of sales", "fired his deputy", "ousted President Ann Lee"."""
    reading, tree, lemma = clause.reading, clause.tree, clause.tree.lemmas[clause.predicate]
    named = tree.entity[person] >= 0
    given = [c for c in tree.kids(clause.predicate, "xcomp") if not tree.kids(c, "mark", "cop", "case")]
    if lemma in verbs.dismissing:
        given = [c for c in tree.exact_kids(person, "nmod:desc") if c < person] if named else [person]
    elif lemma not in verbs.appointing:
        return
    for c in given or ([] if named or any(o.preposition == "as" for o in clause.obliques) else [person]):
        places = role_before(reading, c + 1)
        if places is not None and not is_former(tree, c):
            places = whole_role(tree, places)
            yield Qualifier(kind=QualifierKind.ROLE, text=tree.text(*places), span=reading.span(*places))


def role_taken_up(clause: ClauseReading) -> Iterator[Relation]:
    """Yield the role in "joined Acme as an engineer", "was hired as an engineer by Acme", at the organization that the verb names."""
    reading = clause.reading
    if clause.lemma not in verbs.taking_up:
        return
    is_of_object = clause.passive or not any(reading.mention(i).label in ORGANIZATIONS for i in clause.objects)
    hired = clause.lemma in verbs.hiring and is_of_object
    people = (clause.subjects if clause.passive else clause.objects) if hired and clause.objects else clause.subjects
    joined = [*clause.objects, *clause.agents, *clause.subjects, *(o.head for o in clause.obliques if o.preposition == "to")]
    owners = tuple(reading.argument(i) for i in joined if i not in people and reading.mention(i).label in ORGANIZATIONS)
    for oblique in clause.obliques:
        role = find_role(reading, oblique.head) if oblique.preposition == "as" else None
        if role is not None and not _is_title(clause.tree, role.end):
            role = replace(role, owners=role.owners or owners)
            when = clause_qualifiers(clause, used=[oblique.head])
            for person in (p for p in people if reading.may_be_person(p)):
                yield from role_relations(clause.trigger, person, role, rule="verbal/taken up", qualifiers=when)


def employer_left(clause: ClauseReading) -> Iterator[Relation]:
    """Yield whom somebody worked for who comes from there: "hired Ann Lee from Acme", "joins it from Acme"; who is to come still does."""
    reading = clause.reading
    if clause.lemma not in verbs.hiring | verbs.luring | verbs.joining:
        return
    people = clause.subjects if clause.passive or clause.lemma in verbs.joining else clause.objects
    is_done = clause.status.modality is Modality.ASSERTED and not clause.status.negated
    status = replace(clause.status, negated=False, modality=Modality.PAST if is_done else Modality.ASSERTED)
    phrase = "was employed by" if is_done else "is employed by"
    for person in people:
        for employer in (o.head for o in clause.obliques if o.preposition == "from"):
            if reading.may_be_person(person) and reading.is_named(employer) and reading.mention(employer).label in ORGANIZATIONS:
                said = replace(clause.trigger, status=status)
                yield said.relation(person, "be employee of", employer, rule="verbal/hired from", phrase=phrase)


def seat_given(clause: ClauseReading) -> Iterator[Relation]:
    """Yield the body that somebody gets a seat on: "appointed Ann Lee to the Rates Board", "named them to its board"."""
    reading, tree = clause.reading, clause.tree
    if clause.passive or clause.lemma not in verbs.seating:
        return  # "was appointed to it" says so itself
    people = [p for p in clause.objects if reading.is_person(p) or tree.pos[p] == "PRON"]
    for body in (o.head for o in clause.obliques if o.preposition == "to"):
        is_body = reading.mention(body).label in ORGANIZATIONS or tree.lemmas[body] in nouns.meeting_bodies
        for person in people if is_body else ():
            when = clause_qualifiers(clause, used=[body])
            yield as_named(clause).relation(
                person, "be appointed to", body, rule="verbal/seated", phrase="appointed to", qualifiers=when
            )


def time_spent(clause: ClauseReading) -> Iterator[Relation]:
    """Yield for whom somebody worked: "spent twelve years at Acme"."""
    reading, tree = clause.reading, clause.tree
    spent = [i for i in clause.objects if tree.lemmas[i] in nouns.long_times]
    if clause.lemma != "spend" or not spent:
        return
    trigger = clause.trigger.of_former() if clause.is_past() else clause.trigger
    for oblique in clause.obliques:
        label = reading.mention(oblique.head).label  # at a school one may have studied
        if oblique.preposition in prepositions.of_staff and label in ORGANIZATIONS - {"EducationalInstitution"}:
            for person in clause.subjects:
                if reading.may_be_person(person) and reading.is_named(oblique.head):
                    when = clause_qualifiers(clause, used=[oblique.head])
                    phrase = f"{clause.active_phrase()} {reading.argument(spent[0]).text} {oblique.preposition}"
                    yield trigger.relation(
                        person, "be employee of", oblique.head, rule="verbal/spent", phrase=phrase, qualifiers=when
                    )


def role_taken_on(clause: ClauseReading) -> Iterator[Relation]:
    """Yield the role that somebody has after another, or with an office: "succeeded Karl as chief of Acme", "took office as president"."""
    reading, tree = clause.reading, clause.tree
    is_next = clause.lemma in verbs.succeeding and bool(clause.objects or clause.agents)
    is_sworn = (
        clause.lemma in verbs.holding and not clause.passive and any(tree.lemmas[i] in nouns.inaugurals for i in clause.objects)
    )
    if not (is_next or is_sworn):
        return
    people = [p for p in (clause.agents if clause.passive else clause.subjects) if reading.may_be_person(p)]
    if not people:
        return
    if is_next and any(o.preposition == "with" and reading.may_be_person(o.head) for o in clause.obliques):
        return  # "replaced Karl with Bo as chairman": somebody else
    for oblique in clause.obliques:
        role = find_role(reading, oblique.head) if oblique.preposition == "as" else None
        if role is not None and not _is_title(tree, role.end):
            holders, _ = few_pairs(people, range(len(role.owners)))
            when = clause_qualifiers(clause, used=[oblique.head])
            for person in holders:
                yield from role_relations(clause.trigger, person, role, rule="verbal/taken on", qualifiers=when)


def _is_title(tree: Tree, end: int) -> bool:
    """Tell whether a role ends right before a person's name: "joined as president Ann Lee left" tells what she was."""
    return end < len(tree.words) and tree.entity[end] >= 0 and tree.names[tree.entity[end]].label == "PERSON"


def role_meanwhile(clause: ClauseReading) -> Iterator[Relation]:
    """Yield the role in which somebody does something: "As president, she signed the treaty"."""
    first = min(clause.subjects, default=-1)
    for oblique in clause.obliques:
        is_fronted = oblique.preposition == "as" and oblique.head < first and clause.lemma not in (*verbs.serving, *verbs.taking_up)
        role = find_role(clause.reading, oblique.head) if is_fronted else None
        if role is not None:
            role = replace(role, former=role.former or clause.is_past())
            # "As president, she would veto it": she is not, or may not be.
            status = Status(modality=clause.status.modality) if clause.status.modality is Modality.CONDITIONAL else None
            for person in (p for p in clause.subjects if clause.reading.is_person(p)):
                yield from role_relations(clause.reading.trigger(oblique.head, status), person, role, rule="verbal/meanwhile")


def role_of_attendant(clause: ClauseReading) -> Iterator[Relation]:
    """Yield the role of who is there by "with": "was founded in 1998 with Ann Lee as chairman", of what is founded."""
    reading, tree = clause.reading, clause.tree
    for oblique in clause.obliques:
        held = nouns_after_as(tree, oblique.head) if oblique.preposition == "with" else []
        role = find_role(reading, held[0]) if held and reading.may_be_person(oblique.head) else None
        if role is None:
            continue
        begun = (clause.subjects if clause.passive else clause.objects) if clause.lemma in verbs.founding else ()
        firms = tuple(reading.argument(i) for i in begun if reading.mention(i).label in ORGANIZATIONS)
        is_past = clause.is_past() or any(tree.tags[c] == "VBD" for c in tree.kids(clause.predicate, "aux"))
        role = replace(role, owners=role.owners or firms, former=role.former or is_past)
        when = clause_qualifiers(clause, used=[oblique.head, *held])
        yield from role_relations(clause.trigger, oblique.head, role, rule="verbal/with", qualifiers=when)


def role_risen_to(clause: ClauseReading) -> Iterator[Relation]:
    """Yield the role in "was promoted to chief executive", "promoted her to head of sales"."""
    if clause.lemma not in verbs.promoting:
        return
    posts = [o.head for o in clause.obliques if o.preposition == "to"]
    for post in posts:
        role = find_role(clause.reading, post)
        if role is not None:
            people, _ = few_pairs(clause.subjects if clause.passive else clause.objects, range(len(role.owners)))
            for person in people:
                when = own_times(clause.reading, post, posts, clause_qualifiers(clause, used=posts))
                yield from role_relations(clause.trigger, person, role, rule="verbal/promoted", qualifiers=when)


def post_left(clause: ClauseReading, oblique: Oblique, argument: Argument) -> Argument:
    """Return an argument as the role that somebody leaves, seeks or has: "resigned as special assistant", "ran for governor", "worked as a cook"."""
    is_work = clause.lemma in verbs.working_as and kind_label(argument.mention.head) == "Role"
    is_left = oblique.preposition == "as" and (is_work or _leaves(clause))
    is_sought = oblique.preposition == "for" and clause.lemma in verbs.campaigning and find_role(clause.reading, oblique.head)
    is_post = (is_left or is_sought) and argument.mention.kind is MentionKind.NOMINAL
    return replace(argument, mention=replace(argument.mention, label="Role")) if is_post else argument


def _leaves(clause: ClauseReading) -> bool:
    """Tell whether somebody gives up what they are: "stepped down", "stepped aside"."""
    tree = clause.tree
    behind = [tree.words[c].lower() for c in tree.kids(clause.predicate, "advmod") if c == clause.predicate + 1]
    return not verbs.leaving.isdisjoint({clause.lemma, *(f"{clause.lemma} {word}" for word in behind)})


def role_given_up(clause: ClauseReading, people: Sequence[int]) -> Iterator[Relation]:
    """Yield the organization that somebody leaves with a role: "stepped down as chair of Acme"."""
    tree = clause.tree
    if not _leaves(clause):
        return
    for oblique in clause.obliques:
        role = find_role(clause.reading, oblique.head) if oblique.preposition == "as" else None
        if role is not None:
            text, span = tree.text(role.start, role.end), clause.reading.span(role.start, role.end)
            given_up = Qualifier(kind=QualifierKind.ROLE, text=text, span=span)
            holders, _ = few_pairs(people, range(len(role.owners)))
            left = [o for o in role.owners if o.mention.kind is MentionKind.NAME and o.mention.label in ORGANIZATIONS]
            for person, owner in ((p, o) for p in holders for o in left):
                yield clause.trigger.relation(
                    person,
                    "resign from",
                    owner,
                    rule="verbal/given up",
                    phrase=clause.verb_phrase("as"),
                    qualifiers=[given_up, *clause_qualifiers(clause, used=[oblique.head])],
                )


def _role_obliques(clause: ClauseReading) -> Iterator[Oblique]:
    """Yield the nouns that name a role: "served as president", "held the position of CEO", "his role as chairman"."""
    tree = clause.tree
    if clause.lemma in verbs.serving:
        yield from (o for o in clause.obliques if o.preposition == "as")
    if clause.lemma in verbs.holding and not clause.passive:
        for post in clause.objects:
            if tree.lemmas[post] in nouns.posts:
                for c in tree.kids(post, "nmod"):
                    if tree.preposition(c) in prepositions.after_posts:
                        yield from (Oblique(tree.preposition(c), conjunct) for conjunct in tree.conjuncts(c))


def is_judged(clause: ClauseReading) -> bool:
    """Tell whether a clause says only what somebody calls or thinks something: "called the deal a disgrace" does nothing to the deal."""
    tree = clause.tree
    lemma = tree.lemmas[clause.predicate]
    if lemma not in verbs.deeming or lemma in verbs.appointing:
        return False
    beside = [c for c in tree.kids(clause.predicate, "xcomp", "advcl", "obl") if c > clause.predicate]
    if any(tree.pos[c] == "ADJ" and any(tree.words[m].lower() == "as" for m in tree.kids(c, "case", "mark")) for c in beside):
        return True  # "characterized it as moderate"
    return not clause.passive and any(tree.pos[c] in ("NOUN", "PROPN") and tree.bases[c] == "xcomp" for c in beside)


def as_named(clause: ClauseReading) -> Trigger:
    """Return what the verb makes of a role it gives: who is nominated does not hold it yet, who is wrongly named does not at all."""
    trigger = clause.trigger
    status = trigger.status.under(Modality.PLANNED) if clause.lemma in verbs.nominating else trigger.status
    return replace(trigger, status=replace(status, negated=status.negated != is_mistaken(clause.tree, clause.predicate)))


def names_for_later(clause: ClauseReading, actor: int, person: int) -> bool:
    """Tell whether whom a verb names has yet to get what they are named for: "nominated her", not "proposed a bill".

    Whom a party nominates has got it, and is its candidate.
    """
    if clause.reading.mention(actor).label == "PoliticalParty":
        return False
    is_somebody = clause.reading.is_person(person) or clause.tree.tags[person] == "PRP"
    return clause.lemma in verbs.nominating and is_somebody and clause.reading.may_be_person(person)


def is_for_prize(clause: ClauseReading) -> bool:
    """Tell whether somebody is named for what is no office: "nominated her for a prize", not "for governor", "for the post"."""
    prizes = [o.head for o in clause.obliques if o.preposition == "for" and o.head > clause.predicate]
    return any(clause.tree.lemmas[i] not in nouns.posts | nouns.offices and find_role(clause.reading, i) is None for i in prizes)
