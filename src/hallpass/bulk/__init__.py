"""The same answers for very many officers, by columns."""
