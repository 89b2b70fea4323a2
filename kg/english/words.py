"""The words of English that the rules know but for those that join (`joining_words.py`), nouns, verbs and lives (`content_words.py`).

Each set stands under its name: `determiners.definite`.
"""

from __future__ import annotations

from kg.english.sections import Section, read_entries, read_list, read_map, read_numbers, read_set


class Adjectives:
    """Adjectives, and other words that stand before a noun."""

    before_parties = Section(read_set)
    before_roles = Section(read_set)
    comparison = Section(read_set)
    former = Section(read_set)
    of_birth = Section(read_set)
    of_couples = Section(read_set)
    of_descent = Section(read_set)
    of_divorce = Section(read_set)
    of_doubt = Section(read_set)
    of_extremes = Section(read_set)
    of_failure = Section(read_set)
    of_feeling = Section(read_set)
    of_head_offices = Section(read_set)
    of_later = Section(read_set)
    of_liking = Section(read_set)
    of_nearness = Section(read_set)
    of_news = Section(read_set)
    of_peers = Section(read_set)
    of_peoples_abroad = Section(read_set)
    of_plans = Section(read_set)
    of_prizes = Section(read_set)
    of_rest = Section(read_set)
    of_seniority = Section(read_set)
    of_succession = Section(read_set)
    parties = Section(read_map)
    parts_of_continents = Section(read_set)
    prefixes_of_outsiders = Section(read_set)
    rank = Section(read_set)
    unreal = Section(read_set)


class Currencies:
    """Currencies as news writes them; Unicode CLDR, which babel carries, knows the others (ISO 4217)."""

    codes = Section(read_set)
    names = Section(read_map)
    symbols = Section(read_map)


class Determiners:
    """Articles and other words that stand before a noun and say which one is meant."""

    articles = Section(read_set)
    definite = Section(read_set)
    distributive = Section(read_set)
    indefinite_articles = Section(read_set)
    kinds = Section(read_map)
    negative = Section(read_set)
    of_any = Section(read_set)
    of_comparison = Section(read_set)
    of_here = Section(read_set)
    of_kinds = Section(read_set)
    of_one = Section(read_set)
    of_others = Section(read_set)
    of_places_in_texts = Section(read_set)
    of_some = Section(read_set)
    of_speakers = Section(read_set)
    partial = Section(read_set)
    possessive = Section(read_set)
    unspecific = Section(read_set)


class Factuality:
    """Words by which a clause is affirmed or denied, certain or possible, past or conditional."""

    ability = Section(read_set)
    additive = Section(read_set)
    adverbs_of_doubt = Section(read_set)
    adverbs_of_falsity = Section(read_set)
    adverbs_of_habits = Section(read_set)
    adverbs_of_the_beginning = Section(read_set)
    adverbs_of_the_past = Section(read_set)
    attempts = Section(read_set)
    attempts_alone = Section(read_set)
    doubting_verbs = Section(read_set)
    governing_verbs = Section(read_map)
    hearsay = Section(read_set)
    inverted = Section(read_set)
    modals = Section(read_map)
    near_misses = Section(read_set)
    neg_raising_verbs = Section(read_set)
    negations = Section(read_set)
    no_contrast = Section(read_set)
    of_awareness = Section(read_set)
    past_of_can = Section(read_set)
    past_of_will = Section(read_set)
    permitting = Section(read_set)
    plans = Section(read_set)
    plans_begun = Section(read_set)
    prospects = Section(read_map)
    words_of_chance = Section(read_set)
    words_of_clarity = Section(read_set)
    words_of_dispute = Section(read_set)
    words_of_doubt = Section(read_set)
    words_of_evidence = Section(read_set)
    words_of_failure = Section(read_set)
    words_of_falsity = Section(read_set)
    words_of_improbability = Section(read_set)
    words_of_success = Section(read_set)
    words_of_truth = Section(read_set)


class Labels:
    """What ontologies call what we know: labels, lower case. The order matters: see each section."""

    agent_endings = Section(read_set)
    empty = Section(read_set)
    first_verbs = Section(read_set)
    last_prepositions = Section(read_set)
    of_classes = Section(read_entries)
    of_dates = Section(read_set)
    of_properties = Section(read_entries)


class NameParts:
    """Words inside names, lower case, and given names."""

    abbreviations = Section(read_map)
    female = Section(read_set)
    female_names = Section(read_set)
    generations = Section(read_set)
    joints = Section(read_set)
    last_names_too = Section(read_set)
    legal_forms = Section(read_set)
    male = Section(read_set)
    male_names = Section(read_set)
    numbered = Section(read_set)
    roman_numerals = Section(read_set)
    ships = Section(read_set)
    small_words = Section(read_set)
    titles = Section(read_set)


class Numbers:
    """Words that say how many or how much, lower case."""

    articles = Section(read_set)
    before_scales = Section(read_map)
    bounds = Section(read_map)
    counts_of_parts = Section(read_set)
    ordinals = Section(read_set)
    parts = Section(read_numbers)
    plural_parts = Section(read_set)
    scales = Section(read_numbers)
    scales_after_articles = Section(read_set)
    small = Section(read_numbers)
    tens = Section(read_numbers)
    unknown = Section(read_set)
    vague = Section(read_set)


class Phrases:
    """Fixed phrases."""

    aims = Section(read_set)
    bare_discourse = Section(read_set)
    bare_times = Section(read_set)
    causes = Section(read_set)
    directions = Section(read_set)
    discourse = Section(read_set)
    insertions = Section(read_set)
    of_accusing = Section(read_set)
    of_aliases = Section(read_set)
    of_ballots = Section(read_set)
    of_denial = Section(read_set)
    of_english = Section(read_set)
    of_leaving = Section(read_set)
    of_no_property = Section(read_set)
    of_organizations = Section(read_set)
    of_persons = Section(read_set)
    of_places = Section(read_set)
    of_sources = Section(read_set)
    of_states_too = Section(read_set)
    of_the_past = Section(read_set)
    of_two = Section(read_set)
    reciprocal = Section(read_map)
    said_aliases = Section(read_set)
    telling = Section(read_set)
    telling_of = Section(read_map)
    telling_of_events = Section(read_set)
    telling_of_kinds = Section(read_set)
    telling_of_names = Section(read_set)
    telling_of_numbers = Section(read_set)
    telling_of_recipients = Section(read_set)
    telling_of_times = Section(read_set)
    until_lately = Section(read_set)


class Places:
    """Names of places of one kind."""

    capitals = Section(read_set)
    continents = Section(read_set)
    states = Section(read_set)


class Pronouns:
    """Pronouns, lower case."""

    before_clauses = Section(read_set)
    candidates = Section(read_set)
    heads = Section(read_set)
    negative = Section(read_set)
    nominative = Section(read_set)
    of_kin = Section(read_set)
    of_organizations = Section(read_set)
    of_persons = Section(read_set)
    of_places = Section(read_set)
    of_things = Section(read_set)
    of_third_persons = Section(read_set)
    personal = Section(read_entries)
    plural = Section(read_set)
    possessive = Section(read_set)
    relative = Section(read_set)
    relative_adverbs = Section(read_set)
    relative_mentions = Section(read_set)
    relative_persons = Section(read_set)
    relative_places = Section(read_set)
    relative_subjects = Section(read_set)
    speakers = Section(read_set)


class Roles:
    """Roles of people, lower case."""

    abbreviations = Section(read_map)
    around_fields = Section(read_map)
    behind = Section(read_map)
    by_faction = Section(read_set)
    by_field = Section(read_set)
    given_names = Section(read_set)
    honorifics = Section(read_set)
    kinds = Section(read_map)
    lasting = Section(read_set)
    of_counterparts = Section(read_set)
    of_departments = Section(read_set)
    of_enterprises = Section(read_set)
    of_issuers = Section(read_set)
    of_meetings = Section(read_set)
    of_missions = Section(read_set)
    of_parties = Section(read_set)
    of_parts = Section(read_set)
    of_places = Section(read_set)
    of_several = Section(read_set)
    professions = Section(read_set)
    qualified_by = Section(read_set)
    under = Section(read_set)


class Signs:
    """Quotation marks, endings that a tokenizer splits off, marks of a page."""

    closing_quotes = Section(read_set)
    dashes = Section(read_set)
    headline_marks = Section(read_set)
    hyphens = Section(read_set)
    opening_quotes = Section(read_set)
    page_marks = Section(read_set)
    percents = Section(read_set)
    phrase_ends = Section(read_set)
    phrase_starts = Section(read_set)
    possessive = Section(read_set)
    quotes_after = Section(read_set)
    quotes_before = Section(read_set)


class Times:
    """Words that say when, lower case."""

    adverbs = Section(read_set)
    after_years = Section(read_set)
    before_deadlines = Section(read_set)
    before_durations = Section(read_set)
    before_ends = Section(read_set)
    before_kinds = Section(read_set)
    before_months = Section(read_set)
    before_weekdays = Section(read_set)
    before_weekdays_gone = Section(read_set)
    before_weekdays_to_come = Section(read_set)
    bounds = Section(read_set)
    counted = Section(read_set)
    days = Section(read_numbers)
    decades = Section(read_numbers)
    graded = Section(read_set)
    in_years_of_accounts = Section(read_set)
    months = Section(read_list)
    multiples = Section(read_numbers)
    multiplying = Section(read_set)
    near = Section(read_set)
    of_days = Section(read_set)
    of_feasts = Section(read_set)
    open_intervals = Section(read_map)
    parts = Section(read_set)
    periods = Section(read_set)
    prepositions = Section(read_set)
    quarters = Section(read_numbers)
    seasons = Section(read_numbers)
    shifts = Section(read_numbers)
    short_months = Section(read_numbers)
    units = Section(read_map)
    units_of_fixed_length = Section(read_set)
    units_of_the_clock = Section(read_set)
    vague_counts = Section(read_set)
    weekdays = Section(read_list)
    years = Section(read_numbers)


adjectives = Adjectives()
currencies = Currencies()
determiners = Determiners()
factuality = Factuality()
labels = Labels()
name_parts = NameParts()
numbers = Numbers()
phrases = Phrases()
places = Places()
pronouns = Pronouns()
roles = Roles()
signs = Signs()
times = Times()
