"""The rules of the audit, one module for each subject; the catalogue lists them all."""
