import type { LawSubject } from '@cordboard/conformance';
import { agentDirectory, queueAdmin } from '@cordboard/core/provider';
import { connectToSandbox } from '@cordboard/sandbox';
import { huaweiCc } from '@cordboard/huawei-cc';

const isPlain = (name: string): boolean => !/[`~!#$%^&*()+=|{}':;,<>/?]/u.test(name);

const isWord = (text: string): boolean => /^[\p{L}\p{N}]{1,50}$/u.test(text);

const isRefusedQueue = (input: object): boolean =>
  queueAdmin.create.input.is(input) && !(isPlain(input.name) && isWord(input.description ?? 'none'));

const isRefusedAgent = (input: object): boolean =>
  (agentDirectory.update.input.is(input) && !/^[^"[\]=;<>]{1,20}$/u.test(input.set.name ?? 'none')) ||
  (agentDirectory.create.input.is(input) && !/^[^[\]'&()=;<>,]{1,20}$/u.test(input.agent.name));

export const lawSubject: LawSubject = {
  name: 'huawei-cc',
  connect: ({ seed, now }) => connectToSandbox(huaweiCc, { seed, now }, { now }),
  // There are no credentials for an agent who is not there, so the gateway is never asked. At accounts one code stands for all
  // that the vendor refuses.
  rules: {
    oneAgentName: true,
    numericIds: true,
    newQueues: {
      channel: 'voice',
      description: 'sandbox',
      settings: {
        maxWaitSec: 60,
        maxWaiting: 100,
        wrapUpSec: 5,
        announceAgent: false,
        waitingTone: 'sandbox.wav',
      },
    },
    refuses: (_, input) => isRefusedQueue(input) || isRefusedAgent(input),
    reasons: ['busy', 'break', 'training'],
    signsInFor: ['routing.setInboundEnabled', 'routing.setConcurrency'],
    // One who was removed is refused at the sign-in.
    saysInstead: {
      NotFound: ['Misconfigured', 'Unauthenticated'],
      Conflict: 'InvalidInput',
      AlreadyExists: 'InvalidInput',
    },
  },
};
