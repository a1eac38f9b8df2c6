"""What texts are searched for: words as one spelling for all, and what a query asks of them."""
