"""Figure questions with gold answers that know nothing of the program: `python -m benchmarks.figures`.

`families/` asks, `book` computes what is right straight from corpus/facts/*.csv, `grading` compares. Nothing here but
`asking` may import the program or be worded after its code: gold and wording are worth something only as a second
opinion. To add a question, write it into a family as somebody would type it, with an expression over the book; ask
nothing whose answer is a tie, turns on the day of a month or on an investor's arms, unless `AnyOf` names the
readings. A third of the questions is held out: improve the program on the others, and measure on it.
"""
