import type { components } from '../api/schema.js';
import { fundingError, fundingText, sharesOf } from '../shared/funding.js';

/** What a region sets by one person at once, as it stands in inputs. */

type Plain = components['schemas']['PlainSettingsResponse'];
type InForce = components['schemas']['SettingsInForceResponse'];

export const PLAIN = [
  { name: 'departmentName', label: '部门名称' },
  { name: 'contactPhone', label: '联系电话' },
  { name: 'objectionPhone', label: '监督投诉电话' },
  { name: 'stationReportDueDay', label: '站点月报截止日（每月几日）' },
  { name: 'preparer', label: '制表人' },
  { name: 'reviewer', label: '审核人' },
  { name: 'head', label: '负责人' },
  { name: 'fundingSource', label: '资金来源' },
  { name: 'fundingShares', label: '各级资金比例' },
  { name: 'documentNo', label: '文号' },
  { name: 'budgetSubject', label: '预算科目' },
] as const;

export type PlainName = (typeof PLAIN)[number]['name'];
export type PlainForm = Record<PlainName, string>;

const SIGNATORIES: readonly string[] = ['preparer', 'reviewer', 'head'];

export function plainFormOf(own: Plain): PlainForm {
  const texts = PLAIN.map(({ name }) => [name, valueOf(own, name)]);
  return Object.fromEntries(texts) as PlainForm;
}

export function plainErrors(form: PlainForm): Record<string, string> {
  const day = form.stationReportDueDay.trim();
  const isDay = day === '' || (/^\d{1,2}$/.test(day) && Number(day) >= 1 && Number(day) <= 28);
  const shares = fundingError(form.fundingShares);
  return {
    ...(!isDay && { stationReportDueDay: '站点月报截止日请填写 1 至 28。' }),
    ...(shares !== null && { fundingShares: shares }),
  };
}

/** What is sent: only what differs; an emptied text takes the own setting away. */
export function changesOf(form: PlainForm, own: Plain): Record<string, unknown> {
  const changed = PLAIN.filter(({ name }) => form[name].trim() !== valueOf(own, name)).map(({ name }) => name);
  const changes: Record<string, unknown> = {};
  for (const name of changed.filter((each) => !SIGNATORIES.includes(each))) {
    const text = form[name].trim();
    changes[name] = text === '' ? null : sent(name, text);
  }
  if (changed.some((name) => SIGNATORIES.includes(name))) {
    const signatories = SIGNATORIES.map((name) => [name, form[name as PlainName].trim() || null]);
    changes.signatories = signatories.every(([, text]) => text === null) ? null : Object.fromEntries(signatories);
  }
  return changes;
}

function sent(name: PlainName, text: string): unknown {
  if (name === 'stationReportDueDay') return Number(text);
  return name === 'fundingShares' ? sharesOf(text) : text;
}

export function inForceWords(inForce: InForce, name: PlainName): string {
  return valueOf(inForce, name);
}

function valueOf(settings: Plain, name: PlainName): string {
  if (name === 'preparer' || name === 'reviewer' || name === 'head') return settings.signatories?.[name] ?? '';
  if (name === 'fundingShares') return fundingText(settings.fundingShares);
  const value = settings[name];
  return value === null ? '' : String(value);
}
