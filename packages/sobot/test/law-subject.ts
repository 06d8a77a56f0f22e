import type { LawSubject } from '@cordboard/conformance';
import { connectToSandbox } from '@cordboard/sandbox';
import { sobot } from '@cordboard/sobot';

export const lawSubject: LawSubject = {
  name: 'sobot',
  connect: ({ seed, now }) => connectToSandbox(sobot, { seed, now }, { now }),
  rules: {
    // The page has no word for a number whose rent ran out.
    callerIdStatuses: ['enabled', 'disabled', 'canceled'],
    onceByKey: ['campaigns.launch'],
  },
};
