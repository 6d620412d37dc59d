"""Words and phrases that leave a question the same, wherever they stand: greetings, politeness, asides, auxiliaries.

What is here is read and dropped, so each phrase has passed one question: is there a sentence in which it changes what
is asked? Adjectives stay out ("most interesting" ranks), and so do "again", "also", "before", "today", "my", "then".
A phrase whose end can open another one ("can you tell me" about) stays out too; its words are here one by one.
"""

from __future__ import annotations

from bot.answers.listed import listed

_WORDS = listed("""
    what, which, whichever, was, is, were, are, be, been, being, am, the, a, an, of, in, for, at, it, their, they,
    this, that, these, those, did, do, does, has, have, had, having, to, as, on, by, from, with, via, across, among,
    amongst, throughout, during, into, upon, regarding, concerning, re, ie, namely, viz, i, we, you, your, me, i'm,
    we're, i've, we've, you've, they're, they've, you're, please, pls, plz, kindly, thank, thx, tks, ty, cheers,
    sorry, hi, hello, hey, heya, hiya, yo, dear, sir, folks, guys, bro, dude, mate, buddy, lol, lmao, rofl, haha,
    hehe, hm, hmm, um, umm, uh, erm, oh, ah, wow, ok, okay, alright, yeah, yep, yes, btw, fyi, afaik, question, bot,
    roundtable, tell, give, show, remind, ask, asking, wonder, wondering, wondered, see, find, calculate, so, now,
    currently, exactly, precisely, specifically, actually, really, just, basically, literally, simply, honestly,
    seriously, frankly, approximately, roughly, about, around, approx, according, already, ever, any, all, much,
    exact, right, well, there, here, out, s, number, figure, stand, come, came, saw, behind, gimme, world,
    involving, featuring, everyone, everybody, itself, themselves, everything, anything, recorded,
    asap, done, happen, happened, occur,
    money, she, he
""")
"""Single words. Beside a period some of them do change it: ``reading`` sees to that."""

_SMALL_TALK = listed("""
    good morning, good afternoon, evening all, morning all, afternoon all, good evening, good day, hi all,
    hi everyone, hi everybody, hi there, hi team, hey all, hey everyone, hey everybody, hey team, hello all,
    hello everyone, hello everybody, hello team, thank in advance, many thank, much appreciated, appreciate it,
    excuse me, sorry to bother you, no worry, no problem, quick one, quick check, quick comp check, sanity check,
    quick question, quick thing, real quick, one quick question, quick q, one question, one more question,
    one last question, another question, last question, my question is, my question, here is a question, one thing,
    one more thing, small question, simple question, stupid question, dumb question, newbie question,
    random question, out of curiosity, out of interest, asking for a friend, for reference, for context,
    for my note, for my own note, for a memo, for a deck, for the deck, for the memo, for the report, for a slide,
    for a report, for an article, for a story, for a spreadsheet, you're up, over to you, here we go, let see,
    let me see, let me ask, let me know, let me think, ok then, right then, well then, all right, never mind that
""")

_ASKING = listed("""
    do you know, do you happen to know, do you have, do you have any idea, do we know, do we have, have you got,
    have we got, would you, would you happen to know, might you know, does anyone know, does anybody know,
    does someone know, anyone know, anybody know, did anyone catch, can anyone, can anybody, can someone,
    can somebody, could anyone, could someone, could somebody, can you, could you, will you, can i, could i, may i,
    might i, can we get, can we see, can we have, can we find, any idea, any clue, any chance, by any chance,
    got any idea, is it possible to know, is it possible to say, is it possible to get, is it possible to see,
    be so kind, so kind as to, be kind enough to, help me, help me out, help us, let us, let us know, i'm curious,
    i am curious, just curious, curious about, i wonder, i want, i want to know, want to know, wanna know,
    we want to know, i need, i need to know, need to know, we need, we need to know, i would like, i'd like,
    we'd like, we would like, would like to know, i would like to know, i'd like to know, i'd love to know,
    would love to know, would like to see, i'd like to see, i'd be curious, i'd be interested, interested to know,
    i'm interested in knowing, looking for the, i am looking for, i'm looking for, we are looking for,
    we're looking for, trying to find, trying to find out, trying to figure out, trying to work out,
    trying to remember, i'm trying to, i am trying to, can't remember, can't recall, cannot remember, i forgot,
    i forget, i don't know, i do not know, don't know, i'm not sure, i am not sure, not sure, remind me again,
    was it again, is it again, were they again, was that again, is that again, kindly advise, please advise,
    pls advise, kindly confirm, pls confirm, just confirm, to confirm, please provide, kindly provide, pls provide,
    can you provide, could you provide, provide me with, provide us with, please share, kindly share, pls share,
    can you share, could you share, share with me, share with us, please state, kindly state, please specify,
    please indicate, inform me, inform me of, kindly inform me, please inform me, need the, i would be grateful for,
    i'd be grateful for, i would appreciate, i'd appreciate, would appreciate, would be great to know,
    would be good to know, would be nice to know, would be helpful to know, would help to know,
    it would help to know, name the, name all, name every, name me, name me the, name all the, ok but, okay but,
    yeah but, yes but, sure but, fine but, sorry but, thank but, lol but, but seriously, but honestly, figure out,
    work out, look up, find out, pull up, dig up, dig out, bring up, spell out, refresh my memory, can you check,
    could you check, please check, double check, can you confirm, could you confirm, please confirm, worth knowing,
    off the top of your head, put simply, in other word, in plain english
""")

_SOURCE = listed("""
    in the list, on the list, in your list, on your list, in this list, of the list, of your list,
    in your book, in your data set, in your corpus, in the corpus, on file, on record, in the table,
    that you know of, you know of, that we know of, we know of, that you track, you track, that you cover,
    you cover, tracked here, covered here, are covered, is covered, in here, in your data, in our data,
    in the database, in your database, in our database, in the dataset, in your dataset, in our dataset,
    in your table, in the table above, in this table, in your record, in our record, from your data, from our data,
    from the table, from your table, according to the data, according to your data, according to our data,
    according to the table, according to your table, according to the database, according to the record,
    according to your record, in the whole table, of the whole table, in the whole dataset, in the whole database,
    of all your list, in the entire table, that you hold,
    that you have, across the table, across the dataset, across the whole table,
    if you know, if known, if possible, if you can, if you could, if you please,
    if you don't mind, if you would, if you have it, if you've got it, if available, if stated, where stated,
    where known, where disclosed, where available, if any, when you can, when you have a moment, at all,
    as far as you know, as far as we know, as far as i know, as far as is known, as far as anyone know,
    to your knowledge, in short, in a nutshell, in a word, in one word, name will do, the name will do,
    number will do, the number will do, name of everyone, name of all, going by, judged by, judging by,
    in one sentence, in particular, to be exact, to be precise, to be clear, to be honest, to be fair,
    to be specific, by the way, by name, for sure, roughly speaking, approximately speaking, more precisely,
    more exactly, more specifically
""")

_BOOKS = listed("""
    across the whole book, across the book, in the whole book, in the book, on the book, on our book, on your book,
    anywhere in the data, anywhere in the table, anywhere in your data, in the data, across the data, in all the data,
    that we have, we've got, we have got, you've got, have we logged, we have logged, we've logged, you've logged,
    have you logged, in our table, one line, one liner, line by line
""")

_SETTING = listed("""
    in its, at the time, at the time of, as part of, acted as, act as, acting as, served as, in connection with,
    came in through, come in through, came through, come through, in the course of, over the course of,
    in the context of, on the occasion of, when it come to, with regard to, in regard to, with respect to, as for,
    so far, thus far, to date, to this day, until now, until today, till today, till date, until date, up to now,
    up until now, till now, right now, as of today, as of now, as at today, at present, at the moment,
    at this moment, at this point, as it stand, as thing stand, in history, of all time, in the world,
    in the whole world, worldwide, globally, on the planet, on earth, in calendar year, in calendar,
    in the calendar year, in the month of, tell us, give us, show us
""")

_OF_A_RATE = (
    "rate",
    "exchange rate",
    "dated rate",
    "fx rate",
    "conversion rate",
)
_RATES = tuple(
    f"{opening} {rate} {day}".strip()
    for opening in ("at the", "at", "using the", "using", "with the", "with", "by the")
    for rate in _OF_A_RATE
    for day in (
        *("of that day", "of the day", "of that date", "of the date", "on that day", "on the day", "on that date"),
        *("of the time", "at the time", "of its announcement", "of its announcement day", "of announcement"),
        *("on the announcement date", "of the announcement", "of the announcement day", "of its announcement date"),
        *("of the day it was announced", "on the day it was announced", "of the announcement date"),
    )
)
_DAYS_RATES = listed("""
    at the day rate, at that day rate, using the day rate, using that day rate, at the dated rate,
    at the then rate, at the day exchange rate, at the announcement rate, at the prevailing rate,
    at the rate then prevailing, using the dated rate, at the rate when announced
""")
"""Money is always exchanged at the rate of the day of the announcement."""

_ASIDES = listed("""
    howdy, greeting, sup, wassup, madam, gents, lads, chaps, bruh, pal, ta, soz, eh, huh, ooh, oof, aha, whoa,
    gosh, geez, jeez, yikes, oops, phew, ugh, welp, damn, dang, yup, ya, iirc, fwiw, tbh, ngl, imo, imho, omg,
    tho, lemme, curious, just checking, just to check, to double check, for confirmation, for clarity, for the
    avoidance of doubt, for completeness, for good measure, for the record, for us, would you mind, mind telling
    me, mind telling us, would it be possible to, is there a way to, is there any way to, whether you know,
    whether you can, whether you could, do me a favour and, do me a favor and, i'm looking to, i am looking to,
    we're looking to, i'm hoping to, i am hoping to, i'm after, i am after, trying to see, trying to get, trying
    to calculate, trying to determine, trying to understand, trying to check, as stated, as given, as recorded, as
    shown, as quoted, as printed, as documented, as announced, as published, as disclosed, as listed, you hold,
    you list, that you list, you have listed, that you have listed, you have recorded, that you have recorded, you
    record, that you record, we list, that we list, we have listed, listed here, recorded here, shown here, per
    your data, per our data, per the data, per your record, per our record, per the record, per your table, per
    our table, per the table, by your record, by your data, by our record, by our data, if i may, if i may ask, if
    memory serve, if i'm not mistaken, if i remember correctly, if it is known, if it was disclosed, if it is
    stated, if you happen to know, when you get a moment, when you get a minute, when you get a chance, as soon as
    possible, at your convenience, in one line, at a glance, in simple term, in simple word, simply put, to put it
    simply, strictly speaking, technically speaking, with source, with the source, with a source, with citation,
    with reference, in fact, in actual fact, as a matter of fact, in truth, of course, per se, so to speak, mind
    you, needless to say, in the end, in the event, at the end of the day, once and for all, at long last, take
    place, took place, taken place, taking place, come to pass, came to pass, come about, came about, go ahead,
    went ahead, come in at, came in at, weigh in at, weighed in at, check in at, checked in at, worked out at,
    worked out to, worked out as, end up, ended up, end up at, ended up at, settle at, settled at, settled on, run
    to, ran to, stood at, boil down to, manage to, managed to, able to, succeed in, succeeded in, happened to,
    turn out, turned out, turn out to be, turned out to be, proved to be, prove to be, seem to, seem to have,
    appear to, appear to have, choose to, chose to, decide to, decided to, opted to, agreed to
""")
"""Interjections, courtesies, and what is said in passing of any question or any figure."""

FILLER: tuple[str, ...] = (
    *_WORDS,
    *_SMALL_TALK,
    *_ASKING,
    *_SOURCE,
    *_BOOKS,
    *_SETTING,
    *_ASIDES,
    *_RATES,
    *_DAYS_RATES,
)
"""In lower case; ``vocabulary`` gives them their sense."""
