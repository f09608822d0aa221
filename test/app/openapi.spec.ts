import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConfig, lint } from '@redocly/openapi-core';
import { buildOpenApi } from '../../src/app/openapi.js';
import { asDraft, type Draft, operationsOf, rewriteSchemas, type Schema } from '../../src/app/openapi/document.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface ConsoleApi {
  schemaText: (document: object) => Promise<string>;
  wordsText: (document: object) => string;
}

const HAN = /^\p{Script=Han}/u;
const isKind = ({ type }: Schema, kind: string): boolean => [type ?? []].flat().includes(kind);

describe('the description of the interface', () => {
  let service: TestService;
  let draft: Draft;
  beforeAll(async () => {
    service = await openTestService();
    draft = asDraft(buildOpenApi(service.app));
  });
  afterAll(() => service.close());

  /** Where something is wrong. */
  const found = (test: (schema: Schema, name: string) => boolean): string[] => {
    const places: string[] = [];
    rewriteSchemas(structuredClone(draft), (schema, { owner, name }) => {
      if (test(schema, name)) places.push(`${owner}.${name}`);
      return schema;
    });
    return places;
  };

  it('is the same each time it is asked for', () => {
    expect(JSON.stringify(buildOpenApi(service.app))).toBe(JSON.stringify(draft));
  });

  it('has nothing that Redocly’s recommended rules find wrong', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lint({ ref: resolve('docs/openapi.json'), config });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual(
      [],
    );
  });

  it('names each operation once, says in Chinese what it does, and belongs to a room that has a name', () => {
    const operations = operationsOf(draft).map(({ operation }) => operation);
    const ids = operations.map(({ operationId }) => operationId);
    expect(operations.length).toBeGreaterThan(180);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(operations.filter(({ summary }) => !HAN.test(summary ?? '')).map(({ operationId }) => operationId)).toEqual(
      [],
    );
    expect(
      operations.filter(({ tags = [] }) => !HAN.test(tags[0] ?? '')).map(({ operationId }) => operationId),
    ).toEqual([]);
    expect(new Set(operations.flatMap(({ tags = [] }) => tags))).toEqual(new Set(draft.tags.map(({ name }) => name)));
  });

  it('says of each operation how it is refused', () => {
    const silent = operationsOf(draft).filter(
      ({ operation: { responses } }) =>
        !responses.default || !Object.keys(responses).some((status) => status.startsWith('4')),
    );
    expect(silent.map(({ operation }) => operation.operationId)).toEqual([]);
    const { responses } = draft.paths['/api/v1/policies/{id}']!.patch!;
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '412', '415', '422', '428', '429', 'default']),
    );
  });

  it('says what a refusal looks like', async () => {
    const { properties = {}, required = [] } = draft.components.schemas.Problem!;
    const { body } = await (await service.as('officer')).patch('/policies/no-id', 1, { kind: 'other' });
    expect(Object.keys(body as object).filter((name) => !(name in properties))).toEqual([]);
    expect(required.filter((name) => !(name in (body as object)))).toEqual([]);
  });

  it('leaves no closed list without a name and Chinese words: src/app/openapi/choices.ts takes them', () => {
    const lists = Object.entries(draft.components.schemas).filter(([, schema]) => schema.enum);
    const named = new Set(lists.map(([name]) => `${name}.`));
    expect(found(({ enum: words }) => words !== undefined).filter((place) => !named.has(place))).toEqual([]);
    const wordless = lists.filter(([, schema]) => {
      const words = schema['x-enum-descriptions'] as string[] | undefined;
      return schema.enum?.length !== words?.length || !words?.every((word) => HAN.test(word)) || !schema.title;
    });
    expect(wordless.map(([name]) => name)).toEqual([]);
  });

  it('has whole numbers for money, counts, pages and versions', () => {
    const fen = (schema: Schema, name: string): boolean => name.endsWith('Fen') && schema.$ref === undefined;
    const money = found((schema, name) => fen(schema, name) && !schema.properties && !schema.anyOf);
    expect(money.length).toBeGreaterThan(80);
    expect(found((schema, name) => fen(schema, name) && isKind(schema, 'number'))).toEqual([]);
    const fractions = found((schema) => isKind(schema, 'number')).map((place) => place.split('.')[1]);
    expect(
      [...new Set(fractions)].filter((name) => !/^hours|oints$|Sqm$|Share$|^total$|^facts$/.test(name ?? '')),
    ).toEqual([]);
  });

  it('has a form for each month, day, region and id, and nothing that may be anything', () => {
    const bare = (schema: Schema): boolean => isKind(schema, 'string') && !schema.format && !schema.pattern;
    expect(found((schema, name) => /(^m|M)onth$|[a-z]On$|^regionCode$/.test(name) && bare(schema))).toEqual([]);
    expect(
      found((schema, name) => /[a-z]Id$/.test(name) && !/^(request|object)Id$/.test(name) && bare(schema)),
    ).toEqual([]);
    const shapeless = (schema: Schema): boolean =>
      isKind(schema, 'object') && schema.properties === undefined && schema.additionalProperties === undefined;
    expect(found(shapeless)).toEqual([]);
    expect(found(({ nullable }) => nullable !== undefined)).toEqual([]);
  });

  it('says of each file what it is, and of each form that it needs one', () => {
    const files = operationsOf(draft).filter(({ path }) => /\.\w+$|bank-file$/.test(path));
    expect(files.length).toBeGreaterThan(10);
    for (const { operation } of files) {
      const { content = {}, headers = {} } = operation.responses['200']!;
      expect(Object.values(content).map(({ schema }) => schema.format)).toContain('binary');
      expect(headers).toHaveProperty('Content-Disposition');
    }
    const forms = operationsOf(draft).flatMap(
      ({ operation }) => operation.requestBody?.content['multipart/form-data'] ?? [],
    );
    expect(forms.length).toBeGreaterThan(4);
    for (const { schema, encoding } of forms) {
      expect(schema.required).toContain('file');
      expect(encoding?.file?.contentType).toMatch(/\//);
    }
  });

  it('is what the console’s types and words were made of (npm run openapi writes them)', async () => {
    const tool = pathToFileURL(resolve('tools/console-api.js')).href;
    const { schemaText, wordsText } = (await import(tool)) as ConsoleApi;
    const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as object;
    expect(await schemaText(document)).toBe(readFileSync('web/console/api/schema.d.ts', 'utf8'));
    expect(wordsText(document)).toBe(readFileSync('web/console/api/words.ts', 'utf8'));
  });
});
