"""REFI-QDA (https://www.qdasoftware.org): codebooks (QDC) and projects (QDPX)."""
