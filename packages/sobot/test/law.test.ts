import { describe, expect, test } from '@jest/globals';
import { commutingLaw } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';

await commutingLaw(
  { describe, it: test, expect },
  { name: 'sobot', connect: ({ seed, now }) => connectToSandbox(sobot, { seed, now }, { now }) },
);
