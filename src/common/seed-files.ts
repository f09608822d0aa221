import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Facts that ship with the product: the region tree, sample policies, a sample roster. */
export function seedPath(name: string): string {
  return fileURLToPath(new URL(`../../seed/${name}`, import.meta.url));
}

export function readSeed(name: string): string {
  return readFileSync(seedPath(name), 'utf8');
}
