import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES } from '../../src/auth/access/roles.js';

interface Told {
  title: string;
  sections: { id: string; title: string }[];
  html: string;
  pictures: string[];
}

const FOLDER = 'docs/zh';

/** Plain JavaScript, as Vite loads it. */
async function manualOf(text: string): Promise<Told> {
  const path = new URL(`file://${join(process.cwd(), 'web/console/manuals.js')}`).href;
  const made = (await import(path)) as { manualOf: (text: string) => Told };
  return made.manualOf(text);
}

describe('manuals in the console', () => {
  const files = readdirSync(FOLDER).filter((name) => name.startsWith('使用手册-'));

  it('are there for each role', () => {
    const source = readFileSync('web/console/help/manuals.ts', 'utf8');
    for (const role of ROLES) expect(source).toMatch(new RegExp(`  ${role}: \\(\\) => import\\(`));
    expect(new Set([...source.matchAll(/zh\/(\S+\.md)'/g)].map(([, name]) => name))).toEqual(new Set(files));
  });

  it.each(files)('%s has a title, parts that can be gone to, and pictures that exist', async (name) => {
    const { title, sections, html, pictures } = await manualOf(readFileSync(join(FOLDER, name), 'utf8'));
    expect(title).toBe(name.replace('使用手册-', '使用手册：').replace('.md', ''));
    expect(sections.length).toBeGreaterThan(2);
    for (const { id } of sections) expect(html).toContain(`id="${id}"`);
    expect(pictures.filter((picture) => !existsSync(join(FOLDER, picture)))).toEqual([]);
    expect(html).not.toMatch(/<h1|<script|style=/);
    expect([...html.matchAll(/<img /g)]).toHaveLength(pictures.length);
  });

  it('hold no markup of their own', async () => {
    await expect(manualOf('# 手册\n\n<b onclick="x()">粗</b>\n')).rejects.toThrow('a manual holds markup of its own');
  });
});
