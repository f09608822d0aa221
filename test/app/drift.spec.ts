import { readFileSync } from 'node:fs';
import { readCatalog } from '../../src/app/data-dictionary/catalog.js';
import { dataDictionary } from '../../src/app/data-dictionary/data-dictionary.js';
import { gapsOf } from '../../src/app/data-dictionary/dictionary-words.js';
import { buildOpenApi } from '../../src/app/openapi.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

describe('what machines decide and people review', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService();
  });
  afterAll(() => service.close());

  it('the migrations lay down exactly what the entities say', async () => {
    const { upQueries } = await service.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('docs/openapi.json is what the service serves (npm run openapi writes it)', () => {
    const committed = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as unknown;
    expect(JSON.parse(JSON.stringify(buildOpenApi(service.app)))).toEqual(committed);
  });

  it('every table, column, value and guard of the database has its Chinese words, and no word is left over', async () => {
    const catalog = await readCatalog(service.dataSource);
    expect(gapsOf(catalog)).toEqual({
      tablesWithoutWords: [],
      columnsWithoutWords: [],
      valuesWithoutWords: [],
      guardsWithoutWords: [],
      leftOver: [],
    });
  });

  it('the words are missed where there are none, and found where nothing has them any more', async () => {
    const catalog = await readCatalog(service.dataSource);
    const added = { table: 'workers', column: 'shoe_size', type: 'integer', nullable: true };
    const columns = [...catalog.columns.filter(({ column }) => column !== 'merged_into'), added];
    const guards = [...catalog.guards, { ...catalog.guards[0]!, guard: 'new_guard' }];
    const constraints = catalog.constraints.map((each) =>
      each.table === 'stations' ? { ...each, definition: each.definition.replace("'room'", "'kiosk'") } : each,
    );
    expect(gapsOf({ ...catalog, columns, guards, constraints, views: ['new_view'] })).toEqual({
      tablesWithoutWords: ['new_view'],
      columnsWithoutWords: ['workers.shoe_size'],
      valuesWithoutWords: ['stations.kind station', 'stations.kind kiosk'],
      guardsWithoutWords: ['new_guard'],
      leftOver: ['workers.merged_into', 'line_endings'],
    });
  });

  it('docs/zh/数据字典.md is what the database has (npm run cli -- data-dictionary writes it)', async () => {
    expect(await dataDictionary(service.dataSource)).toBe(readFileSync('docs/zh/数据字典.md', 'utf8'));
  });
});
