'use strict';

/** A phone at the edge of the network waits for minutes by itself, and the code does not. */
const TIMEOUT_MS = 10_000;

// The code stands behind the # of the scanned address: a browser sends that part to nobody, so it is in no log.
const sessionId = location.pathname.split('/').pop();
// Of a code's own letters and digits, so that nothing is to be decoded; an address that was cut asks for the code.
const [, scanned = '', leaving] = location.hash.slice(1).match(/^([0-9A-Za-z]+)(-out)?$/) ?? [];

const form = document.getElementById('form');
const button = document.getElementById('submit');
const notice = document.getElementById('notice');
const codePart = document.getElementById('code-part');
const fields = {
  code: document.getElementById('code'),
  name: document.getElementById('name'),
  lastFour: document.getElementById('last-four'),
};

function say(text, bad) {
  notice.textContent = text;
  notice.classList.toggle('bad', Boolean(bad));
  notice.hidden = !text;
}

function wrong(field, text) {
  field.setAttribute('aria-invalid', 'true');
  field.focus();
  say(text, true);
}

function fault() {
  if (!fields.code.value.trim()) return [fields.code, '请扫描屏幕上的二维码，或填写屏幕上的签到码。'];
  if (!fields.name.value.trim()) return [fields.name, '请填写姓名。'];
  if (!/^\d{3}[\dXx]$/.test(fields.lastFour.value.trim())) return [fields.lastFour, '请填写身份证号后四位。'];
  return null;
}

function showDone(answer) {
  form.hidden = true;
  document.getElementById('lead').hidden = true;
  say('');
  const what = answer.purpose === 'check_out' ? '签退' : '签到';
  document.getElementById('done-what').textContent = `${what}成功`;
  document.getElementById('done-title').textContent = [answer.sessionTitle, answer.halfDay].filter(Boolean).join('　');
  const at = new Date(answer.checkedInAt);
  const text = at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  document.getElementById('done-time').textContent = `${what}时间 ${text}`;
  // Whoever leaves without it has no hours.
  document.getElementById('done-next').hidden = !(answer.asksCheckOut && answer.purpose === 'check_in');
  document.getElementById('done').hidden = false;
}

async function submit() {
  const body = {
    sessionId,
    code: fields.code.value.replaceAll(/\s/g, ''),
    name: fields.name.value.trim(),
    lastFour: fields.lastFour.value.trim(),
  };
  // Browsers in chat apps are often too old for AbortSignal.timeout.
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), TIMEOUT_MS);
  let response;
  try {
    response = await fetch('../check-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      signal: waiting.signal,
    });
  } catch {
    say('网络不通，请检查后再试。', true);
    return;
  } finally {
    clearTimeout(timer);
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    showDone(answer);
    return;
  }
  // Whoever took too long need not scan and type the name again: the code on the screen now will do.
  if (answer.code === 'CHECK_IN_CODE_STALE') askForCode();
  say(answer.detail || '没有成功，请稍后再试。', true);
}

function askForCode() {
  fields.code.value = '';
  codePart.hidden = false;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void checkIn();
});

async function checkIn() {
  for (const field of Object.values(fields)) field.removeAttribute('aria-invalid');
  const found = fault();
  if (found) {
    wrong(...found);
    return;
  }
  button.disabled = true;
  say(`正在${button.textContent}……`);
  await submit();
  button.disabled = false;
}

// What it is for is decided by the code; the page only says so.
if (leaving) {
  document.title = '培训签退';
  document.querySelector('h1').textContent = '培训签退';
  document.getElementById('lead').textContent = '无需账号。签退码每 30 秒更换，请扫码后尽快填写提交。';
  button.textContent = '签退';
}
fields.code.value = scanned;
if (!scanned) askForCode();
