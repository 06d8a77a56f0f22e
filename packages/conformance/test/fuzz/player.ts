import { mutated, type Mutation } from './mutations.js';
import { isPoll, nameOf, type Exchange, type Recording } from './recordings.js';
import { serveBytes, type ByteServer, type Reply, type Request } from './reply.js';

/** What is played: a recording in which the reply of one exchange is spoiled, the first time it is sent. */
export interface Playback {
  readonly recording: Recording;
  readonly spoiled: Exchange;
  readonly mutation: Mutation;
  /** Told of the request whose reply is spoiled. */
  readonly onMutated: (
    request: Request,
    spoiled: { readonly bytes: number; readonly madeInMs: number },
  ) => void;
}

/** A vendor that answers what was recorded. */
export interface Player extends Omit<ByteServer, 'close'> {
  /** Begins a scene. */
  readonly play: (playback: Playback) => void;
  /** Begins the recording anew, in which nothing more is spoiled than was to be before. */
  readonly rewind: () => void;
  /** How many requests came since the scene began. */
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** The time that the processor has spent, in milliseconds. */
export type CpuClock = () => number;

/** What the processor has spent on this process. Asking for it takes an eighth of the time of a trial. */
export const cpuMs: CpuClock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const unavailable: Reply = { status: 503, headers: {}, body: Buffer.alloc(0) };

export const startPlayer = async (cpuClock: CpuClock): Promise<Player> => {
  let playback: Playback | undefined;
  let isMutated = false;
  let requests = 0;
  let played = new Map<string, number>();

  const next = (recording: Recording, name: string): Exchange | undefined => {
    const count = played.get(name) ?? 0;
    played.set(name, count + 1);
    const all = recording.exchanges.filter((each) => each.name === name);
    return isPoll(name) ? all[count] : all[Math.min(count, all.length - 1)];
  };

  const answer = (request: Request): Reply | Buffer | undefined => {
    if (playback === undefined) return unavailable;
    requests += 1;
    const name = nameOf(request);
    const exchange = next(playback.recording, name);
    if (exchange === undefined) return isPoll(name) ? undefined : unavailable;
    if (isMutated || exchange !== playback.spoiled) return exchange.reply;
    isMutated = true;
    const startedAt = cpuClock();
    const spoiled = mutated(exchange.reply, request, playback.mutation);
    const bytes = Buffer.isBuffer(spoiled) ? spoiled.length : spoiled.body.length;
    playback.onMutated(request, { bytes, madeInMs: cpuClock() - startedAt });
    return spoiled;
  };

  const server = await serveBytes(answer);
  const rewind = (): void => {
    played = new Map();
  };
  return {
    url: server.url,
    play: (next) => {
      playback = next;
      isMutated = false;
      requests = 0;
      rewind();
    },
    rewind,
    requests: () => requests,
    close: server.close,
  };
};
