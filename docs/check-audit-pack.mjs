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
const { payout, seal, files, events: chain } = JSON.parse(read('manifest.json'));
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
// A pack of before there were claims has no list of them.
const claims = existsSync(join(folder, 'claims.jsonl'))
  ? read('claims.jsonl')
      .split('\n')
      .filter(Boolean)
      .map((row) => JSON.parse(row))
  : [];
const lists = {
  documents: JSON.parse(read('documents.json')),
  attachments: JSON.parse(read('attachments.json')),
  claims,
};
for (const [list, all] of Object.entries(lists)) {
  const kept = all.filter(({ name }) => name !== null);
  for (const { name, sha256: was } of kept)
    require(files.some((file) => file.name === name && file.sha256 === was), `${name}: is not the file that was kept`);
  for (const { name } of files.filter((file) => file.name.startsWith(`${list}/`)))
    require(kept.some((each) => each.name === name), `${name}: stands in no list`);
}

const events = JSON.parse(read('events.json'));
let head = '';
for (const [n, { previous, hash, ...event }] of events.entries()) {
  const follows = event.no === n + 1 && previous === head && sha256(previous + JSON.stringify(event)) === hash;
  require(chain === undefined || follows, `events.json: step ${n + 1} is not the one that was`);
  head = hash;
}
// A pack of before the steps were chained says nothing of their end.
const ends = chain === undefined || (chain.count === events.length && chain.head === head);
require(ends, 'events.json: does not end as the manifest says');

const lines = rows('lines.jsonl');
const sealed = lines.map((line) => line.sealed);
for (const { sealed: line, decision } of lines)
  require(decision.owedFen - decision.paidFen - decision.inFlightFen ===
    line[7], `lines.jsonl: line ${line[0]} pays another amount than was decided`);
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
