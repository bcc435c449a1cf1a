// The voter's way through the booth: choose, encrypt, cast. What encrypts is in ballot.mjs; this file only shows and hides.
import { encryptBallot, openElection, readCode } from "/static/ballot.mjs";

const booth = document.getElementById("booth");
const part = (name) => booth.querySelector(`[data-part="${name}"]`);
const show = (name) => {
  for (const one of booth.querySelectorAll("[data-part]")) one.hidden = one.dataset.part !== name;
  const head = part(name).querySelector("h2");
  if (head) {
    head.tabIndex = -1;
    head.focus();
  }
  for (const step of document.querySelectorAll("[data-step]")) {
    const here = step.dataset.step === part(name).dataset.at;
    if (here) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
    step.classList.toggle("done", Number(step.dataset.step) < Number(part(name).dataset.at));
  }
};
const refuse = (where, text) => {
  const place = part(where).querySelector("[data-refusal]");
  place.textContent = text;
  place.hidden = text === "";
};
const say = (key) => booth.dataset[key];

/** The code in the address, or null: also if what stands there is no code at all. */
function codeOfLink() {
  try {
    return readCode(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

let code = codeOfLink();
// The code stays in this page: not in the address, not in the history.
if (location.hash) history.replaceState(null, "", location.pathname);
let sealed = null;
// Another link in the same tab changes nothing but the part behind the #: begin anew with that code.
addEventListener("hashchange", () => location.reload());

/** The mark of a chosen answer: a list of 0 with one 1. */
function marks(chosen) {
  return [[0, 1, 2].map((answer) => (answer === chosen ? 1 : 0))];
}

async function seal(chosen) {
  show("encrypting");
  const bar = part("encrypting").querySelector("progress");
  const text = await (await fetch(booth.dataset.election)).text();
  const election = await openElection(text);
  sealed = await encryptBallot(election, code, marks(chosen), (done, all) => {
    bar.max = all;
    bar.value = done;
  });
  for (const place of booth.querySelectorAll("[data-words]")) place.textContent = sealed.words;
  part("sealed").querySelector("[data-chosen]").textContent = booth.querySelector("input[name=choice]:checked").dataset.label;
  show("sealed");
}

async function cast() {
  const answer = await fetch(booth.dataset.cast, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ballot: sealed.ballot }),
  });
  if (answer.ok) {
    location.assign(`${booth.dataset.receipt}?tracker=${encodeURIComponent(sealed.words)}&cast=1`);
    return;
  }
  const problem = await answer.json().catch(() => ({}));
  refuse("sealed", problem.title || say("noAnswer"));
  // Perhaps the code is void: another one can be typed.
  part("choose").querySelector("[data-code]").hidden = false;
}

/** Reveals the ballot instead of casting it: the house recomputes what it says, with a program that shares nothing with this one. */
async function reveal() {
  const answer = await fetch(booth.dataset.test, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ballot: sealed.ballot, opening: sealed.opening }),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    refuse("sealed", said.title || say("noAnswer"));
    return;
  }
  const labels = said.marks[0].flatMap((mark, at) => (mark ? [booth.querySelector(`input[name=choice][value="${at}"]`).dataset.label] : []));
  part("revealed").querySelector("[data-says]").textContent = labels.join(", ");
  sealed = null;
  show("revealed");
}

/** Runs a step; a failure is said in the page and nothing is lost. */
const careful = (where, step) => async (event) => {
  event.preventDefault();
  const button = event.submitter || event.currentTarget;
  button.disabled = true;
  refuse(where, "");
  try {
    await step();
  } catch (fault) {
    if (where === "choose") show("choose");
    refuse(where, fault.message === "wrong-code" ? say("wrongCode") : say("noAnswer"));
  }
  button.disabled = false;
};

part("choose").querySelector("form").addEventListener(
  "submit",
  careful("choose", async () => {
    const field = part("choose").querySelector("input[name=code]");
    if (field.value.trim()) code = readCode(field.value);
    if (!code) {
      refuse("choose", say("wrongCode"));
      field.focus();
      return;
    }
    const chosen = booth.querySelector("input[name=choice]:checked");
    if (!chosen) {
      refuse("choose", say("noChoice"));
      return;
    }
    await seal(Number(chosen.value));
  }),
);
part("sealed").querySelector("[data-cast]").addEventListener("click", careful("sealed", cast));
part("sealed").querySelector("[data-reveal]").addEventListener("click", careful("sealed", reveal));
for (const back of booth.querySelectorAll("[data-back]")) {
  back.addEventListener("click", () => {
    sealed = null;
    show("choose");
  });
}

part("choose").querySelector("[data-code]").hidden = code !== null;
part("choose").querySelector("[data-code-there]").hidden = code === null;
booth.hidden = false;
