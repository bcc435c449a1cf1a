//! Writing XML: two spaces per level, no surprises, the same bytes every time.

/// Builds one document. Elements are closed by the closure's end, so they always balance.
pub(crate) struct XmlWriter {
    out: String,
    depth: usize,
}

impl XmlWriter {
    /// A document that starts with its declaration (UTF-8).
    pub(crate) fn new() -> Self {
        Self { out: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"), depth: 0 }
    }

    /// The document type, for the one standard that asks for it. It goes right behind [`Self::new`].
    pub(crate) fn doctype(&mut self, root: &str, system: &str) {
        self.out.push_str("<!DOCTYPE ");
        self.out.push_str(root);
        self.out.push_str(" SYSTEM \"");
        push_escaped(&mut self.out, system);
        self.out.push_str("\">\n");
    }

    /// An element that holds nothing.
    pub(crate) fn empty(&mut self, name: &str) {
        self.start(name, &[]);
        self.out.push_str("/>\n");
    }

    /// An element that holds others.
    pub(crate) fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.within_with(name, &[], inside);
    }

    /// An element with attributes that holds others.
    pub(crate) fn within_with(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.out.push_str(">\n");
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.end(name);
    }

    /// An element that holds a text.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// An element with attributes that holds a text.
    pub(crate) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.out.push('>');
        push_escaped(&mut self.out, text);
        self.end(name);
    }

    /// A text element when there is a text.
    pub(crate) fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    /// The finished bytes.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            push_escaped(&mut self.out, value);
            self.out.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }
}

/// Characters that XML 1.0 cannot hold at all (most control characters) are left out.
fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            '\r' => out.push_str("&#13;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out_of_its_element() {
        let mut xml = XmlWriter::new();
        xml.within("a", |xml| {
            xml.leaf_with("b", &[("c", "\"<&")], "</b>&\u{0}x\u{1b}");
            xml.optional("d", None);
        });
        let text = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  \
             <b c=\"&quot;&lt;&amp;\">&lt;/b&gt;&amp;x</b>\n</a>\n"
        );
    }
}
