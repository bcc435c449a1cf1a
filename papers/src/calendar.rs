//! One event as a calendar file (iCalendar, RFC 5545), for info sessions, courses and assemblies.

use jiff::Timestamp;

/// An event. Times are instants, written in UTC, so no time zone definition has to travel along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for every version of the same event, e.g. `session-42@example.org`.
    pub uid: String,
    /// 0 at first, one more at each change, so that calendars replace what they have.
    pub sequence: u32,
    /// When this version was made.
    pub stamp: Timestamp,
    /// Beginning.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// One line.
    pub title: String,
    /// Some lines; may be empty.
    pub description: String,
    /// Where; may be empty.
    pub place: String,
    /// A page with more; may be empty.
    pub url: String,
    /// Name and mail address of whoever invites, if anybody is named.
    pub organizer: Option<(String, String)>,
    /// The event does not take place any more.
    pub cancelled: bool,
}

/// The calendar file: UTF-8, CRLF, lines folded at 75 bytes as RFC 5545 § 3.1 asks.
pub fn write(event: &Event) -> Vec<u8> {
    let mut out = String::new();
    let (method, status) = if event.cancelled { ("CANCEL", "CANCELLED") } else { ("PUBLISH", "CONFIRMED") };
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Ensemble//papers//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("METHOD:{method}"));
    line(&mut out, "BEGIN:VEVENT");
    line(&mut out, &format!("UID:{}", text(&event.uid)));
    line(&mut out, &format!("SEQUENCE:{}", event.sequence));
    line(&mut out, &format!("DTSTAMP:{}", utc(event.stamp)));
    line(&mut out, &format!("DTSTART:{}", utc(event.starts_at)));
    line(&mut out, &format!("DTEND:{}", utc(event.ends_at)));
    line(&mut out, &format!("SUMMARY:{}", text(&event.title)));
    for (name, value) in [("DESCRIPTION", &event.description), ("LOCATION", &event.place)] {
        if !value.is_empty() {
            line(&mut out, &format!("{name}:{}", text(value)));
        }
    }
    if !event.url.is_empty() {
        line(&mut out, &format!("URL:{}", one_line(&event.url)));
    }
    if let Some((name, mail)) = &event.organizer {
        let name = one_line(name).replace('"', "'");
        line(&mut out, &format!("ORGANIZER;CN=\"{name}\":mailto:{}", one_line(mail)));
    }
    line(&mut out, &format!("STATUS:{status}"));
    line(&mut out, "END:VEVENT");
    line(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Escapes a TEXT value (RFC 5545 § 3.3.11); a line break inside becomes `\n`.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for letter in value.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// No line break can end the property and begin another.
fn one_line(value: &str) -> String {
    value.chars().filter(|letter| !letter.is_control()).collect()
}

fn line(out: &mut String, content: &str) {
    let mut width = 0;
    for letter in content.chars() {
        if width + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Event {
        Event {
            uid: "session-42@example.org".to_owned(),
            sequence: 0,
            stamp: "2026-11-01T09:00:00Z".parse().unwrap(),
            starts_at: "2026-12-03T16:00:00+01:00".parse().unwrap(),
            ends_at: "2026-12-03T16:15:00Z".parse().unwrap(),
            title: "Infoveranstaltung; Fragen, Antworten".to_owned(),
            description: "Zeile 1\nZeile 2".to_owned(),
            place: "Online".to_owned(),
            url: "https://example.org/s/42".to_owned(),
            organizer: Some(("Muster \"eG\"\r\nX:1".to_owned(), "info@example.org".to_owned())),
            cancelled: false,
        }
    }

    #[test]
    fn an_event_is_written_as_the_standard_asks() {
        let text = String::from_utf8(write(&session())).unwrap();
        // 16:00 in Berlin in December is 15:00 UTC.
        assert!(text.contains("\r\nDTSTART:20261203T150000Z\r\n"), "{text}");
        assert!(text.contains("\r\nDTEND:20261203T161500Z\r\n"));
        assert!(text.contains("SUMMARY:Infoveranstaltung\\; Fragen\\, Antworten\r\n"));
        assert!(text.contains("DESCRIPTION:Zeile 1\\nZeile 2\r\n"));
        assert!(text.contains("ORGANIZER;CN=\"Muster 'eG'X:1\":mailto:info@example.org\r\n"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn long_lines_are_folded_and_unfold_to_the_same_text() {
        let long = "Über die Genossenschaft und ihre Gremien ".repeat(12);
        let event = Event { title: long.clone(), cancelled: true, ..session() };
        let text = String::from_utf8(write(&event)).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.replace("\r\n ", "").contains(long.trim_end()));
        assert!(text.contains("METHOD:CANCEL") && text.contains("STATUS:CANCELLED"));
    }
}
