"""One module per family of questions, each with `cases(book)`: wordings written by hand, gold from the book."""
