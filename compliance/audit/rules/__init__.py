"""The rules of the audit, by what they look at; the catalogue lists them all."""
