import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { resolve } from 'node:path';
import ts from 'typescript';

const ROOT = `${resolve()}/`;
const CHINESE = /[\p{Script=Han}，。、；：！？（）“”《》]/u;

/** A text with Chinese in it, as it stands in a source. */
export interface ChineseText {
  /** From the root of the repository. */
  file: string;
  line: number;
  /** What a template fills in stands as {@link FILLED}. */
  text: string;
}

/** Stands in a text for what a template fills in. */
export const FILLED = '□';

/** Every Chinese text of the sources, the pages and the seeds that somebody of a bureau may come to see. */
export function chineseTexts(): ChineseText[] {
  const sources = [...filesOf('src', /(?<!\.spec)\.ts$/), ...filesOf('web', /\.js$/)];
  return [
    ...sources.filter((file) => !file.startsWith('src/database/migrations/')).flatMap(textsOfSource),
    ...filesOf('web', /\.html$/).flatMap(textsOfPage),
    ...filesOf('seed', /\.json$/).flatMap(textsOfSeed),
  ];
}

function filesOf(folder: string, named: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && named.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .toSorted();
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function textsOfSource(file: string): ChineseText[] {
  const content = read(file);
  if (!CHINESE.test(content)) return [];
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  const found: ChineseText[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null && isShown(node, text) && (CHINESE.test(text) || joinsWords(file, text))) {
      found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Of a string or a whole template; what is filled in is looked at by itself, but for what it joins a list with. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  const parts = node.templateSpans.map(({ expression, literal }) => FILLED + separatorIn(expression) + literal.text);
  return node.head.text + parts.join('');
}

/** `${items.join('; ')}` shows its separator between two things that are filled in. */
function separatorIn(expression: ts.Expression): string {
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return '';
  const [separator] = expression.arguments;
  if (expression.expression.name.text !== 'join' || !separator || !ts.isStringLiteral(separator)) return '';
  return separator.text + FILLED;
}

/** Reasons and refusals are put together of words: there a template of marks alone is Chinese as well. */
function joinsWords(file: string, text: string): boolean {
  return /-(reasons|errors|rules|texts|lint)\.ts$/.test(file) && text.includes(FILLED) && !/[A-Za-z]/.test(text);
}

/** SQL and what describes the interface to developers are not for people of a bureau. */
function isShown(node: ts.Node, text: string): boolean {
  if (/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(text)) return false;
  const { parent } = node;
  const isDescription = ts.isPropertyAssignment(parent) && /^(description|summary)$/.test(parent.name.getText());
  return !(isDescription && isInDecorator(parent));
}

function isInDecorator(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) if (ts.isDecorator(at)) return true;
  return false;
}

/** What stands between the tags, and the attributes that are read out or shown. */
function textsOfPage(file: string): ChineseText[] {
  const page = read(file);
  const pattern = />(?<between>[^<>]+)<|\s(?:title|alt|placeholder|aria-label|content)="(?<attribute>[^"]*)"/g;
  return [...page.matchAll(pattern)].flatMap(({ index, groups }) => {
    const text = (groups?.between ?? groups?.attribute ?? '').trim();
    return CHINESE.test(text) ? [{ file, line: lineAt(page, index), text }] : [];
  });
}

function textsOfSeed(file: string): ChineseText[] {
  const seed = read(file);
  const strings: string[] = [];
  JSON.parse(seed, (_key, value: unknown) => {
    if (typeof value === 'string' && CHINESE.test(value)) strings.push(value);
    return value;
  });
  return strings.map((text) => ({ file, line: lineAt(seed, seed.indexOf(JSON.stringify(text))), text }));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
