import { describe, expect, test } from '@jest/globals';
import { describeProvider } from '@cordboard/conformance';
import { briefly, connectToSandbox } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';

await describeProvider(
  { describe, it: test, expect },
  { name: 'sobot', create: () => connectToSandbox(sobot, {}, { sleep: briefly }) },
);
