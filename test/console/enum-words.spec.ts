import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { WORDS } from '../../web/console/api/words.js';

const CONSOLE = resolve('web/console');

/** Say something else than the list whose keys they share, each with its reason; this list only shrinks. */
const EXCEPTIONS = new Map([
  ['policies/words/policy-words.ts', 'whole sentences of a policy, not the names of its settings'],
  ['integrity/example-rules.ts', 'objects of the integrity checks, which are no list of the API'],
  ['workers/career/timeline.tsx', 'entries of a life, of which the API has no list'],
  ['workers/career/dialogs/withdrawal-dialog.tsx', 'titles of dialogs'],
  ['reports/figure-words.ts', 'units of the figures and what each counts, not their names'],
  ['workers/person/person-form-rules.ts', 'fields of a form'],
]);

const LISTS = Object.entries(WORDS).map(([name, words]) => ({ name, keys: new Set(Object.keys(words)) }));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(CONSOLE, 'api') ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Objects that give Chinese words to two or more keys of one list of the API. */
function ownLabels(text: string, path = 'x.tsx'): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const keys = node.properties.flatMap((property) =>
        ts.isPropertyAssignment(property) &&
        (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) &&
        hasChinese(property.initializer)
          ? [property.name.text]
          : [],
      );
      const list = LISTS.find((each) => keys.filter((key) => each.keys.has(key)).length >= 2);
      if (list) found.push(`${list.name}: ${keys.join(', ')}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A word by itself, or first of a pair of word and colour. */
function hasChinese(value: ts.Expression): boolean {
  const word = ts.isArrayLiteralExpression(value) ? value.elements[0] : value;
  return word !== undefined && ts.isStringLiteral(word) && /[㐀-鿿]/.test(word.text);
}

describe('the words of closed lists', () => {
  it('are found where a page writes its own', () => {
    expect(ownLabels(`const A = { draft: '编制中', submitted: '待审核' };`)).toHaveLength(1);
    expect(ownLabels(`const A = { proposed: ['待批准', 'wait'], approved: ['已批准', 'done'] };`)).toHaveLength(1);
    expect(ownLabels(`const A = { title: '提交', action: '提交' };`)).toEqual([]);
  });

  it('stand in the API alone: no page labels them by itself', () => {
    const labelled = sources(CONSOLE).flatMap((path) => {
      const name = relative(CONSOLE, path);
      return EXCEPTIONS.has(name) ? [] : ownLabels(readFileSync(path, 'utf8'), path).map((each) => `${name}: ${each}`);
    });
    expect(labelled).toEqual([]);
  });

  it('have no exception that is needed no more', () => {
    const idle = [...EXCEPTIONS.keys()].filter(
      (name) => ownLabels(readFileSync(join(CONSOLE, name), 'utf8')).length === 0,
    );
    expect(idle).toEqual([]);
  });
});
