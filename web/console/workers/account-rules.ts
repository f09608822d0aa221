/** A bank account as it is typed in. Pure. */

export type AccountValues = Record<'account' | 'again' | 'bankName' | 'bankCode', string>;

const PREFIX = 'bankAccount.';
const BANK_CODE_LENGTH = 12;

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** What is wrong, by the names of the API; an account number is typed twice, since nobody sees a slip of the keys in it. */
export function accountErrors({ account, again, bankCode }: AccountValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (plain(account) === '') errors[`${PREFIX}account`] = '请填写银行账号。';
  else if (!/^[\dA-Za-z-]{6,40}$/.test(plain(account))) errors[`${PREFIX}account`] = '银行账号只能有数字、字母和短横。';
  else if (plain(again) !== plain(account)) errors[`${PREFIX}again`] = '两次填写的账号不一致，请核对。';
  const code = plain(bankCode);
  if (code !== '' && !isBankCode(code)) {
    errors[`${PREFIX}bankCode`] = '联行号是 12 位数字，最后一位是校验码，请对照开户行的资料核对。';
  }
  return errors;
}

export function accountFacts({ account, bankName, bankCode }: AccountValues): {
  account: string;
  bankName: string | null;
  bankCode: string | null;
} {
  return { account: plain(account), bankName: bankName.trim() || null, bankCode: plain(bankCode) || null };
}

/** 联行号: twelve digits, the last by ISO/IEC 7064, MOD 11,10; the service asks the same. */
export function isBankCode(text: string): boolean {
  if (text.length !== BANK_CODE_LENGTH || !/^\d+$/.test(text)) return false;
  let product = 10;
  for (const digit of text.slice(0, -1)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return (product + Number(text.slice(-1))) % 10 === 1;
}
