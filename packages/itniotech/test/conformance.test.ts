import { describe, expect, test } from '@jest/globals';
import { describeProvider } from '@cordboard/conformance';
import { briefly, connectToSandbox } from '@cordboard/sandbox';
import { itniotech } from '@cordboard/itniotech';

await describeProvider(
  { describe, it: test, expect },
  { name: 'itniotech', create: () => connectToSandbox(itniotech, {}, { sleep: briefly }) },
);
