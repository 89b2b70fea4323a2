"""Mend a tree where a parser is known to err: all that does, in its order."""

from __future__ import annotations

from kg.parsing.appositions import set_beside_kind
from kg.parsing.attendants import list_cast, place_attendants
from kg.parsing.brackets import keep_in_brackets
from kg.parsing.circles import open_circles
from kg.parsing.closing import end_periods, keep_at_descriptions, keep_in_descriptions
from kg.parsing.companions import join_companions
from kg.parsing.comparisons import set_comparisons_apart
from kg.parsing.compounds import join_compounds
from kg.parsing.contents import hang_contents
from kg.parsing.coordination import coordinate
from kg.parsing.fronting import front_descriptions
from kg.parsing.gapping import coordinate_gapped
from kg.parsing.given_names import set_beside_nouns
from kg.parsing.guidelines import hold_to_guidelines
from kg.parsing.insertions import join_around_insertions
from kg.parsing.kinship import join_kin
from kg.parsing.offices import list_offices
from kg.parsing.origins import place_origins
from kg.parsing.party_lines import name_parties
from kg.parsing.premodifiers import hang_premodifiers
from kg.parsing.provisions import part_charges, part_judges, part_payments, part_provisions
from kg.parsing.quantities import count_together
from kg.parsing.repairs import mend
from kg.parsing.reports import set_reports_apart
from kg.parsing.role_names import name_roles
from kg.parsing.second_verbs import join_elections, lower_obliques, raise_second_verbs
from kg.parsing.section_numbers import part_section_numbers
from kg.parsing.shared_heads import share_heads
from kg.parsing.shares import part_shares
from kg.parsing.titles import join_titles
from kg.parsing.verbless import raise_verbs

REPAIRS = (
    open_circles,
    name_parties,
    part_section_numbers,
    set_reports_apart,
    hold_to_guidelines,
    keep_in_brackets,
    hang_premodifiers,
    join_around_insertions,
    name_roles,
    coordinate_gapped,
    part_shares,
    list_offices,
    coordinate,
    share_heads,
    count_together,
    join_kin,
    join_companions,
    place_attendants,
    list_cast,
    place_origins,
    set_comparisons_apart,
    join_titles,
    keep_in_descriptions,
    keep_at_descriptions,
    end_periods,
    set_beside_kind,
    front_descriptions,
    mend,
    set_beside_nouns,
    part_provisions,
    part_judges,
    part_payments,
    part_charges,
    join_compounds,
    raise_verbs,
    hang_contents,
    raise_second_verbs,
    join_elections,
    lower_obliques,
    open_circles,
)
"""What mends a tree, in this order: each finds it as those before it left it."""
