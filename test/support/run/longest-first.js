import Sequencer from '@jest/test-sequencer';
import { LONG_SUITES } from './long-suites.js';

/** The suites that take longest begin, so that no worker is left alone with one of them at the end; the others by their size. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONG_SUITES.findIndex((name) => path.endsWith(`/${name}.spec.js`));
      return at === -1 ? LONG_SUITES.length : at;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
}
