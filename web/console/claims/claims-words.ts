import type { components } from '../api/schema';
import { WORDS } from '../api/words';
import { KINDS, LEVELS, type Tone, word } from '../shared/words';

export type Claim = components['schemas']['ClaimResponse'];
export type ClaimDetail = components['schemas']['ClaimDetailResponse'];
export type Notice = components['schemas']['ClaimNoticeResponse'];

export const CLAIM_STATES: Record<string, string> = WORDS.ClaimState;
export const CLAIM_TONES: Record<string, Tone> = {
  draft: 'wait',
  submitted: 'wait',
  returned: 'wrong',
  accepted: 'done',
  rejected: 'plain',
  withdrawn: 'plain',
};
export const NOTICE_STATES: Record<string, string> = WORDS.NoticeState;
export const NOTICE_TONES: Record<string, Tone> = { draft: 'wait', approved: 'done', withdrawn: 'plain' };
const WINDOWS: Record<string, string> = WORDS.ClaimWindow;

/** `初级一次性奖励`, `职业津贴`. */
export function claimInWords({ kind, level }: Pick<Claim, 'kind' | 'level'>): string {
  return `${word(LEVELS, level)}${word(KINDS, kind)}`;
}

/** Whether its day lies in the window; nothing where all is well. */
export function windowInWords({ window }: Pick<Claim, 'window'>): string | null {
  return window === 'in' ? null : word(WINDOWS, window);
}

/** What a notice is for. */
export function noticeFor({ kind, certificatesFrom, certificatesTo, monthsFrom, monthsTo }: Notice): string {
  if (kind === 'stipend') return monthsFrom === monthsTo ? `${monthsFrom}` : `${monthsFrom} 至 ${monthsTo}`;
  if (!certificatesFrom && !certificatesTo) return '所有证书';
  return `${certificatesFrom ?? '最早'} 至 ${certificatesTo ?? '以后'} 批准的证书`;
}
