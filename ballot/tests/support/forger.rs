//! Builds archives without any rule, hashes fitted: what is left to notice is the content.

use super::CREATED_AT;
use ballot::archive::Archive;
use ballot::canon::hex;

/// The records of an archive, free to be changed.
#[derive(Clone)]
pub struct Forger {
    /// election, trustees, credentials
    pub setup: [String; 3],
    pub ballots: Vec<String>,
    pub tally: String,
    /// num_tallied, total_weight
    pub counts: [String; 2],
    /// owner, record
    pub partials: Vec<(String, String)>,
    pub result: String,
    /// Names of the events in their order; each takes the next record of its kind.
    pub events: Vec<&'static str>,
}

impl Forger {
    pub fn of(archive: &[u8]) -> Self {
        let archive = Archive::read(archive).unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let tally = archive.tally.unwrap();
        let mut events = vec!["Ballot"; archive.ballots.len()];
        events.extend(["EndBallots", "EncryptedTally"]);
        events.extend(archive.partials.iter().map(|_| "PartialDecryption"));
        events.push("Result");
        let setup = archive.setup;
        Self {
            setup: [text(setup.election), text(setup.trustees), text(setup.credentials)],
            ballots: archive.ballots.iter().map(|ballot| text(ballot)).collect(),
            tally: text(tally.encrypted),
            counts: [tally.counted.to_string(), tally.total_weight.to_string()],
            partials: archive.partials.iter().map(|(n, one)| (n.to_string(), text(one))).collect(),
            result: text(archive.result.unwrap()),
            events,
        }
    }

    /// The archive of these records.
    pub fn archive(&self) -> Vec<u8> {
        let mut file = File { bytes: Vec::new(), head: None, height: 0 };
        file.entry("BELENIOS", &format!(r#"{{"version":1,"timestamp":"{CREATED_AT}"}}"#));
        let [election, trustees, credentials] = &self.setup;
        let names = [file.data(election), file.data(trustees), file.data(credentials)];
        let [election, trustees, credentials] = names;
        let setup = format!(r#"{{"election":"{election}","trustees":"{trustees}","credentials":"{credentials}"}}"#);
        let setup = file.data(&setup);
        file.event("Setup", Some(setup));
        let (mut ballots, mut partials) = (self.ballots.iter(), self.partials.iter());
        for event in &self.events {
            let payload = match *event {
                "Ballot" => Some(file.data(ballots.next().unwrap())),
                "EncryptedTally" => {
                    let tally = file.data(&self.tally);
                    let [counted, weight] = &self.counts;
                    Some(file.data(&format!(r#"{{"num_tallied":{counted},"total_weight":{weight},"encrypted_tally":"{tally}"}}"#)))
                }
                "PartialDecryption" => {
                    let (owner, partial) = partials.next().unwrap();
                    let payload = file.data(partial);
                    Some(file.data(&format!(r#"{{"owner":{owner},"payload":"{payload}"}}"#)))
                }
                "Result" => Some(file.data(&self.result)),
                _ => None,
            };
            file.event(event, payload);
        }
        file.bytes
    }

    /// Every record, to be changed one at a time.
    pub fn records(&mut self) -> Vec<&mut String> {
        let mut records: Vec<&mut String> = self.setup.iter_mut().collect();
        records.extend(self.ballots.iter_mut());
        records.push(&mut self.tally);
        records.extend(self.counts.iter_mut());
        records.extend(self.partials.iter_mut().flat_map(|(owner, record)| [owner, record]));
        records.push(&mut self.result);
        records
    }
}

struct File {
    bytes: Vec<u8>,
    head: Option<String>,
    height: u64,
}

impl File {
    fn entry(&mut self, name: &str, body: &str) {
        let mut header = vec![0_u8; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        let fields = format!("0000644\0{zero}\0{zero}\0{:011o}\0{CREATED_AT:011o}\0        0", body.len(), zero = "0000000");
        header[100..100 + fields.len()].copy_from_slice(fields.as_bytes());
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        self.bytes.extend(header);
        self.bytes.extend(body.as_bytes());
        self.bytes.resize(self.bytes.len().next_multiple_of(512), 0);
    }

    fn data(&mut self, body: &str) -> String {
        let hash = hex(body.as_bytes());
        self.entry(&format!("{hash}.data.json"), body);
        hash
    }

    fn event(&mut self, kind: &str, payload: Option<String>) {
        let parent = self.head.take().map_or(String::new(), |hash| format!(r#""parent":"{hash}","#));
        let payload = payload.map_or(String::new(), |hash| format!(r#","payload":"{hash}""#));
        let event = format!(r#"{{{parent}"height":{},"type":"{kind}"{payload}}}"#, self.height);
        let hash = hex(event.as_bytes());
        self.entry(&format!("{hash}.event.json"), &event);
        self.head = Some(hash);
        self.height += 1;
    }
}
