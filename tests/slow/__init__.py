"""A second evaluator of the policy, slow on purpose and for tests alone.

It is written from the words of the policy's meaning only and shares nothing with the package that it
checks: days are walked one at a time, unknown facts are tried in every combination.
"""
