'use strict';

// The code stands behind the # of the scanned address: a browser sends that part to nobody, so it is in no log.
const sessionId = location.pathname.split('/').pop();
const code = decodeURIComponent(location.hash.slice(1));

const form = document.getElementById('form');
const button = document.getElementById('submit');
const notice = document.getElementById('notice');
const fields = { name: document.getElementById('name'), lastFour: document.getElementById('last-four') };

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
  if (!fields.name.value.trim()) return [fields.name, '请填写姓名。'];
  if (!/^\d{3}[\dXx]$/.test(fields.lastFour.value.trim())) return [fields.lastFour, '请填写身份证号后四位。'];
  return null;
}

function showDone(answer) {
  form.hidden = true;
  document.getElementById('lead').hidden = true;
  say('');
  document.getElementById('done-title').textContent = answer.sessionTitle;
  const at = new Date(answer.checkedInAt);
  const text = at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  document.getElementById('done-time').textContent = `签到时间 ${text}`;
  document.getElementById('done').hidden = false;
}

async function submit() {
  const body = { sessionId, code, name: fields.name.value.trim(), lastFour: fields.lastFour.value.trim() };
  let response;
  try {
    response = await fetch('../check-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch {
    say('网络不通,请检查后再试。', true);
    return;
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) showDone(answer);
  else say(answer.detail || '签到未成功,请稍后再试。', true);
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
  say('正在签到……');
  await submit();
  button.disabled = false;
}

if (!code) {
  button.disabled = true;
  say('请用手机扫描屏幕上的签到二维码打开本页。', true);
}
