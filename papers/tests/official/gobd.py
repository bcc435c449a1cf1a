"""Reads a folder for the tax audit by its index.xml alone, as a program of the tax office does.

usage: python gobd.py FOLDER   (standard library only)

Every table is read with the delimiters, the decimal sign, the kinds and lengths its description names; keys are
unique, references lead somewhere. Prints the rows of each table and the sums of its numeric columns.
"""

import csv
import datetime
import decimal
import pathlib
import sys
import xml.etree.ElementTree as ET

folder = pathlib.Path(sys.argv[1])
index = ET.parse(folder / "index.xml").getroot()
assert index.tag == "DataSet" and index.findtext("Version") == "1.0"
keys, later = {}, []
for table in index.iter("Table"):
    name, form = table.findtext("Name"), table.find("VariableLength")
    assert table.find("UTF8") is not None and form.findtext("RecordDelimiter") == "\r\n"
    text = (folder / table.findtext("URL")).read_bytes().decode("utf-8")
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    rows = list(csv.reader(text.split("\r\n")[:-1], delimiter=form.findtext("ColumnDelimiter"), quotechar=form.findtext("TextEncapsulator"), strict=True))
    columns = [part for part in form if part.tag in ("VariablePrimaryKey", "VariableColumn")]
    names = [column.findtext("Name") for column in columns]
    assert rows[0] == names and table.findtext("Range/From") == "2"
    sums = {}
    for row in rows[1:]:
        assert len(row) == len(columns), (name, row)
        for column, value in zip(columns, row):
            if column.find("AlphaNumeric") is not None:
                assert len(value) <= int(column.findtext("MaxLength"))
            elif value and column.find("Date") is not None:
                datetime.datetime.strptime(value, "%d.%m.%Y")
            elif value:
                number = decimal.Decimal(value.replace(table.findtext("DecimalSymbol"), "."))
                assert -number.as_tuple().exponent == int(column.findtext("Numeric/Accuracy") or 0)
                sums[column.findtext("Name")] = sums.get(column.findtext("Name"), 0) + number
    width = sum(column.tag == "VariablePrimaryKey" for column in columns)
    keys[name] = {tuple(row[:width]) for row in rows[1:]}
    assert len(keys[name]) == len(rows) - 1
    for foreign in form.findall("ForeignKey"):
        places = [names.index(part.text) for part in foreign.findall("Name")]
        later.append((name, foreign.findtext("References"), {tuple(row[place] for place in places) for row in rows[1:]}))
    print(f"{name}: {len(rows) - 1} rows" + "".join(f", {column} {total.normalize():f}" for column, total in sums.items()))
for name, target, values in later:
    assert values <= keys[target], (name, target)
