import { PassThrough, type Readable } from 'node:stream';
import { heard } from '../../common/heard.js';
import { KeyRotationRefused } from '../keys-errors.js';
import type { RotationResult } from './rotation.js';

/** A rotation as it is told, a JSON object per line: progress, and at the end what came of it. */
export type RotationLine = { line: string } | { result: RotationResult } | { refused: string };

type Rotate = (report: (line: string) => void) => Promise<RotationResult>;

/** Runs the rotation and gives out its lines while it goes on; breaks off when it fails. */
export function rotationLines(rotate: Rotate): Readable {
  const lines = heard(new PassThrough());
  void tell(rotate, lines);
  return lines;
}

async function tell(rotate: Rotate, lines: PassThrough): Promise<void> {
  const say = (line: RotationLine): void => void lines.write(`${JSON.stringify(line)}\n`);
  try {
    say({ result: await rotate((line) => say({ line })) });
    lines.end();
  } catch (error) {
    if (!(error instanceof KeyRotationRefused)) return void lines.destroy(error as Error);
    say({ refused: error.message });
    lines.end();
  }
}
