import fc from 'fast-check';
import { mutation, type Mutation } from './mutations.js';
import { Centers } from './centers.js';
import { cpuMs, startPlayer } from './player.js';
import { isOfSession, recordings, type Recording } from './recordings.js';
import { carryOut, type Outcome, type Trial } from './trial.js';

/** Which replies are drawn, and how they are judged. */
export interface FuzzSettings {
  readonly replies: number;
  readonly seed: number;
  /** Of a finding, whose reply is the first one then. */
  readonly path?: string | undefined;
  /** The most of the processor's time for each 100 KB of a reply, or part of it. Left out: it is not looked at. */
  readonly mostMs?: number | undefined;
  /** Told of each outcome. */
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined;
}

/** A reply with which something is wrong: the smallest one found, and how to reproduce it. */
export interface FuzzFinding {
  readonly seed: number;
  readonly path: string;
  readonly vendor: string;
  readonly operation: string;
  readonly exchange: string;
  readonly mutation: Mutation;
  readonly outcome: Outcome;
}

const perBytes = 100 * 1024;

const described = ({ recording, spoiled, mutation: drawn }: Trial) => ({
  vendor: recording.vendor,
  operation: recording.operation.name,
  exchange: spoiled.name,
  mutation: drawn,
});

type Place = Omit<Trial, 'mutation'>;

const isWrite = ({ recording }: Place): boolean => ['write', 'bulk'].includes(recording.operation.kind);

/** Every operation makes use of tokens and sessions alike: of these, those of a read and of a write will do. */
const isFirstOfItsKind = (place: Place, i: number, places: readonly Place[]): boolean =>
  !isOfSession(place.spoiled.name) ||
  places.findIndex(
    (other) =>
      other.recording.vendor === place.recording.vendor &&
      other.spoiled.name === place.spoiled.name &&
      isWrite(other) === isWrite(place),
  ) === i;

const placesIn = (all: readonly Recording[]): readonly Place[] =>
  all
    .flatMap((recording) => recording.exchanges.map((spoiled) => ({ recording, spoiled })))
    .filter(isFirstOfItsKind);

/** How many times as long it may take in all: a busy machine lets it wait. */
const mostWaiting = 50;

/** How often what took too long is tried again: something else may have taken the time. */
const repetitions = 5;

/** Answers every operation of every vendor with spoiled replies. Returns what is wrong, undefined when nothing is. */
export const fuzz = async (settings: FuzzSettings): Promise<FuzzFinding | undefined> => {
  const { replies, seed, path = '', mostMs = Infinity, onOutcome } = settings;
  const cpuClock = settings.mostMs === undefined ? () => 0 : cpuMs;
  const player = await startPlayer(cpuClock);
  const stage = { player, centers: new Centers(player.url), cpuClock };
  const isTooSlow = ({ cpuMs, durationMs, bytes }: Outcome): boolean => {
    const limitMs = mostMs * Math.max(1, bytes / perBytes);
    return cpuMs > limitMs || durationMs > mostWaiting * limitMs;
  };
  const isWrong = (outcome: Outcome): boolean => outcome.offences.length > 0 || isTooSlow(outcome);
  const carriedOut = async (trial: Trial): Promise<Outcome> => {
    let outcome = await carryOut(trial, stage);
    for (let i = 0; i < repetitions && isTooSlow(outcome); i += 1) outcome = await carryOut(trial, stage);
    if (isWrong(outcome)) await stage.centers.drop(trial.recording);
    return outcome;
  };
  const trials = fc
    .tuple(fc.constantFrom(...placesIn(await recordings())), mutation)
    .map(([place, drawn]): Trial => ({ ...place, mutation: drawn }));
  let wrong: Outcome | undefined;
  const property = fc.asyncProperty(trials, async (trial) => {
    const outcome = await carriedOut(trial);
    onOutcome?.(outcome);
    // The last one is that of the smallest reply.
    if (isWrong(outcome)) wrong = outcome;
    return !isWrong(outcome);
  });
  const { counterexample, counterexamplePath } = await fc.check(property, { numRuns: replies, seed, path });
  const [trial] = counterexample ?? [];
  await stage.centers.close();
  await player.close();
  return trial && wrong && { seed, path: counterexamplePath ?? '', ...described(trial), outcome: wrong };
};
