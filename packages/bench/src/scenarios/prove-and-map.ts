import { fileURLToPath } from 'node:url';
import { jsonAs, proven } from '@cordboard/core';
import { build } from 'esbuild';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';
import { failed } from '../checked.js';
import { pageOfAgents } from '../contenders/adapter-calls.js';
import { perCall } from '../cpu.js';
import { race, type Race } from '../race.js';
import type { Scenario, Setting } from '../scenario.js';
import { pageRows } from '../world/peer-pages.js';
import { startServers, type Servers } from '../world/servers.js';

type Anything = (...inputs: readonly unknown[]) => unknown;

const isFunction = (u: unknown): u is Anything => typeof u === 'function';
const isCodec = (u: unknown): u is t.Mixed => u instanceof t.Type;

/** What adapters keep to themselves is built from their sources as they are: it is the very code that is to be measured. */
const inside = async <A>(path: string, name: string, is: (u: unknown) => u is A): Promise<A> => {
  const built = new URL(`../inside/${path}.js`, import.meta.url);
  await build({
    entryPoints: [fileURLToPath(new URL(`../../../${path}.ts`, import.meta.url))],
    outfile: fileURLToPath(built),
    ...{ bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20' },
  });
  const loaded: unknown = await import(built.href);
  const found = t.UnknownRecord.is(loaded) ? loaded[name] : undefined;
  return is(found) ? found : failed(`${path} has no ${name} of the kind expected`);
};

const isCall = (u: unknown): u is { readonly reply: t.Mixed } => t.UnknownRecord.is(u) && isCodec(u.reply);

const isEnvelope = (u: unknown): u is t.Type<{ readonly data?: unknown }> => isCodec(u);

/** How an adapter understands a page of agents: its envelope, the call's codec, and its mapping. */
interface Understanding {
  readonly envelope: t.Type<{ readonly data?: unknown }>;
  readonly reply: t.Mixed;
  readonly map: (data: unknown) => readonly unknown[];
}

const rowsOf = (u: unknown): readonly unknown[] =>
  t.UnknownArray.is(u) ? u : failed('the mapping brought no rows');

const itniotech = async (): Promise<Understanding> => {
  const { reply } = await inside('itniotech/src/wire/agents', 'seatQuery', isCall);
  const toPage = await inside('itniotech/src/mapping/agents', 'toAgentPage', isFunction);
  const map = toPage('+08:00');
  return {
    envelope: await inside('itniotech/src/wire/envelope', 'Envelope', isEnvelope),
    reply,
    map: (data) => {
      const page = isFunction(map) ? map({ page: 1, size: pageRows }, data) : undefined;
      return rowsOf(t.UnknownRecord.is(page) ? page.items : undefined);
    },
  };
};

const sobot = async (): Promise<Understanding> => {
  const { reply } = await inside('sobot/src/wire/agents', 'queryCallAgentList', isCall);
  const toAgent = await inside('sobot/src/mapping/agents', 'toListedAgent', isFunction);
  return {
    envelope: await inside('sobot/src/wire/envelope', 'Envelope', isEnvelope),
    reply,
    map: (data) => rowsOf(data).map((row) => toAgent(row)),
  };
};

const bytesOf = async (servers: Servers, vendor: 'itniotech' | 'sobot'): Promise<string> => {
  const center = await servers.center(vendor, 'played');
  await pageOfAgents(center)();
  const { method, path, headers, body } = await servers.last();
  return (await fetch(servers.url + path, { method, headers, body })).text();
};

const raceOf = (
  vendor: string,
  text: string,
  { envelope, reply, map }: Understanding,
  { quick }: Setting,
): Race => {
  const header = (): string => 'application/json';
  const understand = (): readonly unknown[] =>
    pipe(
      jsonAs(envelope, { status: 200, header, text }),
      E.chain(({ data }) => proven(reply, data)),
      E.match(() => failed(`a page of ${vendor} was not understood`), map),
    );
  if (understand().length !== pageRows) failed(`a page of ${vendor} has not ${pageRows} rows`);
  const load = { calls: quick ? 500 : 1000, inFlight: 1 };
  return race({
    name: `${vendor}, page of ${pageRows} agents`,
    contenders: {
      parse: perCall(() => Promise.resolve(JSON.parse(text)), load),
      all: perCall(() => Promise.resolve(understand()), load),
    },
    ratios: [
      {
        name: 'prove + map / JSON.parse',
        of: (cost) => (cost('all') - cost('parse')) / cost('parse'),
        limit: { atMost: 0.5 },
      },
    ],
  });
};

export const proveAndMap: Scenario = {
  name: 'prove-and-map',
  about: 'what proving and mapping a reply adds to parsing it',
  rounds: [25, 9],
  races: async (setting) => {
    const servers = await startServers({ agents: pageRows });
    setting.onEnd(servers.close);
    return [
      raceOf('itniotech', await bytesOf(servers, 'itniotech'), await itniotech(), setting),
      raceOf('sobot', await bytesOf(servers, 'sobot'), await sobot(), setting),
    ];
  },
};
