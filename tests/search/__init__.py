"""Search: the index files, and the browser's engine over them."""
