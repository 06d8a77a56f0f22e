import { basename } from 'node:path';
import TestSequencer from '@jest/test-sequencer';

// Short files that run long. Jest begins with the largest file, so that one of these would be the last, alone on a core.
const longest = ['fault-matrix', 'false-claims', 'law', 'conformance', 'schema', 'journal-histories', 'fuzz'];

const rankOf = ({ path }) => {
  const rank = longest.findIndex((name) => basename(path).startsWith(name));
  return rank === -1 ? longest.length : rank;
};

/** Jest's own order, but for the suites that run longest. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
