import type { LawSubject } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { itniotech } from '@cordboard/itniotech';

export const lawSubject: LawSubject = {
  name: 'itniotech',
  connect: ({ seed, now }) => connectToSandbox(itniotech, { seed, now }, { now }),
  // The page has no word for a number that was given back.
  // A write that names a queue that is not there is refused as any wrong parameter is.
  rules: {
    queuesPerAgent: 1,
    deskPhones: true,
    reasons: ['break'],
    callerIdStatuses: ['enabled', 'disabled', 'expired'],
    saysInstead: { NotFound: 'InvalidInput' },
  },
};
