import { PersonalData } from '../../../src/common/secrets/personal-data.js';
import { newId } from '../../../src/common/values/ids.js';
import { EmbeddedDatabase } from '../../../src/database/engine/embedded.js';
import { runMigrations, withMigrationLock } from '../../../src/database/migrate.js';
import { MIGRATIONS } from '../../../src/database/migrations/index.js';
import { connect } from '../../../src/database/open-database.js';
import { testConfig } from '../service/test-config.js';

/** The last migration that the older version knew. */
const LAST = 'SlowDownGuessing1764000032000';

/** So many employers, each with `旧` in its name. */
export const OLD_EMPLOYERS = 20_000;

/** A database as an older version left it, which the next start brings up to date. */
export async function layOlderDatabase(dataDir: string): Promise<void> {
  const embedded = await EmbeddedDatabase.open(dataDir);
  const dataSource = await connect({ embedded });
  const until = MIGRATIONS.findIndex(({ name }) => name === LAST);
  const known = new Set(MIGRATIONS.slice(0, until + 1).map(({ name }) => name));
  await withMigrationLock(dataSource, (runner) =>
    runner.manager.transaction(() => runMigrations(dataSource, runner, known)),
  );
  const keyFingerprint = new PersonalData(testConfig(null).keys).fingerprint();
  await dataSource.query('INSERT INTO installation VALUES (1, $1)', [keyFingerprint]);
  await dataSource.query(`INSERT INTO regions VALUES ('341800', '宣城市', 'city', NULL, '{341800}')`);
  await dataSource.query(
    `INSERT INTO organizations (id, name, kind, region_code, county_code, version)
     SELECT id, '旧单位' || n, 'city_unit', '341800', '341800', 1 FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, n)`,
    [Array.from({ length: OLD_EMPLOYERS }, newId)],
  );
  await dataSource.destroy();
  await embedded.close();
}
