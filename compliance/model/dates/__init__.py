"""Dates in EDTF level 1: read from files, compared, and printed in reports."""
