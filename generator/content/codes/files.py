"""Pages of the codes about the files of entries: names, folders, ids, what was removed, what is excused."""

from generator.problems import Severity

_E, _W, _R = Severity.ERROR, Severity.WARNING, Severity.REVIEW

CODES = {
    "FILE-FOLDER": (
        _E,
        """The file lies in no state's folder.

    Wrong:
        content/entries/kentucky/riverbend.yaml
    Cure: Put it into the folder with the two small letters of its state, or into us if it is for the whole country.
    Right:
        content/entries/ky/riverbend.yaml
    """,
    ),
    "FILE-NAME": (
        _E,
        """The name of the file cannot be part of a web address.

    Wrong:
        content/entries/ky/Open Door (new).yaml
    Cure: Use small letters, digits and single hyphens.
    Right:
        content/entries/ky/open-door.yaml
    """,
    ),
    "FILE-UNREADABLE": (
        _E,
        """The file cannot be opened.

    Wrong:
        A file without the permission to read it, or a link to a file that is gone
    Cure: Look at the permissions of the file, or delete it and add it again.
    Right:
        A plain file
    """,
    ),
    "ID-TWICE": (
        _E,
        """Two files of one state have the same name.

    The address of an entry is its state and its file name. Folders between are for order only.

    Wrong:
        content/entries/ky/louisville/open-door.yaml
        content/entries/ky/lexington/open-door.yaml
    Cure: Rename one of the two; add its city, for example.
    Right:
        content/entries/ky/louisville/open-door-louisville.yaml
    """,
    ),
    "ID-FORMER": (
        _E,
        """A former id belongs to another entry.

    Old links lead from a former id to the entry that had it. That can only be one.

    Wrong:
        # in ky/new-name.yaml, while ky/old-name.yaml still exists
        former_ids: [ky/old-name]
    Cure: Delete the former id here, or delete the file that still has that name.
    Right:
        # ky/old-name.yaml is gone
        former_ids: [ky/old-name]
    """,
    ),
    "CONTACT-CHANGED": (
        _R,
        """A number, a website, an address or who may see it was changed on an entry that was there before.

    That is how most good changes look, and also how somebody leads the callers of a real place astray. So a reviewer
    compares the new with the old and with a source that the sender did not choose.

    Wrong:
        # 502-555-0143 before
        - number: "502-555-0199"
    Cure: Reviewer: call the old number or look at the organization's own page, and ask whether the change is right.
    Right:
        A change that somebody has confirmed
    """,
    ),
    "EXCEPTION-UNUSED": (
        _W,
        """An exception is no longer needed.

    Wrong:
        # in content/exceptions.yaml, for an entry that the rule has nothing to say about
        - code: DUPLICATE-NAME
          entry: ky/riverbend
    Cure: Delete its lines.
    Right:
        (no such lines)
    """,
    ),
    "EXCEPTION-CODE": (
        _W,
        """An exception names a rule that does not exist, or one that knows no exceptions.

    Rules that keep people safe know none: a hidden address, a passcode, an invented number.

    Wrong:
        - code: ADDRESS-HIDDEN
          entry: ky/riverbend
    Cure: Mend the entry and delete the exception, or write the code right.
    Right:
        - code: DUPLICATE-NAME
          entry: ky/riverbend
    """,
    ),
    "REMOVED-BACK": (
        _E,
        """A listing that was removed on request is there again.

    Whoever asks to be removed is removed for good. Imports leave such listings out by themselves.

    Wrong:
        A file for an entry that content/removed.yaml names
    Cure: Delete the file. If those who asked want it back, take its line out of content/removed.yaml first.
    Right:
        (no such file)
    """,
    ),
    "REMOVED-FILE": (
        _E,
        """content/removed.yaml cannot be opened.

    Wrong:
        A file without the permission to read it
    Cure: Look at its permissions. Without it an import could bring back what was removed.
    Right:
        A plain file
    """,
    ),
    "REMOVED-SALT": (
        _E,
        """Some removals can be told only with the secret word, which was not given.

    Wrong:
        recovery-site import ...
    Cure: Give the secret word as the import's help says, or ask a maintainer to run the import.
    Right:
        An import by somebody who has the word
    """,
    ),
    "REVIEWER-AREA": (
        _E,
        """content/reviewers.yaml speaks of something that nobody can look after, or of one thing twice.

    Wrong:
        - about: Kentucky
          ask: ["@riverbend/kentucky"]
    Cure: Write everything, crisis, us, or the two small letters of a state, each once.
    Right:
        - about: ky
          ask: ["@riverbend/kentucky"]
    """,
    ),
    "REVIEWER-NAME": (
        _E,
        """content/reviewers.yaml has a name that GitHub cannot know.

    Wrong:
        ask: ["Kentucky team"]
    Cure: Write the name as GitHub has it, with its @ and in quotes: a person, or an organization, a slash and its team.
    Right:
        ask: ["@riverbend/kentucky"]
    """,
    ),
    "REVIEWER-STALE": (
        _W,
        """GitHub asks others to review than content/reviewers.yaml says.

    GitHub reads .github/CODEOWNERS, which is made from that file.

    Wrong:
        content/reviewers.yaml was changed, .github/CODEOWNERS was not
    Cure: Run recovery-site schema, which writes .github/CODEOWNERS anew, and commit both.
    Right:
        Both say the same
    """,
    ),
}
