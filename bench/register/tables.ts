import type { PersonalData } from '../../src/common/secrets/personal-data.js';
import { BANK, type MadePerson, type People } from './people.js';
import { rowId } from './random.js';

/** The register as text rows of `COPY`, table by table. */

export const TABLE = {
  organizations: 1,
  workers: 2,
  posts: 3,
  certificates: 4,
  registrations: 5,
  suspensions: 6,
  bank_accounts: 7,
  education_credits: 8,
  historical_payments: 9,
  policies: 10,
} as const;

/** Ids are worked out from the person: so many rows of a table belong to one at the most. */
const PER_PERSON = 8;

export interface TableRows {
  table: string;
  columns: string[];
  rows(): Iterable<string>;
}

type Value = string | number | boolean | null | Buffer;

/** One row in the text form of COPY: tabs between, `\N` for NULL. Nothing here holds a tab, a line end or a backslash. */
export function copyRow(values: readonly Value[]): string {
  return `${values.map(copyValue).join('\t')}\n`;
}

function copyValue(value: Value): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

export function workerId(row: number): string {
  return rowId(TABLE.workers, row);
}

export function registerTables(people: People, personalData: PersonalData): TableRows[] {
  return [organizations(people), workers(people, personalData), accounts(people, personalData), ...facts(people)];
}

function organizations(people: People): TableRows {
  return {
    table: 'organizations',
    columns: ['id', 'name', 'kind', 'region_code', 'county_code', 'registrar_code', 'version'],
    *rows() {
      let index = 0;
      for (const { name, kind, regionCode, county, registrarCode } of people.organizations) {
        yield copyRow([
          rowId(TABLE.organizations, index++),
          name,
          kind,
          regionCode,
          county.region.code,
          registrarCode,
          1,
        ]);
      }
    },
  };
}

function workers(people: People, personalData: PersonalData): TableRows {
  return {
    table: 'workers',
    columns: [
      'id',
      'name',
      'identity_cipher',
      'identity_hash',
      'phone_cipher',
      'phone_hash',
      'region_code',
      'created_at',
      'version',
    ],
    *rows() {
      for (let row = 0; row < people.size; row++) {
        const { name, identityNumber, phone, organization } = people.person(row);
        yield copyRow([
          workerId(row),
          name,
          personalData.encrypt(identityNumber),
          personalData.lookup('identity', identityNumber),
          personalData.encrypt(phone),
          personalData.lookup('phone', phone),
          people.organizations[organization]!.regionCode,
          '2024-06-01 08:00:00+08',
          1,
        ]);
      }
    },
  };
}

function accounts(people: People, personalData: PersonalData): TableRows {
  return {
    table: 'bank_accounts',
    columns: ['id', 'worker_id', 'bank_name', 'account_cipher', 'account_hash', 'version'],
    *rows() {
      for (let row = 0; row < people.size; row++) {
        const { account } = people.person(row);
        const secrets = [personalData.encrypt(account), personalData.lookup('account', account)];
        yield copyRow([rowId(TABLE.bank_accounts, row), workerId(row), BANK, ...secrets, 1]);
      }
    },
  };
}

/** Rows that a person has any number of, without secrets. */
function facts(people: People): TableRows[] {
  const each = (
    table: keyof typeof TABLE,
    columns: string[],
    valuesOf: (person: MadePerson, row: number) => Value[][],
  ): TableRows => ({
    table,
    columns: ['id', ...columns],
    *rows() {
      for (let row = 0; row < people.size; row++) {
        let nth = 0;
        for (const values of valuesOf(people.person(row), row)) {
          yield copyRow([rowId(TABLE[table], row * PER_PERSON + nth++), ...values]);
        }
      }
    },
  });
  const certificateId = (row: number, nth: number): string => rowId(TABLE.certificates, row * PER_PERSON + nth);
  const organizationId = (index: number): string => rowId(TABLE.organizations, index);
  return [
    each('posts', ['worker_id', 'organization_id', 'start_on', 'end_on', 'version'], (person, row) => {
      const { before, organization, startOn } = person;
      const now: Value[] = [workerId(row), organizationId(organization), startOn, null, 1];
      if (!before) return [now];
      return [[workerId(row), organizationId(before.organization), before.startOn, before.endOn, 1], now];
    }),
    each(
      'certificates',
      ['worker_id', 'level', 'certificate_no', 'approved_on', 'declared_on', 'revoked_on', 'void', 'version'],
      ({ certificates }, row) =>
        certificates.map((it) => [
          workerId(row),
          it.level,
          it.number,
          it.approvedOn,
          it.declaredOn,
          it.revokedOn,
          it.isVoid,
          1,
        ]),
    ),
    each('registrations', ['certificate_id', 'start_on', 'end_on', 'version'], ({ certificates }, row) =>
      certificates.flatMap(({ registrations }, nth) =>
        registrations.map(({ startOn, endOn }) => [certificateId(row, nth), startOn, endOn, 1]),
      ),
    ),
    each('suspensions', ['worker_id', 'from_month', 'to_month', 'reason', 'version'], ({ isSuspended }, row) =>
      isSuspended ? [[workerId(row), '2024-11', '2025-01', '借调', 1]] : [],
    ),
    each('education_credits', ['worker_id', 'source', 'hours', 'earned_on', 'note', 'version'], ({ hours }, row) =>
      Array.from({ length: hours }, (_, nth) => [workerId(row), 'other', 24, `202${3 + nth}-05-10`, '继续教育', 1]),
    ),
    each(
      'historical_payments',
      ['worker_id', 'subject', 'amount_fen', 'paid_on', 'version'],
      ({ certificates, awardPaidBefore }, row) => {
        const [first] = certificates;
        if (!first || !awardPaidBefore) return [];
        return [[workerId(row), `award:${first.level}`, 100_000, dayOfPayment(first.declaredOn), 1]];
      },
    ),
  ];
}

function dayOfPayment(declaredOn: string): string {
  return `${Number(declaredOn.slice(0, 4)) + 1}-03-01`;
}
