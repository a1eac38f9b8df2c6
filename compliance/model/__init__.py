"""The records that workspace files hold: agreements, sources, articles, evidence and the rest."""
