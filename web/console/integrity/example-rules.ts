/** What breaks a check, as people read it. Pure. */

const WORDS: Readonly<Record<string, string>> = {
  payout: '发放批次',
  line: '明细',
  worker: '人员',
  recovery: '追回',
  import: '导入',
  document: '留存文件',
  event: '日志',
};
const PAGES: Readonly<Record<string, string>> = { payout: '/payouts', worker: '/workers', import: '/imports' };
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

export interface Example {
  /** `发放批次（编号末六位 c5b2fb）`. */
  words: string;
  href: string | null;
}

/**
 * `payout 01a2… line 01a3…` → the kinds in Chinese with the end of their numbers, by which an administrator finds them, and the page of the
 * first that has one. A sentence stays as it is.
 */
export function exampleOf(text: string): Example {
  if (/[㐀-鿿]/.test(text)) return { words: text, href: null };
  const tokens = text.split(' ');
  const parts: string[] = [];
  let href: string | null = null;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const word = WORDS[token];
    if (!word || !next || !ID.test(next)) return;
    parts.push(`${word}（编号末六位 ${next.slice(-6)}）`);
    const page = PAGES[token];
    if (page && href === null) href = `${page}/${next}`;
  });
  const month = /stipend:(\d{4}-\d{2})/.exec(text)?.[1];
  if (month) parts.push(`${month} 的津贴`);
  else if (/stipend:Y\d{4}/.test(text)) parts.push(`${/stipend:(Y\d{4})/.exec(text)?.[1]?.slice(1) ?? ''}年度的津贴`);
  else if (/award:/.test(text)) parts.push('一次性奖励');
  return { words: parts.length > 0 ? parts.join('，') : '一条记录', href };
}
