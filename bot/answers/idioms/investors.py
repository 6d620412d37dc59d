"""Idioms about who puts money in, and what they hold. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

IDIOMS = idioms("""
    ^(was|is|were|are) {x} [a] (part of|in on|involved in|party to|present in|represented in) => did {x} take part in
    ^(do|does|did) {x} count {y} among its (backers|investors|shareholders|supporters) => is {y} an investor in {x}
    ^(is|was) {y} (among|one of) {x}'s (backers|investors|supporters) => is {y} an investor in {x}
    ^(do|does|did) {x} have {y} (as|among its) [an|a] (investor|backer|investors|backers) => is {y} an investor in {x}
    ^(is|was) {x} backed by {y} => is {y} an investor in {x}
    (excluding|besides|not counting) (its|the) (lead|leads), how many investors => how many participants
    how many investors {x} (not counting|excluding|besides) (its|the) (lead|leads)$ => how many participants {x}
    (stayed out of|sat out|had no part in|kept out of|was not part of|were not part of) => did not back
    ^(are|were|have) {x} and {y} [ever|both] [been] in the same round => is there any round backed by both {x} and {y}
    ^(have|did) {x} and {y} [ever] (back|joined) the same {n} => is there any {n} backed by both {x} and {y}
    ^(have|did) {x} and {y} [ever] (invested|invest) together => is there any round backed by both {x} and {y}
    (invest|invested) in the same => back the same
    what is in {x}'s portfolio => which companies did {x} back
    ^(beside|besides) {x}, who {y}$ => who other than {x} {y}
    (everybody|everyone|all|all investors|anyone) (but|except|other than|besides|apart from) the (lead|leads|lead \
        investor|lead investors) => the participants
    (was|were|is|are|has been) [a] [part of|in] [it|them] but (did not|didn't|never) (lead|led) => joined without \
        leading
    (joined|took part in) {x} without [ever] leading (them|it|any|one) => joined {x}
    that {x} (stayed out of|sat out|did not join|didn't join|passed on|skipped) => without {x}
    (share|shares|sharing) the lead => co-lead
    {x} (shared the lead of|co-led) {y} with (whom|who)$ => who led {y} other than {x}
    who else (besides|other than|apart from|aside from|except|but|beyond) => who besides
    where (was|is) {x} the (sole|only) (lead|leader) => which rounds did {x} lead alone
    (count|counts|has|have|list|number|numbers) {x} among (their|its) (investors|backers) => are backed by {x}
    ^{x}'s investments by company$ => which companies did {x} back
    {x}'s {p:latest|last|first|most recent|earliest|newest} (investment|bet|backing) => the {p} round backed by {x}
    (was|were|is) {x} part of => did {x} take part in
    the (larger|bigger|greater) of the rounds => the largest of the rounds
    the (smaller|lesser) of the rounds => the smallest of the rounds
    of the rounds [that] {x} was in how many did (it|they) {v:lead|join} => how many rounds did {x} {v}
    what {s:percentage|share|part|proportion|fraction} of the rounds [that] {x} (has been in|was in|joined|backed) \
        did (it|they) [actually|itself] lead => what {s} of rounds backed by {x} were led by {x}
    {x} itself (without|excluding|not counting) its (Vision Fund|Vision Funds|funds|arms|fund|arm) => {x}
    {x}'s {t} investment in {y}, how (much|big)$ => how much did {x} invest in {y} in {t}
    {x}'s ticket (in|for) => {x}'s commitment in
    stated (money|cheque|sum|minimum|contribution|pledge|ticket|check) => commitment
    what stake in {y} did {x}'s money buy => {x}'s commitment as a percentage of the valuation of {y}
    what stake would {x} money amount to, over the post-money => {x} commitment as a percentage of the post-money
    {x} had (which|what) {n:one|two|three|four} (firms|investors|backers) in the lead => who led {x}
    how many names are in the syndicate => how many investors
""")
