"""Idioms about what a company is, has and is worth. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    {n:countries|cities|sectors|industries|towns} (are|were) represented {x:in|among} => {n} are there {x}
    {n:countries|cities|sectors|industries|towns} (are|were) represented$ => {n} are there
    {n:countries|cities|sectors|industries|towns} represented {x:in|among} => {n} there are {x}
    {n:countries|cities|towns} (do|did) {x} (come from|hail from|originate from|come out of) => {n} are {x} based in
    {n:countries|cities|towns} (are|were) {x} (spread|scattered|distributed) (across|over|among) => {n} are {x} based in
    (spread|scattered|distributed) (across|over|among) how many {n:countries|cities|towns} => in how many {n}
    which (society|societies|enterprise|enterprises) => which companies
    (societies|enterprises) => companies
    ^(is|was) {x} (older|longer established) than {y}$ => does {x} have a lower founding year than {y}
    ^(is|was) {x} (younger|newer) than {y}$ => does {x} have a higher founding year than {y}
    ^(is|was) {x} founded (before|earlier than|prior to) {y}$ => does {x} have a lower founding year than {y}
    ^(is|was) {x} founded (after|later than) {y}$ => does {x} have a higher founding year than {y}
    which [company|one|of them] (is|was) (older|founded first|founded earlier) {x}\
 => which founding year is lower {x}
    which [company|one|of them] (is|was) (younger|founded later|founded last) {x}\
 => which founding year is higher {x}
    ^(are|were) {x} and {y} [both] (based in|headquartered in|in|from|of) the same {n} => do {x} and {y} share a {n}
    ^(do|does) {x} and {y} have the same {n} => do {x} and {y} share a {n}
    ^(is|was) {x} (based in|headquartered in|in|from) the same {n} as {y} => do {x} and {y} share a {n}
    ^do {x} and {y} share (a|an|the same) [home|headquarters] {n:city|country|sector} => does {x} have the {n} of {y}
    (employee count|number of staff|staff count|staff number) => headcount
    when did {x} (become|turn into) a (unicorn|billion-dollar company|$1 billion company)\
 => when was {x} first valued at $1 billion or more
    when did {x} (become|turn into) a (decacorn|$10 billion company)\
 => when was {x} first valued at $10 billion or more
    when did {x} (become|turn into) a (hectocorn|centicorn|$100 billion company)\
 => when was {x} first valued at $100 billion or more
    when did {x} (first appear|appear) with a valuation => when was {x} first valued
    the first {x} to become a (unicorn|billion-dollar company) => the first {x} to be valued at $1 billion or more
    [the] round (that|which) (made|turned) {x} [into] a (unicorn|billion-dollar company)\
 => {x}'s first round with a valuation of $1 billion or more
    to become worth => to be worth
    (carries|carried|commands|commanded|boasts|boasted|enjoys|bears) the\
 {s:highest|lowest|largest|smallest|biggest} => has the {s}
    {x} goes back to which year => in which year was {x} founded
    [the] (company|firm|startup) behind {x} => the company of {x}
    in (what|which) year did {x} (start up|start|begin|launch|get started|get going)$ => when was {x} founded
    (makers|builders|developers|producers|manufacturers|vendors) => companies
    [the] (maker|makers|developer|creator|builder) of => the company of
    ^{x} (his|her) company => {x}'s company
    what does {x} do, i.e. what is its sector => what is the sector of {x}
    ^what (does|do) {x} [actually|exactly|really] (do|make|build|sell|produce|develop) [exactly|actually|for a living]$\
 => what is the sector of {x}
    ^what is {x} [actually|exactly|really] (building|making|selling|developing|working on) [exactly|actually]$\
 => what is the sector of {x}
    (biggest|largest|top) (fundraiser|raiser) (among|of|in) => which company raised the most among
    (whoever|whichever company) (did|raised) {x} {y} (do|does) (they|it) {z}$ => {y} does the company that raised \
        {x} {z}
""")
