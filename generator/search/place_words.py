"""Words that decide what is a place in a query: short forms, nicknames, and names of towns that mostly mean something else."""

from typing import Final

SHORT_FORMS: Final = {
    "st": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "mtn": "mountain",
    "hts": "heights",
    "spgs": "springs",
    "twp": "township",
    "co": "county",
}
"""Most are from USPS Publication 28, appendix C; "co" only after another word, since alone it is Colorado."""

KNOWN_AS: Final = {
    "nyc": ("NY", "New York"),
    "new york city": ("NY", "New York"),
    "manhattan": ("NY", "New York"),
    "harlem": ("NY", "New York"),
    "queens": ("NY", "Jamaica"),
    "philly": ("PA", "Philadelphia"),
    "vegas": ("NV", "Las Vegas"),
    "nola": ("LA", "New Orleans"),
    "sf": ("CA", "San Francisco"),
    "hollywood": ("CA", "Los Angeles"),
    "okc": ("OK", "Oklahoma City"),
    "slc": ("UT", "Salt Lake City"),
    "indy": ("IN", "Indianapolis"),
    "jax": ("FL", "Jacksonville"),
}
"""What people call a city though the Postal Service does not: the name in normal form -> state and city."""

SHOWN_AS: Final = {"queens": "Queens"}
"""Of these, what is shown as it is called, since it is no other name of that city."""

_EVERYDAY = """
hope mobile reading grace faith unity liberty freedom independence harmony friendship serenity mercy justice success new life
home house hill valley center central community family park union start street bridge haven crossroads path journey summit
horizon sunrise bright open circle peace love joy welcome eagle cross rock spring springs light way clean dry normal best rescue
early young friend friends needles pain blue orange rainbow genesis transfer paradise eden zion bethel trinity carpenter
hospital clinic university college crisis bar beer alcohol
"""
_PLAIN = "the a an of and for to at by on with my your our no not all free now"

EVERYDAY: Final = frozenset(_EVERYDAY.split())
"""Names of towns, and words that far more often mean what they say: weak even where no entry's name holds them."""

PLAIN: Final = frozenset(_PLAIN.split())
"""Words that never make a name by themselves."""
