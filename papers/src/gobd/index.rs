use super::{Column, DTD, DataSet, Kind, Table};
use crate::xml::XmlWriter;

/// `index.xml`: the description of all tables, in German as the standard's readers are.
pub(super) fn write(set: &DataSet) -> Vec<u8> {
    let mut xml = XmlWriter::new();
    xml.doctype("DataSet", DTD);
    xml.within("DataSet", |xml| {
        xml.leaf("Version", "1.0");
        xml.within("DataSupplier", |xml| {
            xml.leaf("Name", &set.supplier);
            xml.leaf("Location", &set.location);
            xml.leaf("Comment", &set.comment);
        });
        xml.within("Media", |xml| {
            xml.leaf("Name", "Daten");
            for table in &set.tables {
                xml.within("Table", |xml| write_table(xml, set, table));
            }
        });
    });
    xml.finish()
}

fn write_table(xml: &mut XmlWriter, set: &DataSet, table: &Table) {
    xml.leaf("URL", &table.file);
    xml.leaf("Name", &table.name);
    xml.optional("Description", Some(table.description.as_str()).filter(|text| !text.is_empty()));
    xml.within("Validity", |xml| {
        xml.within("Range", |xml| {
            xml.leaf("From", &set.from.strftime("%d.%m.%Y").to_string());
            xml.leaf("To", &set.to.strftime("%d.%m.%Y").to_string());
        });
        xml.leaf("Format", "DD.MM.YYYY");
    });
    xml.empty("UTF8");
    xml.leaf("DecimalSymbol", ",");
    xml.leaf("DigitGroupingSymbol", ".");
    // The first line holds the headings.
    xml.within("Range", |xml| xml.leaf("From", "2"));
    xml.within("VariableLength", |xml| {
        xml.leaf("ColumnDelimiter", ";");
        xml.leaf("RecordDelimiter", "\r\n");
        xml.leaf("TextEncapsulator", "\"");
        for column in &table.columns {
            let name = if column.key { "VariablePrimaryKey" } else { "VariableColumn" };
            xml.within(name, |xml| write_column(xml, column));
        }
        for reference in &table.references {
            xml.within("ForeignKey", |xml| {
                for column in &reference.columns {
                    xml.leaf("Name", column);
                }
                xml.leaf("References", &reference.table);
            });
        }
    });
}

fn write_column(xml: &mut XmlWriter, column: &Column) {
    xml.leaf("Name", &column.name);
    xml.optional("Description", Some(column.description.as_str()).filter(|text| !text.is_empty()));
    match column.kind {
        Kind::Text(most) => {
            xml.empty("AlphaNumeric");
            xml.leaf("MaxLength", &most.to_string());
        }
        Kind::Number(0) => xml.empty("Numeric"),
        Kind::Number(decimals) => xml.within("Numeric", |xml| xml.leaf("Accuracy", &decimals.to_string())),
        Kind::Day => xml.within("Date", |xml| xml.leaf("Format", "DD.MM.YYYY")),
    }
}
