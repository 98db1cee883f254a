"""What entries.py puts together: words of names, places and texts, keys of the vocabulary, people by state."""

from dataclasses import dataclass

# People of 2020 in hundred thousands (U.S. Census Bureau, 2020 apportionment results, table 2, and the District).
PEOPLE = {
    "AL": 50, "AK": 7, "AZ": 72, "AR": 30, "CA": 395, "CO": 58, "CT": 36, "DE": 10, "DC": 7, "FL": 215, "GA": 107, "HI": 15,
    "ID": 18, "IL": 128, "IN": 68, "IA": 32, "KS": 29, "KY": 45, "LA": 47, "ME": 14, "MD": 62, "MA": 70, "MI": 101, "MN": 57,
    "MS": 30, "MO": 62, "MT": 11, "NE": 20, "NV": 31, "NH": 14, "NJ": 93, "NM": 21, "NY": 202, "NC": 104, "ND": 8, "OH": 118,
    "OK": 40, "OR": 42, "PA": 130, "RI": 11, "SC": 51, "SD": 9, "TN": 69, "TX": 291, "UT": 33, "VT": 6, "VA": 86, "WA": 77,
    "WV": 18, "WI": 59, "WY": 6,
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A subtype: how often it is drawn, what such places are called, what they offer, which times they have."""

    type: str
    subtype: str
    weight: int
    called: tuple[str, ...]
    services: tuple[str, ...]
    times: str = ""


CARE = (
    "peer_support_one_to_one", "peer_support_group", "recovery_coaching", "treatment_navigation", "family_education",
    "relapse_prevention_group", "moud_linkage", "naloxone", "hiv_hcv_testing", "transportation_help", "employment_help",
    "housing_navigation", "court_support", "childcare", "insurance_enrollment_help",
)  # fmt: skip
DOOR = (
    "drop_in", "social_activities", "mutual_aid_meetings_hosted", "recovery_coaching", "life_skills", "arts_program",
    "wellness_activities", "resource_navigation", "employment_help", "education_help", "id_documents_help", "legal_help",
    "food_clothing", "naloxone", "financial_help",
)  # fmt: skip
REDUCTION = ("naloxone", "fentanyl_test_strips", "syringe_services", "hiv_hcv_testing", "moud_linkage", "food_clothing")

KINDS = (
    Kind("recovery_center", "treatment_program", 40, (
        "Treatment Center", "Counseling Services", "Behavioral Health", "Wellness Clinic", "Outpatient Services", "Health Partners",
        "Recovery Services LLC", "Family Services", "Medical Group", "Comprehensive Care Center", "Addiction Medicine",
    ), CARE, "open_hours"),
    Kind("recovery_center", "recovery_residence", 12, (
        "House", "Sober Living", "Recovery Home", "Manor", "Residence", "House for Women", "House for Men", "Halfway House",
    ), ("recovery_housing", "peer_support_group", "employment_help", "life_skills", "transportation_help")),
    Kind("recovery_center", "recovery_community_center", 8, (
        "Recovery Community Center", "Recovery Cafe", "Peer Center", "Community Hub", "Recovery Alliance", "Recovery Collective",
    ), DOOR, "open_hours"),
    Kind("recovery_center", "harm_reduction_program", 5, (
        "Harm Reduction", "Outreach Project", "Syringe Services", "Street Health", "Overdose Response",
    ), REDUCTION, "open_hours"),
    Kind("support_group", "mutual_aid_meeting", 24, (
        "Group", "Meeting", "Nooners", "Candlelight Group", "Newcomers", "Early Birds", "Circle", "Step Study", "Fellowship",
    ), ("mutual_aid_meeting",), "meeting"),
    Kind("support_group", "family_group", 4, ("Family Group", "Parents Circle", "Families and Friends"),
         ("family_support", "family_education"), "meeting"),
    Kind("peer_program", "peer_coaching", 5, ("Peer Coaching", "Peer Network", "Recovery Coaches", "Peer Bridge"), CARE[:9], "open_hours"),
    Kind("peer_program", "warmline", 2, ("Warmline", "Peer Line", "Evening Warmline"),
         ("warmline", "peer_support_one_to_one", "resource_navigation"), "phone_hours"),
)  # fmt: skip

FELLOWSHIPS = (
    "aa",
    "aa",
    "aa",
    "na",
    "na",
    "smart_recovery",
    "recovery_dharma",
    "celebrate_recovery",
    "ca",
    "lifering",
    "wellbriety",
)
OPERATORS = ("nonprofit", "nonprofit", "nonprofit", "for_profit", "government", "hospital", "faith_based", "tribal")
FOCUSES = (
    "any_substance",
    "alcohol",
    "opioids",
    "stimulants",
    "cannabis",
    "any_mental_health",
    "co_occurring",
    "gambling",
    "grief",
)
PATHWAYS = (
    "twelve_step",
    "secular",
    "cbt_based",
    "christian",
    "harm_reduction",
    "medication_supported",
    "all_pathways",
    "wellness",
)
POPULATIONS = (
    "adults", "youth", "young_adults", "older_adults", "women", "men", "lgbtq", "veterans", "pregnant_postpartum",
    "parents_with_children", "families_and_friends", "reentry", "justice_involved", "unhoused", "native_american",
    "hispanic_latino", "deaf_hard_of_hearing", "hiv", "first_responders",
)  # fmt: skip
SETTINGS = (
    "outpatient",
    "inpatient",
    "residential",
    "hospital",
    "community_based",
    "treatment_program",
    "mental_health_service",
)
LANGUAGES = ("es", "es", "es", "ase", "vi", "zh", "ht", "pt", "ru", "ko", "ar", "tl", "so", "hmn")
ACCESSIBILITY = (
    "step_free_entrance",
    "elevator",
    "accessible_parking",
    "hearing_loop",
    "service_animals",
    "transit_nearby",
    "free_parking",
)
COSTS = ("free", "sliding_scale", "sliding_scale", "insurance_only", "donation", "ask")
PAYMENTS = ("medicaid", "medicare", "private_insurance", "military_insurance", "state_funds", "self_pay")

HOPES = (
    "New Dawn", "Second Wind", "Open Arms", "Clear Path", "Common Table", "Steady Steps", "First Light", "Brave", "Kindred",
    "True North", "Homeward", "Gentle", "Bright Morning", "Long Road", "Better Days", "Good Neighbor", "Living Water", "Promise",
    "Courage", "Renewed", "Unbroken", "Together", "Onward", "Still Here", "Safe Passage", "Hopeful", "Grateful", "Serene",
    "Everyday", "Freedom", "Resilient", "Rising", "Quiet", "Faithful", "United", "Whole Heart", "One Day", "Turning", "Anchored",
)  # fmt: skip
NATURE = (
    "Cedar", "Juniper", "Heron", "Aspen", "Alder", "Magnolia", "Sparrow", "Falcon", "Otter", "Bluebird", "Sage", "Prairie", "Granite",
    "Copper", "Amber", "Laurel", "Hickory", "Spruce", "Elder", "Fern", "Clover", "Thistle", "Marsh", "Raven", "Fox", "Badger", "Swan",
    "Birch", "Linden", "Hazel", "Rowan", "Holly", "Ivy", "Poppy", "Iris", "Acorn", "Maple", "Palm", "Cypress", "Pecan", "Mesquite",
    "Yucca", "Saguaro", "Coral", "Pearl", "Flint", "Slate", "Silver", "Golden", "Stone", "Winter", "Summer", "Harvest", "Evening",
)  # fmt: skip
GROUNDS = (
    "brook", "field", "wood", "ridge", "haven", "view", "dale", "gate", "bridge", "ford", "hill", "side", "land", "crest", "point",
    "creek", "bend", "grove", "mill", "shore", "port", "glen", "moor", "cliff", "stead", "way",
)  # fmt: skip
BEGINNINGS = (
    "bar", "bel", "ben", "bram", "bur", "cal", "car", "chan", "col", "dal", "dar", "del", "dor", "ed", "el", "fan", "far", "gar", "gil",
    "gran", "hal", "har", "hen", "hol", "jan", "jor", "kar", "ken", "kil", "lan", "lar", "len", "lor", "mal", "mar", "mel", "mor", "nal",
    "nor", "or", "pal", "per", "quin", "ran", "ros", "sal", "sher", "stan", "tal", "tor", "val", "ver", "wal", "wil", "yar", "zan",
)  # fmt: skip
MIDDLES = (
    "a",
    "ba",
    "de",
    "der",
    "e",
    "en",
    "er",
    "i",
    "in",
    "ing",
    "is",
    "la",
    "le",
    "ling",
    "mi",
    "na",
    "ner",
    "o",
    "ri",
    "ron",
    "so",
    "ta",
    "ti",
    "u",
)
ENDINGS = (
    "bury", "by", "don", "ell", "field", "good", "kins", "ley", "lin", "low", "man", "mond", "more", "nell", "ner", "rell", "rick",
    "ridge", "sen", "son", "stein", "ston", "ton", "vale", "ville", "wald", "well", "wick", "win", "wood", "worth", "zar",
)  # fmt: skip
WAYS = ("St", "Ave", "Rd", "Blvd", "Dr", "Ln", "Way", "Pkwy", "Ct", "Pl")

SENTENCES = (
    "Open to everyone in {city} and the towns around it.",
    "Run by {by}; no appointment is needed for a first talk.",
    "Come in by the side door {near}.",
    "Coffee and a meal for whoever comes on {day}.",
    "Rides can be arranged a day ahead from {near}.",
    "Groups for newcomers meet on {day} evening.",
    "People who take medication are welcome.",
    "Help with forms, identity cards and court dates.",
    "A calm place to sit, talk and plan the week.",
    "Childcare during the {day} group; ask when you call.",
    "Staffed by {by} who have been there themselves.",
    "No insurance is asked for, and nobody is turned away.",
    "Bilingual staff on {day}; interpreters by phone at any hour.",
    "Walks, cooking and art, planned by the members.",
    "Naloxone and how to use it, without questions.",
    "Since the flood they meet {near}.",
)
NEAR = (
    "beside the library", "behind the fire station", "across from the courthouse", "in the basement of the church", "above the bakery",
    "near the bus depot", "at the community college", "next to the food pantry", "in the old schoolhouse", "by the fairground",
    "opposite the hospital", "at the union hall", "in the senior center", "off the town square", "at the grange",
)  # fmt: skip
BY = (
    "volunteers",
    "peers",
    "nurses and peers",
    "members",
    "a county team",
    "alumni",
    "two coaches",
    "a tribal council",
    "families",
    "veterans",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
