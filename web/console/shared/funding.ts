/** Who pays which part, as one line of text: `县级财政 40%、省级财政 60%`. Shares are hundredths of a percent. */

export interface Share {
  source: string;
  share: number;
}

const WHOLE = 10_000;
const PART = /^(.*\S)\s*[:：]?\s*(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s*[%％]$/;

export function fundingText(shares: readonly Share[] | null): string {
  return (shares ?? []).map(({ source, share }) => `${source} ${share / 100}%`).join('、');
}

/** Null where the text is empty or cannot be read; `fundingError` tells which. */
export function sharesOf(text: string): Share[] | null {
  const parts = partsOf(text);
  if (parts.length === 0) return null;
  const shares = parts.map(shareOf);
  return shares.every((share) => share !== null) ? shares : null;
}

/** What is wrong, in a sentence; null where it can be sent. */
export function fundingError(text: string): string | null {
  const parts = partsOf(text);
  const unread = parts.find((part) => shareOf(part) === null);
  if (unread !== undefined) {
    return `“${unread}”看不出来源和比例，请写成“县级财政 40%、省级财政 60%”的形式。`;
  }
  const shares = sharesOf(text) ?? [];
  if (new Set(shares.map(({ source }) => source)).size < shares.length) return '同一资金来源写了两次，请合并。';
  const sum = shares.reduce((all, { share }) => all + share, 0);
  if (shares.length > 0 && sum !== WHOLE) return `各资金来源的比例合计应为 100%，现为 ${sum / 100}%，请核对。`;
  return shares.length > 6 ? '资金来源最多填写 6 个。' : null;
}

function partsOf(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function shareOf(part: string): Share | null {
  const [, named, percent] = PART.exec(part) ?? [];
  const source = named?.replace(/[:：]$/, '').trim();
  if (!source || percent === undefined) return null;
  const share = Math.round(Number(percent) * 100);
  return share >= 1 && share <= WHOLE ? { source, share } : null;
}
