import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const { exclude: _specsAreBuiltHere, ...swc } = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: {
    // A thread runs outside of jest and its transform, so it is taken from what the global setup builds.
    '/thread-file\\.js$': '<rootDir>/test/support/run/thread-file.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/test/support/run/global-setup.js',
  globalTeardown: '<rootDir>/test/support/run/global-teardown.js',
  modulePathIgnorePatterns: ['<rootDir>/.test-build-', '<rootDir>/dist'],
  testTimeout: 60_000,
  // Left to itself, jest runs all suites in one process on a machine of two cores.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  workerIdleMemoryLimit: '2GB',
};
