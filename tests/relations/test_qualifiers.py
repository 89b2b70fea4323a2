"""When and where a relation holds, by what stands around its clause; a row a sentence."""

from __future__ import annotations

import pytest

from tests import parses
from tests.parses import relations_of

ROWS = [
    ("a fronted date holds for both verbs", parses.FRONTED, "buy", {("time", "Monday")}),
    (
        "a date behind the first verb holds for it alone, where the second has a subject",
        parses.FRONTED.replace(
            "On ADP IN 2 case\nMonday_ PROPN NNP 5 obl\n, PUNCT , 5 punct",
            "So_ ADV RB 3 advmod\n, PUNCT , 3 punct\n, PUNCT , 5 punct",
        ),
        "buy",
        set(),
    ),
    ("the date of what is done for a purpose", parses.TO_BUY, "buy", {("time", "Monday")}),
    ("the place of an event is where it does what it does", parses.CRASH_IN, "hinder", {("place", "Salem")}),
    (
        "what no place is named for",
        parses.CRASH_IN.replace("Salem PROPN NNP 2 nmod GPE:CITY", "growth NOUN NN 2 nmod"),
        "hinder",
        set(),
    ),
    ("whose it is, is no place", parses.CRASH_IN.replace("in ADP", "of ADP"), "hinder", set()),
    ("what a relative pronoun stands for", parses.IN_WHICH, "buy", {("place", "the state")}),
    ("a date in brackets after a name", parses.AMOUNT_IN_BRACKETS, "work at", {("time", "1998")}),
    ("to whom, by the name beside what they are", parses.RECIPIENT_BESIDE, "sell", {("recipient", "Acme")}),
    ("as what somebody is named, in all its words", parses.CHIEF_OF_STAFF_NAMED, "name", {("role", "chief of staff")}),
    (
        "dates of a life",
        parses.AMOUNT_IN_BRACKETS.replace("Acme PROPN NNP 2 obl ORG:COMPANY", "Bo PROPN NNP 2 obl PERSON"),
        "work at",
        set(),
    ),
    (
        "a share of a time is no employer",
        parses.WHICH_MOST_OF_HIS_LIFE,
        "work at",
        {("time", "most of his life")},
    ),
    (
        "a share of what is no time",
        parses.WHICH_MOST_OF_HIS_LIFE.replace("life NOUN", "firm NOUN"),
        "work at",
        {("purpose", "most of his firm")},
    ),
    ("a rate is no time", parses.WKD_A_WEEK, "sell", {("count", "500")}),
    (
        "how long it took",
        parses.WKD_A_WEEK.replace("a DET DT 6 det", "in ADP IN 7 case\na DET DT 7 det").replace("obl:unmarked", "obl"),
        "sell",
        {("count", "500"), ("time", "a week")},
    ),
    ("how many are closed", parses.MTI_FIVE_BRIDGES, "be closed in", {("count", "five")}),
    (
        "one is not counted",
        parses.MTI_KILLED_ELEVEN.replace("eleven", "one"),
        "kill",
        set(),
    ),
    ("how many are killed", parses.MTI_KILLED_ELEVEN, "kill", {("count", "eleven")}),
    ("how many of them are of some kind", parses.MTI_SIX_MINISTERS, "hire", {("count", "six")}),
    ("how many countries are led", parses.MTI_LEADERS_OF, "meet", set()),
    ("how many there are now, and at which stage", parses.MTI_SHOPS_2022, "have", {("count", "twelve"), ("time", "its peak")}),
    (
        "the year of how many there are",
        parses.MTI_SHOPS_2022.replace(": PUNCT : 8", "- PUNCT : 8"),
        "have",
        {("count", "twelve"), ("time", "2022"), ("time", "its peak")},
    ),
    (
        "for how long, and until when",
        parses.MTI_YEAR_AFTER.replace("a DET DT 5 det", "for ADP IN 6 case\na DET DT 6 det")
        .replace("after SCONJ IN 8", "before SCONJ IN 9")
        .replace("8 ", "9 "),
        "buy",
        {("time", "a year"), ("time", "before Ann joined it")},
    ),
    ("a measure and what it is from", parses.MTI_YEAR_AFTER, "buy", {("time", "a year after Ann joined it")}),
    ("a time that is told by nothing", parses.MTI_AT_THE_TIME, "lead", set()),
    (
        "a time that is told by what was then",
        parses.MTI_AT_THE_TIME.replace("time_ NOUN NN 2 obl", "time NOUN NN 2 obl\nof ADP IN 8 case\npeace_ NOUN NN 6 nmod"),
        "lead",
        {("time", "the time of peace")},
    ),
    (
        "how often",
        parses.MTI_AT_THE_TIME.replace(
            "at ADP IN 6 case\nthe DET DT 6 det\ntime_ NOUN NN", "three NUM CD 5 nummod\ntimes_ NOUN NNS"
        ),
        "lead",
        {("count", "three times")},
    ),
    (
        "twice",
        parses.MTI_AT_THE_TIME.replace("at ADP IN 6 case\nthe DET DT 6 det\ntime_ NOUN NN 2 obl", "twice_ ADV RB 2 advmod"),
        "lead",
        {("count", "twice")},
    ),
    (
        "a war with a name",
        parses.MTI_AT_THE_TIME.replace(
            "at ADP IN 6 case\nthe DET DT 6 det\ntime_ NOUN NN 2 obl", "during ADP IN 5 case\nWatergate_ PROPN NNP 2 obl EVENT"
        ),
        "lead",
        {("time", "during Watergate")},
    ),
    ("as what a date is told", parses.MTI_AS_THE_DATE, "set", {("role", "the date of the vote")}),
    ("how long nobody had done so", parses.MTI_FIRST_TO_VISIT, "visit", set()),
    (
        "a time in which it was done",
        parses.MTI_FIRST_TO_VISIT.replace("four NUM CD 11 nummod", "recent ADJ JJ 11 amod"),
        "visit",
        {("time", "recent years")},
    ),
    ("a date of an event that another is for", parses.MTI_FOR_THE_1968, "serve", set()),
    ("a life of whom something is of", parses.MTI_HONOR_OF, "name", {("other", "in honor")}),
    ("how long after an event is not when it was where it was", parses.MTI_TEN_MINUTES, "be located in", set()),
    ("how often in a week", parses.MTI_FIVE_DAYS, "work at", {("time", "five days a week")}),
    ("a period between two years", parses.MTI_PERIOD, "lead", {("time", "between 2004 and 2009")}),
    (
        "a span of years that begins a sentence",
        parses.MTI_PERIOD.replace(
            "During ADP IN 3 case\nthe DET DT 3 det\nperiod NOUN NN 10 obl\nbetween ADP IN 5 case\n2004 NUM CD 3 nmod",
            "Between ADP IN 2 case\n2004 NUM CD 7 obl",
        )
        .replace("and CCONJ CC 7", "and CCONJ CC 4")
        .replace("2009_ NUM CD 5", "2009_ NUM CD 2")
        .replace(", PUNCT , 3", ", PUNCT , 2")
        .replace(" 10 ", " 7 "),
        "lead",
        {("time", "between 2004 and 2009")},
    ),
    ("a year that is near", parses.MTI_AROUND, "join", {("time", "around 1890")}),
    (
        "a year that is near, behind a preposition",
        parses.MTI_AROUND.replace("around ADP IN 5 case", "in ADP IN 6 case\nabout ADV RB 6 advmod"),
        "join",
        {("time", "about 1890")},
    ),
    ("what is postponed has two times", parses.MTI_MOVED, "postpone", {("time", "from May 2001"), ("time", "to June 2002")}),
    (
        "what is done from one month to another has one",
        parses.MTI_MOVED.replace("postponed", "banned"),
        "ban",
        {("time", "from May 2001 to June 2002")},
    ),
    ("a week alone", parses.WKD_A_WEEK.replace("500 NUM CD 4 nummod", "its PRON PRP$ 4 nmod:poss"), "sell", {("time", "a week")}),
    ("a role since a year", parses.SINCE, "be chair of", {("role", "chair"), ("time", "since 1998")}),
    (
        "what tells nothing of where",
        parses.CRASH_IN.replace("Salem PROPN NNP 2 nmod GPE:CITY", "addition NOUN NN 5 obl"),
        "hinder",
        set(),
    ),
    (
        "an adverb that says when",
        parses.TO_BUY.replace("on ADP IN 4 case\nMonday PROPN NNP 2 obl", "again ADV RB 2 advmod\nsoon ADV RB 6 advmod"),
        "buy",
        {("time", "soon")},
    ),
    (
        "as soon as",
        parses.TO_BUY.replace("on ADP IN 4 case\nMonday PROPN NNP 2 obl", "as ADV RB 4 advmod\nsoon ADV RB 6 advmod"),
        "buy",
        set(),
    ),
    ("what the first one does is when they become it", parses.TIME_OF_FIRST, "lead", {("time", "2004")}),
    ("what was while something was done", parses.CLASHED_AS, "visit", {("time", "Monday")}),
    ("what is told in another tense", parses.CLASHED_AS.replace("visited VERB VBD", "visits VERB VBZ"), "visit", set()),
    ("what somebody says of it", parses.CLASHED_AS.replace("visited VERB", "said VERB"), "say", set()),
    (
        "where and when something happens by its site",
        parses.BLAST_AT_MARKET,
        "kill",
        {("count", "two"), ("place", "Leeds"), ("time", "Monday")},
    ),
    (
        "who is at a site is no event",
        parses.BLAST_AT_MARKET.replace("blast NOUN", "spokesman NOUN"),
        "kill",
        {("count", "two")},
    ),
    ("what a participle is told to have driven on", parses.ROSE_DRIVEN, "drive", {("time", "May")}),
    ("the date before the last verb is that of what follows it", parses.LAST_FRONT, "meet", {("time", "2005")}),
    ("and not of what stands before it", parses.LAST_FRONT, "leave", {("time", "2001")}),
    ("who has a home had it before", parses.HOME_BROKEN, "have home in", set()),
    ("where a number is reached", parses.SURPASSED_NUMBER, "surpass", {("count", "100,000"), ("place", "Norway"), ("time", "May")}),
    ("where a sum is reached", parses.REACHED_SUM, "exceed", {("amount", "$3 million"), ("place", "Norway")}),
    ("where somebody of an age died", parses.DIED_AGED_AT, "die at", {("place", "Leeds"), ("time", "May")}),
    ("a date that ends a description is in it", parses.DESCRIBED_FROM, "be birthplace of", set()),
    (
        "a date behind a description that a comma closes",
        parses.DESCRIBED_FROM.replace("Utland PROPN NNP 10 nmod LOC\n", "Utland_ PROPN NNP 10 nmod LOC\n, PUNCT , 10 punct\n")
        .replace("from ADP IN 14", "from ADP IN 15")
        .replace("to ADP IN 16", "to ADP IN 17")
        .replace("1943_ NUM CD 14", "1943_ NUM CD 15"),
        "be birthplace of",
        {("time", "from 1922 to 1943")},
    ),
    ("a clause coordinated in a where-clause is there, too", parses.WHERE_BURNED, "close", {("place", "Leeds")}),
    ("before what somebody says now stands where it happened", parses.SAYS_IN_FRONT, "sell", {("place", "Mosul")}),
    (
        "before what somebody said stands where it was said",
        parses.SAYS_IN_FRONT.replace("say VERB VBP", "said VERB VBD"),
        "sell",
        set(),
    ),
    ("one talks where one goes for talks", parses.FOR_TALKS, "hold talk with", {("place", "Bonn")}),
    ("an event kills where it occurs", parses.STAMPEDE, "kill", {("place", "Kerman")}),
    ("a number of people in words", parses.DOZENS_OF, "sell", {("count", "Dozens")}),
    ("a direction from a place", parses.EAST_OF, "sell", {("place", "east of the capital")}),
    ("what goes on says when", parses.DURING_THE_WAR, "sell", {("time", "during the war")}),
    (
        "whom one stands before says nothing of when",
        parses.DURING_THE_WAR.replace("during", "before").replace("war_", "judge_"),
        "sell",
        {("other", "before the judge")},
    ),
    (
        "a bare noun names no place",
        parses.DURING_THE_WAR.replace(
            "during ADP IN 6 case\nthe DET DT 6 det\nwar_ NOUN NN 2", "in ADP IN 5 case\nterms_ NOUN NNS 2"
        ),
        "sell",
        {("other", "in terms")},
    ),
    (
        "the second of two predicate nouns has its own adverb",
        parses.IS_CURRENTLY,
        "be chairman of",
        {("role", "chairman"), ("time", "currently")},
    ),
    (
        "a clause under the verb that links a role",
        parses.AFTER_LEFT,
        "be chairman of",
        {("role", "chairman"), ("time", "after Karl left")},
    ),
    ("what completes the noun of the object", parses.LQ_RESPONSIBILITY, "claim", set()),
    ("what somebody is punished for", parses.LQ_FOR_FRAUD, "punish", {("cause", "fraud")}),
    ("where somebody leaves for", parses.LQ_FOR_LEEDS, "leave", {("other", "for Leeds")}),
    (
        "why somebody leaves",
        parses.LQ_FOR_LEEDS.replace("Leeds_ PROPN NNP 2 obl GPE:CITY", "money_ NOUN NN 2 obl"),
        "leave",
        {("purpose", "money")},
    ),
    ("whom one wins over", parses.LQ_OVER_RIVAL, "win", {("other", "over Karl")}),
    (
        "what a race is about",
        parses.LQ_OVER_RIVAL.replace("Karl_ PROPN NNP 2 obl PERSON", "taxes_ NOUN NNS 2 obl"),
        "win",
        {("topic", "taxes")},
    ),
    ("what is on something need not be about it", parses.LQ_THIRD_BALLOT, "nominate", {("other", "on the third ballot")}),
    ("what one advises on", parses.LQ_AGREED_ON.replace("iobj", "obj"), "advise", {("topic", "taxes")}),
    ("an election says when", parses.LQ_IN_ELECTION, "win", {("time", "the 1996 election")}),
    (
        "an event with its date says when",
        parses.LQ_IN_ELECTION.replace("election_", "incident_"),
        "win",
        {("time", "the 1996 incident")},
    ),
    (
        "an event without a date says neither when nor where",
        parses.LQ_IN_ELECTION.replace("1996 NUM CD", "sad ADJ JJ").replace("compound", "amod").replace("election_", "incident_"),
        "win",
        {("other", "in the sad incident")},
    ),
    ("a poll is no place", parses.LQ_IN_POLL, "win", {("count", "two"), ("other", "in a poll")}),
    ("what a time is changed to", parses.LQ_TO_YEARS, "cut", {("other", "to ten years")}),
    ("an age is no time", parses.LQ_OF_AGE, "vaccinate", set()),
    ("how long something took", parses.LQ_OF_AGE.replace("age_", "snow_"), "vaccinate", {("time", "under 5 years")}),
    ("the years of a life", parses.LQ_LIFE, "be", set()),
    (
        "where each of several places is",
        parses.LQ_LISTED_PLACES,
        "damage",
        {("place", "Chile"), ("place", "Peru"), ("place", "Mali")},
    ),
    ("a meeting on a day of its own", parses.LQ_BETWEEN_DATED, "meet with", {("time", "Sunday")}),
    ("what is in place is nowhere", parses.LQ_IN_PLACE, "break", set()),
    ("what another clause says", parses.LQ_IN_WHAT, "leave", set()),
    ("what is so now that something else is", parses.LQ_NOW_THAT, "sell", set()),
    ("what took the time before", parses.LQ_MONTHS_OF, "meet", {("time", "after five months of talks")}),
    ("where a warning holds", parses.LQ_ALERT, "issue", {("place", "Leeds")}),
    ("over a term", parses.LQ_TERM, "support", {("time", "the medium term")}),
    ("how many there are of the first of two", parses.LQ_PARDONS, "issue", set()),
    ("the date of an event that is condemned", parses.LQ_CONDEMNED, "condemn", set()),
    (
        "the date of an event that is held",
        parses.LQ_CONDEMNED.replace("condemned", "launched"),
        "launch",
        {("time", "Friday")},
    ),
    ("the date of what came before", parses.LQ_FOLLOWED_IN, "follow", set()),
    ("the date behind what is done", parses.LQ_FOLLOWED_IN.replace("followed", "hindered"), "hinder", {("time", "April")}),
    ("the date of an event in the object", parses.LQ_ROLE_IN, "deny", set()),
    ("how long nobody has been it", parses.LQ_FIRST_IN, "be chairman of", {("role", "chairman")}),
    (
        "how long it took",
        parses.LQ_FIRST_IN.replace("first ADJ", "new ADJ"),
        "be chairman of",
        {("role", "chairman"), ("time", "ten years")},
    ),
    ("what just is so has no purpose", parses.LQ_INCLUDE_TO, "include", set()),
    (
        "what one does has",
        parses.LQ_INCLUDE_TO.replace("include VERB", "make VERB"),
        "make",
        {("purpose", "to finance growth")},
    ),
    ("what calls are to do, which they are told with", parses.LQ_CALLS_TO, "criticize", set()),
    (
        "and where they hang on the verb",
        parses.LQ_CALLS_TO.replace("sell VERB VB 3 acl", "sell VERB VB 2 advcl"),
        "criticize",
        {("complement", "to sell Bolt")},
    ),
    ("somebody's work is why", parses.LQ_FOR_WORK, "win", {("cause", "her work")}),
    ("what something is turned into", parses.LQ_TURN_INTO, "turn", {("other", "into a hotel")}),
    ("a former country", parses.LQ_FORMER_PLACE, "open", {("place", "the former Utland")}),
    ("near a place", parses.LQ_NEAR, "open", {("place", "near Leeds")}),
    ("when something was since when it is told", parses.LQ_SINCE_WHEN, "buy", {("time", "May")}),
    ("with what content", parses.LQ_WITH_PROMISE, "take", {("with", "a promise to rebuild the old town")}),
    ("how many, without whom", parses.LQ_DOZENS, "kill", {("count", "dozens")}),
    ("a number that nobody knows", parses.LQ_UNKNOWN_NUMBER, "kill", {("count", "an unknown number")}),
    ("the number of people", parses.LQ_UNKNOWN_NUMBER.replace("an DET", "the DET"), "kill", set()),
    ("a pronoun does not tell whose a role is", parses.LQ_ITS_HEAD, "hold role", set()),
    ("what somebody had done before they moved", parses.LQ_HAD_REPORTED, "report from", set()),
    (
        "both of two times",
        parses.LQ_DURING_TWO,
        "hurt",
        {("time", "during the 1980s"), ("time", "during 1990s")},
    ),
    ("over a size", parses.LQ_OVER_SIZE, "measure", {("other", "over size 4.5")}),
    ("a month in a name is no time", parses.LQ_MARCH_FOR, "join", set()),
    ("in a firm one is nowhere", parses.LQ_IN_BODY, "sell", set()),
    (
        "in a town one is there",
        parses.LQ_IN_BODY.replace("Acme_ PROPN NNP 2 obl ORG:COMPANY", "Leeds_ PROPN NNP 2 obl GPE:CITY"),
        "sell",
        {("place", "Leeds")},
    ),
    ("where something is that one makes for talks", parses.LQ_SUPPORT_FOR, "hold talk with", set()),
    ("what somebody is sorry for", parses.LQ_APOLOGIZED, "apologize to", {("cause", "delays")}),
    ("on which days", parses.LQ_ON_SUNDAYS, "sell", {("time", "Sundays")}),
    ("on which things", parses.LQ_ON_SUNDAYS.replace("Sundays_", "boats_"), "sell", {("other", "on boats")}),
    ("in an effort for what", parses.LQ_IN_EFFORT, "sell", {("purpose", "in an effort to cut its debts")}),
    ("what a time is changed from", parses.LQ_TO_YEARS.replace("to ADP", "from ADP"), "cut", {("other", "from ten years")}),
    ("by how long a time is changed", parses.LQ_TO_YEARS.replace("to ADP", "by ADP"), "cut", {("other", "by ten years")}),
    ("each of two verbs has its date", parses.TWO_DATES, "sell", {("time", "June")}),
    ("where a series of events is", parses.SERIES_IN, "kill", {("place", "Basra")}),
    ("when somebody is something of another", parses.STUDENT_AT, "be student of", {("place", "Acme University"), ("time", "1999")}),
    ("as what somebody is somewhere", parses.STUDENT_AT, "be student at", {("role", "student"), ("time", "1999")}),
    ("how much somebody is paid", parses.PAID_A_FEE, "pay to", {("amount", "$3 million")}),
    ("a clause with where is of the place before it", parses.WHERE_BURNED_TIRES, "burn", {("place", "Lahore")}),
    ("what somebody is elected as", parses.ELECTED_AS, "elect", {("role", "president")}),
    ("where those are whom a deed is against", parses.LAWSUIT_IN, "file lawsuit against", {("place", "Leeds")}),
    ("where cases are", parses.CASES_AT, "report", {("place", "schools in Leeds")}),
    ("a count is no place", parses.DEATHS_IN, "result in", {("count", "56"), ("place", "Leeds")}),
    ("when, between subject and verb", parses.NEAR_FUTURE, "seek", {("time", "the near future")}),
    ("a number that is none", parses.SEVERAL_THOUSAND, "leave", {("count", "Several thousand")}),
    ("a year that ends on a date", parses.YEAR_ENDED, "buy", {("time", "during the year ended March 31")}),
    ("a participle behind a verb is when the verb is", parses.FELL_DRIVEN, "hit", {("time", "May")}),
    ("what came to be before does not", parses.FELL_DRIVEN.replace("hit VERB", "designed VERB"), "design", set()),
    ("what is done for a purpose where something is done", parses.WHERE_TO_PUT, "cool", {("place", "Leeds")}),
    ("as what somebody is elected, beside the verb", parses.ELECTED_MAYOR, "elect", {("role", "mayor")}),
    ("as what somebody with a name is dismissed", parses.FIRED_MINISTER, "fire", {("role", "minister")}),
    (
        "as what somebody is dismissed",
        parses.FIRED_MINISTER.replace(
            "minister NOUN NN 4 nmod:desc\nKarl_ PROPN NNP 2 obj PERSON", "a DET DT 4 det\nminister_ NOUN NN 2 obj"
        ),
        "fire",
        {("role", "minister")},
    ),
    ("who is praised loses no role", parses.FIRED_MINISTER.replace("fired", "praised"), "praise", set()),
    ("the post that somebody gets", parses.FOR_THE_POST, "nominate", {("role", "the post")}),
    ("a post that nobody gets", parses.FOR_THE_POST.replace("nominated", "praised"), "praise", {("cause", "the post")}),
    ("what goes on at the same time", parses.DIED_WHILE, "die in", {("time", "while police held Karl")}),
    (
        "what is set against it",
        parses.DIED_WHILE.replace(
            "GPE:CITY\nwhile SCONJ IN 7 mark\npolice NOUN NNS 7",
            "GPE:CITY\n, PUNCT , 8 punct\nwhile SCONJ IN 8 mark\npolice NOUN NNS 8",
        ).replace("Karl_ PROPN NNP 7", "Karl_ PROPN NNP 8"),
        "die in",
        set(),
    ),
    ("where people are killed and hurt", parses.KILLED_AND_HURT, "kill", {("place", "Leeds")}),
    ("where a deed of another kind is done", parses.KILLED_AND_HURT.replace("hurt VERB", "visited VERB"), "kill", set()),
    ("where somebody goes before a deed", parses.WENT_AND_MET, "meet", {("place", "Bonn")}),
    (
        "where somebody was before what came later",
        parses.WENT_AND_MET.replace(
            "met VERB VBD 2 conj\nKarl_ PROPN NNP 6 obj PERSON",
            "met VERB VBD 2 conj\nKarl PROPN NNP 6 obj PERSON\nlater_ ADV RB 6 advmod",
        ),
        "meet",
        {("time", "later")},
    ),
    ("where somebody writes to before a deed", parses.WENT_AND_MET.replace("went VERB", "spoke VERB"), "meet", set()),
    ("one talks where one makes a visit for talks", parses.VISIT_FOR_TALKS, "hold talk with", {("place", "Bonn")}),
    ("the post of a president", parses.FOR_THE_POST.replace("post", "presidency"), "nominate", {("role", "the presidency")}),
    ("when an event is in which somebody takes part", parses.HELD_A_RALLY, "be located in", {("time", "Monday")}),
    ("when somebody speaks of an event", parses.HELD_A_RALLY.replace("held VERB", "praised VERB"), "be located in", set()),
    ("where an event begins or ends is when", parses.AT_THE_END, "sell", {("time", "the end of the war")}),
    ("where a street ends is where", parses.AT_THE_END.replace("war_", "street_"), "sell", {("place", "the end of the street")}),
    (
        "a span of time",
        parses.AT_THE_END.replace("end NOUN", "span NOUN").replace(
            "the DET DT 9 det\nwar_ NOUN NN 6", "a DET DT 9 det\nweek_ NOUN NN 6"
        ),
        "sell",
        {("time", "the span of a week")},
    ),
    (
        "a noun of no class is no place",
        parses.AT_THE_END.replace("end NOUN", "behest NOUN").replace("war_", "minister_"),
        "sell",
        {("other", "at the behest of the minister")},
    ),
    (
        "unless it is of a place",
        parses.AT_THE_END.replace("end NOUN", "heart NOUN").replace("war_ NOUN NN 6 nmod", "city_ NOUN NN 6 nmod"),
        "sell",
        {("place", "the heart of the city")},
    ),
    ("a date behind a role", parses.JOINED_AS_CHAIRMAN, "join", {("role", "chairman in 1998"), ("time", "1998")}),
    ("no date of a treaty", parses.PRAISED_TREATY_OF, "praise", set()),
    ("a date in brackets behind a role", parses.CHAIRMAN_IN_BRACKETS, "be chairman of", {("role", "chairman"), ("time", "1998")}),
    ("a day behind the subject", parses.QUA_COUNCIL_FRIDAY, "buy", {("time", "Friday")}),
    ("a day behind an event is of that", parses.QUA_COUNCIL_FRIDAY.replace("council NOUN", "vote NOUN"), "buy", set()),
    ("a day before the comma of a participle", parses.QUA_SATURDAY_KILLING, "buy", {("time", "Saturday")}),
    ("a day behind a clause", parses.QUA_AFTER_SHOTS, "buy", {("time", "Saturday")}),
    ("what victims are doing", parses.QUA_PROTESTING, "kill", {("count", "six"), ("place", "Leeds")}),
    ("when somebody joins as what", parses.QUA_JOINED_AS, "hold role", {("of", "Acme"), ("time", "1998")}),
    ("a comma is no part of when", parses.AFTER_ATTENDING, "leave", {("time", "after attending a school")}),
]


@pytest.mark.parametrize(("rows", "predicate", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_when_and_where(rows, predicate, expected):
    (relation,) = [r for r in relations_of(rows) if r.predicate == predicate]
    assert {(q.kind.value, q.text) for q in relation.qualifiers} == expected


def test_an_event_kills_when_and_where_the_last_of_several_people_are():
    killed = {
        r.object.text: {(q.kind.value, q.text) for q in r.qualifiers}
        for r in relations_of(parses.MONDAY_BOMBING)
        if r.predicate == "kill"
    }
    assert killed["Ann"] == {("place", "Leeds"), ("time", "Monday")}


def test_a_date_of_birth_is_not_dated_by_itself():
    assert [r.qualifiers for r in relations_of(parses.MTI_BORN) if r.predicate == "be born"] == [(), ()]


def test_a_birth_is_not_when_the_death_is():
    births = [r for r in relations_of(parses.MTI_BORN_DIED) if r.predicate == "be born"]
    assert births
    assert not any(q.kind.value == "time" for r in births for q in r.qualifiers)


def test_each_of_two_places_with_one_preposition_is_where_the_other_is():
    places = {r.object.text: {q.text for q in r.qualifiers} for r in relations_of(parses.FOUND_IN_BAGS)}
    assert places == {"files": {"Leeds"}, "Leeds": {"in files"}}


def test_the_second_of_two_roles_has_the_adverb_of_the_first():
    rows = parses.IS_CURRENTLY.replace(
        "Acme_ PROPN NNP 8 nmod ORG", "Acme PROPN NNP 8 nmod ORG\nand CCONJ CC 12 cc\nhead_ NOUN NN 8 conj"
    )
    held = {r.object.text: {(q.kind.value, q.text) for q in r.qualifiers} for r in relations_of(rows) if r.predicate == "hold role"}
    assert ("time", "currently") in held["head"]


def test_each_of_two_owners_has_a_share():
    shares = {r.subject.text: {(q.kind.value, q.text) for q in r.qualifiers} for r in relations_of(parses.OWNED_BY_TWO)}
    assert shares == {"Bolt": {("share", "51%")}, "Acme": {("share", "49%")}}


def test_each_of_two_predicate_nouns_has_its_year():
    amounts = {r.object.text: {q.text for q in r.qualifiers} for r in relations_of(parses.EACH_IN_ITS_YEAR)}
    assert amounts == {"$3 for 1998": {"1998"}, "$2 for 1999": {"1999"}}


def test_whose_a_role_is_is_told_once():
    relations = relations_of(parses.CHAIRMAN_OF_MAKER)
    qualifiers = {r.predicate: [(q.kind.value, q.text) for q in r.qualifiers] for r in relations}
    assert qualifiers["hold role"] == [("of", "Acme")]
    assert qualifiers["be chairman of"] == [("role", "chairman")]


def test_an_age_is_no_place():
    places = [q.text for r in relations_of(parses.DIED_AT_THE_AGE) for q in r.qualifiers if q.kind.value == "place"]
    assert places == ["Oslo"]


def test_each_of_several_victims_has_its_own_number():
    counts = {
        r.object.text: {q.text for q in r.qualifiers} for r in relations_of(parses.LQ_LISTED_COUNT) if r.predicate == "kidnap"
    }
    assert counts == {"Ten Germans": {"Ten"}, "a nurse": set()}


def test_an_infinitive_is_of_the_last_of_several_nouns():
    purposes = {r.object.text: {q.text for q in r.qualifiers} for r in relations_of(parses.LQ_LAST_TO) if r.predicate == "lack"}
    assert purposes == {"staff": set(), "money": {"to build ships in Leeds"}}
