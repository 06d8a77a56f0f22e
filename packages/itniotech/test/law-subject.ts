import type { LawSubject } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { itniotech } from '@cordboard/itniotech';

export const lawSubject: LawSubject = {
  name: 'itniotech',
  connect: ({ seed, now }) =>
    connectToSandbox(itniotech, { seed, now, itniotech: { beginsAtOnce: true } }, { now }),
  // The page has no word for a number that was given back.
  // An agent on a call is not moved; the page has one status for a phone that rings and one that talks.
  // A write that names a queue that is not there is refused as any wrong parameter is.
  // A task that agents dial is on or off, finished or not; a draft there is none.
  // What agents dial is neither changed nor stopped.
  rules: {
    campaignStates: {
      preview: ['running', 'paused', 'completed'],
      power: ['scheduled', 'running', 'paused', 'stopped', 'completed'],
    },
    changeableModes: ['power'],
    fixedIn: ['busy', 'reserved'],
    rolesWithout: { agent: ['supervises'], supervisor: ['callerId', 'callingCode'] },
    deskPhones: true,
    reasons: ['break'],
    callerIdStatuses: ['enabled', 'disabled', 'expired'],
    saysInstead: { NotFound: 'InvalidInput' },
  },
};
