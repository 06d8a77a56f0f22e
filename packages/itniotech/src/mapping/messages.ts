import {
  failure,
  invalidInput,
  type Contact,
  type ContactCenterError,
  type Dialing,
  type NewCampaign,
  type Problem,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { SendGroupCallRequest } from '../surfaces/api/wire/launch.js';
import { refusing } from './refusing.js';
import { numberIdOf, optional, withoutPlus } from './values.js';

type AgentlessDialing = Extract<Dialing, { readonly mode: 'agentless' }>;

/** A campaign in which a machine speaks first. */
export interface Message extends NewCampaign {
  readonly dialing: AgentlessDialing;
}

export const isMessage = (campaign: NewCampaign): campaign is Message =>
  campaign.dialing?.mode === 'agentless';

const needsApp = failure('Unsupported', 'the configuration lacks the setting appId, which group calls need');

type Callee = SendGroupCallRequest['numberInfoList'][number];

/** A contact as a group call has it: a number alone. */
export const fromContact = (contact: Contact): E.Either<ContactCenterError, Callee> =>
  pipe(
    refusing('', contact, ['name', 'note', 'fields'], 'a group call takes numbers alone'),
    E.map(() => ({ calleeNumber: withoutPlus(contact.phoneNumber) })),
    E.filterOrElse(
      ({ calleeNumber }) => /^\d{7,15}$/u.test(calleeNumber),
      () => invalidInput([{ path: 'phoneNumber', message: 'expected 7 to 15 digits' }]),
    ),
  );

/** What group calls do not have. */
const checkOffered = ({ dialing, queues }: Message): E.Either<ContactCenterError, void> =>
  pipe(
    refusing('', { queues }, ['queues'], 'a group call passes calls on to the queue of its handover'),
    E.chain(() =>
      refusing('dialing', dialing, ['ringTimeoutSec', 'record'], 'a group call has no such field'),
    ),
  );

/** What is played: a recording of the vendor's, or words. */
const playedBy = ({ content }: AgentlessDialing) =>
  content.kind === 'text'
    ? { source: 3, text: content.text, lan: content.language }
    : { source: 1, voiceFileId: content.kind === 'prompt' ? numberIdOf(content.prompt) : undefined };

const whenOf = { 'after-message': 1, 'on-key': 2 } as const;

/** How calls go on to agents. */
const handedOverBy = ({ handover }: AgentlessDialing) =>
  handover === undefined
    ? { toSeat: 0 }
    : {
        toSeat: 1,
        sipGroupId: numberIdOf(handover.queue),
        outboundControl: 1,
        calloutRate: handover.linesPerAgent,
        toSeatType: whenOf[handover.when],
      };

const isWithin = (most: number, value: number | undefined): boolean =>
  Number.isInteger(value) && (value ?? 0) <= most;

/** What the vendor wants of a group call, and is not so. */
const problemsOf = ({ name, dialing, callerIds: [callerId] = [] }: Message): readonly Problem[] => {
  const { content, handover, maxCallSec, repeatCount } = dialing;
  const wanted: readonly (readonly [path: string, isRight: boolean, expected: string])[] = [
    ['name', name.length >= 2, 'expected at least 2 characters'],
    ['dialing.repeatCount', repeatCount !== undefined, 'must be given'],
    ['dialing.maxCallSec', isWithin(999, maxCallSec), 'expected at most 999 seconds'],
    [
      'dialing.content.prompt',
      content.kind !== 'prompt' || numberIdOf(content.prompt) !== undefined,
      'expected the number of a recording',
    ],
    [
      'dialing.handover.queue',
      handover === undefined || numberIdOf(handover.queue) !== undefined,
      'expected the number of a group of agents',
    ],
    [
      'dialing.handover.linesPerAgent',
      handover === undefined || isWithin(999, handover.linesPerAgent),
      'expected a whole number up to 999',
    ],
    [
      'callerIds.0.number',
      /^\d{0,20}$/u.test(withoutPlus(callerId?.number ?? '')),
      'expected at most 20 digits',
    ],
  ];
  return wanted.flatMap(([path, isRight, message]) => (isRight ? [] : [{ path, message }]));
};

/** A campaign in which a machine speaks first, as a group call. */
export const fromMessage = (
  message: Message,
  callees: readonly Callee[],
  appId: string | undefined,
): E.Either<ContactCenterError, SendGroupCallRequest> =>
  pipe(
    checkOffered(message),
    E.chain(() => {
      const { name, dialing, callerIds: [callerId] = [] } = message;
      const { repeatCount, maxCallSec } = dialing;
      const problems = problemsOf(message);
      if (problems.length > 0 || repeatCount === undefined || maxCallSec === undefined)
        return E.left(invalidInput(problems));
      if (appId === undefined) return E.left(needsApp);
      return E.right({
        appId,
        taskName: name,
        numberInfoList: callees,
        displayNum: optional(withoutPlus)(callerId?.number),
        ...playedBy(dialing),
        loopCount: repeatCount,
        maxCalls: maxCallSec,
        ...handedOverBy(dialing),
        hangUpSms: 0,
      });
    }),
  );
