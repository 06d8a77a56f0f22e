import { isSecret } from '@cordboard/core/provider';
import * as E from 'fp-ts/lib/Either.js';
import {
  at,
  claiming,
  hidingFailure,
  hearing,
  partAt,
  refusing,
  telling,
  without,
  withOther,
  ignoring,
  applied,
  itemsOf,
  type FaultyProvider,
} from './mutations.js';
import { loose, type Loose } from './vendor.js';

const revealed = (secret: unknown): string => (isSecret(secret) ? secret.reveal() : '');

/** Whether an input is about the one supervisor of the built-in center. */
const isSupervisor = (input: unknown): boolean => partAt(input, ['agent', 'id']) === '20101';

const nobodyIsMissed = /^answers NotFound for (changes to|the station of)/;

const names: readonly string[] = ['id', 'number', 'username', 'email'];

const isRef = (part: object): boolean => {
  const fields = Object.keys(part);
  return fields.length > 1 && fields.every((field) => names.includes(field));
};

/** An input in which the last name of each agent decides. */
const lastNames = (input: Loose): Loose =>
  Object.fromEntries(Object.entries(input).map(([field, part]) => [field, lastNamesIn(part)]));

const lastNamesIn = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(lastNamesIn);
  if (typeof part !== 'object' || part === null) return part;
  if (!isRef(part)) return lastNames(loose(part));
  const last = names.findLast((name) => name in part) ?? '';
  return { [last]: loose(part)[last] };
};

/** Lies about agents. */
export const agentFaults: readonly FaultyProvider[] = [
  ignoring('agents.list', 'name', /where the name asked for/),
  ignoring('agents.list', 'extension', /where the extension asked for/),
  ignoring('agents.list', 'queue', /where the queue asked for/),
  ignoring('agents.list', 'queue', /^filters agents by queue/),
  ignoring('agents.list', 'state', /^filters agents by state/),
  ignoring('agents.list', 'enabled', /^filters agents by whether/),
  {
    title: 'finds nobody by name',
    about: 'agents.list',
    breaks: /^finds an agent by the whole name/,
    mutate: hearing('agents.list', (query) =>
      query.name === undefined ? query : { ...query, name: 'somebody else' },
    ),
  },
  {
    title: 'calls an agent otherwise in the list',
    about: 'agents.list',
    breaks: /^lists each agent it can get/,
    mutate: telling('agents.list', (page) => itemsOf(page, (agent) => ({ ...agent, name: 'Somebody' }))),
  },
  ...(['number', 'username', 'email'] as const).map((field) =>
    ignoring('agents.list', field, new RegExp(`^finds an agent by exactly the ${field}`)),
  ),
  ignoring('agents.list', 'role', /^lists everyone whom it lists/),
  {
    title: 'keeps supervisors to itself unless asked for them',
    about: 'agents.list',
    breaks: /^lists everyone whom it lists/,
    mutate: hearing('agents.list', (query) => ({ role: 'agent', ...query })),
  },
  ...(['number', 'username', 'email'] as const).map((field) => ({
    title: `knows no agent by ${field}`,
    about: 'agents.get' as const,
    breaks: /^gets an agent by every name/,
    mutate: refusing('agents.get', ({ agent }) => Object.keys(loose(agent)).join() === field),
  })),
  {
    title: 'takes the last of an agent’s names',
    about: 'everything',
    breaks: /^takes the first name/,
    mutate: hearing('everything', lastNames),
  },
  {
    title: 'takes names that it says it cannot use',
    about: 'agents.get',
    breaks: /^answers Unsupported to agents.get where an agent has no name/,
    mutate: claiming('agents.get', () => ({ support: 'native', refs: { agent: ['id', 'number'] } })),
  },
  {
    title: 'does without what it says it needs',
    about: 'agents.list',
    breaks: /^answers Unsupported to agents.list without limit/,
    mutate: claiming('agents.list', () => ({ support: 'native', needs: { limit: 'a page has an end' } })),
  },
  {
    title: 'makes up an agent who is not there',
    about: 'agents.get',
    breaks: /^answers NotFound for an agent who/,
    mutate: hidingFailure('agents.get', () => ({ id: 'made-up' })),
  },
  ...(['name', 'number', 'displayName', 'email', 'callerId', 'callingCode'] as const).map((field) =>
    ignoring('agents.update', `set.${field}`, new RegExp(`^changes the ${field} of an agent`)),
  ),
  ...(['displayName', 'email', 'callerId', 'callingCode'] as const).map((field) => ({
    title: `keeps a ${field} that is to be taken away`,
    about: 'agents.update' as const,
    breaks: new RegExp(`^takes the ${field} of an agent away`),
    mutate: hearing('agents.update', (input) =>
      partAt(input, ['set', field]) === null ? without(input, 'set', field) : input,
    ),
  })),
  {
    title: 'lets two agents have one number',
    about: 'agents.update',
    breaks: /^gives no agent the number of another/,
    mutate: hidingFailure('agents.update', () => applied({ id: 'somebody' })),
  },
  {
    title: 'sets the password of an agent who is not there',
    about: 'agents.setPassword',
    breaks: /^sets a password, and once more/,
    mutate: hidingFailure('agents.setPassword', (input) => applied({ agent: input.agent })),
  },
  {
    title: 'tells the password that was set',
    about: 'agents.setPassword',
    breaks: /^tells a password in no answer/,
    mutate: telling('agents.setPassword', (written, input) => ({
      ...written,
      note: revealed(input.password),
    })),
  },
  {
    title: 'tells the password of a new agent',
    about: 'agents.create',
    breaks: /^tells the password of a new agent/,
    mutate: telling('agents.create', (written, input) => ({
      ...written,
      note: revealed(partAt(input, ['agent', 'password'])),
    })),
  },
  ignoring('agents.update', 'set.wrapUpSec', /^changes what a patch names/),
  ignoring('agents.update', 'set.wrapUpScope', /^sets whose wrap-up/),
  ignoring('agents.update', 'set.extension', /^binds an extension/),
  ignoring('agents.listExtensions', 'bound', /^binds an extension/),
  ignoring('agents.listExtensions', 'agent', /^lists the extension of one agent/),
  ignoring('agents.createExtension', 'extension.callerId', /^makes up what a desk phone registers as/),
  {
    title: 'adds a phone to a group that is there',
    about: 'agents.createExtension',
    breaks: /^makes no second group/,
    mutate: hidingFailure('agents.createExtension', () => applied({ number: '8001', bound: false })),
  },
  {
    title: 'clears what a patch leaves out',
    about: 'agents.update',
    breaks: /^keeps the wrap-up time when only the phone/,
    mutate: hearing('agents.update', (input) => ({ ...input, set: { wrapUpSec: 0, ...loose(input.set) } })),
  },
  {
    title: 'takes clearing for keeping',
    about: 'agents.update',
    breaks: /^clears what a patch sets to null/,
    mutate: hearing('agents.update', (input) =>
      partAt(input, ['set', 'phoneNumber']) === null ? without(input, 'set', 'phoneNumber') : input,
    ),
  },
  {
    title: 'calls everything applied',
    about: 'agents.update',
    breaks: /^calls an empty patch unchanged/,
    mutate: telling('agents.update', (written) => ({ ...written, outcome: 'applied' })),
  },
  ...(['number', 'username', 'email'] as const).map((name) =>
    ignoring('agents.create', `agent.${name}`, new RegExp(`^gives a new agent the ${name}`)),
  ),
  {
    title: 'knows no new agent by number',
    about: 'agents.get',
    breaks: /^finds a new agent by each name/,
    mutate: refusing('agents.get', ({ agent }) => loose(agent).number !== undefined),
  },
  ignoring('agents.create', 'agent.displayName', /^gives a new agent the displayName/),
  ignoring('agents.create', 'agent.callerId', /^gives a new agent the callerId/),
  ignoring('agents.create', 'agent.callingCode', /^gives a new agent the callingCode/),
  ignoring('agents.create', 'agent.role', /^creates a supervisor/),
  ignoring('agents.create', 'agent.supervises', /^lets a new supervisor lead/),
  ignoring('agents.create', 'agent.number', /^gives a new supervisor the number/),
  ignoring('agents.update', 'set.supervises', /^lets a supervisor lead other queues/),
  ignoring('agents.update', 'set.role', /^makes an agent a supervisor/),
  {
    title: 'forgets the number of a supervisor',
    about: 'agents.update',
    breaks: /^changes name and number of a supervisor/,
    mutate: hearing('agents.update', (input) =>
      partAt(input, ['set', 'number']) === '78010' ? without(input, 'set', 'number') : input,
    ),
  },
  {
    title: 'keeps the supervisors whom it is to remove',
    about: 'agents.remove',
    breaks: /^removes a supervisor/,
    mutate: at(
      'agents.remove',
      (call) => (input) =>
        isSupervisor(input) ? () => Promise.resolve(E.right(applied(loose(input)))) : call(input),
    ),
  },
  {
    title: 'sets no password of a supervisor',
    about: 'agents.setPassword',
    breaks: /^sets the password of a supervisor/,
    mutate: refusing('agents.setPassword', isSupervisor),
  },
  ignoring('agents.create', 'agent.queues', /^(puts a new agent|creates no agent|refuses a new agent)/),
  {
    title: 'creates somebody else',
    about: 'agents.create',
    breaks: /^creates an agent who is found/,
    mutate: hearing('agents.create', (input) => withOther(input, ['agent', 'name'], 'Somebody')),
  },
  {
    title: 'disables instead of removing',
    about: 'agents.remove',
    breaks: /^(removes one agent|takes a removed agent|answers NotFound for an agent who was removed)/,
    mutate: at('agents.remove', () => (input) => () => Promise.resolve(E.right(applied(loose(input))))),
  },
  {
    title: 'enables whom it is to disable',
    about: 'agents.setEnabled',
    breaks: /^disables and enables (an agent|a supervisor)/,
    mutate: hearing('agents.setEnabled', (input) => ({ ...input, enabled: true })),
  },
  {
    title: 'calls every switch applied',
    about: 'agents.setEnabled',
    breaks: /^calls it unchanged to disable/,
    mutate: telling('agents.setEnabled', (written) => ({ ...written, outcome: 'applied' })),
  },
  ...(['agents.update', 'agents.unbindStation'] as const).map((about) => ({
    title: 'changes somebody who is not there',
    about,
    breaks: nobodyIsMissed,
    mutate: hidingFailure(about, () => applied({ id: 'made-up' })),
  })),
  {
    title: 'unbinds both parts of a station',
    about: 'agents.unbindStation',
    breaks: /^unbinds one part/,
    mutate: hearing('agents.unbindStation', (input) => ({ ...input, station: 'both' })),
  },
  {
    title: 'unbinds nothing and says that it did',
    about: 'agents.unbindStation',
    breaks: /^unbinds a station/,
    mutate: at(
      'agents.unbindStation',
      () => () => () => Promise.resolve(E.right(applied({ id: 'somebody' }))),
    ),
  },
  {
    title: 'creates what is there already',
    about: 'agents.createExtension',
    breaks: /^creates an extension once/,
    mutate: hidingFailure('agents.createExtension', () => applied({ number: '8001', bound: false })),
  },
];
