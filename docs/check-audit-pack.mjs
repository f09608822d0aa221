// Checks an unpacked audit pack with nothing but the pack:  node check-audit-pack.mjs <folder>
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const read = (name) => readFileSync(join(folder, name), 'utf8');
const rows = (name) =>
  read(name)
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row));
const { payout, seal, files } = JSON.parse(read('manifest.json'));
const faults = [];
const require = (holds, fault) => holds || faults.push(fault);

for (const { name, sha256: packed } of files)
  require(existsSync(join(folder, name)) &&
    sha256(readFileSync(join(folder, name))) === packed, `${name}: changed or missing`);
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
  const name = join(entry.parentPath ?? entry.path, entry.name)
    .slice(join(folder, '/').length)
    .replaceAll('\\', '/');
  require(name === 'manifest.json' || files.some((file) => file.name === name), `${name}: was not packed`);
}
for (const { name, sha256: kept } of JSON.parse(read('documents.json')))
  require(files.some((file) => file.name === name && file.sha256 === kept), `${name}: is not the file that was kept`);

const sealed = rows('lines.jsonl').map((line) => line.sealed);
const found = sha256(sealed.map((line) => `${JSON.stringify(line)}\n`).join(''));
require(seal === null || found === seal, 'lines.jsonl: is not what was sealed');
const sum = sealed.reduce((total, line) => total + line[7], 0);
const adds = sealed.length === payout.lineCount && sum === payout.totalFen;
require(payout.state === 'cancelled' || adds, 'lines.jsonl: does not add up to the payout');
const ended = new Set(rows('endings.jsonl').map((ending) => ending.lineId));
require(payout.state !== 'settled' ||
  sealed.every((line) => ended.has(line[1])), 'endings.jsonl: a line has no ending');

console.log(
  faults.length
    ? faults.join('\n')
    : `genuine: ${payout.number}, ${sealed.length} lines, ${payout.totalFen} fen, seal ${seal}`,
);
process.exitCode = faults.length ? 1 : 0;
