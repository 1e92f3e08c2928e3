"""What a page says of itself: title, author, publisher, moment of publication, address, language, each with where it stands."""
