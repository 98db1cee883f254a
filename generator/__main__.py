"""`python -m generator`: the same as the console script `recovery-site`."""

from generator.cli import main

if __name__ == "__main__":
    main()
