// The sandbox chat: shows one demo person's side of the simulated Telegram, and does what a finger would do.
"use strict";

const api = "/sandbox/chat/api/";
const $ = id => document.getElementById(id);
let people = [];
let me = null;
let say = speaker("en");
let shown = { revision: -1, toasts: 0 };

async function post(path, body) {
  const answer = await fetch(api + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.detail || "HTTP " + answer.status);
  return json;
}

function element(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function choose(person) {
  me = person;
  shown = { revision: -1, toasts: -1 };
  location.hash = person.id;
  speak(person.language);
  $("wallet").textContent = person.wallet;
  for (const button of $("people").children) {
    button.setAttribute("aria-pressed", button.dataset.id === String(person.id));
  }
  $("messages").replaceChildren();
  look();
}

function speak(language) {
  say = speaker(language);
  document.documentElement.lang = language;
  document.querySelectorAll("[data-words]").forEach(node => (node.textContent = say(node.dataset.words)));
  $("text").placeholder = say("Message");
}

/** What a link to the bot says to it; null for any other text. */
function deepLink(text) {
  const found = /^(?:https?:\/\/)?t\.me\/JouleSandboxBot(?:\?start=([A-Za-z0-9_-]+))?$/.exec(text);
  return found ? "/start" + (found[1] ? " " + found[1] : "") : null;
}

function button(message, spec) {
  const words = deepLink(spec.url || "");
  if (words) {
    return element("button", { type: "button", textContent: spec.text, onclick: () => write(words) });
  }
  if (spec.url) {
    return element("a", { href: spec.url, target: "_blank", rel: "noreferrer", textContent: spec.text });
  }
  const node = element("button", { type: "button", textContent: spec.text });
  if (spec.copy_text) {
    node.dataset.copy = spec.copy_text.text;
    node.onclick = () => copy(spec.copy_text.text);
  } else {
    node.dataset.press = spec.callback_data;
    node.onclick = () => press(message, node);
  }
  return node;
}

async function press(message, node) {
  node.disabled = true;
  await post("press", { user: me.id, message: message.id, data: node.dataset.press });
  await look();
  setTimeout(() => (node.disabled = false), 1500);
}

function bubble(message) {
  const body = element("div", { className: "bubble" });
  if (message.photo) {
    const address = `${api}photo?user=${me.id}&message=${message.id}&v=${message.edits}`;
    // A picture takes its height when it has come, after the end was scrolled to.
    body.append(element("img", { src: address, alt: "", onload: () => follows && toEnd() }));
  }
  // The server has rebuilt this HTML from what it understood: Telegram's few tags and nothing else.
  body.append(element("span", { innerHTML: message.html }));
  const time = new Date(message.date).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  body.append(element("time", { textContent: (message.edits ? say("edited") + " " : "") + time }));
  body.querySelectorAll("code").forEach(code => (code.onclick = () => copy(code.textContent)));
  const node = element("div", { className: "message" + (message.bot ? "" : " mine") }, body);
  node.dataset.id = message.id;
  node.dataset.version = message.id + "/" + message.edits;
  if (message.rows) {
    const keyboard = element("div", { className: "keyboard" });
    message.rows.forEach(row => keyboard.append(element("div", {}, ...row.map(spec => button(message, spec)))));
    node.append(keyboard);
  }
  return node;
}

/** Whether the talk was last drawn for somebody who reads its end. */
let follows = true;

function toEnd() {
  $("messages").scrollTop = $("messages").scrollHeight;
}

/** Whether the end of the talk is in view. */
function atEnd() {
  const list = $("messages");
  return list.scrollHeight - list.scrollTop - list.clientHeight < 60;
}

/** Only what has changed is touched, so that a card is edited in place. */
function draw(state) {
  const list = $("messages");
  const before = new Map([...list.children].map(node => [node.dataset.version, node]));
  const fresh = state.messages.map(m => before.get(m.id + "/" + m.edits) || bubble(m));
  const last = list.lastElementChild && list.lastElementChild.dataset.id;
  const stay = atEnd();
  list.replaceChildren(...fresh);
  // Who reads the end goes on reading it when a card grows; who has scrolled back is left there.
  follows = fresh.length > 0 && (stay || fresh[fresh.length - 1].dataset.id !== last);
  if (follows) toEnd();
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => ($("toast").hidden = true), 3500);
}

function copy(text) {
  const done = () => toast(say("Copied: ") + text);
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, done);
  else done();
}

async function look() {
  const person = me;
  if (!person) return;
  const state = await (await fetch(`${api}state?user=${person.id}`)).json();
  if (person !== me) return;
  $("status").textContent = say(state.typing ? "typing …" : state.blocked ? "blocked" : "bot");
  if (state.revision !== shown.revision) draw(state);
  if (shown.toasts >= 0 && state.toasts > shown.toasts) {
    if (state.alert) {
      $("alert").firstElementChild.textContent = state.toast;
      if (!$("alert").open) $("alert").showModal();
    } else {
      toast(state.toast);
    }
  }
  shown = { revision: state.revision, toasts: state.toasts, state };
  showQuickPay();
  $("start").hidden = state.started && !state.blocked;
  $("compose").hidden = !state.started || state.blocked;
}

async function write(text) {
  await post("write", { user: me.id, text });
  await look();
}

/** Amount, address and asset as the newest card that asks for a payment offers them for copying. */
function offered() {
  for (const message of [...(shown.state ? shown.state.messages : [])].reverse().filter(m => m.bot)) {
    const copied = (message.rows || []).flat().filter(b => b.copy_text).map(b => b.copy_text.text.trim());
    const to = copied.find(text => /^T[1-9A-HJ-NP-Za-km-z]{33}$/.test(text));
    const amount = copied.find(text => /^[0-9]+(\.[0-9]{1,6})?$/.test(text));
    if (to && amount) {
      const asset = message.text.split(amount).some(after => /^\s*USDT/.test(after)) ? "USDT" : "TRX";
      return { to, amount, asset };
    }
  }
  return { to: "", amount: "", asset: "TRX" };
}

/** What the card asks for, in one press; the wallet is that of the person who is looked at. */
function showQuickPay() {
  const found = offered();
  const stay = atEnd();
  $("quickpay").hidden = !found.amount;
  $("quickpay").textContent = say("Pay {amount} from {wallet}")
    .replace("{amount}", `${found.amount} ${found.asset}`)
    .replace("{wallet}", me.wallet);
  // The bar takes its place from the talk, whose end must not go under it.
  if (stay) toEnd();
}

async function quickPay() {
  const found = offered();
  try {
    const paid = await post("pay", { user: me.id, to: found.to, amount: found.amount, currency: found.asset });
    toast(say("Sent: ") + paid.txid);
  } catch (failure) {
    toast(failure.message);
  }
}

function openPay() {
  const found = offered();
  $("to").value = found.to;
  $("amount").value = found.amount;
  $("asset").value = found.asset;
  $("payresult").textContent = "";
  $("pay").showModal();
}

async function payNow() {
  try {
    const paid = await post("pay", {
      user: me.id, to: $("to").value.trim(), amount: $("amount").value.trim(), currency: $("asset").value,
    });
    $("payresult").textContent = say("Sent: ") + paid.txid;
  } catch (failure) {
    $("payresult").textContent = failure.message;
  }
}

$("compose").onsubmit = event => {
  event.preventDefault();
  const text = $("text").value.trim();
  $("text").value = "";
  // Opening a link to the bot, as a tap on it would.
  if (text) write(deepLink(text) || text);
};
$("text").onkeydown = event => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("compose").requestSubmit();
  }
};
$("start").onclick = async () => {
  if (shown.state && shown.state.blocked) await post("block", { user: me.id, out: false });
  write("/start");
};
$("commands").onclick = () => { $("text").value = "/"; $("text").focus(); };
$("more").onclick = () => ($("menu").hidden = !$("menu").hidden);
$("paynow").onclick = payNow;
$("quickpay").onclick = quickPay;
$("menu").onclick = async event => {
  $("menu").hidden = true;
  const deed = event.target.dataset.do;
  if (deed === "pay") openPay();
  if (deed === "sticker") await write(null);
  if (deed === "block") await post("block", { user: me.id, out: true });
  if (deed === "unblock") await post("block", { user: me.id, out: false });
  look();
};

(async () => {
  people = await (await fetch(api + "people")).json();
  for (const person of people) {
    const node = element("button", { type: "button", textContent: person.name, title: person.language });
    node.dataset.id = person.id;
    node.onclick = () => choose(person);
    $("people").append(node);
  }
  choose(people.find(person => String(person.id) === location.hash.slice(1)) || people[0]);
  setInterval(() => look().catch(() => ($("status").textContent = say("no connection"))), 400);
})();
