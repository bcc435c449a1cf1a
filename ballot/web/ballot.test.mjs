// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be said of the module without a verifier; its ballots are verified in tests/browser.rs.
import assert from "node:assert/strict";
import test from "node:test";
import { credentialOf, encryptBallot, isPermitted, openElection, readCode, trackerOf } from "./ballot.mjs";

const uuid = "Ka8hGTSXM5qfjh";
// A throw-away code of an example election and the public credential that `belenios-tool` made of
// it: SHA-256 of the decimal number.
const code = "eHq-3zQ-T9Z-vdP-38t";
const credential = "06eb1fb1c179254d8253e25a3d45bbe0c5b3df2248f963dc414e36ce3b6ff09b";
const question = { answers: ["Yes", "No", "Abstain"], min: 1, max: 1, question: "Lend?" };
const someOf = { answers: ["Ada", "Bea", "Cem"], blank: true, min: 1, max: 2, question: "Who?" };
// Any member of the group serves as a key: a credential is one.
const record = async (questions) =>
  JSON.stringify({
    version: 1,
    description: "",
    name: "Assembly",
    group: "BELENIOS-2048",
    public_key: await credentialOf(code, uuid),
    questions,
    uuid,
  });

test("a code forgives dashes and blanks but not a wrong letter", () => {
  assert.equal(readCode("eHq3zQT9ZvdP38t"), code);
  assert.equal(readCode(" eHq 3zQ T9Z-vdP-38t\n"), code);
  for (const wrong of ["eHq-3zQ-T9Z-vdP-38u", "eHq-3zQ-T9Z-vdP-39t", "eHq-3zQ", "0Hq-3zQ-T9Z-vdP-38t", ""]) {
    assert.equal(readCode(wrong), null, wrong);
  }
});

test("a code gives the credential that the reference tool published", async () => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(await credentialOf(code, uuid)));
  assert.equal(Buffer.from(digest).toString("hex"), credential);
  await assert.rejects(credentialOf("eHq-3zQ-T9Z-vdP-38u", uuid), /wrong-code/);
});

test("a tracker is the hash of the ballot", async () => {
  // printf abc | openssl dgst -sha256 -binary | base64
  assert.equal(await trackerOf("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
});

test("a vote keeps to the question", () => {
  for (const [questions, choices, permitted] of [
    [[question], [[1, 0, 0]], true],
    [[question], [[0, 0, 0]], false],
    [[question], [[1, 1, 0]], false],
    [[question], [[2, 0, 0]], false],
    [[question], [[1, 0]], false],
    [[question], [], false],
    [[someOf], [[0, 1, 0, 1]], true],
    [[someOf], [[1, 0, 0, 0]], true],
    [[someOf], [[1, 1, 0, 0]], false],
    [[someOf], [[0, 0, 0, 0]], false],
    [[someOf], [[0, 1, 1, 1]], false],
  ]) {
    assert.equal(isPermitted(questions, choices), permitted, JSON.stringify(choices));
  }
});

test("keys and formats that are not ours are refused", async () => {
  const text = await record([question]);
  const key = JSON.parse(text).public_key;
  for (const wrong of ["0", "1", "2", key + "0"]) {
    await assert.rejects(openElection(text.replace(key, wrong)), /wrong-key/, wrong);
  }
  await assert.rejects(openElection(text.replace("BELENIOS-2048", "Ed25519")), /unknown-format/);
  await assert.rejects(openElection(text.replace('"version":1', '"version":2')), /unknown-format/);
});

test("a ballot hides the choice, never repeats itself and tells how far it is", async () => {
  const election = await openElection(await record([question, someOf]));
  const choices = [[0, 1, 0], [1, 0, 0, 0]];
  const progress = [];
  const first = await encryptBallot(election, code, choices, (done, all) => progress.push(`${done}/${all}`));
  const second = await encryptBallot(election, code, choices);
  assert.notEqual(first.tracker, second.tracker);
  assert.equal(first.tracker, await trackerOf(first.ballot));
  assert.deepEqual(progress, ["1/7", "2/7", "3/7", "4/7", "5/7", "6/7", "7/7"]);
  // The code itself is nowhere in what is sent.
  assert.ok(!first.ballot.includes(code) && !first.ballot.includes(code.replaceAll("-", "")));
  const alphas = JSON.parse(first.ballot).answers.flatMap((answer) => answer.choices.map((one) => one.alpha));
  assert.equal(new Set(alphas).size, 7);
  await assert.rejects(encryptBallot(election, code, [[1, 1, 0], [1, 0, 0, 0]]), /not-permitted/);
  await assert.rejects(encryptBallot(election, "nothing", choices), /wrong-code/);
});
