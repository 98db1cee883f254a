"""Pages of the codes about the files beside the entries: crisis lines, states, lists of words, national figures, site.toml."""

from generator.problems import Severity

_E, _W = Severity.ERROR, Severity.WARNING

CODES = {
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
    Cure: The settings stand in content/schema/SETTINGS.md.
    Right:
        name = "Riverbend Directory"
    """,
    ),
    "SITE-VALUE": (
        _E,
        """A setting of site.toml cannot have this value.

    Wrong:
        base_url = "riverbend.example.org"
    Cure: Follow the message; content/schema/SETTINGS.md says what each setting holds.
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
    "SITE-REGION": (
        _E,
        """site.toml names a county that is not known.

    Wrong:
        region = ["ky/jeferson"]
    Cure: Write the state's two letters, a slash, and the county's name as the Postal Service's data has it.
    Right:
        region = ["ky/jefferson"]
    """,
    ),
    "SITE-PAGE": (
        _E,
        """A page of the host's own, which `extra_pages` names, cannot be shown as it is.

    Wrong:
        extra_pages = ["meetings"]
    Cure: Follow the message. A page is templates/pages/NAME.md; its first line is "# Title"; its links begin with https://, mailto:, tel: or a slash.
    Right:
        extra_pages = ["our-meetings"]
    """,
    ),
    "SITE-COLOR": (
        _E,
        """Two colors of the site are so alike that text would be hard to read.

    Wrong:
        colors = { accent = "#9fc5e8" }
    Cure: Make the dark one darker or the light one lighter, until the message is gone.
    Right:
        colors = { accent = "#1f3f8a" }
    """,
    ),
    "THEME-": (
        _E,
        """A file in the host's own templates folder cannot be used.

    Wrong:
        {{ herd.name }}
    Cure: Follow the message; templates/README.md says what a template is given. Without the file the theme's own is used.
    Right:
        {{ entry.name }}
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
    "GUIDE-HEAD": (
        _E,
        """A guide has no head: the fields between two lines of three hyphens at its start.

    Wrong:
        # What peer support is
    Cure: Copy the head of another guide in content/pages, and change what it says.
    Right:
        ---
        title: What peer support is
        ---
    """,
    ),
}
