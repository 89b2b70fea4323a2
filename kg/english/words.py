"""The words of English that the rules know, each set under its name: `"meet" in verbs.reciprocal`."""

from __future__ import annotations

from kg.english.sections import Entries, NumberMap, WordFile, WordList, WordMap, WordSet


class Adjectives(WordFile):
    """Adjectives, and other words that stand before a noun."""

    before_roles = WordSet()
    comparison = WordSet()
    former = WordSet()
    parties = WordMap()
    parts_of_continents = WordSet()
    rank = WordSet()
    unreal = WordSet()


class Conjunctions(WordFile):
    """Conjunctions, by what follows them."""

    conditional = WordSet()
    content = WordSet()
    coordinating = WordSet()
    of_time = WordSet()
    questions = WordSet()
    temporal = WordSet()
    unreal = WordSet()


class Currencies(WordFile):
    """Currencies as news writes them; Unicode CLDR, which babel carries, knows the others (ISO 4217)."""

    codes = WordSet()
    names = WordMap()
    symbols = WordMap()


class Determiners(WordFile):
    """Articles and other words that stand before a noun and say which one is meant."""

    articles = WordSet()
    definite = WordSet()
    kinds = WordMap()
    negative = WordSet()
    possessive = WordSet()
    unspecific = WordSet()


class Factuality(WordFile):
    """Words by which a clause is affirmed or denied, certain or possible, past or conditional."""

    ability = WordSet()
    adverbs_of_doubt = WordSet()
    adverbs_of_the_past = WordSet()
    doubting_verbs = WordSet()
    governing_verbs = WordMap()
    inverted = WordSet()
    modals = WordMap()
    near_misses = WordSet()
    neg_raising_verbs = WordSet()
    negations = WordSet()
    past_of_will = WordSet()
    words_of_doubt = WordSet()
    words_of_evidence = WordSet()
    words_of_falsity = WordSet()
    words_of_truth = WordSet()


class Labels(WordFile):
    """What ontologies call what we know: labels, lower case. The order matters: see each section."""

    agent_endings = WordSet()
    empty = WordSet()
    first_verbs = WordSet()
    last_prepositions = WordSet()
    of_classes = Entries()
    of_dates = WordSet()
    of_properties = Entries()


class Lives(WordFile):
    """Words that tell of the lives of people: birth, age, kin, death."""

    ages = WordSet()
    before_dates = WordSet()
    before_names_at_birth = WordSet()
    before_places = WordSet()
    born = WordSet()
    died = WordSet()
    nouns = WordMap()
    owners = WordSet()
    parenting_verbs = WordSet()
    past_forms = WordMap()
    schools = WordSet()


class NameParts(WordFile):
    """Words inside names, lower case, and given names."""

    abbreviations = WordMap()
    female = WordSet()
    generations = WordSet()
    joints = WordSet()
    legal_forms = WordSet()
    male = WordSet()
    roman_numerals = WordSet()
    small_words = WordSet()
    titles = WordSet()


class Nouns(WordFile):
    """Nouns, as lemmas, by what they tell of what stands beside them."""

    ability = WordSet()
    before_of_names = WordSet()
    classes = WordMap()
    counting = WordSet()
    deeds = WordSet()
    degrees = WordSet()
    evidence = WordSet()
    gatherings = WordSet()
    kinship = WordSet()
    light = WordSet()
    money = WordSet()
    movement = WordSet()
    no_kinds = WordSet()
    no_roles = WordSet()
    opinions = WordSet()
    people = WordSet()
    person_endings = WordSet()
    persons = WordSet()
    planning = WordSet()
    politicians = WordSet()
    posts = WordSet()
    predicates = Entries()
    quantities = WordSet()
    refusing = WordSet()
    relational = WordSet()
    seats = WordSet()
    sites = WordSet()
    stakes = WordSet()
    tales = WordSet()
    teaching = WordSet()
    time = WordSet()
    units = WordSet()
    worth = WordSet()


class Numbers(WordFile):
    """Words that say how many or how much, lower case."""

    articles = WordSet()
    before_scales = WordMap()
    bounds = WordMap()
    counts_of_parts = WordSet()
    ordinals = WordSet()
    parts = NumberMap()
    plural_parts = WordSet()
    scales = NumberMap()
    scales_after_articles = WordSet()
    small = NumberMap()
    tens = NumberMap()
    unknown = WordSet()
    vague = WordSet()


class Phrases(WordFile):
    """Fixed phrases."""

    causes = WordSet()
    discourse = WordSet()
    of_aliases = WordSet()
    of_english = WordSet()
    of_organizations = WordSet()
    of_sources = WordSet()
    reciprocal = WordMap()
    said_aliases = WordSet()


class Prepositions(WordFile):
    """Prepositions, by what they introduce."""

    addressees = WordSet()
    after_posts = WordSet()
    alongside = WordSet()
    charges = WordSet()
    circumstances = WordSet()
    complex = WordSet()
    instances = WordSet()
    left_out = WordSet()
    not_further = WordSet()
    of_deeds = WordSet()
    of_members = WordSet()
    of_owners = WordList()
    of_schools = WordList()
    of_spending = WordSet()
    of_targets = WordSet()
    place = WordSet()
    qualifier_kinds = WordMap()
    sites = WordSet()
    sites_of_nouns = WordSet()
    without_partners = WordSet()


class Pronouns(WordFile):
    """Pronouns, lower case."""

    candidates = WordSet()
    heads = WordSet()
    negative = WordSet()
    of_kin = WordSet()
    of_organizations = WordSet()
    of_persons = WordSet()
    of_things = WordSet()
    personal = Entries()
    plural = WordSet()
    possessive = WordSet()
    relative = WordSet()
    relative_adverbs = WordSet()
    relative_mentions = WordSet()
    relative_persons = WordSet()
    speakers = WordSet()


class Roles(WordFile):
    """Roles of people, lower case."""

    kinds = WordMap()
    under = WordSet()


class Signs(WordFile):
    """Quotation marks, endings that a tokenizer splits off, marks of a page."""

    closing_quotes = WordSet()
    hyphens = WordSet()
    opening_quotes = WordSet()
    page_marks = WordSet()
    phrase_ends = WordSet()
    phrase_starts = WordSet()
    possessive = WordSet()
    quotes_after = WordSet()
    quotes_before = WordSet()


class Times(WordFile):
    """Words that say when, lower case."""

    adverbs = WordSet()
    after_years = WordSet()
    before_durations = WordSet()
    before_months = WordSet()
    before_weekdays = WordSet()
    before_weekdays_to_come = WordSet()
    counted = WordSet()
    days = NumberMap()
    months = WordList()
    multiples = NumberMap()
    open_intervals = WordMap()
    parts = WordSet()
    periods = WordSet()
    prepositions = WordSet()
    quarters = NumberMap()
    seasons = NumberMap()
    shifts = NumberMap()
    short_months = NumberMap()
    units = WordMap()
    units_of_fixed_length = WordSet()
    units_of_the_clock = WordSet()
    vague_counts = WordSet()
    weekdays = WordList()
    years = NumberMap()


class Verbs(WordFile):
    """Verbs, as lemmas, by what they do with their arguments."""

    accusing = WordSet()
    appointing = WordSet()
    bare = WordSet()
    before_plain_forms = WordSet()
    blaming = WordSet()
    dated = WordSet()
    deciding = WordSet()
    deeming = WordSet()
    dwelling = WordSet()
    empty = WordSet()
    ending = WordSet()
    factive = WordSet()
    finite_be = WordSet()
    founding = WordSet()
    holding = WordSet()
    joined_participles = WordMap()
    light = WordSet()
    linking = WordSet()
    naming = WordSet()
    of_degree = WordSet()
    parting = WordSet()
    preventing = WordSet()
    reciprocal = WordSet()
    saying = WordSet()
    serving = WordSet()
    subject_control = WordSet()
    tasking = WordSet()
    transfer = WordSet()


adjectives = Adjectives("adjectives")
conjunctions = Conjunctions("conjunctions")
currencies = Currencies("currencies")
determiners = Determiners("determiners")
factuality = Factuality("factuality")
labels = Labels("labels")
lives = Lives("lives")
name_parts = NameParts("name_parts")
nouns = Nouns("nouns")
numbers = Numbers("numbers")
phrases = Phrases("phrases")
prepositions = Prepositions("prepositions")
pronouns = Pronouns("pronouns")
roles = Roles("roles")
signs = Signs("signs")
times = Times("times")
verbs = Verbs("verbs")
