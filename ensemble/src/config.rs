//! Settings: by flag, by environment, by `ensemble.toml`; every wrong one is refused at start by its name.

use crate::{
    app::{App, House, Plan, Settings},
    base::{Clock, Ids, Sealer},
    db::{Db, Who},
    mail::Post,
};
use anyhow::{Context as _, bail, ensure};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use std::{fs, io::Write as _, os::unix::fs::OpenOptionsExt as _, path::Path};

/// Settings as given; what is missing is asked of the next place: flag, environment, file, default.
#[derive(Clone, Debug, Default, clap::Args, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Given {
    /// Database: sqlite:FILE or postgres://USER@HOST/NAME
    #[arg(long, global = true, env = "ENSEMBLE_DB", value_name = "ADDRESS")]
    pub db: Option<String>,
    /// Address to listen on, for example 127.0.0.1:8080
    #[arg(long, global = true, env = "ENSEMBLE_LISTEN", value_name = "HOST:PORT")]
    pub listen: Option<String>,
    /// Where people reach the house, for links in mails, for example `https://ensemble.example.org`
    #[arg(long, global = true, env = "ENSEMBLE_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// File with the master key of sealed columns (32 bytes, hexadecimal); made if it is not there
    #[arg(long, global = true, env = "ENSEMBLE_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<String>,
    /// Server that sends mails: smtp://USER:PASSWORD@HOST:PORT or smtps://…; without it mails stay in the outbox
    #[arg(long, global = true, env = "ENSEMBLE_SMTP", value_name = "URL", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Sender of mails
    #[arg(long, global = true, env = "ENSEMBLE_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Which cooperative of this database (a database can hold several)
    #[arg(long, global = true, env = "ENSEMBLE_COOP", value_name = "KEY")]
    pub coop: Option<String>,
}

/// Name of the settings file, in the folder where the program starts.
pub const FILE: &str = "ensemble.toml";

impl Given {
    /// Fills what is missing from the settings file, if there is one.
    ///
    /// # Errors
    /// If the file is not TOML or has a setting that does not exist.
    pub fn with_file(self, file: &Path) -> anyhow::Result<Self> {
        let Ok(text) = fs::read_to_string(file) else { return Ok(self) };
        let from: Self = toml::from_str(&text).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(Self {
            db: self.db.or(from.db),
            listen: self.listen.or(from.listen),
            base_url: self.base_url.or(from.base_url),
            key_file: self.key_file.or(from.key_file),
            smtp: self.smtp.or(from.smtp),
            mail_from: self.mail_from.or(from.mail_from),
            coop: self.coop.or(from.coop),
        })
    }

    /// The address of the database.
    ///
    /// # Errors
    /// If it is missing or names no engine.
    pub fn db(&self) -> anyhow::Result<&str> {
        let db = self.db.as_deref().context("the setting `db` is missing: sqlite:FILE or postgres://USER@HOST/NAME")?;
        let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|engine| db.starts_with(engine));
        ensure!(known, "the setting `db` is `{db}`: it must begin with sqlite: or postgres://");
        ensure!(db.len() > "sqlite:".len(), "the setting `db` names no file");
        Ok(db)
    }

    /// The address to listen on.
    ///
    /// # Errors
    /// If it is no address with a port.
    pub fn listen(&self) -> anyhow::Result<std::net::SocketAddr> {
        let listen = self.listen.as_deref().unwrap_or("127.0.0.1:8080");
        listen.parse().map_err(|_| {
            anyhow::anyhow!("the setting `listen` is `{listen}`: it must be an address with a port, for example 127.0.0.1:8080")
        })
    }

    /// Where people reach the house.
    ///
    /// # Errors
    /// If it is no address of the web.
    pub fn base_url(&self) -> anyhow::Result<String> {
        let default = format!("http://{}", self.listen()?);
        let url = self.base_url.clone().unwrap_or(default);
        let web = url.starts_with("https://") || url.starts_with("http://");
        ensure!(web && !url.ends_with('/'), "the setting `base-url` is `{url}`: it must begin with https:// and have no slash at the end");
        Ok(url)
    }

    /// The master key: read from its file, or made there at the first start.
    ///
    /// # Errors
    /// If the file cannot be read or written or holds no key.
    pub fn sealer(&self) -> anyhow::Result<Sealer> {
        let default = || {
            let file = self.db.as_deref().and_then(|db| db.strip_prefix("sqlite:")).map(|db| format!("{db}.key"));
            file.unwrap_or_else(|| "ensemble.key".to_owned())
        };
        let file = self.key_file.clone().unwrap_or_else(default);
        let path = Path::new(&file);
        if !path.exists() {
            let key = hex::encode(Ids::from_chance().bytes::<32>());
            let mut new = fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path)
                .with_context(|| format!("the setting `key-file` is `{file}`: it cannot be made"))?;
            new.write_all(key.as_bytes())?;
        }
        let text = fs::read_to_string(path).with_context(|| format!("the setting `key-file` is `{file}`: it cannot be read"))?;
        let key = hex::decode(text.trim()).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        key.map(Sealer::new).with_context(|| format!("the setting `key-file` is `{file}`: it must hold 64 hexadecimal digits"))
    }

    /// How mails leave.
    ///
    /// # Errors
    /// If the server's address is wrong or the sender is missing.
    pub fn post(&self) -> anyhow::Result<Post> {
        let Some(url) = &self.smtp else { return Ok(Post::Kept) };
        let from = self.mail_from.clone().context("the setting `mail-from` is missing: the sender of mails, needed with `smtp`")?;
        ensure!(from.parse::<lettre::message::Mailbox>().is_ok(), "the setting `mail-from` is `{from}`: it must be a mail address");
        let Ok(builder) = AsyncSmtpTransport::<Tokio1Executor>::from_url(url) else {
            bail!("the setting `smtp` must look like smtps://USER:PASSWORD@HOST:PORT");
        };
        Ok(Post::Smtp { server: Box::new(builder.build()), from })
    }

    /// Opens an existing database and stands ready in it.
    ///
    /// # Errors
    /// The first wrong setting, or a database that holds no cooperative.
    pub async fn open(&self, clock: Clock, demo: bool) -> anyhow::Result<App> {
        let db = Db::open(self.db()?).await?;
        db.migrate().await?;
        let plan = |coop: String, name: String, settings: Settings| -> anyhow::Result<Plan> {
            Ok(Plan { coop, name, settings, clock, ids: Ids::from_chance(), sealer: self.sealer()?, base_url: self.base_url()?, demo })
        };
        let nobody = House::build(plan(String::new(), String::new(), crate::app::Settings::default())?)?;
        let mut tx = db.read(&nobody, Who::house()).await?;
        let rows = tx.all("SELECT id, name, settings FROM coop ORDER BY id", ()).await?;
        drop(tx);
        let mut found = None;
        for row in &rows {
            let id: String = row.get("id")?;
            if self.coop.as_ref().is_none_or(|wanted| *wanted == id) {
                found = Some((id, row.get::<String>("name")?, row.get::<serde_json::Value>("settings")?));
                break;
            }
        }
        let (id, name, settings) =
            found.context("this database holds no such cooperative: begin with `ensemble demo` or `ensemble found`")?;
        let house = House::build(plan(id, name, serde_json::from_value(settings)?)?)?;
        Ok(App { house, db })
    }
}
