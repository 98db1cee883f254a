"""Pages of the codes about whole files: names, folders, the files beside the entries, site.toml."""

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
    "CRISIS-MISSING": (
        _E,
        """content/crisis.yaml is missing, so no page could show the crisis lines.

    Wrong:
        A content folder without crisis.yaml
    Cure: Put the reviewed file back.
    Right:
        content/crisis.yaml
    """,
    ),
    "CRISIS-REACH": (
        _E,
        """A crisis line has no number to call or text, and no page.

    Wrong:
        - key: lifeline
          name: {en: Lifeline}
    Cure: Add call or text, from the line's own page.
    Right:
        - key: lifeline
          name: {en: Lifeline}
          call: "988"
    """,
    ),
    "STATE-NAME": (
        _E,
        """The file of a state is named otherwise than the state it speaks of.

    Wrong:
        # content/states/ky.yaml
        state: OH
    Cure: Rename the file, or mend the code.
    Right:
        # content/states/ky.yaml
        state: KY
    """,
    ),
    "STATE-ID": (
        _E,
        """The id of a credential does not start with its state, or stands twice.

    Wrong:
        - id: APSS
    Cure: Write the state's code, a hyphen and the short name, once.
    Right:
        - id: KY-APSS
    """,
    ),
    "STATE-SOURCE": (
        _E,
        """A figure about a state has no source, or a copy of one.

    Hours, fees and exams decide over people's work. Each needs the official page itself.

    Wrong:
        sources:
          - {kind: phone, retrieved: 2026-11-01}
    Cure: Name the official page, with the day it was read.
    Right:
        sources:
          - {kind: website, url: "https://riverbend.example.org/rules", retrieved: 2026-11-01}
    """,
    ),
    "STATE-DATE": (
        _E,
        """The source of a figure has no day, or one in the future.

    Wrong:
        - {kind: website, url: "https://riverbend.example.org/rules"}
    Cure: Add retrieved: the day on which the page was read.
    Right:
        - {kind: website, url: "https://riverbend.example.org/rules", retrieved: 2026-11-01}
    """,
    ),
    "STATE-STALE": (
        _W,
        """The source of a state's figures was read more than a year ago.

    Fees and hours change. The figures stay on the page with their day; somebody should read the source again.

    Wrong:
        retrieved: 2024-11-01
    Cure: Read the page again, mend what has changed, and set the new day.
    Right:
        retrieved: 2026-11-01
    """,
    ),
    "STATE-INVENTED": (
        _E,
        """A helpline of a state has a number that is kept for fiction.

    Wrong:
        - number: "502-555-0143"
    Cure: Put in the real one, or leave the line out.
    Right:
        - number: "988"
    """,
    ),
    "STATE-LEVEL": (
        _E,
        """It is not said how near a source stands to what it tells.

    Wrong:
        - {kind: website, url: "https://riverbend.example.org/rules", level: good}
    Cure: Write primary for the body that issues the credential, and secondary for anybody else.
    Right:
        - {kind: website, url: "https://riverbend.example.org/rules", level: primary}
    """,
    ),
    "STATE-FIGURE": (
        _E,
        """A figure about a state has no source that bears it out, or a source bears out a figure that is not there.

    Wrong:
        training_hours: 30
        # and no source has training_hours among its figures
    Cure: Name the figure under the source it was read in, or leave it out.
    Right:
        training_hours: 30
        # and the source that says so has figures: [training_hours]
    """,
    ),
    "TERM-LABEL": (
        _E,
        """A word of a list has no English label.

    Wrong:
        - key: naloxone
          label: {es: Naloxona}
    Cure: Add the label that people read in English.
    Right:
        - key: naloxone
          label: {en: Naloxone, es: Naloxona}
    """,
    ),
    "TERM-TWICE": (
        _E,
        """A word stands twice in a list.

    Wrong:
        - key: naloxone
        - key: naloxone
    Cure: Delete one, or give it another key.
    Right:
        - key: naloxone
        - key: fentanyl_test_strips
    """,
    ),
    "TERM-CODE": (
        _E,
        """A row of a table of codes names no code, or sets nothing and does not say why.

    Wrong:
        - {code: STU, sets: {}}
    Cure: Say what an entry gets for this code, or why it gets nothing.
    Right:
        - {code: STU, sets: {}, left_out: A test that is part of treatment.}
    """,
    ),
    "TERM-SETS": (
        _E,
        """A row of a table of codes sets a field to something that an entry cannot hold.

    Wrong:
        - {code: NAL, sets: {services: Narcan}}
    Cure: Use the words of content/schema/FIELDS.md.
    Right:
        - {code: NAL, sets: {services: [naloxone]}}
    """,
    ),
    "SITE-SYNTAX": (
        _E,
        """site.toml cannot be read.

    Wrong:
        name = Riverbend Directory
    Cure: Each line is a name, =, and a text in straight quotation marks.
    Right:
        name = "Riverbend Directory"
    """,
    ),
    "SITE-UNKNOWN": (
        _E,
        """There is no such setting in site.toml.

    Wrong:
        nmae = "Riverbend Directory"
    Cure: The settings stand in README.md, under "For hosts".
    Right:
        name = "Riverbend Directory"
    """,
    ),
    "SITE-VALUE": (
        _E,
        """A setting of site.toml cannot have this value.

    Wrong:
        base_url = "riverbend.example.org"
    Cure: Follow the message; README.md says what each setting holds.
    Right:
        base_url = "https://riverbend.example.org/"
    """,
    ),
    "SITE-LANGUAGE": (
        _E,
        """site.toml names a language that the site's sentences are not written in.

    Wrong:
        languages = ["en", "xx"]
    Cure: Leave the language out, or make its catalogue: templates/locales/README.md says how.
    Right:
        languages = ["en", "es"]
    """,
    ),
    "FACT-": (
        _E,
        """A figure about the whole country does not bear being looked at: its source, its day, its unit or its sentence.

    Figures stand on pages that people quote. Each needs the official page, the day it was read, and a sentence that says
    the very number.

    Wrong:
        sentence: {en: About 7,500 places offer peer support.}
        value: 7951
    Cure: Follow the message.
    Right:
        sentence: {en: "7,951 places offer peer support."}
        value: 7951
    """,
    ),
}
