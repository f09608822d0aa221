import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grouped } from './figures.js';
import { type ProfiledStep, sharesOf } from './profile-shares.js';

/** Where `--profile` leaves what it finds: each step's CPU profile, and a page for each size with the shares of all of them. */
export class ProfileFolder {
  private heading = '';
  private size = 0;
  /** By name: of what is measured several times the last counts, when everything is compiled. */
  private readonly sections = new Map<string, string>();

  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  begin(size: number, heading: string): void {
    this.size = size;
    this.heading = heading;
    this.sections.clear();
  }

  keep(name: string, step: ProfiledStep): void {
    const file = join(this.path, `${this.size}-${name.replaceAll(/\W+/g, '-')}.cpuprofile`);
    writeFileSync(file, JSON.stringify(step.profile));
    this.sections.set(name, sharesOf(name, step));
    const page = [`# Profiles of ${grouped(this.size)} people`, '', this.heading, '', ...this.sections.values()];
    writeFileSync(join(this.path, `${this.size}.md`), page.join('\n'));
  }
}
