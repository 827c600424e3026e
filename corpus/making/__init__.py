"""The parts of corpus/make: Markdown in, OpenDocument, web pages, plain text and PDF out."""
