import { describe, expect, test } from '@jest/globals';
import { describeProvider } from '@cordboard/conformance';
import { briefly, connectToSandbox } from '@cordboard/sandbox';
import { huaweiCc } from '@cordboard/huawei-cc';

await describeProvider(
  { describe, it: test, expect },
  { name: 'huawei-cc', create: () => connectToSandbox(huaweiCc, {}, { sleep: briefly }) },
);

await describeProvider(
  { describe, it: test, expect },
  {
    name: 'huawei-cc, private site',
    create: () => connectToSandbox(huaweiCc, { huaweiSite: 'private' }, { sleep: briefly }),
  },
);
