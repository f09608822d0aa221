/** Days are `YYYY-MM-DD`, months `YYYY-MM`, of Asia/Shanghai wherever the browser stands. */

const SHANGHAI = 'Asia/Shanghai';

/** An instant → `2026-11-28 14:05` in Shanghai. */
export function moment(instant: string): string {
  const parts = new Intl.DateTimeFormat('zh-CN', {
    timeZone: SHANGHAI,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

export function today(): string {
  return moment(new Date().toISOString()).slice(0, 10);
}

/** Whole days from one day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** What people type for a day: `20240901`, `2024-9-1`, `2024/9/1`, `2024年9月1日` → `2024-09-01`; null for no day of the calendar. */
export function dayOf(text: string): string | null {
  const plain = text.trim().normalize('NFKC');
  const parts = /^(\d{4})(?:(\d{2})(\d{2})|[-/.年](\d{1,2})[-/.月](\d{1,2})日?)$/.exec(plain);
  if (!parts) return null;
  const day = [parts[1], parts[2] ?? parts[4], parts[3] ?? parts[5]].map((part) => part?.padStart(2, '0')).join('-');
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === day ? day : null;
}

/** `202409`, `2024-9`, `2024年9月` → `2024-09`; null for no month. */
export function monthOf(text: string): string | null {
  const parts = /^(\d{4})(?:(\d{2})|[-/.年](\d{1,2})月?)$/.exec(text.trim().normalize('NFKC'));
  const month = (parts?.[2] ?? parts?.[3] ?? '').padStart(2, '0');
  return parts && month >= '01' && month <= '12' ? `${parts[1]}-${month}` : null;
}

/** `2024-09` → `2024年9月`; a whole year `Y2023`, as stipends name it, → `2023年度`. */
export function monthInWords(month: string): string {
  if (isWholeYear(month)) return `${month.slice(1)}年度`;
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}

/** A stipend that is paid for a whole year stands as `Y2023` where others have their month. */
export function isWholeYear(period: string): boolean {
  return period.startsWith('Y');
}

/** The span of months of a payout; one month is named once. */
export function monthsInWords(from: string | null, to: string | null): string {
  if (!from || !to) return '';
  return from === to ? monthInWords(from) : `${monthInWords(from)}至${monthInWords(to)}`;
}

/** `75` → `1 分 15 秒`. */
export function secondsInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} 秒`;
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`;
}
