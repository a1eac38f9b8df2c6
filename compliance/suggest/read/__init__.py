"""Read a text: who says what in each sentence, by words that are data in languages/."""
