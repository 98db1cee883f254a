"""The written site: staged and swapped in at once, then audited."""
