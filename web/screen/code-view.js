import qrcode from './qrcode.mjs';
import { ask, Refused, Unreachable } from './account.js';

/** The code of one session on the screen: asked for anew whenever it changes, and taken away when it cannot be. */

const TICK_MS = 200;
const COUNTS_EVERY_MS = 5000;
const RETRY_MS = 3000;
/** While check-in is closed, or the session is not the caller's to show. */
const REFUSED_RETRY_MS = 15_000;
/** For the next code to arrive. The service takes a code for 30 seconds after it changed, so this one is not stale yet. */
const GRACE_MS = 2000;
/** Light modules around the code (ISO/IEC 18004 §9.1). */
const QUIET_ZONE = 4;

const element = (id) => document.getElementById(id);

/** Milliseconds since now. Of two clocks the one that is ahead: one may be set back, the other stands still in sleep. */
function stopwatch() {
  const wall = Date.now();
  const steady = performance.now();
  return () => Math.max(Date.now() - wall, performance.now() - steady);
}

/**
 * Shows the code until the returned function is called.
 *
 * @param onEnd called with what ended it: nobody is signed in any more
 */
export function showCode(sessionId, onEnd) {
  let shown = null;
  let codeDue = due(0);
  let countsDue = due(0);
  let stopped = false;
  /** Of half-days: what the trainer chose to show; by itself the service says what is usual now. */
  let chosen = null;
  let scan = null;

  const choose = (one) => {
    chosen = one;
    codeDue = due(0);
    tick();
  };

  const stop = () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
    hideCode('');
  };

  /** `task` answers in how many milliseconds it wants to run again. */
  const run = async (task) => {
    try {
      return due(await task());
    } catch (error) {
      if (stopped) return due(RETRY_MS);
      if (error instanceof Unreachable) {
        say('网络不通，正在重新连接……');
        return due(RETRY_MS);
      }
      if (error instanceof Refused) {
        shown = null;
        hideCode(error.detail);
        return due(REFUSED_RETRY_MS);
      }
      stop();
      onEnd(error);
      return due(RETRY_MS);
    }
  };

  const renewCode = async () => {
    // Started before the question is sent: what is left is then rather too short than too long.
    const elapsed = stopwatch();
    const asked = chosen;
    const query = chosen ? `?heldOn=${chosen.heldOn}&part=${chosen.part}&purpose=${chosen.purpose}` : '';
    const answer = await ask(`training/sessions/${sessionId}/check-in-code${query}`);
    if (stopped) return RETRY_MS;
    // Something else was chosen meanwhile.
    if (asked !== chosen) return 0;
    // What was chosen is over: from then on what is usual.
    if (chosen && !isSame(chosen, answer.scan)) chosen = null;
    if (!isSame(scan, answer.scan)) countsDue = due(0);
    scan = answer.scan;
    drawScans(scan, answer.scans, choose);
    shown = { elapsed, lifeMs: answer.changesInMs, stepMs: answer.stepSeconds * 1000 };
    say('');
    drawCode(sessionId, answer.code, answer.scan);
    return answer.changesInMs - elapsed();
  };

  const renewCounts = async () => {
    const session = await ask(`training/sessions/${sessionId}`);
    if (!stopped) drawSession(session, scan);
    return COUNTS_EVERY_MS;
  };

  function tick() {
    if (codeDue?.()) {
      codeDue = null;
      void run(renewCode).then((next) => (codeDue = next));
    }
    if (countsDue?.()) {
      countsDue = null;
      void run(renewCounts).then((next) => (countsDue = next));
    }
    if (!shown) return;
    const left = shown.lifeMs - shown.elapsed();
    if (left < -GRACE_MS) {
      shown = null;
      hideCode('网络不通，签到码已收起，恢复后自动显示。');
    } else {
      drawCountdown(Math.max(0, left), shown.stepMs);
    }
  }

  const timer = setInterval(tick, TICK_MS);
  // Timers sleep in a window that nobody sees.
  document.addEventListener('visibilitychange', tick);
  hideCode('正在获取签到码……');
  tick();
  return stop;
}

/** Whether a time from now has come. */
function due(milliseconds) {
  const elapsed = stopwatch();
  return () => elapsed() >= milliseconds;
}

function say(text) {
  const notice = document.querySelector('#code-view .notice');
  notice.textContent = text;
  notice.classList.toggle('bad', Boolean(text));
  notice.hidden = !text;
}

function hideCode(text) {
  say('');
  const image = element('qr-image');
  image.toggleAttribute('hidden', true);
  image.removeAttribute('data-address');
  image.querySelector('path').setAttribute('d', '');
  element('code-part').hidden = true;
  element('code').textContent = '';
  element('no-code').textContent = text;
  element('no-code').hidden = false;
}

/** The address is made from the page's own, which is the one that reaches this service from outside. */
function drawCode(sessionId, code, scan) {
  const mark = scan?.purpose === 'check_out' ? `${code}-out` : code;
  const address = new URL(`check-in/${sessionId}#${mark}`, location.href).href;
  const image = element('qr-image');
  const { path, size } = qrPath(address);
  image.setAttribute('viewBox', `0 0 ${size} ${size}`);
  image.querySelector('path').setAttribute('d', path);
  image.setAttribute('data-address', address);
  image.toggleAttribute('hidden', false);
  element('no-code').hidden = true;
  // In two halves, so that it can be read out.
  element('code').textContent = `${code.slice(0, 4)} ${code.slice(4)}`;
  element('code-part').hidden = false;
}

function qrPath(text) {
  const qr = qrcode(0, 'M');
  qr.addData(text);
  qr.make();
  const count = qr.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (qr.isDark(row, column)) path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`;
    }
  }
  return { path, size: count + 2 * QUIET_ZONE };
}

function drawCountdown(leftMs, stepMs) {
  const bar = document.querySelector('#countdown progress');
  bar.max = stepMs;
  bar.value = leftMs;
  document.querySelector('#countdown span').textContent = `${Math.ceil(leftMs / 1000)} 秒后更换`;
}

function isSame(one, other) {
  return one?.halfDayId === other?.halfDayId && one?.purpose === other?.purpose;
}

/** What the code is for, and what else may be shown now. */
function drawScans(scan, scans, choose) {
  element('what').textContent = scan?.title ?? '';
  element('what').hidden = !scan;
  element('code-label').textContent = scan?.purpose === 'check_out' ? '签退码' : '签到码';
  const buttons = scans.map((each) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = each.title;
    button.setAttribute('aria-pressed', String(isSame(each, scan)));
    button.addEventListener('click', () => choose(each));
    return button;
  });
  element('scans').replaceChildren(...(buttons.length > 1 ? buttons : []));
}

function drawSession(session, scan) {
  element('programme').textContent = session.programmeTitle;
  element('session-title').textContent = session.title;
  element('session-facts').textContent = `${timeText(session)}　${session.place}`;
  const halfDay = session.halfDays.find(({ id }) => id === scan?.halfDayId);
  const isLeaving = scan?.purpose === 'check_out';
  const counted = isLeaving ? halfDay?.checkedOutCount : halfDay?.checkedInCount;
  element('counted').textContent = isLeaving ? '签退' : '签到';
  element('checked-in').textContent = counted ?? session.attendanceCount;
  element('enrolled').textContent = session.enrolledCount;
}

const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' });
const TIME = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', timeStyle: 'short', hour12: false });

/** `2024年6月10日 09:00至17:00`. */
export function timeText({ startsAt, endsAt }) {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const lastDay = DAY.format(start) === DAY.format(end) ? '' : `${DAY.format(end)} `;
  return `${DAY.format(start)} ${TIME.format(start)}至${lastDay}${TIME.format(end)}`;
}
