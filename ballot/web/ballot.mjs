// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Encrypts a ballot on the voter's own device, in the Belenios format 2.0, group BELENIOS-2048.
//
// This is all the code there is between a voter's choice and the encrypted ballot: no build step,
// no dependency, nothing is loaded and nothing is sent. It shares no line with the program that
// checks the ballots. To audit it, read it from top to bottom; it takes less than an hour.
//
//   const election = await openElection(text);             // text: the election record, unchanged
//   const {ballot, tracker, words} = await encryptBallot(election, code, [[1, 0, 0]]);
//
// The choices are a list of 0 and 1 per question, one per answer; where a blank vote is possible,
// preceded by the one for blank. JavaScript cannot promise constant time; the secrets are the
// voter's, on her own device.

// ---- The group -----------------------------------------------------------------------------------
// Numbers modulo P; G generates the subgroup of the prime order Q. From the Belenios specification.
const P = 20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719n;
const G = 2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678799694668298749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456663834863635782106154918419982534315189740658186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982665103606822406635076697764025346253773085133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627n;
const Q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;

const modQ = (value) => ((value % Q) + Q) % Q;

/** base^exponent modulo P, square and multiply. */
function power(base, exponent) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % P;
    if (bit === "1") result = (result * base) % P;
  }
  return result;
}

/** A function that raises `base` to a power, from a table of base^(d · 16^i). */
function powersOf(base) {
  const windows = [];
  for (let i = 0, step = base; i < 64; i++) {
    const window = [1n];
    for (let d = 1; d < 16; d++) window.push((window[d - 1] * step) % P);
    windows.push(window);
    step = (window[15] * step) % P;
  }
  return (exponent) => {
    const digits = modQ(exponent).toString(16);
    let result = 1n;
    for (let i = 0; i < digits.length; i++) {
      result = (result * windows[i][parseInt(digits[digits.length - 1 - i], 16)]) % P;
    }
    return result;
  };
}

const powerOfG = powersOf(G);

/** A random exponent, each equally likely: numbers that are too large are drawn again. */
function randomExponent() {
  for (;;) {
    const value = bigEndian(crypto.getRandomValues(new Uint8Array(32)));
    if (value < Q) return value;
  }
}

// ---- Hashes --------------------------------------------------------------------------------------
const bytesOf = (text) => new TextEncoder().encode(text);
const bigEndian = (bytes) =>
  BigInt("0x" + [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
const sha256 = async (text) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(text)));

/** The challenge that belongs to a text. */
const challengeOf = async (text) => bigEndian(await sha256(text)) % Q;

/** SHA-256 in Base64 without padding: fingerprints, signatures and trackers. */
const base64Hash = async (text) =>
  btoa(String.fromCharCode(...(await sha256(text)))).replace(/=+$/, "");

/** The tracker of a ballot: what the voter keeps to find it in the published archive. */
export const trackerOf = base64Hash;

/** The first 64 bits of it as four pronounceable words ("proquints"), to compare by eye. */
export async function trackerWordsOf(ballot) {
  const bytes = (await sha256(ballot)).slice(0, 8);
  const words = [];
  for (let i = 0; i < 8; i += 2) {
    const value = (bytes[i] << 8) | bytes[i + 1];
    const consonant = (shift) => "bdfghjklmnprstvz"[(value >> shift) & 15];
    const vowel = (shift) => "aiou"[(value >> shift) & 3];
    words.push(consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0));
  }
  return words.join("-");
}

// ---- The voter's code ----------------------------------------------------------------------------
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** What was typed as `XXX-XXX-XXX-XXX-XXX`, or null if a letter is wrong. */
export function readCode(typed) {
  const plain = typed.replace(/[\s-]/g, "");
  if (plain.length !== 15) return null;
  const digits = [...plain].map((letter) => BASE58.indexOf(letter));
  if (digits.includes(-1)) return null;
  const check = digits.pop();
  const remainder = digits.reduce((rest, digit) => (rest * 58 + digit) % 53, 0);
  return check === 53 - remainder ? plain.match(/.{3}/g).join("-") : null;
}

/** The secret exponent of a code in an election: PBKDF2 with 1,000 rounds. */
async function secretOf(code, uuid) {
  const key = await crypto.subtle.importKey("raw", bytesOf(code), "PBKDF2", false, ["deriveBits"]);
  const rounds = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(uuid), iterations: 1000 };
  return bigEndian(new Uint8Array(await crypto.subtle.deriveBits(rounds, key, 256))) % Q;
}

/** The public credential of a code, as it stands in the published list. */
export async function credentialOf(typed, uuid) {
  const code = readCode(typed);
  if (code === null) throw new Error("wrong-code");
  return powerOfG(await secretOf(code, uuid)).toString();
}

// ---- The election --------------------------------------------------------------------------------
/** Reads an election record. Its exact text counts: the fingerprint is the hash of it. */
export async function openElection(text) {
  const record = JSON.parse(text);
  if (record.version !== 1 || record.group !== "BELENIOS-2048") throw new Error("unknown-format");
  const key = BigInt(record.public_key);
  if (key <= 1n || key >= P || power(key, Q) !== 1n) throw new Error("wrong-key");
  return {
    uuid: record.uuid,
    name: record.name,
    questions: record.questions,
    fingerprint: await base64Hash(text),
    powerOfKey: powersOf(key),
  };
}

/** Whether the choices are permitted answers to the questions. */
export function isPermitted(questions, choices) {
  return (
    questions.length === choices.length &&
    questions.every((question, index) => {
      const marks = choices[index];
      const answers = question.blank ? marks.slice(1) : marks;
      const blank = question.blank ? marks[0] : 0;
      const sum = answers.reduce((total, mark) => total + mark, 0);
      return (
        marks.every((mark) => mark === 0 || mark === 1) &&
        answers.length === question.answers.length &&
        (blank ? sum === 0 : question.min <= sum && sum <= question.max)
      );
    })
  );
}

// ---- Proofs --------------------------------------------------------------------------------------
/**
 * Proves that one of several branches is true without showing which. A branch says of a ciphertext
 * with the randomness r that it holds a value; `gap` is what it really holds less that value.
 *
 * The verifier recomputes each pair as A = g^z · alpha^c and B = y^z · (beta / g^value)^c. With
 * z = w − r·c that is A = g^w and B = y^w · g^(gap·c). In the false branches the challenge c is
 * drawn beforehand; in the true one the gap is 0, so that c may be chosen at the end, as the rest
 * that makes the sum of all challenges equal to the hash.
 */
async function proveOneOf(branches, truth, text, powerOfKey) {
  const drawn = branches.map(({ gap }, index) => {
    const w = randomExponent();
    const c = index === truth ? 0n : randomExponent();
    return { w, c, a: powerOfG(w), b: (powerOfKey(w) * powerOfG(gap * c)) % P };
  });
  const hash = await challengeOf(text + drawn.map(({ a, b }) => `${a},${b}`).join(","));
  drawn[truth].c = modQ(hash - drawn.reduce((sum, { c }) => sum + c, 0n));
  return drawn.map(({ w, c }, index) => ({
    challenge: c.toString(),
    response: modQ(w - branches[index].r * c).toString(),
  }));
}

const branch = (cipher, value) => ({ r: cipher.r, gap: BigInt(cipher.mark - value) });

/** Encrypts a mark, 0 or 1: alpha = g^r, beta = y^r · g^mark. */
function encrypt(mark, powerOfKey) {
  const r = randomExponent();
  return { mark, r, alpha: powerOfG(r), beta: (powerOfKey(r) * powerOfG(BigInt(mark))) % P };
}

/** The product of ciphertexts holds the sum of their marks. */
function sumOf(ciphers) {
  return ciphers.reduce(
    (sum, one) => ({
      mark: sum.mark + one.mark,
      r: modQ(sum.r + one.r),
      alpha: (sum.alpha * one.alpha) % P,
      beta: (sum.beta * one.beta) % P,
    }),
    { mark: 0, r: 0n, alpha: 1n, beta: 1n },
  );
}

const pairOf = ({ alpha, beta }) => `${alpha},${beta}`;

/** Encrypts the answer to a question, with all proofs. `voter` binds them to voter and election. */
async function encryptAnswer(question, marks, voter, powerOfKey, step) {
  const ciphers = [];
  const individual = [];
  for (const mark of marks) {
    const cipher = encrypt(mark, powerOfKey);
    const branches = [branch(cipher, 0), branch(cipher, 1)];
    const text = `prove|${voter}|${pairOf(cipher)}|`;
    ciphers.push(cipher);
    individual.push(await proveOneOf(branches, mark, text, powerOfKey));
    await step();
  }
  const opening = ciphers.map(({ r }) => r.toString());
  const context = `${voter}|${ciphers.map(pairOf).join(",")}`;
  const range = [];
  for (let value = question.min; value <= question.max; value++) range.push(value);
  const choices = ciphers.map(({ alpha, beta }) => ({
    alpha: alpha.toString(),
    beta: beta.toString(),
  }));

  if (!question.blank) {
    const sum = sumOf(ciphers);
    const branches = range.map((value) => branch(sum, value));
    const text = `prove|${context}|${pairOf(sum)}|`;
    const overall = await proveOneOf(branches, sum.mark - question.min, text, powerOfKey);
    return { opening, answer: { choices, individual_proofs: individual, overall_proof: overall } };
  }
  const [blank, ...answers] = ciphers;
  const sum = sumOf(answers);
  // Blank is not marked, or nothing else is; blank is marked, or the sum is in range.
  const notBoth = [branch(blank, 0), branch(sum, 0)];
  const either = [branch(blank, 1), ...range.map((value) => branch(sum, value))];
  const inRange = 1 + sum.mark - question.min;
  const answer = {
    choices,
    individual_proofs: individual,
    overall_proof: await proveOneOf(either, blank.mark ? 0 : inRange, `bproof1|${context}|`, powerOfKey),
    blank_proof: await proveOneOf(notBoth, blank.mark ? 1 : 0, `bproof0|${context}|`, powerOfKey),
  };
  return { opening, answer };
}

// ---- The ballot ----------------------------------------------------------------------------------
/**
 * Encrypts and signs a ballot. `onProgress(done, all)` is called after every ciphertext, and the
 * page may paint in between. Gives the ballot record, byte for byte what is to be sent, its
 * tracker, and the tracker's four words. `opening` is the randomness of every ciphertext: secret, unless the voter reveals it to
 * see what the ballot says; a ballot that was revealed is never cast. Throws Error("wrong-code") or Error("not-permitted").
 */
export async function encryptBallot(election, typedCode, choices, onProgress = () => {}) {
  const code = readCode(typedCode);
  if (code === null) throw new Error("wrong-code");
  if (!isPermitted(election.questions, choices)) throw new Error("not-permitted");
  const secret = await secretOf(code, election.uuid);
  const credential = powerOfG(secret).toString();
  const voter = `${election.fingerprint}|${credential}`;

  const all = choices.flat().length;
  let done = 0;
  const step = async () => {
    onProgress(++done, all);
    await new Promise((resume) => setTimeout(resume));
  };
  const encrypted = [];
  for (const [index, question] of election.questions.entries()) {
    encrypted.push(await encryptAnswer(question, choices[index], voter, election.powerOfKey, step));
  }

  // The order of the fields is part of the format: the text is what is hashed and signed.
  const unsigned = {
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: encrypted.map(({ answer }) => answer),
  };
  const hash = await base64Hash(JSON.stringify(unsigned));
  const w = randomExponent();
  const challenge = await challengeOf(`sig|${hash}|${powerOfG(w)}`);
  const response = modQ(w - secret * challenge);
  const proof = { challenge: challenge.toString(), response: response.toString() };
  const ballot = JSON.stringify({ ...unsigned, signature: { hash, proof } });
  const opening = encrypted.map(({ opening }) => opening);
  return { ballot, opening, tracker: await trackerOf(ballot), words: await trackerWordsOf(ballot) };
}
