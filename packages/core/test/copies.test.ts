import { describe, expect, jest, test } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import * as core from '@cordboard/core/provider';
import { connect, orThrow } from '@cordboard/core/fp';
import { agentDirectory, defineAdapter, defineProvider, serve } from '@cordboard/core/provider';
import { printed } from './support.js';

// What npm does when two packages want versions that cannot be one: the module is loaded a second time.
jest.resetModules();
const other = await import('@cordboard/core/provider');

const seen: string[] = [];

const adapter = defineAdapter({
  provider: 'test',
  settings: core.strictObject(
    'Settings',
    core.fields({ key: core.SecretText, header: core.SecretHeaderText }, {}),
  ),
  example: { key: 'key', header: 'header' },
  build: ({ key, header }, runtime) => {
    seen.push(key.reveal(), header.reveal());
    return defineProvider({
      provider: 'test',
      accountKey: 'test',
      runtime,
      operations: [serve(agentDirectory.list, () => TE.right({ items: [], total: 0 }))],
    });
  },
});

const configWith = (key: unknown) => ({ provider: 'test', providers: { test: { key, header: key } } });

describe('two installed copies of core', () => {
  test('are two', () => {
    expect(other.Secret).not.toBe(core.Secret);
    expect(new other.Secret('x')).not.toBeInstanceOf(core.Secret);
  });

  test('take each other’s secrets as settings, and print none', async () => {
    const key = new other.Secret('hunter2');
    await orThrow(connect(configWith(key), { adapters: [adapter] }));
    expect(seen).toEqual(['hunter2', 'hunter2']);
    const decoded = core.SecretText.decode(key);
    expect(printed([key, decoded])).not.toContain('hunter2');
    expect(E.isRight(decoded) && decoded.right.reveal()).toBe('hunter2');
  });

  test('hold each other’s secrets to the same rules', () => {
    expect(E.isLeft(core.SecretText.decode(new other.Secret('')))).toBe(true);
    expect(E.isLeft(core.SecretHeaderText.decode(new other.Secret('a\nb')))).toBe(true);
  });

  test('make schemas of each other’s codecs', () => {
    expect(core.schemaOf(other.Schedule)).toEqual(core.schemaOf(core.Schedule));
    expect(core.schemaOf(other.MembershipChange)).toEqual(core.schemaOf(core.MembershipChange));
  });

  test('know each other’s errors and adapters', () => {
    expect(core.isContactCenterError(other.failure('NotFound', 'no such agent'))).toBe(true);
    expect(other.isAdapter(adapter)).toBe(true);
  });

  test('report mistakes by the same paths, whichever made the codec', () => {
    const problemsIn = <A>(codec: t.Type<A, unknown>, value: unknown) => {
      const decoded = codec.decode(value);
      return E.isRight(decoded) ? [] : core.problemsOf(decoded.left);
    };
    const ref = { campaign: { id: 5 }, regoin: 1 };
    expect(problemsIn(other.ContactImport, ref)).toEqual(problemsIn(core.ContactImport, ref));
    expect(core.isStrictObject(other.ContactImport)).toBe(true);
    expect(core.isStrictObject(other.CampaignRef)).toBe(false);
  });
});
