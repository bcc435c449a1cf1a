//! Writes one specimen of every document, in German and in English, to look at.
//!
//! `cargo run -p papers --example specimens -- FOLDER`

mod values;

use papers::documents::{Lang, render};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "specimens".to_owned());
    std::fs::create_dir_all(&folder)?;
    for (lang, suffix) in [(Lang::De, "de"), (Lang::En, "en")] {
        for (name, document) in values::all(lang) {
            let started = std::time::Instant::now();
            let pdf = render(&values::house_of(&document), &document, lang)?;
            let took = started.elapsed();
            let path = format!("{folder}/{name}-{suffix}.pdf");
            println!("{path}: {} bytes, {took:.1?}", pdf.bytes.len());
            std::fs::write(path, pdf.bytes)?;
        }
    }
    Ok(())
}
