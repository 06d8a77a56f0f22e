import { describe, expect, test } from '@jest/globals';
import { commutingLaw } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { itniotech } from '@cordboard/itniotech';

await commutingLaw(
  { describe, it: test, expect },
  {
    name: 'itniotech',
    connect: ({ seed, now }) => connectToSandbox(itniotech, { seed, now }, { now }),
    // A write that names a queue that is not there is refused as any wrong parameter is.
    rules: { queuesPerAgent: 1, reasons: ['break'], saysInstead: { NotFound: 'InvalidInput' } },
  },
);
