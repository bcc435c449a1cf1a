//! Texts as pictures that a telephone reads.

use base64::Engine as _;

/// A text as a QR code, as the address of an image that stands in the page itself.
///
/// # Errors
/// A fault if the text is longer than any code can hold.
pub fn qr(text: &str) -> anyhow::Result<String> {
    let svg = papers::documents::qr_svg(text)?;
    Ok(format!("data:image/svg+xml;base64,{}", base64::engine::general_purpose::STANDARD.encode(svg)))
}
