import { ask, changePassword, currentUser, Refused, signIn, SignedOut, signOut, Unreachable } from './account.js';
import { showCode, timeText } from './code-view.js';

/** What the page shows: signing in, a new password, the choice of a session (`#<id>` skips it), or its code. */

const VIEWS = ['sign-in', 'new-password', 'sessions', 'code-view'];
const SESSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const UNREACHABLE = '网络不通，请检查后再试。';

const element = (id) => document.getElementById(id);
let stopCode = () => {};

function show(view) {
  for (const each of VIEWS) element(each).hidden = each !== view;
  say(view, '');
}

function say(view, text, bad = true) {
  const notice = element(view).querySelector('.notice');
  notice.textContent = text;
  notice.classList.toggle('bad', bad);
  notice.hidden = !text;
}

async function route() {
  stopCode();
  stopCode = () => {};
  const user = currentUser();
  if (!user) return showSignIn();
  if (user.mustChangePassword) return showView('new-password', 'current-password');
  const sessionId = location.hash.slice(1);
  if (!SESSION_ID.test(sessionId)) return showSessions();
  show('code-view');
  stopCode = showCode(sessionId, ended);
}

function showView(view, focused) {
  show(view);
  element(focused).focus();
}

function showSignIn(text = '') {
  showView('sign-in', 'username');
  say('sign-in', text);
}

function ended(error) {
  if (error instanceof SignedOut) showSignIn('登录已失效，请重新登录；登录后回到原来的签到码。');
  else throw error;
}

async function showSessions() {
  show('sessions');
  const list = element('session-list');
  list.replaceChildren();
  try {
    const { items } = await ask('training/sessions?ended=false&sort=startsAt:asc&pageSize=100');
    list.replaceChildren(...items.map(sessionLink));
    if (items.length === 0) say('sessions', '没有正在进行或即将开始的培训期次。', false);
  } catch (error) {
    if (error instanceof SignedOut) ended(error);
    else say('sessions', sentence(error));
  }
}

function sessionLink(session) {
  const link = document.createElement('a');
  link.href = `#${session.id}`;
  link.classList.toggle('open', session.checkInOpen);
  const state = document.createElement('span');
  state.className = 'state';
  state.textContent = session.checkInOpen ? '可以签到' : '未到签到时间';
  const facts = document.createElement('small');
  facts.textContent = `${timeText(session)}　${session.place}　报名 ${session.enrolledCount} 人`;
  link.append(state, `${session.programmeTitle}　${session.title}`, facts);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** @throws whatever is neither a refusal nor a lost network, since that is a fault of the page */
function sentence(error) {
  if (error instanceof Refused) return error.detail;
  if (error instanceof Unreachable) return UNREACHABLE;
  throw error;
}

function onSubmit(view, task) {
  const form = element(view).querySelector('form');
  const button = form.querySelector('button');
  const submit = async () => {
    button.disabled = true;
    say(view, '');
    try {
      await task();
      form.reset();
      await route();
    } catch (error) {
      if (error instanceof SignedOut) ended(error);
      else say(view, sentence(error));
    } finally {
      button.disabled = false;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
}

onSubmit('sign-in', async () => {
  try {
    await signIn(element('username').value.trim(), element('password').value, element('otp').value.trim());
    element('otp-part').hidden = true;
  } catch (error) {
    if (error instanceof Refused && ['OTP_REQUIRED', 'BAD_OTP'].includes(error.code)) {
      element('otp-part').hidden = false;
      element('otp').value = '';
      element('otp').focus();
    }
    throw error;
  }
});

onSubmit('new-password', async () => {
  const next = element('next-password').value;
  if (next !== element('same-password').value) {
    throw new Refused({ status: 422, code: 'PASSWORDS_DIFFER', detail: '两次输入的新密码不一致。' });
  }
  await changePassword(element('current-password').value, next);
});

const ACTIONS = {
  reload: showSessions,
  choose: () => {
    location.hash = '';
  },
  'sign-out': async () => {
    const told = signOut();
    await route();
    await told;
  },
  'full-screen': () => (document.fullscreenElement ? document.exitFullscreen() : document.body.requestFullscreen()),
};

for (const button of document.querySelectorAll('[data-do]')) {
  button.addEventListener('click', () => void ACTIONS[button.dataset.do]());
}

const { hostname } = location;
if (['localhost', '0.0.0.0', '[::]', '[::1]'].includes(hostname) || hostname.startsWith('127.')) {
  const warning = element('local-only');
  warning.textContent =
    `本页地址（${location.host}）只有这台电脑能打开，手机扫码打不开。` +
    '请改用手机也能访问的地址打开本页；如何设置见运维说明，或联系系统管理员。';
  warning.hidden = false;
}

window.addEventListener('hashchange', () => void route());
void route();
