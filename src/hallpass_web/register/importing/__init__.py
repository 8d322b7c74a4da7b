"""Import: a file read apart, compared with what is kept, decided on by a person, accepted as one act, and undone."""
