import { KeyRing, UnknownKeyVersion } from '../../src/common/secrets/key-ring.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { CIPHER_TABLES, OTHER_BYTES } from '../../src/keys/cipher-tables.js';
import { openTestService } from '../support/service/test-service.js';

const MASTER = Buffer.alloc(32, 7);
const plain = Buffer.from('34180019600101000X');

describe('the keys of personal data', () => {
  it('are told apart by the first byte of what they encrypted', () => {
    const ring = new KeyRing(MASTER);
    const old = ring.encrypt(plain);
    ring.learn(2, ring.make(2));
    expect(ring.encrypt(plain)[0]).toBe(1);
    ring.writeWith(2);
    const fresh = ring.encrypt(plain);
    expect([old[0], fresh[0], fresh.length - old.length]).toEqual([1, 2, 0]);
    expect([ring.decrypt(old), ring.decrypt(fresh)]).toEqual([plain, plain]);
  });

  it('refuse a changed byte anywhere, and another version', () => {
    const ring = new KeyRing(MASTER);
    ring.learn(2, ring.make(2));
    const stored = ring.encrypt(plain);
    for (let at = 0; at < stored.length; at++) {
      const changed = Buffer.from(stored);
      changed[at]! ^= 1;
      expect(() => ring.decrypt(changed)).toThrow(/unable to authenticate data|unknown key version/);
    }
    const asSecond = Buffer.concat([Buffer.of(2), stored.subarray(1)]);
    expect(() => ring.decrypt(asSecond)).toThrow('unable to authenticate data');
    expect(() => ring.decrypt(Buffer.concat([Buffer.of(3), stored.subarray(1)]))).toThrow(UnknownKeyVersion);
    expect(() => ring.writeWith(3)).toThrow(UnknownKeyVersion);
  });

  it('are unwrapped by the master key that wrapped them, as the version they are, and by no other', () => {
    const ring = new KeyRing(MASTER);
    const wrapped = ring.make(2);
    expect(() => new KeyRing(MASTER).learn(3, wrapped)).toThrow('unable to authenticate data');
    expect(() => new KeyRing(Buffer.alloc(32, 8)).learn(2, wrapped)).toThrow('unable to authenticate data');
    ring.learn(2, wrapped);
    const stored = [ring.encrypt(plain, 1), ring.encrypt(plain, 2)];
    const next = Buffer.alloc(32, 9);
    const after = new KeyRing(next);
    for (const version of [1, 2]) after.learn(version, ring.wrapFor(next, version));
    expect(stored.map((value) => after.decrypt(value))).toEqual([plain, plain]);
  });

  it('do not find a number of one kind as one of another', () => {
    const personalData = new PersonalData({ data: MASTER, lookup: Buffer.alloc(32, 8) });
    expect(personalData.lookup('phone', '1')).toEqual(personalData.lookup('phone', '1'));
    expect(personalData.lookup('phone', '1')).not.toEqual(personalData.lookup('account', '1'));
  });

  it('reach every column of bytes that is not a hash', async () => {
    const service = await openTestService();
    const columns = await service.dataSource.query<{ name: string }[]>(
      `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.data_type = 'bytea'`,
    );
    await service.close();
    const encrypted = CIPHER_TABLES.flatMap(({ table, columns: own = [] }) =>
      own.map((column) => `${table}.${column}`),
    );
    expect(columns.map(({ name }) => name).toSorted()).toEqual([...encrypted, ...OTHER_BYTES].toSorted());
  });

  it('reach every encrypted column that an import keeps as it was', () => {
    // The tables that `register-writer.ts` changes rows of.
    const kept = ['workers', 'bank_accounts', 'posts', 'certificates', 'registrations', 'suspensions', 'organizations'];
    const fields = CIPHER_TABLES.filter(({ table }) => kept.includes(table)).flatMap(({ columns = [] }) => columns);
    expect(CIPHER_TABLES.find(({ table }) => table === 'import_changes')?.json?.fields.toSorted()).toEqual(
      fields.toSorted(),
    );
  });
});
