//! An assembly for tests, and the reference tool as the outside judge.
#![allow(dead_code, reason = "every test file uses another part")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

pub mod forger;

use ballot::archive::Setup;
use ballot::ceremony::{Dealing, Member, assemble};
use ballot::{
    Belenios2048, Booth, Code, Election, Outcome, Partial, Poll, Question, Roll, Secret, Trustee, TrusteeKey, Trustees, Uuid, Vote, Writer,
};
use rand::{SeedableRng, rngs::StdRng};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub type Suite = Belenios2048;

/// The moment the archives of these tests bear: 2026-11-23.
pub const CREATED_AT: u64 = 1_795_428_058;

pub fn rng(seed: u64) -> StdRng {
    StdRng::seed_from_u64(seed)
}

/// An election with everybody's secrets, as only a test can have it.
pub struct Assembly {
    pub rng: StdRng,
    /// The trustees' secrets, by number.
    pub secrets: Vec<Secret>,
    pub codes: Vec<Code>,
    pub election: String,
    pub trustees: String,
    pub roll: String,
    pub uuid: Uuid,
    pub booth: Booth,
}

impl Assembly {
    /// `singles` mandatory trustees and, if any members are given, a group of (needed, members).
    pub fn new(seed: u64, questions: Vec<Question>, voters: usize, singles: usize, group: Option<(usize, usize)>) -> Self {
        let mut rng = rng(seed);
        let mut secrets: Vec<Secret> = (0..singles).map(|_| Secret::random(&mut rng)).collect();
        let mut list: Vec<Trustee> = secrets.iter().map(|secret| Trustee::Single(TrusteeKey::of(secret, &mut rng))).collect();
        if let Some((needed, members)) = group {
            let (shares, group) = pedersen(needed, members, &mut rng);
            secrets.extend(shares);
            list.push(Trustee::Pedersen(group));
        }
        let trustees = Trustees(list);
        let key = trustees.check().unwrap().key;
        let uuid = Uuid::random(&mut rng);
        let codes: Vec<Code> = (0..voters).map(|_| Code::random(&mut rng)).collect();
        let roll = Roll::<Suite>::shuffled(&codes, &uuid, &mut rng).record();
        let name = "General assembly \"2026\"";
        let election = Election::<Suite>::new(uuid.clone(), name, "Ünïcode / €", questions, key).unwrap();
        let election = election.record();
        let booth = Booth::open(election.as_bytes()).unwrap();
        let trustees = trustees.record();
        Self { rng, secrets, codes, election, trustees, roll, uuid, booth }
    }

    pub fn setup(&self) -> Setup<'_> {
        Setup { election: self.election.as_bytes(), trustees: self.trustees.as_bytes(), credentials: self.roll.as_bytes() }
    }

    pub fn poll(&self) -> Poll {
        Poll::open(self.setup()).unwrap()
    }

    pub fn begin(&self) -> Writer {
        Writer::begin(CREATED_AT, self.setup()).unwrap()
    }

    /// The ballot record of a voter, counted from 0.
    pub fn ballot(&mut self, voter: usize, vote: &str) -> String {
        let vote = Vote::read(&self.booth.election().questions, vote.as_bytes()).unwrap();
        let secret = self.codes[voter].secret(&self.uuid);
        self.booth.cast(&secret, &vote, &mut self.rng).record()
    }

    /// Closes the vote, publishes the sum, lets these trustees open it, publishes the result.
    pub fn count(&mut self, writer: &mut Writer, owners: &[usize]) -> Outcome {
        writer.close().unwrap();
        let verified = ballot::verify::<Suite>(writer.bytes()).unwrap();
        let (sum, poll) = (&verified.sum, &verified.poll);
        writer.tally(sum.record().as_bytes(), sum.counted, sum.total_weight).unwrap();
        let mut partials = Vec::new();
        for owner in owners {
            let secret = &self.secrets[owner - 1];
            let partial = Partial::new(sum, &poll.fingerprint, secret, &mut self.rng);
            writer.partial(*owner, partial.record().as_bytes()).unwrap();
            partials.push((*owner, partial));
        }
        let outcome = Outcome::of(sum, &poll.board, &partials).unwrap();
        writer.result(outcome.record().as_bytes()).unwrap();
        outcome
    }
}

/// A group of members that made its key as the four steps prescribe.
pub fn pedersen(needed: usize, members: usize, rng: &mut StdRng) -> (Vec<Secret>, ballot::Threshold) {
    let seeds: Vec<String> = (0..members).map(|_| Member::<Suite>::new_seed(rng)).collect();
    let members: Vec<Member> = seeds.iter().map(|seed| Member::new(seed).unwrap()).collect();
    let certs: Vec<_> = members.iter().map(|one| one.certificate(rng)).collect();
    let dealings: Vec<Dealing> = members.iter().map(|one| one.deal(needed, &certs, rng).unwrap()).collect();
    let commitments: Vec<String> = dealings.iter().map(Dealing::commitment).collect();
    let mut secrets = Vec::new();
    let mut keys = Vec::new();
    for member in &members {
        let (secret, key) = member.finish(needed, &certs, &commitments, &dealings, rng).unwrap();
        secrets.push(secret);
        keys.push(key);
    }
    let group = assemble(needed, certs, &dealings, keys).unwrap();
    (secrets, group)
}

pub fn yes_no_abstain() -> Question {
    Question::one_of("Discharge the board?", &["Yes", "No", "Abstain"])
}

/// Says on the terminal, past the test runner's capture, that something was not tested.
pub fn skipped(what: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

/// A folder that goes away with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("ballot-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }

    /// The only file with this ending.
    pub fn find(&self, ending: &str) -> String {
        let mut found = self.all(ending);
        assert_eq!(found.len(), 1, "one file ending in {ending}");
        found.remove(0)
    }

    /// All files with this ending, sorted.
    pub fn all(&self, ending: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(ending))
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// `belenios-tool` of Debian, if it is installed.
pub struct Tool(());

impl Tool {
    pub fn find() -> Option<Self> {
        let found = Command::new("belenios-tool").arg("--version").output();
        if found.is_ok_and(|output| output.status.success()) {
            return Some(Self(()));
        }
        skipped("belenios-tool is not installed; the outside judge is missing");
        None
    }

    pub fn run(&self, folder: &Path, arguments: &str, input: &[u8]) -> Output {
        let mut child = Command::new("belenios-tool")
            .args(arguments.split_whitespace())
            .current_dir(folder)
            .env("BELENIOS_USE_URANDOM", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The tool may stop reading early; then its exit status tells.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// Runs a step that must succeed and gives what it printed.
    pub fn step(&self, folder: &Path, arguments: &str, input: &[u8]) -> Vec<u8> {
        let output = self.run(folder, arguments, input);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "belenios-tool {arguments}: {complaint}");
        output.stdout
    }

    /// What the tool says about an archive.
    pub fn accepts(&self, name: &str, uuid: &str, archive: &[u8]) -> bool {
        let folder = Folder::new(name);
        folder.write(&format!("{uuid}.bel"), archive);
        let output = self.run(&folder.0, "election verify", b"");
        let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        output.status.success() && said.contains("all checks passed")
    }
}
