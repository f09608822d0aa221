import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../../common/values/masking.js';
import { yuanText } from '../../common/values/money.js';
import { Payout } from '../../ledger/payouts/payout.entity.js';
import type { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { bankFileName, bankGrid, type FilePayout } from '../files/bank-file.js';
import { type BankFinding, lintBankRows } from '../files/bank-lint.js';
import { type BankPart, bankPartsOf, type BankRow, bankRowsOf, type TransferredLine } from '../files/bank-rows.js';
import { withDetails } from '../files/bank-details.js';
import type { BankField, BankProfile } from '../profiles/bank-profiles.js';

/** What one file would look like: its rows as the bank would read them, numbers of people masked. */
export interface PreviewedFile {
  fileName: string;
  rows: string[][];
}

export interface ProfilePreview {
  /** The payout whose first transfers are shown; null where the region has none yet and people were made up. */
  payoutNumber: string | null;
  files: PreviewedFile[];
  findings: BankFinding[];
}

interface PreviewAsked {
  profile: BankProfile;
  regionCode: string;
  today: string;
  personalData: PersonalData;
}

const SHOWN_ROWS = 5;

/** Of a whole city's payout no more is read for a glance; the amount of a person with lines further on is then a part of it. */
const READ_LINES = 5_000;

const MASKS: Partial<Record<BankField, (text: string) => string>> = {
  account: maskAccount,
  identityNumber: maskIdentityNumber,
  phone: maskPhone,
};

/** The first transfers of the region's newest payout in the form of a profile, of each file five. */
export async function previewOf(
  manager: EntityManager,
  source: PayoutSheetSource,
  { profile, regionCode, today, personalData }: PreviewAsked,
): Promise<ProfilePreview> {
  const payout = await newestPayout(manager, regionCode);
  const rows = payout
    ? await withDetails(manager, payout.id, {
        profile,
        rows: await bankRowsOf(payout.number, some(source.lines(manager, payout, 'payee')), {
          identityNumbers: profile.columns.some(({ field }) => field === 'identityNumber'),
        }),
        personalData,
      })
    : MADE_UP;
  const about: FilePayout = { ...(payout ?? MADE_UP_PAYOUT), sentOn: today };
  const parts = bankPartsOf({ ...profile, rowLimit: SHOWN_ROWS }, rows);
  const sides = [...new Set(parts.map(({ side }) => side))];
  const firsts = sides.map((side) => parts.find((part) => part.side === side)!);
  return {
    payoutNumber: payout?.number ?? null,
    files: firsts.map((part, at) => ({
      fileName: bankFileName(profile, about, { ...part, no: at + 1 }, firsts.length),
      rows: maskedGrid(profile, about, { ...part, no: at + 1 }, firsts.length),
    })),
    findings: lintBankRows(
      profile,
      firsts.flatMap((part) => part.rows),
    ),
  };
}

function newestPayout(manager: EntityManager, regionCode: string): Promise<Payout | null> {
  return manager
    .createQueryBuilder(Payout, 'p')
    .where(`p.state <> 'cancelled' AND ${regionWithin('p.region_code').replace('?', ':regionCode')}`, { regionCode })
    .andWhere('EXISTS (SELECT 1 FROM payout_lines l WHERE l.payout_id = p.id)')
    .orderBy('p.created_at', 'DESC')
    .addOrderBy('p.id', 'DESC')
    .limit(1)
    .getOne();
}

async function* some(lines: AsyncIterable<TransferredLine>): AsyncGenerator<TransferredLine> {
  let read = 0;
  for await (const line of lines) {
    yield line;
    if (++read === READ_LINES) return;
  }
}

/** The kind of card goes by the whole number, so that is masked afterwards. */
function maskedGrid(profile: BankProfile, payout: FilePayout, part: BankPart, parts: number): string[][] {
  const columns = profile.columns.filter(({ only }) => only === undefined || only === part.side);
  const above = profile.headerRows.length + (profile.columnTitles ? 1 : 0);
  return bankGrid(profile, payout, part, parts).map((cells, at) =>
    cells.map((cell, column) => {
      if (typeof cell !== 'string') return yuanText(cell.fen);
      const mask = at < above ? undefined : MASKS[columns[column]!.field];
      return mask && cell !== '' ? mask(cell) : cell;
    }),
  );
}

const MADE_UP_PAYOUT = {
  number: 'JT-340000-2024-0001',
  kind: 'stipend',
  asOf: '2024-12-31',
  fromMonth: '2024-10',
  toMonth: '2024-12',
} as const;

const MADE_UP: BankRow[] = [
  ['张三', '6228480000000000011', '中国农业银行示例县支行'],
  ['李四', '6217000000000000022', '中国建设银行示例县支行'],
  ['王五', '6222020000000000033', '中国工商银行示例县支行'],
].map(([name = '', account = '', bankName = ''], at) => ({
  lineKey: `${MADE_UP_PAYOUT.number}-${at + 1}`,
  name,
  account,
  bankName,
  identityNumber: '110101199003070000',
  township: '示例镇',
  phone: '13900000000',
  bankCode: '103100000000',
  amountFen: 90_000,
  lines: [],
}));
