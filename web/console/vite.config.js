import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import { manuals } from './manuals.js';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Where the service looks for the console: beside its program. */
const outDir = resolve(process.env.CONSOLE_OUT ?? join(here, '../../dist/console'));

/** The service sends what was compressed here, and compresses nothing itself. */
function precompressed() {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(join(outDir, 'assets'))) {
        const path = join(outDir, 'assets', entry);
        if (!/\.(js|css)$/.test(entry)) continue;
        const bytes = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

/** While it is worked on, the console stands at the root of its own address. */
function atTheRoot() {
  return {
    name: 'at-the-root',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace('<base href="./"', '<base href="/"'),
  };
}

export default defineConfig({
  root: here,
  // Assets are named from the page, whose base the service gives; so the console runs below any prefix of a proxy.
  base: './',
  build: {
    outDir,
    emptyOutDir: true,
    // 360, Sogou, UOS and Kylin browsers of county offices (console-detail.md §2.6).
    target: ['chrome80', 'edge80', 'firefox78', 'safari14'],
    modulePreload: { polyfill: false },
    // The policy of the page allows no data: addresses in styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        // A manual is called as people call it; in an address that would be read otherwise by one or the other proxy.
        chunkFileNames: ({ name }) => (/^[\w.-]+$/.test(name) ? 'assets/[name]-[hash].js' : 'assets/manual-[hash].js'),
      },
      onLog(level, log, told) {
        // Of React's libraries: marks for servers that render pages, which there is none of here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') told(level, log);
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [resolve(here, '../..')] },
    proxy: { '/api': 'http://127.0.0.1:3000' },
  },
  plugins: [manuals(), precompressed(), atTheRoot()],
});
