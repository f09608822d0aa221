import * as nodeModule from 'node:module';

/**
 * Keeps what is compiled of the modules for the next start, where Node can (from 22.8 on, in the system's temporary folder). The first
 * import of an entry point: only what is imported after it gains.
 */
const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
enableCompileCache?.();
