"""Idioms about who puts money in, and what they hold. Data only; ``pattern`` says how a line is read."""

from __future__ import annotations

from bot.answers.idioms.pattern import idioms

_PORTFOLIOS = """
    {x}'s first appearance => {x}'s first deal
    first (appear|appears|appeared|show up|turn up) [as an investor|as a backer] => first invest
    (appear|appears|appeared|show up|shows up|turn up|turns up|featured|feature|features) (in|on) => invested in
    (appear|appears|appeared|show up|shows up|turn up|turns up) most (often|frequently) => invested most often
    whether as (lead|leads|a lead|lead investor|lead investors) or [as] (participant|participants|a participant)$ =>
    alone or (with others|jointly|together with others) =>
    what is in {x}'s portfolio => which companies did {x} back
    (who|which companies) (is|are|sits|sit) in {x}'s (portfolio|book|stable) => which companies did {x} back
    [full|whole|entire|complete] (portfolio|track record|deal history|investment history|book of deals|deal book) \
        => deals
    how many (investments|bets|cheques|checks) (did|has|have) {x} (make|made|do|done|write|written) => how many \
        deals did {x} do
    (involvements|participations|investments|appearances|bets|backings|holdings) => deals
    {n:first|last|latest|most recent|earliest|newest|oldest} (cheque|check|ticket|investment|bet|outlay) {x} \
        (wrote|made|placed|cut|put down) => {n} deal {x} did
    {n:first|last|latest|most recent|earliest|newest|oldest} (cheque|check|ticket|investment|bet|outlay) => {n} \
        deal
    {n:biggest|largest|smallest} (investment|bet|ticket) {x} (made|wrote|placed|cut) => {n} commitment of {x}
    ^(has|have|did) {x} [ever] (back|backed|invest in|invested in|fund|funded) (anything|anyone) and if so \
        (what|which|whom) => which rounds did {x} back
    ^(has|have|did) {x} [ever] (lead|led) (anything|anyone) and if so (what|which|whom) => which rounds did {x} \
        lead
    ^(has|have|did) {x} and {y} {v:join|back|fund|lead|invest in|take part in|participate in|put money into} {z}$ \
        => did both {x} and {y} {v} {z}
    ^(were|are) {x} and {y} (investors|backers|participants) in {z}$ => did both {x} and {y} back {z}
    ^(were|are) {x} and {y} [both] (in|part of|among the investors in|among the backers of) {z}$ => did both {x} and \
        {y} back {z}
    and if so (what|which|where|who|whom)$ =>
    (has|have|had) {x} been (in|into|part of|involved in|involved with) => did {x} back
    (is|are|was|were) {x} (involved in|an investor in|a backer of|invested in) => did {x} back
    (did|has|have) {x} (go|gone|come|get|got|gotten|pile|piled|buy|bought) (into|in on) => did {x} invest in
    both (go|get|come|pile|buy) into => both invest in
    which sectors does {x} (invest in|back|go for) => which sectors has {x} invested in
"""
_WHO = """
    ^{x} how many {n:times|rounds|deals} (did|has|have) (it|they) {y} => how many {n} did {x} {y}
    (were|was|had been|had|are) in {x} (too|as well|also|before|already) => were also in {x}
    how much did each (investor|backer|participant|lead) (put in|put into|put to|commit to|invest in|contribute to) \
        {x}$ => list the commitments in {x}
    who funds {x} => who backed {x}
    who put [in] the most [money|cash] (into|in|to) {x} => who committed the most to {x}
    (break down|split|breakdown of) {x} by investor => list the commitments in {x}
    named {n:investors|backers|participants} => {n}
    with whom (has|did|have) {x} (co-invested|co-invest|coinvested|invested|invest|teamed up|partnered|team up|\
        partner) => who has {x} invested with
    ^(beside|besides) {x}, who {y}$ => who other than {x} {y}
    ^name (everyone|everybody|anyone|anybody|those|whoever) [who|that] => who
    ^name (any|every|each|all|the) {n:investor|investors|backer|backers|participant|participants|lead|leads} => \
        which {n}
    ^name {x}'s {n:investors|backers|participants|leads|lead investors} => who are {x}'s {n}
    ^(are|were|is|was) there (any|some) {n:investors|backers|participants|leads|names} => which {n}
    which (firm|firms|fund|funds|house|houses|parties|outfits|manager|managers) {v:led|co-led|backed|joined|\
        invested in|participated in|took part in|put money into|funded|financed} => which investors {v}
    which (firm|firms|fund|funds|house|houses|parties|outfits|manager|managers|investors|names) (sat behind|\
        stood behind|were behind|are behind|was behind|were in|are in|went into|came into|came in on|got into|\
        piled into) => which investors backed
    who (sat|stood) behind => who backed
    who (chipped in|pitched in|came in|came on board|piled in|went in|got in|ponied up|stumped up|anted up) [on|\
        for|to|into|in|at] => who invested in
    who (headed|headed up|ran|drove|steered|helmed|captained|was in charge of|was at the helm of) {x} {w:series|\
        round|seed|raise|financing|tender} => who led {x} {w}
    who else {x} (besides|beside|apart from|other than|aside from|except) => who {x} apart from
    who else {x} (alongside|with|together with) => who {x} alongside
    whose name (appears|stands|is) alongside {x} as [a|the] (lead|co-lead|leader) => who co-led with {x}
    (shared|split|shares|sharing) the lead (with|alongside) => co-led with
    how (large|big) (was|is|were) the syndicate (in|of|for|behind|on) => how many investors were in
    [the] (syndicate size|size of the syndicate) => number of investors
    (who|that|which) (turn up|turns up|show up|shows up|appear|appears|feature|features|crop up) (in|on) the most \
        {n:rounds|deals} => with the most {n}
    ^(is|was) there a (lead|leader|lead investor) [named|listed|recorded|given|disclosed] (on|for|in|at|of) {x}$ \
        => who led {x}
"""
_LEADING = """
    (has|have|had) been [the] (leader|boss|chief|head) (of|in|for) => led
    (was|were|is) [the] (leader|boss|chief|head) (of|in|for) => led
    leaded => led
    (was|were) leading => led
    [have|has|had] entered (in|into) => joined
    (counted|count|had|have|has|listed|list|named|name|included|include) {x} (among|amongst|as one of) (its|the|\
        their) (leads|co-leads|lead investors) => were led by {x}
    (counted|count|had|have|has|listed|list|named|name|included|include) {x} (among|amongst|as one of) (its|the|\
        their) (investors|backers|participants) => were backed by {x}
    [that|which] (had|have|has|with) {x} in (them|it) => backed by {x}
    [that|which] (feature|featured|had|have|included|include|involved|involve) both {x} and {y} => with both {x} \
        and {y}
    (was|were) (among|amongst|one of) the (leads|lead investors|co-leads) (of|in|on|for) => led
    (been|acted as|served as|appeared as|featured as) (a|the|one) (lead|lead investor) => led
    (including|incl|counting|include|includes) the (lead|leads|lead investor|lead investors) =>
    (lead|leads|lead investors) (included|counted) =>
    (leads|leading) and (participations|participation|participating|joining) (together|combined|alike) =>
    (leading|led|lead) or (joining|joined|participating|participant|otherwise|follow) =>
    in (any|whatever|either) (role|capacity|way) =>
    took any part in => took part in
    (but|yet) (did not|didn't|never) (lead|led) [it|them|any] => without leading
    on its own (with no|without a|without any) (co-lead|co-leads) => alone
    (without|with no) (a|any) (co-lead|co-leads|co-leader) => alone
    with no (co-lead|co-leads|co-leader) => alone
    led by (a single|one|just one|only one|a lone) [named] (investor|firm|backer|fund|party|house|lead) => with a \
        sole lead
    no (lead|leader|lead investor|leads) (is|was|are|were|has been) (recorded|given|listed|identified|mentioned|\
        noted|shown|on file) => no lead is named
    (lacking|missing|lack|lacked) a [named] (lead|lead investor|leader) => without a lead
    (led|lead|leads) more (often|frequently|times) => led more rounds
    (invested|invest|invests) more (often|frequently|times) => invested in more rounds
    how much (has|have|did) {x} (led|lead) [in total|altogether|in all|overall|all told]$ => what is the total of \
        the rounds led by {x}
    how much (has|have|did) {x} (led|lead) in {y}$ => what is the total of the rounds led by {x} in {y}
    [on] how many occasions => how many rounds
"""
_TOGETHER = """
    which {n:investors|backers|leads} do {x} and {y} share$ => which {n} do {x} and {y} have in common
    how many {n:investors|backers|leads} do {x} and {y} share$ => how many {n} do {x} and {y} have in common
    ^(do|did) {x} and {y} (share|have) [any|common|shared] {n:investors|backers|leads} [in common]$ => which {n} \
        do {x} and {y} have in common
    how many {n:rounds|deals|companies} do {x} and {y} have in common => how many {n} did both {x} and {y} back
    (how often|how many times) (have|did) {x} and {y} {v:lead|led|back|backed|invest|invested|co-lead|co-led|\
        co-invest|co-invested} [together]$ => how many rounds did {x} and {y} {v} together
    (back|backed|join|joined|invest in|invested in) the same (round|rounds|deal|deals) => invest together
    which {n:companies|rounds|deals} (did|has) {x} {v:back|backed|lead|led|join|joined} but {y} (did not|didn't|\
        has not|hasn't|not) => which {n} were {v} by {x} but not by {y}
    ^(do|did) {x} and {y} (share|have) [any|common|shared] {n:companies|rounds|deals} [in common]$ => which {n} \
        did \
        both {x} and {y} back
    (is|are|was|were) there [any|an] overlap between the {n:investors|backers|leads} of {x} and {y} => which {n} \
        do \
        {x} and {y} have in common
    where do {x} and {y} overlap => which companies did both {x} and {y} back
    what do {x} and {y} have in common => which companies did both {x} and {y} back
    which companies do {x} and {y} (share|both hold|have in common) => which companies did both {x} and {y} back
    [the] overlap between {x} and {y} (portfolios|books) => which companies did both {x} and {y} back
    ^{x} and {y} which {n:companies|rounds|deals} (have|did|were) (both of them|they both|the two of them|they|\
        the two) (backed|back|in|joined|join|been in) => which {n} did both {x} and {y} back
    (is there a company|are there companies|are there any companies|any company|any companies) [that|which] {x} \
        and {y} (each|both) (backed|back|invested in) in the same (round|deal) => which companies did {x} and {y} \
        back together
    (is there a company|are there companies|are there any companies|any company|any companies) [that|which] {x} \
        and {y} (each|both) (backed|back|invested in)$ => which companies did both {x} and {y} back
    which companies (have|did) {x} and {y} each {v:back|backed} => which companies did both {x} and {y} {v}
"""
_CHECKS = """
    ^(was|is|were|are) {x} [a] (part of|in on|involved in|party to|present in|represented in) => did {x} take \
        part in
    ^(do|does|did) {x} count {y} among its (backers|investors|shareholders|supporters) => is {y} an investor in {x}
    ^(is|was) {y} (among|one of) {x}'s (backers|investors|supporters) => is {y} an investor in {x}
    ^(do|does|did) {x} have {y} (as|among its) [an|a] (investor|backer|investors|backers) => is {y} an investor \
        in {x}
    ^(is|was) {x} backed by {y} => is {y} an investor in {x}
    (excluding|besides|not counting) (its|the) (lead|leads), how many investors => how many participants
    how many investors {x} (not counting|excluding|besides) (its|the) (lead|leads)$ => how many participants {x}
    (stayed out of|sat out|had no part in|kept out of|was not part of|were not part of) => did not back
    ^(are|were|have) {x} and {y} [ever|both] [been] in the same round => is there any round backed by both {x} \
        and {y}
    ^(have|did) {x} and {y} [ever] (back|joined) the same {n} => is there any {n} backed by both {x} and {y}
    ^(have|did) {x} and {y} [ever] (invested|invest) together => is there any round backed by both {x} and {y}
    (invest|invested) in the same => back the same
    (counted|count|counts|had|have) {x} among (its|the|their) (leads|lead investors) => were led by {x}
    (counted|count|counts) {x} among (its|the|their) (investors|backers|participants) => were backed by {x}
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
    ^(was|is) it {x} (who|that|which) {v:led|co-led|backed|joined|funded|financed} {y}$ => did {x} {v} {y}
    ^(is it true|am i right|is it right|is it correct|is it the case|would i be right) [in thinking|in saying|\
        to say|to think|thinking|saying] [that] {x} {v:led|co-led|backed|joined|invested in|participated in|\
        took part in} {y}$ => did {x} {v} {y}
"""
_COMMITMENTS = """
    ^{x}'s (investment|cheque|check|outlay) (in|to|into|for) {y}$ => how much did {x} invest in {y}
    (what|how much|how big|how large) (was|is) {x}'s (investment|cheque|check|outlay|ticket) (in|to|into|for) \
        {y}$ => how much did {x} invest in {y}
    (what|which|how big a|how large a) (ticket|cheque|check) did {x} (write|cut|put|take) (in|into|for) {y}$ => \
        how much did {x} put into {y}
    [individual] (stated|disclosed|individual|recorded) {n:commitment|commitments|pledge|pledges|cheque|cheques} \
        => {n}
    ^(add up|tot up|sum up|tally|tally up|total up|add together|combine) => total of
    at (the least|the very least|minimum|a minimum|the minimum)$ =>
    ^{x}'s (slice|share|portion|chunk) of {y} as a (percentage|percent)$ => what share of {y} came from {x}
    ^{x}'s (slice|share|portion|chunk) of {y}$ => what share of {y} came from {x}
    (that|this|the) very same => the
    that same => that
    (and|,) (by|from) whom$ =>
"""
IDIOMS = idioms(_PORTFOLIOS + _WHO + _LEADING + _TOGETHER + _CHECKS + _COMMITMENTS)
