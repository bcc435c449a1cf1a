//! Letters by mail. An act puts a mail into the outbox; here it leaves, after the commit, once.

use crate::{
    app::App,
    base::{Id, Instant, Outcome},
    db::{Mail, Row, Tx, Who},
};
use jiff::SignedDuration;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Attachment, MultiPart, SinglePart, header::ContentType},
};

/// How mails leave.
pub enum Post {
    /// By an SMTP server.
    Smtp {
        /// The server.
        server: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// The sender.
        from: String,
    },
    /// They stay in the outbox and count as sent: a demo shows them in the browser.
    Kept,
}

/// A mail in the outbox.
pub struct Letter {
    /// Identifier.
    pub id: Id<Mail>,
    /// Recipient.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// How often it was tried in vain.
    pub tries: i64,
    /// When the act wrote it.
    pub queued_at: Instant,
    /// Attachment: name, type, bytes.
    pub attachment: Option<(String, String, Vec<u8>)>,
}

const CLAIM: SignedDuration = SignedDuration::from_mins(5);
/// After a failure a mail waits a minute, then twice as long each time, at most four hours: two days in all.
const TRIES: i64 = 20;

fn next_try(now: Instant, tries: i64) -> Instant {
    let minutes = 1_i64.checked_shl(u32::try_from(tries).unwrap_or(0)).unwrap_or(i64::MAX).clamp(1, 240);
    now.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(now)
}

/// Sends what waits in the outbox. A row is claimed before it is sent, so that two servers do not send it twice.
///
/// # Errors
/// A fault of the engine. A mail that cannot be sent stays and says why.
pub async fn deliver(app: &App, post: &Post) -> Outcome<()> {
    let mut forgot = 0;
    for letter in claim(app).await? {
        let fault = match post {
            Post::Kept => None,
            Post::Smtp { server, from } => send(server, from, &letter).await.err().map(|fault| format!("{fault:#}")),
        };
        let mut tx = app.act(Who::house()).await?;
        let (coop, now) = (tx.coop().to_owned(), tx.now());
        let sent_at = fault.is_none().then_some(now);
        tx.run(
            "UPDATE outbox SET sent_at = $3, fault = $4, tries = tries + 1, claimed_until = $5 WHERE coop = $1 AND id = $2",
            (coop, letter.id, sent_at, &fault, fault.as_ref().map(|_| next_try(now, letter.tries))),
        )
        .await?;
        // A demo shows its mails in the browser; a real house forgets the secrets it has sent.
        if sent_at.is_some() && matches!(post, Post::Smtp { .. }) {
            let sql = "UPDATE outbox SET body = '' WHERE coop = $1 AND id = $2 AND secret = 1";
            forgot += tx.run(sql, (tx.coop().to_owned(), letter.id)).await?;
        }
        tx.commit().await?;
    }
    if forgot > 0 {
        app.db.purge(&["outbox"]).await?;
    }
    Ok(())
}

/// Empties secret mails with this text in them, sent or not: what they told is not needed any more. One that has not left never leaves.
///
/// # Errors
/// A fault of the engine.
pub async fn forget(tx: &mut Tx, text: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let sql = "UPDATE outbox SET body = '', tries = CASE WHEN sent_at IS NULL THEN $3 ELSE tries END
               WHERE coop = $1 AND secret = 1 AND body LIKE $2";
    tx.run(sql, (coop, format!("%{text}%"), TRIES)).await?;
    Ok(())
}

async fn claim(app: &App) -> Outcome<Vec<Letter>> {
    const WAITING: &str = "SELECT id, recipient, subject, body, tries, queued_at, file_name, file_type, file_bytes FROM outbox
         WHERE coop = $1 AND sent_at IS NULL AND tries < $2 AND (claimed_until IS NULL OR claimed_until < $3)
         ORDER BY queued_at LIMIT 50";
    let mut look = app.read(Who::house()).await?;
    let (coop, now) = (look.coop().to_owned(), look.now());
    if look.all("SELECT id FROM outbox WHERE coop = $1 AND sent_at IS NULL AND tries < $2 LIMIT 1", (&coop, TRIES)).await?.is_empty() {
        return Ok(Vec::new());
    }
    drop(look);
    let mut tx = app.act(Who::house()).await?;
    let rows = tx.all(WAITING, (&coop, TRIES, now)).await?;
    let letters = rows.iter().map(read_letter).collect::<Outcome<Vec<_>>>()?;
    let until = now.checked_add(CLAIM).unwrap_or(now);
    for letter in &letters {
        tx.run("UPDATE outbox SET claimed_until = $3 WHERE coop = $1 AND id = $2", (&coop, letter.id, until)).await?;
    }
    tx.commit().await?;
    Ok(letters)
}

fn read_letter(row: &Row) -> Outcome<Letter> {
    let name: Option<String> = row.maybe("file_name")?;
    let attachment = match name {
        Some(name) => Some((name, row.get("file_type")?, row.get("file_bytes")?)),
        None => None,
    };
    Ok(Letter {
        id: row.get("id")?,
        to: row.get("recipient")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        tries: row.get("tries")?,
        queued_at: row.get("queued_at")?,
        attachment,
    })
}

/// Mails with this text in them that have not left yet, and of these the ones that were given up.
///
/// # Errors
/// A fault of the engine.
pub async fn not_left(tx: &mut Tx, text: &str) -> Outcome<(i64, i64)> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT COUNT(*) AS waiting, COUNT(CASE WHEN tries >= $3 THEN 1 END) AS given_up
               FROM outbox WHERE coop = $1 AND sent_at IS NULL AND body LIKE $2";
    let row = tx.one("outbox", sql, (coop, format!("%{text}%"), TRIES)).await?;
    Ok((row.get("waiting")?, row.get("given_up")?))
}

/// The newest mails, for the demo's mail page.
///
/// # Errors
/// A fault of the engine.
pub async fn newest(tx: &mut Tx, to: Option<&str>) -> Outcome<Vec<Letter>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, recipient, subject, body, tries, queued_at, file_name, file_type, file_bytes FROM outbox
             WHERE coop = $1 AND ($2 = '' OR recipient = $2) ORDER BY queued_at DESC, id DESC LIMIT 50",
            (coop, to.unwrap_or_default()),
        )
        .await?;
    rows.iter().map(read_letter).collect()
}

async fn send(server: &AsyncSmtpTransport<Tokio1Executor>, from: &str, letter: &Letter) -> anyhow::Result<()> {
    let builder = Message::builder()
        .from(from.parse()?)
        .to(letter.to.parse()?)
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{}@ensemble>", letter.id)));
    let text = SinglePart::plain(letter.body.clone());
    let message = match &letter.attachment {
        None => builder.singlepart(text)?,
        Some((name, kind, bytes)) => {
            let file = Attachment::new(name.clone()).body(bytes.clone(), ContentType::parse(kind)?);
            builder.multipart(MultiPart::mixed().singlepart(text).singlepart(file))?
        }
    };
    server.send(message).await?;
    Ok(())
}
