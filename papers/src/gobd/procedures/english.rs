use super::{Block, Document, Facts, Section};

/// The documentation in English, for members and auditors who do not read German. The German one is the
/// one that counts.
pub fn write(facts: &Facts) -> Document {
    Document {
        title: format!("Documentation of procedures of {}", facts.cooperative),
        sections: vec![
            general(facts),
            organisation(facts),
            documents(),
            books(facts),
            controls(facts),
            technology(facts),
            operation(facts),
            interfaces(facts),
            keeping(),
            access(),
            history(facts),
        ],
    }
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section { heading: heading.to_owned(), blocks }
}

fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}

fn list(items: &[&str]) -> Block {
    Block::List(items.iter().map(|item| (*item).to_owned()).collect())
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn general(facts: &Facts) -> Section {
    section(
        "General description",
        vec![
            text(format!(
                "This documentation describes how {}, seated in {}, keeps its books and documents with the program {}, version {}. It holds \
                 from {} and was made by the program from its configuration (GoBD no. 151–155). The German version is the one that counts.",
                facts.cooperative, facts.seat, facts.program, facts.version, facts.valid_from
            )),
            text(
                "Transactions are: admission and shares of members, invoices to clients, payments in and out, wages with taxes and social \
                 contributions, budgets of members, courses and events.",
            ),
        ],
    )
}

fn organisation(facts: &Facts) -> Section {
    let rows = facts.responsible.iter().map(|duty| vec![duty.duty.en.clone(), duty.role.en.clone()]).collect();
    section(
        "Responsibilities",
        vec![
            Block::Table(cells(&["Duty", "Role"]), rows),
            text("Who had which duty at what time stands in the log of roles; every grant and every withdrawal is noted there."),
        ],
    )
}

fn documents() -> Section {
    section(
        "Documents (user documentation)",
        vec![list(&[
            "Outgoing invoices come about in the program from the work done. When issued they get their number, are frozen as a file \
             (structured part by EN 16931, with a PDF where wanted) with its SHA-256 checksum, and are booked: one act, whole or not at all.",
            "An issued invoice is never changed. Mistakes are mended by a credit note or a correction that names the original.",
            "Incoming electronic invoices are kept unchanged in the form in which they came; the structured part is what counts (letter of \
             the ministry of finance of 14 July 2025).",
            "Statements of account are read as the bank's camt.053 and kept unchanged; opening balance, entries and closing balance are \
             added up at every import.",
            "Pay slips are computed from the contract, the hours and the official rules of the month, and frozen with all values in between.",
        ])],
    )
}

fn books(facts: &Facts) -> Section {
    let rows = facts.series.iter().map(|series| vec![series.what.en.clone(), series.form.clone()]).collect();
    section(
        "Books",
        vec![
            list(&[
                "Every entry is double and balances; one that does not cannot come about.",
                "Every entry names day, text, amount, accounts and the document it comes from (GoBD no. 61). A reference leads from document \
                 to entry and back (no. 33).",
                "Entries are appended, never changed or deleted. They are mended by reversal (no. 107).",
                "Amounts are whole cents; they are rounded commercially where the law and the standard for invoices say so.",
            ]),
            text("Series of numbers have no gaps; a number is given in the same act that freezes the document:"),
            Block::Table(cells(&["What", "Form"]), rows),
        ],
    )
}

fn controls(facts: &Facts) -> Section {
    let four_eyes = facts.four_eyes.iter().map(|act| act.en.clone()).collect();
    section(
        "Internal controls (GoBD no. 100–102)",
        vec![
            list(&[
                "Access with a personal account only; rights by roles, checked at every access.",
                "Every change is logged with its time, who made it and what it was. The entries are chained by checksums: a later change shows.",
                "A check of the program itself adds up balances, series of numbers, documents and the chain of checksums.",
                "Invoices are checked by the rules of EN 16931 before they are issued, payment files by the rules of the German banks before \
                 they are handed out.",
            ]),
            text("These acts need a second person:"),
            Block::List(four_eyes),
        ],
    )
}

fn technology(facts: &Facts) -> Section {
    let source = if facts.source.is_empty() { String::new() } else { format!(" The source of this version: {}.", facts.source) };
    section(
        "Technical documentation",
        vec![
            text(format!(
                "{} is a single program with a database ({}). Its source is open; the description of its structure and tables comes with \
                 it.{source}",
                facts.program, facts.operation.database
            )),
            text(
                "Files of documents lie in the database together with their checksums. PDF documents are typeset without clock and network: \
                 the same values give the same bytes, so a document can be made again and compared.",
            ),
        ],
    )
}

fn operation(facts: &Facts) -> Section {
    let operation = &facts.operation;
    let restored = operation
        .restored_on
        .map_or_else(|| "No backup has been read back yet.".to_owned(), |day| format!("A backup was last read back on {day}."));
    section(
        "Operation",
        vec![
            text(format!("Operator: {}. The data lies in: {}.", operation.operator, operation.country.en)),
            text(format!("Backup: {}; place: {}. {restored}", operation.backup.en, operation.backup_place.en)),
            text(
                "A new version is installed after a backup; the change of the database runs at the start and is logged. This documentation is \
                 then made again and the earlier one kept.",
            ),
        ],
    )
}

fn interfaces(facts: &Facts) -> Section {
    let row = |interface: &super::Interface| vec![interface.with.en.clone(), interface.form.clone(), interface.when.en.clone()];
    section("Interfaces", vec![Block::Table(cells(&["With", "Form", "When"]), facts.interfaces.iter().map(row).collect())])
}

fn keeping() -> Section {
    section(
        "How long documents are kept (§ 147 AO, § 257 HGB)",
        vec![
            Block::Table(
                cells(&["Document", "Years", "From"]),
                vec![
                    cells(&["Books, inventories, annual accounts, documentation of procedures", "10", "end of the year of the last entry"]),
                    cells(&["Vouchers", "8", "end of the year in which they came about"]),
                    cells(&["Commercial letters, other documents", "6", "end of the year in which they came or went"]),
                    cells(&["Wage accounts (§ 41 EStG)", "6", "end of the year of the last entry"]),
                ],
            ),
            text("No time ends while the tax can still be assessed (§ 147 (3) AO)."),
        ],
    )
}

fn access() -> Section {
    section(
        "Access of the tax office (§ 147 (6) AO)",
        vec![list(&[
            "Z1, direct: an account with the role of an auditor sees books, documents and logs and can change nothing.",
            "Z2, indirect: the program evaluates as the auditor asks.",
            "Z3, handing over: tables with their description (index.xml by the description standard) and the documents as files.",
        ])],
    )
}

fn history(facts: &Facts) -> Section {
    let row = |version: &super::Version| vec![version.version.clone(), version.from.to_string(), version.change.en.clone()];
    section(
        "Versions",
        vec![Block::Table(cells(&["Version", "From", "What changed for the books"]), facts.history.iter().map(row).collect())],
    )
}
