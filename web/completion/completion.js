'use strict';

const TIMEOUT_MS = 10_000;

const element = (id) => document.getElementById(id);
const form = element('form');
const button = element('submit');
const field = element('number');
const notice = element('notice');

function say(text, kind) {
  notice.textContent = text;
  notice.className = `notice ${kind}`;
  notice.hidden = !text;
}

function show(answer) {
  const facts = {
    number: answer.number,
    name: answer.name,
    training: `${answer.programmeTitle}${answer.sessionTitle}`,
    organiser: answer.organiser,
    day: answer.completedOn,
    hours: answer.hours === null ? '—' : `${answer.hours} 学时`,
  };
  for (const [name, text] of Object.entries(facts)) element(`fact-${name}`).textContent = text;
  element('facts').hidden = false;
  if (answer.valid) say('查验无误：该编号的证明有效，请与手中证明逐项核对。', 'good');
  else say('该证明已作废：出具后所依据的出勤有更正，请联系主办单位。', 'bad');
}

async function check(number) {
  // Browsers in chat apps are often too old for AbortSignal.timeout.
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), TIMEOUT_MS);
  let response;
  try {
    response = await fetch(`completions/${encodeURIComponent(number)}`, {
      credentials: 'omit',
      cache: 'no-store',
      signal: waiting.signal,
    });
  } catch {
    say('网络不通，请检查后再试。', 'bad');
    return;
  } finally {
    clearTimeout(timer);
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) show(answer);
  else if (response.status === 404) say('没有这个编号的结业证明。请核对编号；编号无误的，请联系主办单位。', 'bad');
  else say(answer.detail || '查验未成功，请稍后再试。', 'bad');
}

async function submit() {
  const number = field.value.replace(/\s/g, '').toUpperCase();
  element('facts').hidden = true;
  if (!number) {
    field.focus();
    say('请填写证明上的编号。', 'bad');
    return;
  }
  button.disabled = true;
  say('正在查验……', '');
  await check(number);
  button.disabled = false;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
