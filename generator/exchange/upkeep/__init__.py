"""What keeps a directory true: what to check again, which links are dead, and issues to hand the work out."""
