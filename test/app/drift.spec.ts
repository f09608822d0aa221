import { readFileSync } from 'node:fs';
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
});
