"""Is each number and each condition of the pack held by a scenario?

Everything that the pack encodes is changed a little, one thing at a time, and the scenarios are asked under the changed
pack; at least one must fail. `python -m tests.mutation` says which changes none of them notices.
"""
