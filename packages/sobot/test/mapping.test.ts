import { describe, expect, test } from '@jest/globals';
import { AgentState, CallKind, EndedBy, RecordSet } from '@cordboard/core/provider';
import {
  aboutExtensions,
  aboutNewExtensions,
  changesNotOffered,
  filtersNotOffered,
} from '../src/mapping/agents.js';
import { mostCallbacks } from '../src/mapping/callbacks.js';
import { fromPage, listPages, toPage } from '../src/mapping/pages.js';
import { statesNotTold, whyOnlyState } from '../src/mapping/presence.js';
import { notCarried } from '../src/mapping/record-query.js';
import { flowPages } from '../src/mapping/routing.js';
import { countOf, fromPhoneNumber, instantOf, numberOf, proseOf, textOf } from '../src/mapping/values.js';

describe('a value', () => {
  test.each([
    [' 12 ', '12', 12, 12, '1970-01-01T00:00:00.012Z'],
    [12, '12', 12, 12, '1970-01-01T00:00:00.012Z'],
    [-1.5, '-1.5', -1.5, undefined, undefined],
    [0, '0', 0, 0, undefined],
    ['1e999', '1e999', undefined, undefined, undefined],
    [9e15, '9000000000000000', 9e15, 9e15, undefined],
    [' ', undefined, undefined, undefined, undefined],
    [null, undefined, undefined, undefined, undefined],
    [undefined, undefined, undefined, undefined, undefined],
  ])('%j is the text %j, the number %j, the count %j and the time %j', (value, text, number, count, time) => {
    expect([textOf(value), numberOf(value), countOf(value), instantOf(value)]).toEqual([
      text,
      number,
      count,
      time,
    ]);
  });

  test('that is prose stays as it is, and a phone number is its digits', () => {
    expect([' a ', '', null, undefined].map(proseOf)).toEqual([' a ', undefined, undefined, undefined]);
    expect(['+112', '112', '1+12'].map(fromPhoneNumber)).toEqual(['112', '112', '1+12']);
  });
});

describe('a page', () => {
  const list = [' 1 ', '2'];
  const shown = toPage({ identity: (item: string) => `id ${item}` }, (row: string) => row.trim());

  test('counts in either dialect, and not what is left out', () => {
    expect([fromPage({ page: 2, size: 50 }), listPages, flowPages]).toEqual([
      { currPage: 2, pageSize: 50 },
      { defaultSize: 50, maxSize: 100 },
      { defaultSize: 50, maxSize: 50 },
    ]);
    expect(shown({ list, pageSize: '50', totalPage: 2, total: 3, totalCount: 4 })).toEqual({
      items: ['1', '2'],
      rows: ['id 1', 'id 2'],
      claims: { size: 50, pages: 2, total: 3 },
    });
    expect([shown({ totalCount: 4 }), shown({ list: null })]).toEqual([
      { items: [], rows: [], claims: { total: 4 } },
      { items: [], rows: [], claims: {} },
    ]);
    const isOne = (item: string) => item === '1';
    const some = toPage({ identity: (item: string) => item }, (row: string) => row.trim(), isOne);
    expect(some({ list, total: 2, pageSize: 50 })).toEqual({
      items: ['1'],
      rows: ['1', '2'],
      claims: { size: 50 },
    });
  });
});

describe('what an operation cannot be asked for', () => {
  const telemarketing = notCarried('telemarketing');
  const reasons: Readonly<Record<string, object | undefined>> = {
    'agents.list': filtersNotOffered,
    'agents.update': changesNotOffered,
    'agents.listExtensions, answered': aboutExtensions.omits,
    'agents.createExtension': aboutNewExtensions.without,
    'agents.createExtension, needed': aboutNewExtensions.needs,
    'agents.createExtension, answered': aboutNewExtensions.omits,
    'records.list': notCarried('call-center'),
    'records.list, telemarketing': telemarketing,
  };

  test.each(Object.entries(reasons))('is said with a reason: %s', (_, declared = {}) => {
    expect(Object.values(declared)).toEqual(
      Object.values(declared).map(() => expect.stringMatching(/\w \w/)),
    );
  });

  test('is all of these fields', () => {
    const fields = Object.entries(reasons).map(([name, declared = {}]) => [
      name,
      Object.keys(declared).filter((path) => !path.includes('=')),
    ]);
    const ofSettings = [
      'name',
      'displayName',
      'number',
      'email',
      'callerId',
      'callingCode',
      'role',
      'supervises',
    ];
    expect(Object.fromEntries(fields)).toEqual({
      'agents.list': ['enabled', 'role', 'username', 'email'],
      'agents.update': ofSettings.map((field) => `set.${field}`),
      'agents.listExtensions, answered': ['name', 'group', 'callerId', 'registered'],
      'agents.createExtension': ['extension.name', 'extension.group', 'extension.callerId'],
      'agents.createExtension, needed': ['extension.number', 'extension.password'],
      'agents.createExtension, answered': ['name', 'group', 'callerId', 'registered'],
      'records.list': ['causes'],
      'records.list, telemarketing': ['causes', 'queue'],
    });
    expect([aboutExtensions.limits, aboutExtensions.refs, mostCallbacks]).toEqual([
      { pageSize: 100 },
      { agent: ['id'] },
      50,
    ]);
    expect(whyOnlyState).toMatch(/login status and a reason/);
  });

  const dialed = ['inbound', 'manual', 'click-to-call', 'two-way', 'internal', 'preview', 'predictive'];

  test.each([
    ['state', AgentState, ['logged-out', 'ready', 'not-ready'], statesNotTold],
    ['state', AgentState, ['logged-out', 'ready', 'not-ready'], filtersNotOffered],
    ['set', RecordSet, ['contact-center'], telemarketing],
    ['kind', CallKind, [...dialed, 'unknown'], telemarketing],
    ['endedBy', EndedBy, ['customer', 'agent', 'other', 'unknown'], telemarketing],
  ])('is every word of %s but those that the vendor has', (path, { values }, known, declared = {}) => {
    const words: readonly string[] = values;
    const refused = Object.keys(declared).filter((each) => each.startsWith(`${path}=`));
    const others = words.filter((word) => !known.some((each) => each === word));
    expect(new Set(refused)).toEqual(new Set(others.map((word) => `${path}=${word}`)));
  });
});
