"""Dates as files give them and as reports print them (EDTF level 1)."""
