"""Pages of the codes of `checker`, `values` and `entries`: fields and what they hold."""

from generator.problems import Severity

_E = Severity.ERROR

CODES = {
    "FIELD-UNKNOWN": (
        _E,
        """There is no field of this name here.

    Mostly it is a slip of the finger, or the field belongs two spaces further in or out.

    Wrong:
        websit: https://riverbend.example.org
    Cure: Copy the line shown. If it shows none, look for the right name in content/schema/FIELDS.md.
    Right:
        website: https://riverbend.example.org
    """,
    ),
    "FIELD-PAID": (
        _E,
        """There is a field that would put one listing before others.

    Nobody can pay for a place here, and nobody is featured, ranked or rated. The order is by place, and by how sure the
    facts are.

    Wrong:
        featured: true
    Cure: Delete the line.
    Right:
        (no such line)
    """,
    ),
    "FIELD-MISSING": (
        _E,
        """A field is missing that must be there.

    An entry needs type, name, a state or service area, one way to reach it, and provenance. Parts of it need fields of
    their own: a phone needs its number.

    Wrong:
        phones:
          - kind: main
    Cure: Add the line shown, and fill in what you know.
    Right:
        phones:
          - number: "502-555-0143"
            kind: main
    """,
    ),
    "FIELD-EMPTY": (
        _E,
        """A field stands there without a value.

    Wrong:
        website:
    Cure: Fill it in, or delete the line. What is not known is left out.
    Right:
        website: https://riverbend.example.org
    """,
    ),
    "FIELD-SHAPE": (
        _E,
        """One value stands where a list or fields should be, or the other way round.

    A list starts each of its parts with a hyphen, or stands in square brackets. Fields stand each on a line of its own,
    two spaces further in.

    Wrong:
        services: naloxone
    Cure: Copy the line shown; or look at the example in content/README.md.
    Right:
        services: [naloxone]
    """,
    ),
    "FIELD-TWICE": (
        _E,
        """The same thing stands twice in a list.

    Wrong:
        services: [naloxone, drop_in, naloxone]
    Cure: Keep it once.
    Right:
        services: [naloxone, drop_in]
    """,
    ),
    "FIELD-TYPE": (
        _E,
        """This field or subtype belongs to another type of entry.

    Wrong:
        type: support_group
        subtype: warmline
    Cure: Write the type that fits, or a subtype of this type.
    Right:
        type: peer_program
        subtype: warmline
    """,
    ),
    "CHOICE-UNKNOWN": (
        _E,
        """The word is not in the list that this field takes its words from.

    Fixed words let people filter and read in their own language. The lists are in content/vocabulary, and the words of
    a field in content/schema/FIELDS.md. A word that is missing can be added: ask.

    Wrong:
        services: [Narcan]
    Cure: Copy the line shown, or choose a word of the list.
    Right:
        services: [naloxone]
    """,
    ),
    "VALUE-TEXT": (
        _E,
        """The text runs over several lines where it must be one.

    Wrong:
        name: |
          Riverbend
          Center
    Cure: Join the lines.
    Right:
        name: Riverbend Center
    """,
    ),
    "VALUE-HTML": (
        _E,
        """There is HTML in the text.

    It came with a copy from a web page. Pages are made from plain words here.

    Wrong:
        summary: <b>Free</b> meetings
    Cure: Take out everything between < and >, and those signs too.
    Right:
        summary: Free meetings
    """,
    ),
    "VALUE-LONG": (
        _E,
        """The text is too long for its field.

    Wrong:
        summary: (more than 240 letters)
    Cure: Say it in fewer words. More can stand in description.
    Right:
        summary: A free, peer-run place to drop in.
    """,
    ),
    "VALUE-NUMBER": (
        _E,
        """This is not a number, or one that cannot be.

    Wrong:
        ages: {min: eighteen}
    Cure: Write digits only, and look whether the number can be true.
    Right:
        ages: {min: 18}
    """,
    ),
    "VALUE-BOOLEAN": (
        _E,
        """Only true or false can stand here.

    Wrong:
        peer_run: yes
    Cure: Write true for yes and false for no.
    Right:
        peer_run: true
    """,
    ),
    "VALUE-DATE": (
        _E,
        """This is not a date as it is written here, or there is no such day.

    Year first, so that nobody takes the day for the month.

    Wrong:
        retrieved: 11/03/2026
    Cure: Write year, month and day with hyphens: 2026-11-03 is the third of November.
    Right:
        retrieved: 2026-11-03
    """,
    ),
    "VALUE-TIME": (
        _E,
        """This is not a time as it is written here.

    Times have 24 hours, two digits before and after the colon, and quotation marks around them.

    Wrong:
        start: 6:30 pm
    Cure: After noon add 12 to the hour: half past six in the evening is "18:30". Midnight is "00:00".
    Right:
        start: "18:30"
    """,
    ),
    "VALUE-PHONE": (
        _E,
        """This is not a phone number of the United States or its territories.

    Ten digits, or a short code such as 988. An extension has a field of its own, and so has a second number.

    Wrong:
        - number: 502-555-0143 ext. 12
    Cure: Write ten digits in three groups, and the extension beside it.
    Right:
        - number: "502-555-0143"
          extension: "12"
    """,
    ),
    "VALUE-EMAIL": (
        _E,
        """This is not an e-mail address.

    Wrong:
        email: hello at riverbend.example.org
    Cure: Look for blanks, and for a missing @ or ending.
    Right:
        email: hello@riverbend.example.org
    """,
    ),
    "VALUE-URL": (
        _E,
        """This is not a web address.

    Wrong:
        website: riverbend.example.org
    Cure: It starts with https:// and has no blanks. The best way is to copy it from the line at the top of your browser.
    Right:
        website: https://riverbend.example.org
    """,
    ),
    "VALUE-ZIP": (
        _E,
        """This is not a ZIP code.

    Five digits in quotation marks; a 0 at the start belongs to it.

    Wrong:
        zip: 2134
    Cure: Write all five digits in quotation marks, without the four after the hyphen.
    Right:
        zip: "02134"
    """,
    ),
    "VALUE-STATE": (
        _E,
        """This is not the code of a state.

    Wrong:
        state: Kentucky
    Cure: Write the two capital letters that the post office uses.
    Right:
        state: KY
    """,
    ),
    "VALUE-ID": (
        _E,
        """This is not the id of an entry.

    An id is the state's folder, a slash, and the file name without .yaml.

    Wrong:
        former_ids: [Riverbend Center]
    Cure: Write it as in the file's own path: ky/riverbend-center.
    Right:
        former_ids: [ky/riverbend-center]
    """,
    ),
}
