import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../common/durable-files.js';

/** Where a running service takes local commands, and the word that proves the right to read its data folder. */
export interface ControlAddress {
  pid: number;
  port: number;
  token: string;
}

const pathIn = (dataDir: string): string => join(dataDir, 'control.json');

/** Whole or not at all, after a power cut too, and for its owner's eyes only. */
export function writeAddress(dataDir: string, address: ControlAddress): void {
  writeDurably(pathIn(dataDir), JSON.stringify(address));
}

/** Null where no service wrote one. A service that was killed leaves its own behind. */
export function readAddress(dataDir: string): ControlAddress | null {
  try {
    return JSON.parse(readFileSync(pathIn(dataDir), 'utf8')) as ControlAddress;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function removeAddress(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}
