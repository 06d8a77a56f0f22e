import type { LawSubject } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { itniotech } from '@cordboard/itniotech';

export const lawSubject: LawSubject = {
  name: 'itniotech',
  connect: ({ seed, now }) => connectToSandbox(itniotech, { seed, now }, { now }),
  // The page has no word for a number that was given back.
  // An agent on a call is not moved; the page has one status for a phone that rings and one that talks.
  // A write that names a queue that is not there is refused as any wrong parameter is.
  rules: {
    fixedIn: ['busy', 'reserved'],
    deskPhones: true,
    reasons: ['break'],
    callerIdStatuses: ['enabled', 'disabled', 'expired'],
    saysInstead: { NotFound: 'InvalidInput' },
  },
};
