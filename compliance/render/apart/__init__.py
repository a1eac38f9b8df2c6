"""Files of other kinds, made of pages in processes of their own, one question and answer a line."""
