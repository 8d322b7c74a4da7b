"""Reading a contract document: file, pages, passages, labels, verdict."""
