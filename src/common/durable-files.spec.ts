import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeFolderDurably,
  nameDurably,
  syncTree,
  writeDurably,
  writeDurablyMeanwhile,
  writeNewDurably,
} from './durable-files.js';

describe('a file that must outlast a power cut', () => {
  const folder = mkdtempSync(join(tmpdir(), 'social-workers-files-'));
  const path = join(folder, 'one.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the place of the one before and is for its owner alone; no draft stays behind', async () => {
    writeDurably(path, 'first');
    writeFileSync(`${path}.${hostname()}.${process.pid}.part`, 'a draft that was broken off');
    writeDurably(path, 'other');
    await writeDurablyMeanwhile(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(process.platform === 'win32' ? 0o600 : statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['one.json']);
  });

  it('is not written over where it must be new, and what was to be it is still there', () => {
    expect(() => writeNewDurably(path, 'third')).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    const draft = join(folder, 'draft');
    writeFileSync(draft, 'fourth');
    expect(() => nameDurably(draft, path)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readFileSync(draft, 'utf8')).toBe('fourth');
    nameDurably(draft, join(folder, 'two.json'));
    expect(readdirSync(folder).toSorted()).toEqual(['one.json', 'two.json']);
  });

  it('stands in a folder made with all that is above it', () => {
    const deep = join(folder, 'a', 'b', 'c');
    makeFolderDurably(deep);
    makeFolderDurably(deep);
    writeNewDurably(join(deep, 'three'), '3');
    mkdirSync(join(deep, 'empty'));
    syncTree(folder);
    expect(readFileSync(join(deep, 'three'), 'utf8')).toBe('3');
  });
});
