import JSZip from 'jszip';
import { identityNumber, rosterWorkbook, type RowOf } from '../roster/roster-workbook.js';
import { accountOf, identityNumberOf, phoneOf } from '../register/people.js';
import { maskAccount, maskIdentityNumber, maskPhone } from '../../../src/common/values/masking.js';
import type { Answer, Deed } from './deeds.js';
import type { CountyDeeds as County, Things } from './county-deeds.js';
import type { Target } from './tries.js';

/** A county, what it sent or was sent as files, and how these are to be named when they are to name what is nowhere. */
export interface FileWorld {
  target: Target;
  countyName: string;
  files: Readonly<
    Record<'roster' | 'ledger' | 'trainingLedger' | 'claimSheet' | 'workbook' | 'signInSheet' | 'bankReturn', Buffer>
  >;
  /** Put for each other in every file. */
  renaming: readonly (readonly [string, string])[];
}

/** An upload by a caller of one county that names something of the world that is given. */
export interface FileTry {
  what: string;
  deed: (world: FileWorld, own: Target) => Promise<Deed>;
  /** Why one's own is answered no otherwise. */
  isOpenTo?: string;
}

export function worldOf(
  { place, ...files }: County,
  target: Target,
  named: Pick<FileWorld, 'countyName' | 'renaming'> = { countyName: place.name, renaming: [] },
): FileWorld {
  return { target, files, ...named };
}

/** The county of which nothing is registered, by the words that files have for it. */
export const NOWHERE = { name: '旌德县', town: '旌阳镇' };
const TOWN_OF_FILES = '天湖街道';

/** The `n`th person that is nowhere. */
export function personNowhere(n: number): Target['person'] {
  return {
    name: `无社工${'甲乙丙丁戊己庚辛'[n]}`,
    identityNumber: identityNumberOf(980 + n),
    phone: phoneOf(9980 + n),
    account: accountOf(9980 + n),
  };
}

/** From every name that a file of the county, or an answer to it, may bear to a name of nothing. */
export function namesTo(county: County, target: Target, nothing: Target): [string, string][] {
  const pairs: [string, string][] = [
    ...Object.entries(target.things).map(([key, id]): [string, string] => [id, nothing.things[key as keyof Things]]),
    [target.payoutNumber, nothing.payoutNumber],
    [target.certificateNo, nothing.certificateNo],
    [county.place.name, NOWHERE.name],
    [TOWN_OF_FILES, NOWHERE.town],
  ];
  for (let n = 0; n < 8; n++) pairs.push(...namesOfPerson(county.personOf(n), personNowhere(n)));
  // The numbers above hold the code too, so it comes last.
  return [...pairs, [target.town, nothing.town], [target.code, nothing.code]];
}

/** Numbers also as they are masked. */
function namesOfPerson(one: Target['person'], other: Target['person']): [string, string][] {
  const numbers = ({ identityNumber: id, phone, account }: Target['person']): string[] => [
    id,
    phone,
    account,
    maskIdentityNumber(id),
    maskPhone(phone),
    maskAccount(account),
    account.slice(-4),
  ];
  const to = numbers(other);
  return [[one.name, other.name], ...numbers(one).map((from, at): [string, string] => [from, to[at]!])];
}

/** What was answered, with other names, and without the ids, hashes and moments that every upload has of its own. */
export function likened({ status, text }: Answer, renaming: FileWorld['renaming']): string {
  return renamedText(`${status} ${text}`, renaming)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"/g, '<moment>')
    .replaceAll(/"regionCode":"\d+"/g, '"regionCode":"<own>"');
}

const roster = (what: string, rowsOf: (world: FileWorld) => Promise<Buffer>, isOpenTo?: string): FileTry => ({
  what: `roster: ${what}`,
  deed: async (world) => ({ route: 'POST /imports/roster', query: '?mode=check', file: await rowsOf(world) }),
  isOpenTo,
});

/** A newcomer at an employer of the caller's own county; cells say otherwise. */
const PLACE: RowOf = { '所属县（市、区）': '郎溪县', '乡镇（街道）': null, 单位类别: '村', 工作单位: '试探村' };
const NEWCOMER: RowOf = { ...PLACE, 姓名: '新来的', 身份证号: identityNumber(970), 手机号: null };

export const FILE_TRIES: readonly FileTry[] = [
  roster('the whole file', ({ files, renaming }) => renamed(files.roster, renaming)),
  roster('its people on the further sheets', ({ target: { person } }) => {
    const cells = { 身份证号: person.identityNumber };
    return rosterWorkbook().person(NEWCOMER).suspension(cells).revocation(cells).historicalPayment(cells).bytes();
  }),
  roster('its region', ({ countyName }) =>
    rosterWorkbook()
      .person({ ...NEWCOMER, '所属县（市、区）': countyName })
      .bytes(),
  ),
  roster(
    'its employer’s name',
    ({ countyName }) =>
      rosterWorkbook()
        .person({ ...NEWCOMER, 工作单位: `${countyName}青峰村委会` })
        .bytes(),
    'the rows of people are counted, not their employers, so a known employer of one’s own is told no otherwise',
  ),
  roster(
    'the name, phone and account of its person',
    ({ target: { person } }) =>
      rosterWorkbook()
        .person({ ...NEWCOMER, 姓名: person.name, 手机号: person.phone, 银行账号: person.account })
        .bytes(),
    'a person goes by the identity number alone, so one who shares all else with somebody of one’s own is told no otherwise',
  ),
  {
    what: 'ledger: the whole file',
    deed: async ({ files, renaming }) => ({
      route: 'POST /stations/ledger',
      query: '?mode=check',
      file: await renamed(files.ledger, renaming),
    }),
  },
  {
    what: 'training ledger: the whole file',
    deed: async ({ files, renaming }) => ({
      route: 'POST /training/ledger',
      query: '?mode=check',
      file: await renamed(files.trainingLedger, renaming),
    }),
  },
  {
    what: 'claim sheet: the whole file',
    deed: async ({ files, renaming }) => ({
      route: 'POST /claims/import',
      query: '?mode=check',
      file: await renamed(files.claimSheet, renaming),
    }),
  },
  {
    what: 'sealed workbook',
    deed: async ({ files, renaming }) => ({
      route: 'POST /payouts/verify',
      file: await renamed(files.workbook, renaming),
    }),
  },
  {
    what: 'sign-in sheet, for a training of one’s own',
    deed: async ({ files, renaming }, { things }) => ({
      route: 'POST /training/sessions/:id/sign-in-sheet',
      params: { id: things.session },
      file: await renamed(files.signInSheet, renaming),
    }),
  },
  {
    what: 'bank’s return, for a payout of one’s own',
    deed: ({ files, renaming }, { things }) =>
      Promise.resolve({
        route: 'POST /payouts/:id/bank-returns',
        params: { id: things.sent },
        query: '?profile=generic-csv',
        file: Buffer.from(renamedText(files.bankReturn.toString('utf8'), renaming)),
      }),
  },
];

/** The same workbook with other names in it. */
async function renamed(content: Buffer, renaming: FileWorld['renaming']): Promise<Buffer> {
  const zip = await JSZip.loadAsync(content);
  for (const { name, dir } of Object.values(zip.files)) {
    if (dir || !/\.(xml|rels)$/.test(name)) continue;
    zip.file(name, renamedText(await zip.file(name)!.async('string'), renaming));
  }
  return zip.generateAsync({ type: 'nodebuffer' });
}

function renamedText(text: string, renaming: FileWorld['renaming']): string {
  return renaming.reduce((told, [from, to]) => told.replaceAll(from, to), text);
}
