"""Pages of the codes that importing and hosting can give. Volunteers who write entries never meet them."""

from generator.problems import Severity

_E = Severity.ERROR


def _page(cause: str, wrong: str, cure: str, right: str) -> tuple[Severity, str]:
    return _E, f"{cause}\n\nWrong:\n    {wrong}\nCure: {cure}\nRight:\n    {right}\n"


CODES = {
    "FEED-FILE": _page(
        "The file of the feed cannot be opened.",
        "a name or folder that is not there",
        "Look at the name and the folder.",
        "the file as it was saved",
    ),
    "FEED-JSON": _page(
        "The feed cannot be read as JSON, or holds no list of meetings.",
        "a page of HTML that was saved instead of the feed",
        "Open the feed's address in a browser, and save what it shows as it is.",
        "a file that starts with [ or {",
    ),
    "FEED-OPTION": _page(
        "An option of the import does not fit.", "an empty name for the feed", "Follow the message.", "a short name"
    ),
    "FEED-PAGE": _page(
        "The file holds a message of the server instead of meetings.",
        "an error page",
        "Ask the server again later, or ask those who run it.",
        "a list of meetings",
    ),
    "FEED-SHRUNK": _page(
        "The feed has far fewer records than last time, so nothing was closed.",
        "1,900 records last month, 12 today",
        "Look at the feed. If it is true, import again and say so, as the message tells.",
        "about as many as last time",
    ),
    "FEED-SIZE": _page(
        "The file is larger than any list of meetings.", "over 64 MB", "See whether it is the right file.", "a few MB"
    ),
    "FEED-TABLE": _page(
        "The table has no row that names its columns, or a quotation mark in it is never closed.",
        "a table that starts with its first meeting",
        "The first row names the columns: Name, Day, Time and so on.",
        "Name,Day,Time",
    ),
    "FETCH-ADDRESS": _page(
        "The address of the feed cannot be asked.",
        "an address in one's own network",
        "Give the public address of the feed, with https://.",
        "https://riverbend.example.org/meetings.json",
    ),
    "FETCH-FAILED": _page(
        "The server did not answer.", "a server that is down", "Try again later; nothing was changed.", "an answer"
    ),
    "FETCH-SIZE": _page(
        "The answer is larger than any list of meetings.",
        "over 64 MB",
        "See whether it is the right address.",
        "a few MB",
    ),
    "FETCH-STATUS": _page(
        "The server answers that it will not give the feed.",
        "404 or 403",
        "Look at the address, or ask those who run the feed.",
        "200",
    ),
    "FINDTREATMENT-FILE": _page(
        "The file is not what FindTreatment.gov's API answers.",
        "a page that was saved from a browser",
        "Save the API's answer as it is.",
        "a file with rows",
    ),
    "FINDTREATMENT-SIZE": _page(
        "The file is too large.", "the whole country at once", "Ask the API for one state at a time.", "one state"
    ),
    "HSDS-FILE": _page(
        "The file is no Open Referral package, or a part of it cannot be read.",
        "a table without the names of its columns",
        "Ask for the package again; the message says which file is meant.",
        "a folder or .zip with datapackage.json",
    ),
    "HSDS-PACKAGE": _page(
        "The package cannot be unpacked safely.",
        "a .zip that grows beyond all measure",
        "Ask for it again, or unpack it yourself and import the folder.",
        "a plain .zip",
    ),
    "HSDS-SIZE": _page(
        "The file is too large.", "the whole country in one file", "Import one part at a time.", "one state"
    ),
    "LEDGER-DAMAGED": _page(
        "The import's own record of this feed is damaged.",
        "a line of content/feeds that was changed by hand",
        "Take the file back from the last commit. Without it an import cannot tell what people changed.",
        "the file as the last import wrote it",
    ),
    "SAMHSA-BOOK": _page(
        "The workbook is neither national directory, or the same one was given twice.",
        "two copies of one workbook",
        "Give one workbook of each kind, or only one.",
        "the substance use and the mental health directory",
    ),
    "SAMHSA-DATE": _page(
        "The workbook does not say when it was made, or names a day in the future.",
        "a workbook that was opened and saved again",
        "Download it again, and import that file unopened.",
        "the workbook as SAMHSA publishes it",
    ),
    "SHEET-COLUMN": _page(
        "No column of the table holds the names of the groups.",
        "Day,Time,Place",
        "Name the column Name, or say which it is, as the message tells.",
        "Name,Day,Time,Place",
    ),
    "SHEET-FILE": _page(
        "The table cannot be read.", "a file that is no table", "Save it as CSV, in UTF-8.", "a .csv file"
    ),
    "TABLE-FILE": _page(
        "The file is no table of `recovery-site export csv`.",
        "a table with other columns",
        "Export again, and change cells only.",
        "the exported table",
    ),
    "WORKBOOK-COLUMN": _page(
        "A sheet of the workbook lacks a column.",
        "a sheet whose first row is a title",
        "The first row names the columns. Download the workbook again.",
        "the workbook as it was published",
    ),
    "WORKBOOK-EXTRA": _page(
        "One more package is needed to read .xlsx files.",
        "a tool installed without it",
        'Run: pip install "recovery-site[workbooks]"',
        "a tool installed with it",
    ),
    "WORKBOOK-FILE": _page(
        "The file is no .xlsx workbook.", "a download that was cut short", "Download it again.", "a whole .xlsx file"
    ),
    "WORKBOOK-SHEET": _page(
        "A sheet that is needed is not in the workbook.",
        "another workbook",
        "See whether it is the right file.",
        "a workbook with that sheet",
    ),
    "WORKBOOK-SIZE": _page(
        "The workbook is larger than any directory.", "over 64 MB", "See whether it is the right file.", "a few MB"
    ),
    # For those who run a site: the message of each says what it is about.
    "AUDIT-": _page(
        "The built site was looked through, and something on it is not as it must be.",
        "a link on a page that leads nowhere",
        "Follow the message. If it is not about your content or settings, report it: it is a fault of the tool.",
        "a site without such findings",
    ),
    "HOST-": _page(
        "The built site does not fit the host it is meant for: it is too large, or has still the address of this computer.",
        "more files than the host takes",
        "Follow the message: leave something out, or choose a host that takes it.",
        "a site within the limits",
    ),
}
