import { inspect } from 'node:util';
import { Secret } from '@cordboard/core';
import { cleanText, isContactCenterError, type ErrorKind } from '@cordboard/core/provider';
import { known } from '@cordboard/sandbox';
import * as E from 'fp-ts/lib/Either.js';
import { callOf } from '../../src/call-of.js';
import { scenarios } from '../../src/operations/index.js';
import { Cage } from '../canary/cage.js';
import { troublesIn } from '../canary/overhear.js';
import type { Answer } from '../faults/truth.js';
import type { Centers } from './centers.js';
import type { Mutation } from './mutations.js';
import type { CpuClock, Player } from './player.js';
import { isInSession, isOfSession, type Exchange, type Recording } from './recordings.js';

/** One spoiled reply to one operation. */
export interface Trial {
  readonly recording: Recording;
  /** The exchange whose reply is spoiled. */
  readonly spoiled: Exchange;
  readonly mutation: Mutation;
}

/** What can be wrong with what becomes of a spoiled reply. */
export const offences = [
  'a crash',
  'a value that is not of the documented form',
  'too many requests',
  'too much text',
  'text that is not clean',
  'a secret that is told',
  'an object that is polluted',
  'no recovery',
] as const;

export type Offence = (typeof offences)[number];

/** What became of a spoiled reply. */
export interface Outcome {
  readonly offences: readonly Offence[];
  readonly answers: readonly Answer[];
  /** Whether the reply was asked for at all. */
  readonly isMutated: boolean;
  readonly requests: number;
  /** How long all of it took. */
  readonly durationMs: number;
  /** The processor's time for it by the clock of the stage, without the making of the reply: what else runs on the machine adds nothing. */
  readonly cpuMs: number;
  /** Length of the reply. */
  readonly bytes: number;
}

/** The most requests that one call makes, whatever it is answered. */
const mostRequests = 120;

const longestText = 1000;
const longestInAll = 15_000;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* textsIn(each);
}

/** What an answer says of trouble. */
const troubleOf = (answer: Answer): unknown => (E.isLeft(answer) ? answer.left : troublesIn(answer.right));

/** All of it that can be shown. */
const shownOf = (trouble: unknown): readonly string[] => [...textsIn(JSON.parse(JSON.stringify([trouble])))];

/** Everything that can be found in it. */
const foundIn = (trouble: unknown): string =>
  inspect(trouble, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null });

const prototypes: readonly unknown[] = [null, Object.prototype, Array.prototype];

const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  value instanceof Secret ||
  (prototypes.includes(Object.getPrototypeOf(value)) && Object.values(value).every(isPlain));

const prototypesOfAll = [Object, Array, Function, String, Error].map(({ prototype }) => prototype);

const valueAt = (prototype: object, name: string | symbol): unknown =>
  Reflect.getOwnPropertyDescriptor(prototype, name)?.value;

/** What all objects share, name by name. */
const sharedByAll = prototypesOfAll.map((prototype) => {
  const names = Reflect.ownKeys(prototype);
  return { prototype, names, values: names.map((name) => valueAt(prototype, name)) };
});

const isPolluted = (): boolean =>
  sharedByAll.some(
    ({ prototype, names, values }) =>
      Reflect.ownKeys(prototype).length !== names.length ||
      names.some((name, i) => valueAt(prototype, name) !== values[i]),
  );

const isCrash = (answer: Answer): boolean =>
  E.isLeft(answer) && (!isContactCenterError(answer.left) || answer.left.message.includes('broke down'));

/** Of a file, its facts: its content has been read. */
const isOutputOf = (operation: Trial['recording']['operation'], value: unknown): boolean =>
  operation.kind === 'download'
    ? E.isRight(scenarios[operation.name].operation.output.decode(value))
    : (operation.kind === 'watch' ? operation.item : operation.output).is(value);

// The call before it may have done what it could not read the answer of.
const doneBefore: readonly ErrorKind[] = ['AlreadyExists', 'NotFound', 'Conflict'];

const isStuck =
  ({ repeat }: Trial['recording']['operation']) =>
  (answer: Answer): boolean =>
    E.isLeft(answer) &&
    !(repeat === 'unsafe' && isContactCenterError(answer.left) && doneBefore.includes(answer.left.kind));

interface Evidence {
  readonly trial: Trial;
  /** The call, and the same call again until it goes well or has failed twice. */
  readonly calls: readonly Answer[];
  /** Theirs, and that of closing a center that only they made use of. */
  readonly answers: readonly Answer[];
  /** What the answers show of trouble, text by text. */
  readonly texts: readonly string[];
  /** The names of secrets that can be found in answers or events. */
  readonly escaped: readonly string[];
  readonly requests: number;
}

const checks: Readonly<Record<Offence, (evidence: Evidence) => boolean>> = {
  'a crash': ({ answers }) => answers.some(isCrash),
  'a value that is not of the documented form': ({ calls, trial: { recording } }) =>
    calls.some((call) => E.isRight(call) && !isOutputOf(recording.operation, call.right)),
  'too many requests': ({ requests }) => requests > mostRequests,
  'too much text': ({ texts }) =>
    texts.some(({ length }) => length >= longestText) || texts.join('').length > longestInAll,
  'text that is not clean': ({ texts }) => texts.some((text) => cleanText(text) !== text),
  'a secret that is told': ({ escaped }) => escaped.length > 0,
  'an object that is polluted': ({ answers }) =>
    isPolluted() || answers.some((answer) => E.isRight(answer) && !isPlain(answer.right)),
  'no recovery': ({ calls, trial: { recording } }) => calls.slice(1).every(isStuck(recording.operation)),
};

const attempted = async (work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    return E.left(error);
  }
};

/** What trials take place in. */
export interface Stage {
  readonly player: Player;
  readonly centers: Centers;
  readonly cpuClock: CpuClock;
}

const sessionHeaders = ['set-guid', 'set-cookie'];

/** Whether a center keeps nothing of it: no token, and none of the headers that hold a session. */
const leavesNothing = ({ recording, spoiled, mutation: { header, wire } }: Trial): boolean =>
  !isOfSession(spoiled.name) &&
  !(isInSession(recording) && (wire !== undefined || sessionHeaders.includes(header?.name ?? '')));

/** The call, and the same once more; then the center ends, unless others go on with it. */
const answersIn = async (
  trial: Trial,
  { player, centers }: Stage,
): Promise<Pick<Evidence, 'calls' | 'answers' | 'requests'>> => {
  const { recording } = trial;
  const isShared = leavesNothing(trial);
  const center = isShared ? await centers.shared(recording) : await centers.fresh(recording);
  const { prepare } = scenarios[recording.operation.name];
  const call = async (): Promise<Answer> => {
    await prepare?.({ center, known });
    return callOf(center, recording.operation)(recording.input)();
  };
  const callAgain = (): Promise<Answer> => {
    player.rewind();
    return attempted(call);
  };
  const first = await attempted(call);
  const requests = player.requests();
  const again = await callAgain();
  // A reply that promises to keep a connection, which then ends all the same, costs one call more.
  const calls = E.isLeft(again) ? [first, again, await callAgain()] : [first, again];
  return { calls, answers: isShared ? calls : [...calls, await attempted(center.close())], requests };
};

/** Lets a vendor answer one request with something else, and looks at all that comes of it. */
export const carryOut = async (trial: Trial, stage: Stage): Promise<Outcome> => {
  const { recording, spoiled, mutation } = trial;
  const cage = new Cage();
  let made = { bytes: 0, madeInMs: 0 };
  stage.player.play({
    recording,
    spoiled,
    mutation,
    onMutated: (request, as) => {
      made = as;
      const body = spoiled.reply.body.toString();
      cage.watch({ request, reply: { ...spoiled.reply, body } });
    },
  });
  const startedAt = performance.now();
  const cpuStartedAt = stage.cpuClock();
  const { calls, answers, requests } = await answersIn(trial, stage);
  const durationMs = performance.now() - startedAt;
  const cpuUsedMs = stage.cpuClock() - cpuStartedAt - made.madeInMs;
  const troubles = answers.map(troubleOf);
  const escaped = cage.escapedIn(
    [...troubles.map(foundIn), JSON.stringify(stage.centers.takeEvents())].join(' '),
  );
  const evidence = { trial, calls, answers, texts: troubles.flatMap(shownOf), escaped, requests };
  return {
    offences: offences.filter((offence) => checks[offence](evidence)),
    answers,
    isMutated: made.bytes > 0,
    requests,
    durationMs,
    cpuMs: cpuUsedMs,
    bytes: made.bytes,
  };
};
