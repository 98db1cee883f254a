"""Pages of the codes of `reader` and `syntax`: how the text of a file is written."""

from generator.problems import Severity

_E = Severity.ERROR

CODES = {
    "YAML-SYNTAX": (
        _E,
        """The file cannot be read: a quotation mark, a colon, a bracket or the spaces at the start of a line are not right.

    A line is a name, a colon, a space and a value. What belongs to the line above starts two spaces further in. Text
    with a colon, a # or quotation marks in it goes into quotation marks as a whole.

    Wrong:
        summary: Open daily: come in
    Cure: Put quotation marks around the text, and look at the spaces at the start of the line.
    Right:
        summary: "Open daily: come in"
    """,
    ),
    "YAML-QUOTES": (
        _E,
        """The text stands in curly quotation marks.

    Word processors and phones turn straight marks into curly ones. Curly ones quote nothing, and people would read them.

    Wrong:
        zip: “40000”
    Cure: Type straight quotation marks. If the curly ones belong to the text, put straight ones around all of it.
    Right:
        zip: "40000"
    """,
    ),
    "YAML-TAB": (
        _E,
        """There is a tab in the file.

    A tab is as wide as each program likes, so nobody can see what belongs where. Entries use spaces only.

    Wrong:
        contact:
        \\twebsite: https://riverbend.example.org
    Cure: Replace each tab with two spaces. Most editors can do that by themselves: look for "indent using spaces".
    Right:
        contact:
          website: https://riverbend.example.org
    """,
    ),
    "YAML-HIDDEN": (
        _E,
        """There is an invisible character in the file.

    It often comes with text that was copied from a web page or a letter. It can turn text around or make two words look
    alike that are not.

    Wrong:
        name: River\\u200bbend Center
    Cure: Copy the line shown, or delete the line and type it again.
    Right:
        name: Riverbend Center
    """,
    ),
    "YAML-ENCODING": (
        _E,
        """The file is not saved as UTF-8, so letters such as ñ or é come out wrong.

    Wrong:
        A file saved as "ANSI", "Windows-1252" or "UTF-8 with BOM"
    Cure: In your editor choose "Save as" and the encoding "UTF-8". If single letters are wrong, type them again.
    Right:
        A file saved as "UTF-8"
    """,
    ),
    "YAML-SIZE": (
        _E,
        """The file is too large for an entry.

    Wrong:
        A file of more than 64 KB
    Cure: Keep what a visitor needs, and move long texts to the organization's own website.
    Right:
        A file of a page or two
    """,
    ),
    "YAML-EMPTY": (
        _E,
        """The file is empty, or holds notes only.

    Wrong:
        # to do
    Cure: Write the entry, or delete the file.
    Right:
        type: recovery_center
        name: Riverbend Recovery Center
    """,
    ),
    "YAML-DEPTH": (
        _E,
        """Lists and fields lie too deep in each other, which no entry needs.

    Wrong:
        services: [[[[[[[[[[[[naloxone]]]]]]]]]]]]
    Cure: Look for hyphens, brackets or spaces that are too many.
    Right:
        services: [naloxone]
    """,
    ),
    "YAML-FEATURE": (
        _E,
        """The file uses a part of YAML that entries do not use: &, *, !, <<, %, or a line of three hyphens.

    These make one line mean something somewhere else. If the sign belongs to your text, quotation marks keep it.

    Wrong:
        name: !Open Door
    Cure: Put quotation marks around the text, or write out what was meant.
    Right:
        name: "!Open Door"
    """,
    ),
    "YAML-KEY": (
        _E,
        """A field is written twice, or its name is not a plain word.

    Only one of the two could count, and nobody could tell which.

    Wrong:
        services: [naloxone]
        services: [drop_in]
    Cure: Keep the right one. If both belong, put them into one list.
    Right:
        services: [naloxone, drop_in]
    """,
    ),
    "YAML-COMMENT": (
        _E,
        """There is a # with a space before it, and everything after it would be lost.

    Wrong:
        street: 100 Example Street #4
    Cure: Put quotation marks around the whole text. If it is a note, move it to a line of its own.
    Right:
        street: "100 Example Street #4"
    """,
    ),
}
