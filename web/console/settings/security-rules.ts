/** The security settings as they stand in inputs, and back. */

export interface SecurityForm {
  minPasswordLength: string;
  passwordMaxDays: string;
  idleMinutes: string;
  sessionHours: string;
  maxSessions: string;
  revealsPerHour: string;
  filesPerHour: string;
}

type Numbers = { [K in keyof SecurityForm]: number | null };

const BOUNDS: { [K in keyof SecurityForm]: readonly [min: number, max: number, label: string] } = {
  minPasswordLength: [8, 64, '密码最短长度'],
  passwordMaxDays: [1, 3650, '密码更换天数'],
  idleMinutes: [5, 1440, '自动退出分钟数'],
  sessionHours: [1, 168, '登录最长小时数'],
  maxSessions: [1, 100, '同时登录处数'],
  revealsPerHour: [1, 10_000, '每小时查看完整号码数'],
  filesPerHour: [1, 10_000, '每小时下载文件数'],
};

const NAMES = Object.keys(BOUNDS) as (keyof SecurityForm)[];

export function securityFormOf(settings: Numbers): SecurityForm {
  const texts = NAMES.map((name) => [name, settings[name] === null ? '' : String(settings[name])]);
  return Object.fromEntries(texts);
}

/** Only the change of passwords in time may be left out. */
export function securityErrors(form: SecurityForm): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const name of NAMES) {
    const text = form[name].trim();
    const [min, max, label] = BOUNDS[name];
    if (name === 'passwordMaxDays' && text === '') continue;
    const isNumber = /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max;
    if (!isNumber) errors[name] = `${label}请填写 ${min} 至 ${max}。`;
  }
  return errors;
}

export function numbersOf(form: SecurityForm): Numbers {
  const numbers = NAMES.map((name) => [name, form[name].trim() === '' ? null : Number(form[name])]);
  return Object.fromEntries(numbers);
}
