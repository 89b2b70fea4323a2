"""Find who says what a clause says: the subject of a verb of saying, "according to X", "in the view of X", the speaker of a quotation.

In: a `Tree` and a place. Out: the place of the word that names the source, or None where it is the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses.agents import agents_of
from kg.clauses.relatives import clause_told_in_passing
from kg.english import adjectives, conjunctions, factuality, nouns, phrases, prepositions, pronouns, signs, verbs
from kg.parsing.trees import Tree

FURTHEST_CLAUSE = 4
"""Clauses above a verb of saying that may have its subject."""

NEAREST_SPEAKER = 4
"""Words after a quotation among which the verb of saying stands."""

SHORTEST_SENTENCE = 7
"""Words of a sentence that does nothing but name who has spoken: `Ann Lee of Acme said.` Chosen by hand."""

LONGEST_BETWEEN = 16
"""Words that name the speaker between two quotations, with what he is: "said Ann Lee, the finance minister of Norway." Chosen by hand."""

IN_NAMES_OF_SPEAKERS = frozenset({"ADJ", "ADP", "DET", "NOUN", "PART", "PROPN"})
"""Parts of speech of the words that name a speaker with what he is: "Finance Minister Ann Lee of Norway"."""

SPEAKERS = frozenset({"PERSON", "ORG"})
"""Labels of names of who may speak."""


def source_beside(tree: Tree, i: int) -> int | None:
    """Return who says a clause by what stands beside it: a quotation's speaker, "X said", "according to X", "in the view of X"."""
    if (quoted := speaker_of_quotation(tree, i)) is not None:
        return quoted
    inserted = (c for c in tree.kids(i, "advcl") if tree.tags[c] == "VBD" and _is_turned(tree, c))
    for c in (*tree.kids(i, "parataxis"), *inserted):
        if tree.lemmas[c] in verbs.saying and _is_beside(tree, c) and (speaker := _speaker_in_passing(tree, c)) is not None:
            return speaker
    if tree.labels[i] == "acl:relcl":
        for c in tree.exact_kids(tree.heads[i], "acl:relcl"):
            if c < i and clause_told_in_passing(tree, c) == i:
                return tree.kids(c, "nsubj")[0]
    around = [i, *(c for c in tree.kids(i, "conj") if not tree.kids(c, "nsubj"))]  # "was found and buried, according to X"
    for c in (*(c for member in around for c in tree.kids(member, "obl", "nmod")), *_set_off_below(tree, i)):
        if tree.preposition(c) in phrases.of_sources or _is_judge(tree, c, i):
            return c
        if (holder := holder_of_opinion(tree, c)) is not None:
            return holder
    return None


def _set_off_below(tree: Tree, verb: int) -> list[int]:
    """Return what stands behind a comma in a participle that goes on with a verb, and so goes with both: "shelled it, killing two, according to X"."""
    on = [c for c in tree.kids(verb, "advcl") if c > verb and tree.tags[c] == "VBG" and not tree.kids(c, "nsubj", "mark")]
    phrases = ((o, tree.subtree(o)[0]) for c in on for o in tree.kids(c, "obl"))
    return [o for o, first in phrases if "," in (tree.words[first], tree.words[first - 1])]


def _is_judge(tree: Tree, i: int, predicate: int) -> bool:
    """Tell whether somebody is named first as who sees it so: "to Ann Lee, Karl is the leader"."""
    first, _ = tree.sentence_extents[tree.sentence[i]]
    is_person = tree.entity[i] >= 0 and tree.names[tree.entity[i]].label == "PERSON"
    is_first = is_person and tree.words[first].lower() == "to" and min(tree.subtree(i)) == first
    return (
        is_first
        and bool(tree.kids(predicate, "cop"))
        and "," in tree.words[first : min(tree.kids(predicate, "nsubj"), default=first)]
    )


def speaker_of_quotation(tree: Tree, i: int) -> int | None:
    """Return who speaks a word that is quoted."""
    return _speakers_of_quotations(tree).get(i)


def _is_turned(tree: Tree, clause: int) -> bool:
    """Tell whether a clause without a mark has its subject after its verb: "…, stated Minister Ann Lee, …"."""
    subjects = tree.kids(clause, "nsubj")
    return bool(subjects) and min(subjects) > clause and not tree.kids(clause, "mark", "obj", "ccomp")


def _speakers_of_quotations(tree: Tree) -> dict[int, int]:
    """Return who speaks each word that is quoted, where the speaker is named before or after the quotation."""
    if "quotations" not in tree.memo:
        speakers: dict[int, int] = {}
        last = 0
        for start, end in _pairs_of_quotes(tree):
            speaker = _speaker_after(tree, end)
            speaker = _speaker_above(tree, start, end) if speaker is None else speaker
            speaker = _speaker_before(tree, start) if speaker is None else speaker
            if speaker is None and (last == start or _goes_on(tree, last, start)):
                speaker = speakers.get(last - 1)  # `"It failed," said Ann Lee. "We sold it."`, or a quotation of several paragraphs
            if speaker is not None:
                speakers |= dict.fromkeys(range(start + 1, end), speaker)
            last = end
        tree.memo["quotations"] = speakers
    quotations: dict[int, int] = tree.memo["quotations"]
    return quotations


def _goes_on(tree: Tree, end: int, start: int) -> bool:
    """Tell whether a quotation that opens a sentence goes on with the one that ends before it: between them stands who has spoken, no more."""
    between = tree.words[end + 1 : start]
    is_near = 0 < len(between) <= LONGEST_BETWEEN and between[-1] in (".", "!", "?")
    return is_near and not any("\n" in word or word in signs.opening_quotes for word in between)


def _pairs_of_quotes(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the places of the first mark of each quotation and of the one that ends it; of one left open, of the word after its paragraph."""
    start, end_of_paragraph = -1, -1
    for i, word in enumerate(tree.words):
        if start >= 0 and end_of_paragraph < 0 and "\n" in tree.source[tree.ends[i - 1] : tree.starts[i]]:
            end_of_paragraph = i
        if word in signs.opening_quotes or (word == '"' and (start < 0 or (end_of_paragraph >= 0 and _opens(tree, i)))):
            if start >= 0 and end_of_paragraph >= 0:
                yield start, end_of_paragraph
            start, end_of_paragraph = i, -1
        elif start >= 0 and (word in signs.closing_quotes or word == '"'):
            yield start, i
            start, end_of_paragraph = -1, -1
    if start >= 0:
        yield start, end_of_paragraph if end_of_paragraph >= 0 else len(tree.words)


def _opens(tree: Tree, i: int) -> bool:
    """Tell whether a straight mark stands before a word, with a space before it and none behind."""
    before, after = tree.source[max(tree.starts[i] - 1, 0)], tree.source[tree.ends[i] : tree.ends[i] + 1]
    return (i == 0 or before.isspace()) and bool(after) and not after.isspace()


def _speaker_after(tree: Tree, end: int) -> int | None:
    """Return who speaks a quotation, as is said behind it: `"…," said X`, `"…," X said`, `"….", said X`; of one left open nobody."""
    is_closed = end < len(tree.words) and tree.words[end] in signs.quotes_after
    for verb in _words_after(tree, end) if is_closed else ():
        if tree.words[verb] in signs.quotes_before:
            break
        if tree.lemmas[verb] in verbs.saying and tree.pos[verb] == "VERB" and (subjects := tree.kids(verb, "nsubj")):
            return subjects[0]
    return None


def _speaker_above(tree: Tree, start: int, end: int) -> int | None:
    """Return who speaks a quotation by the verb behind that it hangs on, or the text that reads so: `"…," Ann Lee, the head of Acme, said`."""
    verb = next((v for i in range(start + 1, end) if (v := tree.heads[i]) > end and tree.bases[i] in ("ccomp", "parataxis")), -1)
    if verb < 0 or tree.words[end - 1] not in (",", "?", "!"):
        return None
    if tree.lemmas[verb] == "read":
        return next((c for c in tree.kids(verb, "nsubj", "obj") if tree.lemmas[c] in nouns.written and c > end), None)
    return next((c for c in tree.kids(verb, "nsubj") if c > end), None) if tree.lemmas[verb] in verbs.saying else None


def _speaker_before(tree: Tree, start: int) -> int | None:
    """Return who speaks a quotation, as is said before it: `X said: "…"`, `X said "…"`, `X hit back on Twitter: "…"`."""
    for verb in _words_before(tree, start):
        if tree.lemmas[verb] in verbs.saying and tree.pos[verb] == "VERB" and (subjects := tree.kids(verb, "nsubj")):
            return _meant(tree, subjects[0], verb)
        if tree.pos[verb] in ("PUNCT", "ADP") or tree.sentence[verb] != tree.sentence[start - 1]:
            break  # "X told Y, …": of "X sold what Y said about it, …" nobody speaks
    return _who_introduces(tree, start)


def _words_before(tree: Tree, start: int) -> range:
    """Return the words before a quotation that may say who speaks it: up to a colon, a comma, or a verb of saying right before it."""
    is_marked = tree.words[start - 1] in (":", ",")
    if not is_marked and tree.lemmas[start - 1] not in verbs.saying:
        return range(0)
    first = start - 2 if is_marked else start - 1
    return range(first, max(first - NEAREST_SPEAKER, -1), -1)


def _words_after(tree: Tree, end: int) -> range:
    """Return the words after a quotation that may name its speaker: a comma inside or behind it, or a short sentence, leads to them.

    A comma ends no sentence, whatever begins one behind the quotation: `"It failed," Finance Minister Ann Lee said.`
    """
    first = end + 1
    named = first
    while named < len(tree.words) and tree.pos[named] in IN_NAMES_OF_SPEAKERS and named - first < LONGEST_BETWEEN:
        named += 1
    last = min(max(first + NEAREST_SPEAKER, named + 1), len(tree.words))
    if tree.words[end - 1] == "." and first < len(tree.words):
        opening, closing = tree.sentence_extents[tree.sentence[first]]
        return range(first, closing) if opening in (end, first) and closing - opening <= SHORTEST_SENTENCE else range(0)
    if first < len(tree.words) and tree.words[first] == ",":
        first, last = first + 1, min(last + 1, len(tree.words))
    elif tree.words[end - 1] not in (",", "?", "!"):
        return range(0)
    same = tree.sentence[end]
    if tree.words[end - 1] == "," and first < len(tree.words) and tree.sentence_extents[same][1] == first:
        same = tree.sentence[first]
    while last > first and tree.sentence[last - 1] != same:
        last -= 1
    return range(first, last)


def _who_introduces(tree: Tree, start: int) -> int | None:
    """Return the person or organization that the main clause before a colon and a quotation is about."""
    if start < 1 or tree.words[start - 1] != ":":
        return None
    opening, _ = tree.sentence_extents[tree.sentence[start - 1]]
    main = next((i for i in range(opening, start) if tree.heads[i] == i and tree.pos[i] == "VERB"), None)
    subjects = tree.exact_kids(main, "nsubj") if main is not None else []
    named = [c for c in subjects if tree.entity[c] >= 0 and tree.names[tree.entity[c]].label in SPEAKERS]
    if main is not None and any(tree.lemmas[o] in factuality.words_of_evidence for o in tree.kids(main, "obj")):
        named = subjects  # "issued a statement: …"
    return next((c for c in subjects if c in named or tree.words[c].lower() in pronouns.of_persons), None)


def _is_beside(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is said beside another ("P, she told Bolt"), not as one of its own: "P; the film shows Q"."""
    start = min(tree.subtree(clause))
    return not tree.kids(clause, "ccomp") and not {tree.words[start], tree.words[max(start - 1, 0)]} & {";", ":"}


def _speaker_in_passing(tree: Tree, verb: int) -> int | None:
    """Return who says something by a verb set between commas; parsers take the name before it for an apposition."""
    if subjects := tree.exact_kids(verb, "nsubj"):
        return subjects[0]
    if tree.exact_kids(verb, "nsubj:pass"):
        return next(iter(agents_of(tree, verb)), None)  # "it is said by Ann": of "it is said" nobody is known
    number = tree.entity[verb - 1] if verb > 0 else -1
    return tree.names[number].root if number >= 0 and tree.words[tree.names[number].start - 1] == "," else None


def holder_of_opinion(tree: Tree, opinion: int) -> int | None:
    """Return whose opinion a clause is, where a noun with its preposition says so: "in the view of X", "on X's case"."""
    noun = tree.lemmas[opinion]
    is_opinion, is_claim, is_known = noun in nouns.opinions, noun in nouns.claims, noun in nouns.of_awareness
    preposition = tree.preposition(opinion) if is_opinion or is_claim or is_known else ""
    if is_known and preposition == "to" and tree.exact_kids(opinion, "nmod:poss"):
        return owner_of_claim(tree, opinion) if _is_set_off(tree, opinion) else None  # "added to her knowledge"
    if preposition == "by" and is_opinion and tree.labels[opinion] != "obl:agent":
        return owner_of_claim(tree, opinion) if _is_set_off(tree, opinion) else None  # "by her own account"
    if preposition != "on" and not (preposition == "in" and is_opinion and tree.tags[opinion] == "NN"):
        return None  # "in his judgments" names texts
    owner = owner_of_claim(tree, opinion)
    is_topic = preposition == "on" and owner is not None and tree.tags[owner] == "PRP$"  # "advised her on her position"
    return None if is_topic else owner


def _is_set_off(tree: Tree, noun: int) -> bool:
    """Tell whether a phrase opens its sentence, or stands behind a comma."""
    first = min(tree.subtree(noun))
    return first == tree.sentence_extents[tree.sentence[noun]][0] or tree.words[first - 1] == ","


def owner_of_claim(tree: Tree, noun: int) -> int | None:
    """Return whose claim, view or case a noun is: "the claimant's case", "the submission of Mr Hale"; "a claim of fraud" is nobody's."""
    owners = tree.exact_kids(noun, "nmod:poss") or [
        c for c in tree.kids(noun, "nmod") if tree.preposition(c) in prepositions.of_claims
    ]
    # "In my view" is the document's.
    owners = [c for c in owners if tree.tags[c] not in ("PRP", "PRP$") or tree.words[c].lower() in pronouns.of_third_persons]
    return next(
        (c for c in owners if tree.entity[c] >= 0 or tree.tags[c] in ("PRP", "PRP$", "NNS") or tree.kids(c, "det", "nmod:poss")),
        None,
    )


def teller_of(tree: Tree, noun: int) -> int | None:
    """Return who says what a noun is about: "Ann denied reports that", "Ann gave evidence that", "Ann's claim that".

    So may a reason be given ("contested it on the grounds that"), and a deed be owned ("claimed responsibility for killing him").
    """
    noun = _first_listed(tree, noun)
    verb = tree.heads[noun]
    is_told_of = tree.bases[noun] == "obj" or tree.labels[noun] == "nsubj:pass"  # "reports that it left were denied by Ann"
    if is_told_of and (says(tree, verb) or (tree.lemmas[verb] in verbs.claiming and is_claim(tree, noun))):
        return speaker(tree, verb)
    if tree.lemmas[noun] in nouns.grounds and tree.preposition(noun) == "on":
        while tree.bases[verb] in ("nmod", "obj", "obl") and tree.pos[verb] != "VERB":
            verb = tree.heads[verb]
        return speaker(tree, verb)  # "contested it on the grounds that"
    return owner_of_claim(tree, noun) if is_claim(tree, noun) else None


def judge_of(tree: Tree, i: int) -> int | None:
    """Return who takes a clause to be so: "deemed it likely that", "is sure that"; of "it is sure that" nobody is named."""
    head = tree.heads[i]
    if tree.bases[head] == "xcomp" and tree.lemmas[tree.heads[head]] in verbs.deeming:
        return speaker(tree, tree.heads[head])
    if tree.lemmas[head] not in factuality.words_of_truth or tree.bases[i] != "ccomp":
        return None
    return next((c for c in tree.exact_kids(head, "nsubj") if tree.words[c] != "I" and tree.words[c].lower() != "it"), None)


def is_claim(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is what somebody says: "the claim that", "made the point that", "her point that", not "reached the point that"."""
    is_somebodys = tree.lemmas[tree.heads[noun]] in verbs.claiming or bool(tree.exact_kids(noun, "nmod:poss"))
    return tree.lemmas[noun] in nouns.claims or (is_somebodys and tree.lemmas[noun] in nouns.remarks)


def _first_listed(tree: Tree, noun: int) -> int:
    """Return the noun that a verb has for its object, for one of a list behind it: "noted risks, including a slump or the chance that"."""
    while tree.bases[noun] == "conj" or (tree.bases[noun] == "nmod" and tree.preposition(noun) == "including"):
        noun = tree.heads[noun]
    return noun


def claim_of(tree: Tree, i: int) -> tuple[bool, int | None]:
    """Return whether what "is that" says of a noun is open, and whose claim it is: "the claimant's case is that", "the question is whether"."""
    if any(tree.words[m].lower() in conjunctions.questions for m in tree.kids(i, "mark")):
        return True, None
    subject = next(iter(tree.kids(tree.heads[i], "nsubj")), None)
    if subject is None or tree.lemmas[subject] not in (nouns.claims | factuality.words_of_doubt):
        return False, None
    owner = owner_of_claim(tree, subject)
    is_open = owner is None and tree.lemmas[subject] not in nouns.evidence
    return is_open or tree.lemmas[subject] in factuality.words_of_doubt, owner


def speaker(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Return who does what a verb of saying says: its subject, the agent of a passive, or the subject of the clause around it."""
    if tree.lemmas[verb] in verbs.convincing and tree.kids(verb, "ccomp") and (holders := tree.exact_kids(verb, "nsubj:pass")):
        return None if tree.words[holders[0]] == "I" else holders[0]  # "Ann was not persuaded that it sold it"
    if tree.exact_kids(verb, "nsubj:pass", "aux:pass") or (tree.labels[verb] in ("acl", "xcomp") and tree.tags[verb] == "VBN"):
        return next(iter(agents_of(tree, verb)), None)
    if subjects := tree.kids(verb, "nsubj"):
        own_finding = tree.words[subjects[0]] == "I" and tree.lemmas[verb] in verbs.judging
        return None if own_finding or tree.lemmas[subjects[0]] in nouns.evidence else _meant(tree, subjects[0], verb)
    if (name := reporter(tree, verb)) is not None:
        return name
    if tree.pos[verb] == "ADJ" and (judges := [c for c in tree.kids(verb, "obl") if tree.preposition(c) == "to"]):
        return judges[0]  # "it was clear to Acme that"
    head, label = tree.heads[verb], tree.bases[verb]
    if head == verb or depth > FURTHEST_CLAUSE:
        return None
    if label == "acl" and tree.labels[verb] != "acl:relcl":
        return _author(tree, head)  # "a statement saying that"
    if label in ("advcl", "xcomp", "conj"):
        quoted = "as" in tree.marks(verb) and tree.kids(head, "obj")
        return quoted[0] if quoted else speaker(tree, head, depth + 1)
    return None


def is_second_content(tree: Tree, i: int) -> bool:
    """Tell whether a coordinated clause is one more of what somebody says: "said it was over and that it would close"."""
    verb = tree.heads[i]
    marked = any(tree.words[m].lower() in conjunctions.content for m in tree.kids(i, "mark"))
    return marked and (tree.lemmas[verb] in verbs.saying or (says(tree, verb) and bool(tree.kids(verb, "ccomp"))))


def reporter(tree: Tree, word: int) -> int | None:
    """Return who stands before "report", which parsers take for a noun: "the Associated Press reports that", "Iranian media report that"."""
    if tree.lemmas[word] != "report":
        return None
    before = [c for c in tree.kids(word, "compound", "nmod") if c < word]
    named = (c for c in before if tree.entity[c] >= 0)
    is_verb = tree.heads[word] == word and bool(tree.kids(word, "ccomp", "acl"))
    return next(named, next((c for c in before if is_verb and tree.lemmas[c] in nouns.newsrooms), None))


def _meant(tree: Tree, subject: int, verb: int) -> int:
    relative = tree.words[subject].lower() in pronouns.relative and tree.labels[verb] == "acl:relcl"
    return _author(tree, tree.heads[verb]) if relative else subject


def _author(tree: Tree, text: int) -> int:
    """Return who speaks in a text: who issues it ("Acme filed a suit alleging that", "a decision against Bolt"), else the text itself."""
    issued = text
    while tree.entity[issued] >= 0 and tree.bases[issued] in ("conj", "appos", "nmod"):
        issued = tree.heads[issued]  # "a decision against Acme claiming that"
    verb = tree.heads[issued]
    is_issued = tree.bases[issued] == "obj" and tree.lemmas[verb] in verbs.issuing
    issuers = tree.exact_kids(verb, "nsubj") if is_issued and tree.entity[issued] < 0 else []
    # "Published a letter by Ann"
    writers = [c for c in tree.exact_kids(issued, "nmod") if tree.preposition(c) == "by"] if issuers else []
    return next(iter((*writers, *issuers)), text)


def says(tree: Tree, verb: int) -> bool:
    """Tell whether a verb with a clause for its object reports it: any that does not tell of what is known or brought about."""
    is_clear = any(tree.lemmas[c] in factuality.words_of_clarity for c in tree.kids(verb, "xcomp"))  # "made clear that"
    return (
        tree.lemmas[verb] in verbs.saying
        or (is_clear and tree.lemmas[verb] == "make")
        or (tree.pos[verb] == "VERB" and tree.lemmas[verb] not in verbs.factive)
        or (tree.pos[verb] == "ADJ" and tree.lemmas[verb] not in verbs.factive and tree.lemmas[verb] not in adjectives.of_feeling)
    )
