"""Set apart who says a sentence from what it says: "It was seized by Iran, Acme Corp. said", "Ann Lee, Acme said, leads Bolt".

In: a tree whose lists are filled. Out: the same tree, where a noun between a comma and a verb of saying, or behind "said", is the subject
of that verb. Parsers take the name for a second subject of what is said, or for another word for the name before it, and the verb for a
participle that describes that.
"""

from __future__ import annotations

from kg.english import nouns, pronouns, signs, verbs
from kg.english.classes import ORGANIZATIONS, class_of_noun
from kg.parsing.guidelines import FINITE, NOMINAL, SUBJECTS, hang
from kg.parsing.repairs import Draft

OPENS_PREDICATE = FINITE | {"MD", "RB"}
"""Tags of the first word of a predicate."""

IN_PHRASES = NOMINAL | {"ADJ", "ADP", "CCONJ", "DET", "PART", "X"}
"""Parts of speech inside the phrase that names a speaker."""

OPENS_PHRASE = NOMINAL | {"ADJ", "DET"}
CONTENTS = frozenset({"ccomp", "parataxis", "advcl", "dep"})
"""What parsers call the clause that a verb of saying reports."""

LONGEST_SPEAKER = 15
"""Words that name a speaker, at most. Not measured."""

WHO_SPEAKS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""Labels of names of who may say something."""

LONGEST_TIME = 4
"""Words between a verb of saying and the comma behind it: "said on Monday,". Not measured."""


def set_reports_apart(tree: Draft) -> None:
    """Mend a tree in place."""
    _join_what_is_told(tree)
    for verb, lemma in enumerate(tree.lemmas):
        if lemma not in verbs.saying or tree.pos[verb] != "VERB" or tree.entity[verb] >= 0 or not _is_finite(tree, verb):
            continue  # in a name it says nothing: "his successor, Rahim Al Said, met Ann Lee"
        start, end = tree.sentence_extents[tree.sentence[verb]]
        comma, speaker = _speaker_before(tree, start, verb)
        if speaker < 0 and (lemma == "say" or _is_turned(tree, end, verb)):
            comma, speaker = _speaker_behind(tree, end, verb)
        if speaker >= 0 and not _set_inside(tree, comma, speaker, verb, end) and not _is_speaker(tree, comma, speaker, verb):
            _set_behind(tree, start, comma, speaker, verb)


def _join_what_is_told(tree: Draft) -> None:
    """Join a sentence without a sign at its end with what it tells: "Acme told Reuters Ann Lee leads it" is one."""
    number = 0
    while number + 1 < len(tree.sentence_extents):
        (start, middle), (_, end) = tree.sentence_extents[number : number + 2]
        content = _told_after(tree, start, middle, end)
        if content < 0:
            number += 1
            continue
        verb = next(i for i in range(start, middle) if tree.heads[i] == i)
        hang(tree, content, verb, "ccomp")
        tree.sentence_extents[number : number + 2] = [(start, end)]
        tree.sentence[middle:] = [n - 1 for n in tree.sentence[middle:]]


def _told_after(tree: Draft, start: int, middle: int, end: int) -> int:
    """Return the predicate of the sentence behind one that ends with the name of whom somebody tells something; -1 for none."""
    receiver = tree.entity[middle - 1]
    if receiver < 0 or tree.heads[middle - 1] == middle - 1:
        return -1
    verb = tree.heads[tree.names[receiver].root]
    if tree.lemmas[verb] != "tell" or tree.heads[verb] != verb or not start <= verb < middle or tree.tags[verb] != "VBD":
        return -1  # "tells" stands in headlines, which end without a sign
    labels = {tree.labels[c] for c in tree.children[verb]}
    content = next((i for i in range(middle, end) if tree.heads[i] == i), -1)
    has_subject = content >= 0 and any(tree.labels[c] in SUBJECTS and c < content for c in tree.children[content])
    is_open = "nsubj" in labels and labels.isdisjoint(("ccomp", "xcomp", "parataxis"))
    return content if has_subject and is_open and _is_predicate(tree, content) else -1


def _is_finite(tree: Draft, verb: int) -> bool:
    """Tell whether a verb stands with a subject: "said", "has said"."""
    has = tree.tags[verb] == "VBN" and any(tree.tags[c] in FINITE and tree.lemmas[c] == "have" for c in tree.children[verb])
    return has or tree.tags[verb] in FINITE


def _is_speaker(tree: Draft, comma: int, speaker: int, verb: int) -> bool:
    """Tell whether a word is the one subject of a verb of saying already, where that is a clause and describes nobody."""
    subjects = [c for c in tree.children[verb] if tree.labels[c] in SUBJECTS and (c < comma or c == speaker)]
    return subjects == [speaker] and tree.labels[verb] != "acl"


def _speaker_before(tree: Draft, start: int, verb: int) -> tuple[int, int]:
    """Return the comma and the head of the phrase between it and a verb, -1 where there is none such: ", Ann Lee, a lawyer, said"."""
    last = verb - 1
    while last > start and (tree.tags[last] == "RB" or (tree.pos[last] == "AUX" and tree.lemmas[last] == "have")):
        last -= 1
    is_described = tree.words[last] == ","
    comma, head = _phrase_ending(tree, start, last - is_described)
    if is_described and head >= 0 and tree.pos[head] == "NOUN" and tree.words[comma + 1].islower():
        before, name = _phrase_ending(tree, start, comma - 1)
        if name >= 0 and tree.entity[name] >= 0 and hang(tree, head, name, "appos"):
            return before, name
    return (comma, -1) if is_described else (comma, head)


def _phrase_ending(tree: Draft, start: int, last: int) -> tuple[int, int]:
    """Return the comma before the phrase that ends with a word, and its head; -1 for a head where it is none."""
    first = last
    while first > start and last - first < LONGEST_SPEAKER and (tree.pos[first] in IN_PHRASES or _is_in_name(tree, first)):
        first -= 1
    if first == last or not _ends_clause(tree, start, first) or tree.pos[first + 1] not in OPENS_PHRASE:
        return first, -1
    return first, _head_of(tree, first + 1, last + 1)


def _speaker_behind(tree: Draft, end: int, verb: int) -> tuple[int, int]:
    """Return the comma before "said" and the head of the phrase behind it: ", said Ann Lee of Acme"; -1 where no speaker stands there."""
    last = first = verb + 1
    while last < end and last - first < LONGEST_SPEAKER and (tree.pos[last] in IN_PHRASES or _is_in_name(tree, last)):
        last += 1
    start, _ = tree.sentence_extents[tree.sentence[verb]]
    if last == first or verb - 1 <= start or not _ends_clause(tree, start, verb - 1) or tree.pos[first] not in OPENS_PHRASE:
        return verb - 1, -1
    head = _head_of(tree, first, min(last, next((i for i in range(first, last) if tree.pos[i] == "ADP"), last)))
    return verb - 1, head if head >= 0 and _may_speak(tree, head) else -1


def _is_turned(tree: Draft, end: int, verb: int) -> bool:
    """Tell whether all that stands behind a verb of saying is a name, which says so: "Acme bought Bolt, claims Ann Lee."."""
    if tree.lemmas[verb] not in verbs.turned or verb + 1 >= end or tree.words[verb - 1] not in (",", *signs.quotes_after):
        return False
    number = tree.entity[verb + 1]
    if number < 0 or tree.names[number].label not in WHO_SPEAKS:
        return False
    behind = tree.names[number].end
    return behind == end or tree.words[behind] in (",", ".") or tree.words[behind] in signs.quotes_before


def _may_speak(tree: Draft, i: int) -> bool:
    """Tell whether a word means somebody who says something, and no words that are said: "said a prayer"."""
    kind = class_of_noun(tree.lemmas[i], counted=False, plural=False)
    return tree.entity[i] >= 0 or tree.pos[i] == "PRON" or kind in ORGANIZATIONS or kind in ("Person", "Group")


def _ends_clause(tree: Draft, start: int, i: int) -> bool:
    """Tell whether a sign ends what is said: a comma, or a quotation mark behind one."""
    is_quoted = tree.words[i] in signs.quotes_after and i - 1 > start
    return tree.words[i] == "," or (is_quoted and tree.words[i - 1] in (",", "?", "!"))


def _is_in_name(tree: Draft, i: int) -> bool:
    """Tell whether a word stands inside a name: "Acme Holdings, Inc."."""
    return tree.entity[i] >= 0 and tree.names[tree.entity[i]].start < i


def _head_of(tree: Draft, first: int, end: int) -> int:
    """Return the one word of a phrase that hangs on a word outside it; -1 where there are several, or where it is no speaker."""
    tops = [i for i in range(first, end) if not first <= tree.heads[i] < end or tree.heads[i] == i]
    tops = [i for i in tops if tree.pos[i] not in ("PUNCT", "CCONJ", "ADP")]
    if len(tops) != 1 or tree.pos[tops[0]] not in NOMINAL or tree.lemmas[tops[0]] in nouns.time:
        return -1
    top = tops[0]
    is_object = tree.pos[top] == "PRON" and tree.words[top].lower() not in pronouns.speakers and tree.tags[top] != "PRP"
    return -1 if is_object else top


def _set_inside(tree: Draft, comma: int, speaker: int, verb: int, end: int) -> bool:
    """Set what stands between a subject and its predicate beside the predicate: "Ann Lee, Acme said, leads Bolt"."""
    behind = max(speaker, verb) + 1
    if speaker > verb and tree.entity[speaker] >= 0:
        behind = tree.names[tree.entity[speaker]].end
    closing = next((i for i in range(behind, min(end, behind + LONGEST_TIME)) if tree.words[i] == ","), -1)
    if (
        closing < 0
        or closing + 1 >= end
        or tree.tags[closing + 1] not in OPENS_PREDICATE
        or tree.words[verb - 1] in signs.quotes_after
    ):
        return False
    predicate = _predicate_behind(tree, verb, closing)
    if predicate < 0:
        return False
    subjects = [c for v in (predicate, verb) for c in tree.children[v] if c < comma and tree.labels[c] in SUBJECTS]
    if not subjects or any(closing < c < predicate and tree.labels[c] in SUBJECTS for c in tree.children[predicate]):
        return False
    if tree.heads[predicate] == verb:
        above = predicate if tree.heads[verb] == verb else tree.heads[verb]
        if not hang(tree, predicate, above, tree.labels[verb]):
            return False
    if not hang(tree, verb, predicate, "parataxis"):
        return False
    label = _label_of_subject(tree, predicate)
    for c in [c for c in tree.children[verb] if c < comma]:
        hang(tree, c, predicate, label if tree.labels[c] in SUBJECTS else tree.labels[c])
    return hang(tree, speaker, verb, "nsubj")


def _predicate_behind(tree: Draft, verb: int, closing: int) -> int:
    """Return the predicate behind the comma that closes what is inserted: below the verb of saying, or above it; -1 for none."""
    below = next((c for c in tree.children[verb] if c > closing and tree.labels[c] in CONTENTS), -1)
    if below >= 0:
        return below
    above = verb
    for _ in range(3):
        above = tree.heads[above]
        if above > closing:
            return above
    return -1


def _set_behind(tree: Draft, start: int, comma: int, speaker: int, verb: int) -> None:
    """Give a verb of saying behind what it reports its subject: "It was seized by Iran, Acme Corp. said"."""
    if any(_is_said(tree, c, verb) for c in tree.children[verb] if c > verb and c != speaker):
        return
    content = next((c for c in tree.children[verb] if c < comma and tree.labels[c] in CONTENTS), -1)
    if content < 0:
        content = _participle_of_subject(tree, comma, speaker, verb)
    if content < 0 and tree.labels[verb] != "acl:relcl":
        content = next((i for i in range(start, comma) if tree.heads[i] == i and _is_predicate(tree, i)), -1)
    if content < 0 or not _is_sentence(tree, content, comma, speaker, verb):
        return
    if not hang(tree, speaker, verb, "nsubj"):
        return
    for c in [c for c in tree.children[verb] if tree.labels[c] == "obl:agent"]:
        hang(tree, c, content, "obl:agent")  # "Bolt was hit, said Acme, by Coil"
    if tree.labels[content] == "acl":
        hang(tree, content, verb, "ccomp")
    if tree.heads[content] != verb:
        hang(tree, verb, content, "parataxis")
        return
    label = _label_of_subject(tree, content)
    for c in [c for c in tree.children[verb] if c < content and tree.labels[c] in SUBJECTS]:
        hang(tree, c, content, label)
    tree.labels[content] = "ccomp"


def _is_predicate(tree: Draft, i: int) -> bool:
    return tree.pos[i] == "VERB" or any(tree.labels[c] == "cop" for c in tree.children[i])


def _participle_of_subject(tree: Draft, comma: int, speaker: int, verb: int) -> int:
    """Return the verb that is taken for a participle beside its subject, where that is taken for who speaks; -1 for none."""
    subjects = [c for c in tree.children[verb] if c < comma and c != speaker and tree.labels[c] in SUBJECTS]
    below = [c for s in subjects for c in tree.children[s] if tree.labels[c] == "acl" and tree.tags[c] in FINITE and c < comma]
    return below[0] if below else -1


def _is_said(tree: Draft, i: int, verb: int) -> bool:
    """Tell whether a word behind a verb is what it says; whom somebody is told something is not, nor what has a preposition."""
    if tree.labels[i] in ("ccomp", "xcomp", "csubj"):
        return True
    is_object = tree.labels[i] in ("obj", "iobj") and not any(tree.labels[c] == "case" for c in tree.children[i])
    return is_object and not _may_speak(tree, i) and tree.lemmas[verb] != "tell"


def _is_sentence(tree: Draft, content: int, comma: int, speaker: int, verb: int) -> bool:
    """Tell whether a clause before a comma is one by itself: it has a subject, and nothing that joins it to another clause."""
    around = [c for v in (content, verb) for c in tree.children[v] if c < comma and c != speaker]
    has_subject = any(tree.labels[c].partition(":")[0] in ("nsubj", "csubj", "expl") and c < comma for c in around)
    return has_subject and not any(tree.labels[c] == "mark" and tree.heads[c] == content for c in around)


def _label_of_subject(tree: Draft, predicate: int) -> str:
    return "nsubj:pass" if any(tree.labels[c] == "aux:pass" for c in tree.children[predicate]) else "nsubj"
