"""The texts of articles: kept on this machine only, found again by their hash."""
