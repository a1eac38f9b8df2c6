"""Signatures and time stamps beside a dossier: what each of them proves, and what not."""
