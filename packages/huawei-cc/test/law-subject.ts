import type { LawSubject } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { huaweiCc } from '@cordboard/huawei-cc';

export const lawSubject: LawSubject = {
  name: 'huawei-cc',
  connect: ({ seed, now }) => connectToSandbox(huaweiCc, { seed, now }, { now }),
  // There are no credentials for an agent who is not there, so the gateway is never asked.
  rules: {
    oneAgentName: true,
    reasons: ['busy', 'break', 'training'],
    saysInstead: { NotFound: 'Misconfigured' },
  },
};
