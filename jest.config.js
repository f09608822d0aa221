import { availableParallelism } from 'node:os';

// `test/run.js` builds everything into this folder before.
const build = process.env.TEST_BUILD;
if (!build) throw new Error('run the tests by: npm test -- [test/… or src/…]');

/** @type {import('jest').Config} */
export default {
  // Suites share the modules of their worker: loading 1500 of them anew took longer than most suites.
  runner: 'jest-light-runner',
  rootDir: build,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.spec.js'],
  transform: {},
  globalSetup: '<rootDir>/../test/support/run/global-setup.js',
  globalTeardown: '<rootDir>/../test/support/run/global-teardown.js',
  setupFilesAfterEnv: ['<rootDir>/test/support/run/time-limits.js'],
  testSequencer: '<rootDir>/../test/support/run/longest-first.js',
  // Left to itself, jest runs all suites in one process on a machine of two cores.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
};
