"""What a listing says: no promises, no advice that harms, no words that hurt, nothing hidden until people have travelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.rule_data import Hit
from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import hits, is_name, said, texts
from generator.directory.model import Entry
from generator.patterns import pattern
from generator.problems import Severity

_PERCENT = pattern(
    r"\b\d{1,3}\s?(?:%|percent|por ciento)\s+(?:success|of (?:our )?(?:clients|guests|people) (?:stay|recover)|de éxito)",
    re.IGNORECASE,
)
DOSE = pattern(r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?|miligramos?)\b", re.IGNORECASE)
_SHOUTED = pattern(r"\b[A-ZÁÉÍÓÚÑ]{4,}(?:[\s,]+[A-ZÁÉÍÓÚÑ]{2,}){2,}\b")
_LONG_NAME = 12  # a shorter one may be letters that stand for words
_LINK = pattern(r"(?:https?://|\bwww\.)\S+|\]\((?!\s*https?:)")
_SCHEME = pattern(r"\]\(\s*<?\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")
_SCHEMES = frozenset({"http", "https", "tel", "mailto"})
_WOMEN = pattern(r"wom[ae]n|ladies|mujer", re.IGNORECASE)


def _told(at: str, hit: Hit, message: str, fix: str) -> Finding:
    better = f'Write "{hit.instead}" instead.' if hit.instead else fix
    return Finding(at, message.format(f'"{hit.words}"'), better, found=hit.words, instead=hit.instead)


def no_promises(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text promises a result.

    Nobody can promise recovery. Cures, guarantees and success rates are advertising, and people
    whom they fail blame themselves.

    Wrong:
        summary: A guaranteed cure, with a 90% success rate.
    Cure: Say what is offered, not what it will do.
    Right:
        summary: Free recovery coaching, one to one or in a group.
    """
    fix = "Say what is offered, not what it will do."
    promised = set()
    for at, hit in hits(entry, setting.data.words.get("CLAIM-RESULT")):
        promised.add(at)
        yield _told(at, hit, "{} promises a result.", fix)
    for at, text in texts(entry):
        if at not in promised and not is_name(at) and (match := _PERCENT.search(text)):
            yield Finding(at, f'"{match[0]}" promises a result.', fix, found=match[0])


def no_praise(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text praises or presses.

    "The best", "luxury", "call now": whoever looks for help needs to know what there is, and is pressed enough.

    Wrong:
        summary: The best luxury program in town. Call now!
    Cure: Take the praise out, and say what people find there.
    Right:
        summary: A free evening program with meetings and meals.
    """
    for at, hit in hits(entry, setting.data.words.get("CLAIM-PRAISE")):
        yield _told(at, hit, "{} is praise or pressure.", "Say plainly what people find there.")


def no_shouting(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text shouts: capital letters, or more than one exclamation mark.

    Capitals are hard to read, and screen readers spell some of them out letter by letter.

    Wrong:
        summary: FREE HELP FOR EVERYBODY!!!
    Cure: Write small letters, and at most one exclamation mark.
    Right:
        summary: Free help for everybody.
    """
    for at, text in texts(entry):
        if at == "name" and text.isupper() and len(text) > _LONG_NAME:
            yield Finding(at, "The name is written in capitals.", "Write small letters, as the place itself does.")
        if at.rpartition(".")[2] in ("summary", "description", "alert", "status_note"):
            if text.count("!") > 1:
                yield Finding(at, "There is more than one exclamation mark.", "Keep one at most.", found="!")
            if match := _SHOUTED.search(text):
                yield Finding(at, f'"{match[0][:40]}" is written in capitals.', "Write small letters.", found=match[0])


def few_links(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """There is more than one link in the description.

    Links have fields of their own, where they are checked and shown with care. A text full of links is mostly
    advertising.

    Wrong:
        description: See https://riverbend.example.org/a and https://riverbend.example.org/b.
    Cure: Put the website into contact.website and the link to join into join.url. Keep one link at most.
    Right:
        description: More on our website.
    """
    for at, text in texts(entry):
        if len(_LINK.findall(text)) > 1 and at.rpartition(".")[2] in ("description", "summary"):
            yield Finding(at, "There is more than one link in this text.", "Links have fields of their own.")


def safe_links(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A link in the text starts with something else than https:, http:, tel: or mailto:.

    Other beginnings can run a program or open a file on the reader's device.

    Wrong:
        description: "[More](javascript:alert(1))"
    Cure: Write a link that starts with https://, or take it out.
    Right:
        description: "[More](https://riverbend.example.org)"
    """
    for at, text in texts(entry):
        for match in _SCHEME.finditer(text):
            if match[1].lower() not in _SCHEMES:
                yield Finding(
                    at,
                    f'A link cannot start with "{match[1][:20]}:" here.',
                    "Write a link that starts with https://.",
                    found=match[0],
                )


def no_doses(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text gives a dose.

    A directory of peers gives no doses: what is right for one can kill another.

    Wrong:
        description: Start with 8 mg a day.
    Cure: Take it out. Doses are for a doctor or a pharmacist.
    Right:
        description: Medication is prescribed by the doctor at the clinic.
    """
    for at, text in texts(entry):
        if match := DOSE.search(text):
            yield Finding(
                at, f'"{match[0]}" is a dose.', "Take it out. Doses are for a doctor or a pharmacist.", found=match[0]
            )


def no_tapering(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text tells people how to stop a drug or a medication by themselves.

    Stopping alcohol or benzodiazepines suddenly can kill (SAMHSA, TIP 45). Only a doctor can say how.

    Wrong:
        description: Detox at home with our plan.
    Cure: Take it out. Say instead that a doctor should be asked.
    Right:
        description: Ask a doctor before you stop drinking; stopping suddenly can be dangerous.
    """
    for at, hit in hits(entry, setting.data.words.get("ADVICE-TAPER")):
        yield _told(at, hit, "{} is advice only a doctor can give.", "Take it out; say that a doctor should be asked.")


def peers_are_no_clinicians(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text speaks of diagnosis or therapy, but nothing says that there are clinical staff.

    Peers share their experience; they neither diagnose nor treat. Who needs a clinician must not come in vain.

    Wrong:
        summary: Our peers diagnose and offer psychotherapy.
    Cure: If there are clinical staff, add clinical_services: true. If not, say what the peers do.
    Right:
        summary: Our peers listen and help you find a therapist.
        clinical_services: true
    """
    if entry.clinical_services or entry.subtype == "treatment_program":
        return
    for at, hit in hits(entry, setting.data.words.get("CLINICAL-WORDS")):
        if at.endswith(("documents", "eligibility")):
            continue
        yield _told(
            at,
            hit,
            "{} is for clinicians.",
            "If clinical staff work there, add clinical_services: true. If not, reword it.",
        )


def warmlines_are_calm(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A warmline speaks of itself as a crisis line.

    A warmline is for talking; nobody there can send help. The site says "not a crisis line" beside each one, and its
    own text must not say otherwise. Whether it does, a person must read.

    Wrong:
        subtype: warmline
        summary: A suicide hotline, day and night.
    Cure: Reviewer: is it a warmline? Then reword the text. If it is a real crisis line, it belongs into content/crisis.yaml after review.
    Right:
        subtype: warmline
        summary: Talk with a peer, day and night. Not a crisis line.
    """
    if entry.subtype != "warmline" and not any(phone.kind == "warmline" for phone in entry.contact.phones):
        return
    for at, hit in hits(entry, setting.data.words.get("WARMLINE-CRISIS"), names=True):
        yield _told(at, hit, "A warmline, and yet {}: could somebody in a crisis take it for help?", "Reword it.")


def person_first(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """There is a word that hurts, and a better one.

    The person comes first, then the condition. Words that label people keep them from asking for help (National
    Institute on Drug Abuse, "Words Matter"). Names of fellowships and bodies are their own, and stand as they are.

    Wrong:
        summary: Help for addicts and the homeless.
    Cure: Use the better words: copy the line shown, or say it your way.
    Right:
        summary: Help for people with a substance use disorder and people without housing.
    """
    for at, hit in hits(entry, setting.data.words.get("WORDS-PERSON")):
        yield _told(at, hit, "{} labels people.", "Put the person first.")


def no_only_way(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text calls one way of recovery the only one, or another one worthless.

    People recover in many ways: with steps or without, with faith or without, with medication or without. People who
    are told that their way does not count may stop looking.

    Wrong:
        summary: The only way to real recovery.
    Cure: Say what your way is, and leave the others in peace.
    Right:
        summary: We follow the twelve steps.
    """
    for at, hit in hits(entry, setting.data.words.get("PATHWAY-NEUTRAL")):
        yield _told(at, hit, "{} sets one way of recovery above others.", "Say what this way is.")


def faith_is_told(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The text speaks of Christian faith, but the pathways do not.

    People filter by pathway. Who looks for a faith should find it, and who does not should know before the trip.

    Wrong:
        summary: A Christian program with daily Bible study.
        pathways: [twelve_step]
    Cure: Add christian to pathways. If faith plays no part, reword the text.
    Right:
        pathways: [twelve_step, christian]
    """
    if {"christian", "other_faith"} & set(entry.pathways) or entry.operator == "faith_based":
        return
    for at, hit in hits(entry, setting.data.words.get("PATHWAY-WORDS")):
        yield _told(at, hit, "{} tells of a Christian way, but pathways does not.", "Add christian to pathways.")


def medication_honest(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """All pathways are welcome, it says, but people on medication are not.

    All pathways means all: people on methadone, buprenorphine or psychiatric medication too.

    Wrong:
        pathways: [all_pathways]
        medication: not_welcome
    Cure: Mend one of the two.
    Right:
        pathways: [all_pathways]
        medication: welcome
    """
    if "all_pathways" in entry.pathways and entry.medication == "not_welcome":
        yield Finding(
            "medication",
            "All pathways, but people on medication are not welcome: both cannot be true.",
            "Mend one of the two.",
        )


def medication_told(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A treatment program or a recovery residence does not say whether people on medication are welcome.

    Somebody on methadone or buprenorphine who is turned away at the door may not try a second door.

    Wrong:
        subtype: recovery_residence
    Cure: Ask, and add medication: welcome, ask or not_welcome. If you cannot find out, write medication: unknown.
    Right:
        subtype: recovery_residence
        medication: welcome
    """
    if (
        entry.subtype in ("treatment_program", "recovery_residence")
        and not entry.medication
        and not (entry.housing and entry.housing.medication)
    ):
        yield Finding(
            "subtype",
            "Are people on medication welcome? The entry does not say.",
            "Ask, and add a line: medication: welcome, ask, not_welcome or unknown.",
        )


def exclusion_told(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The name speaks of women or of men, but nothing says whether others can come.

    People must know before they travel. The name alone does not say whether a place is only for them.

    Wrong:
        name: Riverbend Women's Center
    Cure: If it is only for them, add exclusive_to: [women] or [men]. If it is for everybody, add populations: [women],
        which says who gets a special welcome.
    Right:
        name: Riverbend Women's Center
        exclusive_to: [women]
    """
    if not {"women", "men"}.isdisjoint((*entry.exclusive_to, *entry.populations)):
        return
    words = setting.data.words.get("EXCLUSION-NAME")
    if words is None or not words.possible(said(entry).words):
        return
    for hit in words.find(entry.name):
        who = "women" if _WOMEN.search(hit.words) else "men"
        yield Finding(
            "name",
            f'"{hit.words}" in the name: is it only for {who}?',
            f"If so, add exclusive_to: [{who}]. If not, add populations: [{who}].",
            found=hit.words,
        )
        return


RULES = (
    Rule("CLAIM-RESULT", Severity.ERROR, no_promises),
    Rule("CLAIM-PRAISE", Severity.WARNING, no_praise, imported=False),
    Rule("CLAIM-SHOUT", Severity.WARNING, no_shouting, imported=False),
    Rule("TEXT-LINKS", Severity.WARNING, few_links, imported=False),
    Rule("LINK-SCHEME", Severity.ERROR, safe_links, excusable=False),
    Rule("CLAIM-DOSE", Severity.ERROR, no_doses),
    Rule("ADVICE-TAPER", Severity.ERROR, no_tapering),
    Rule("CLINICAL-WORDS", Severity.WARNING, peers_are_no_clinicians, imported=False),
    Rule("WARMLINE-CRISIS", Severity.REVIEW, warmlines_are_calm),
    Rule("WORDS-PERSON", Severity.WARNING, person_first, imported=False),
    Rule("PATHWAY-NEUTRAL", Severity.WARNING, no_only_way, imported=False),
    Rule("PATHWAY-WORDS", Severity.WARNING, faith_is_told, imported=False),
    Rule("MEDICATION-HONEST", Severity.ERROR, medication_honest),
    Rule("MEDICATION-MISSING", Severity.WARNING, medication_told, imported=False),
    Rule("EXCLUSION-NAME", Severity.WARNING, exclusion_told),
)
