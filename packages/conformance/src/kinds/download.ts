import { orThrow } from '@cordboard/core/fp';
import {
  FileFacts,
  type Download,
  type DownloadOperation,
  type DownloadOptions,
  type OperationName,
} from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { memberCallOf } from '../call-of.js';
import { sampleFor } from '../carriable.js';
import type { Case } from '../case.js';
import { readAll, type ReadFile } from '../read-all.js';
import { leftOf } from '../results.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world.js';
import { single, type Kind, type SingleAbout } from './kind.js';

const kind: Kind = { ...single, heading: 'downloads' };

/** What is told of a file, and its bytes. */
const output: t.Decoder<unknown, ReadFile> = {
  name: 'ReadFile',
  validate: (u, context) => {
    const { content, ...facts } = t.UnknownRecord.is(u) ? u : { content: undefined };
    if (typeof content !== 'string') return t.failure(u, context, 'is no file');
    return E.map((told: FileFacts) => ({ ...told, content }))(FileFacts.validate(facts, context));
  },
  decode: (u) => output.validate(u, [{ key: '', type: FileFacts, actual: u }]),
};

type Open = (world: World, options?: DownloadOptions) => Promise<Download>;

const bytesIn = ({ content }: ReadFile): number => content.length / 2;

const readWith = async (open: Open, world: World, options?: DownloadOptions): Promise<ReadFile> =>
  orThrow(readAll(await open(world, options)));

/** How a download is left, and what holds then. */
const firstPiece = async (stream: AsyncIterable<Uint8Array>): Promise<number> => {
  for await (const piece of stream) return piece.length;
  return 0;
};

const contentCases = (name: OperationName, open: Open): readonly Case[] => [
  {
    title: `gives with ${name} as many bytes as it says, and the same ones again`,
    needs: [name],
    check: async (world, expect) => {
      const file = await readWith(open, world);
      expect(bytesIn(file) > 0).toEqual(true);
      expect(file.bytes ?? bytesIn(file)).toEqual(bytesIn(file));
      expect(file.from).toEqual(undefined);
      expect((await readWith(open, world)).content).toEqual(file.content);
    },
  },
  {
    title: `gives with ${name} what is missing of a file, or all of it, and says which`,
    needs: [name],
    check: async (world, expect) => {
      const { content, version, bytes } = await readWith(open, world);
      const from = Math.floor(content.length / 4);
      const rest = await readWith(open, world, { resume: { from, version, bytes } });
      expect([undefined, from].includes(rest.from)).toEqual(true);
      expect(rest.content).toEqual(content.slice(2 * (rest.from ?? 0)));
      expect(rest.bytes).toEqual(bytes);
    },
  },
  {
    title: `gives with ${name} all of a file that is not the one of before`,
    needs: [name],
    check: async (world, expect) => {
      const { content } = await readWith(open, world);
      const other = { from: 1, version: '"of another file"', bytes: 1_000_000 };
      const file = await readWith(open, world, { resume: other });
      expect(file.from).toEqual(undefined);
      expect(file.content).toEqual(content);
    },
  },
];

const streamCases = (name: OperationName, open: Open): readonly Case[] => [
  {
    title: `reads the stream of ${name} once, and may be left in the middle`,
    needs: [name],
    check: async (world, expect) => {
      const { stream } = await open(world);
      expect((await firstPiece(stream)) > 0).toEqual(true);
      const again = await firstPiece(stream).catch((error: unknown) => error);
      expect(again).toMatchObject({ kind: 'Conflict', effect: 'none' });
    },
  },
  {
    title: `ends the stream of ${name} with Canceled when its signal is aborted`,
    needs: [name],
    check: async (world, expect) => {
      const canceling = new AbortController();
      const { stream } = await open(world, { signal: canceling.signal });
      const pieces = stream[Symbol.asyncIterator]();
      await pieces.next();
      canceling.abort();
      const end: unknown = await pieces.next().catch((error: unknown) => error);
      expect(end).toMatchObject({ kind: 'Canceled', effect: 'none', operation: name });
    },
  },
];

const isDownload = (u: unknown): u is Download => typeof u === 'object' && u !== null && 'stream' in u;

/** The scenario of an operation that returns a file. */
export const download = <N extends OperationName, I extends object>(
  operation: DownloadOperation<N, I>,
  about: SingleAbout<NoInfer<I>>,
): Scenario<N> => {
  const scenario: Omit<Scenario<N>, 'ofKind'> = { ...about, operation: { ...operation, output }, kind };
  const open: Open = async ({ center, known }, options) => {
    const input = sampleFor({ ...scenario, ofKind: [] }, { center, known });
    const answer = await memberCallOf(center, operation)(input, options)();
    return E.isRight(answer) && isDownload(answer.right)
      ? answer.right
      : orThrow(TE.left(E.toError(leftOf(answer))));
  };
  return {
    ...scenario,
    ofKind: [...contentCases(operation.name, open), ...streamCases(operation.name, open)],
  };
};
