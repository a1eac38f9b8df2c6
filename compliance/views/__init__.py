"""What a reader is shown, decided once for all formats: plain records, no layout."""
