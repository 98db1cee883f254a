"""Hand-made workbooks in the shape of SAMHSA's: the smallest .xlsx (ECMA-376) a reader accepts."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from generator.exchange.samhsa.rows import COLUMNS, FACILITIES, REFERENCE

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CODES = {
    "sa": {"SA": "Substance use treatment", "DT": "Detoxification"},
    "mh": {"SA": "Substance use treatment", "MH": "Mental health treatment"},
}


def sheet_xml(rows: Iterable[Sequence[object]]) -> str:
    """A worksheet; numbers are cells of numbers, None is no cell, all else is text."""
    out = []
    for n, row in enumerate(rows, 1):
        cells = []
        for column, value in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", row, strict=False):
            if isinstance(value, int | float):
                cells.append(f'<c r="{column}{n}"><v>{value}</v></c>')
            elif value is not None:
                cells.append(
                    f'<c r="{column}{n}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
                )
        out.append(f'<row r="{n}">{"".join(cells)}</row>')
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>{"".join(out)}</sheetData></worksheet>'


def write_workbook(path: Path, sheets: Mapping[str, str], made: str = "2022-05-06") -> Path:
    """A workbook of these sheets (name -> XML), made on this day ("" for one that does not say)."""
    names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    root = f'<Relationship Id="rId1" Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{root}</Relationships>')
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>{names}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>')
        for n, xml in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", xml)
        if made:
            created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}T15:56:29Z</dcterms:created>'
            archive.writestr("docProps/core.xml", f"<cp:coreProperties>{created}</cp:coreProperties>")
    return path


def facility(name: str = "Open Door", **cells: object) -> dict[str, object]:
    """A row of a facility in Louisville; `cells` replace some of its columns."""
    row = {
        "name1": name, "street1": "100 Example Street", "city": "Louisville", "state": "KY", "zip": "40202", "phone": "502-555-0143",
        "service_code_info": "SA * OP * PEER",
    }  # fmt: skip
    return row | cells


def directory(
    path: Path,
    book: str,
    rows: Iterable[Mapping[str, object]],
    made: str = "2022-05-06",
    codes: Mapping[str, str] | None = None,
) -> Path:
    """A national workbook: "sa" or "mh", these rows, and the reference sheet that tells which it is."""
    table = [COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)]
    explained = CODES[book] | dict(codes or {})
    reference = [("category_code", "category_name", "service_code", "service_name", "service_description")]
    reference += [("TC", "Type of Care", code, f"{name}  ", "") for code, name in explained.items()]
    return write_workbook(path, {FACILITIES: sheet_xml(table), REFERENCE: sheet_xml(reference)}, made)
