"""What all standards of meetings share: a row's words, clock and place, groups of rows, and keeping in step."""
