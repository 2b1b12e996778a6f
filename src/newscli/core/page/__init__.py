"""What each line of the page is: header, body or boilerplate."""
