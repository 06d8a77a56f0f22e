import vm from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cage } from '../canary/cage.js';
import { listenToConsole } from '../canary/console.js';
import { deceives, patience, rules, unhurried, type Rule, type Times, type When } from './rules.js';
import { secondBatchesAt, stepsAt, type Role, type Step } from './steps.js';
import { carryOut, described, offences, offencesIn, type Trial, type Verdict } from './trial.js';
import { LendingSandboxes, type Vendor } from './vendor.js';

/**
 * Everything that can go wrong with a request, for every request of every operation of every adapter: what the
 * caller is told must be what the rules say, true, and without a secret. Every case has a vendor to which nothing was done before.
 */

type Occasion = readonly [When, Times];

const everyOccasion: readonly Occasion[] = [
  ['before', 'once'],
  ['before', 'always'],
  ['after', 'once'],
  ['after', 'always'],
];

const counted = ['cases', ...offences, 'unhandled rejections', 'deceived'] as const;

const tally = new Map<(typeof counted)[number], number>();

const count = (what: (typeof counted)[number]): void => {
  tally.set(what, (tally.get(what) ?? 0) + 1);
};

const lending = new LendingSandboxes();

afterAll(() => lending.close());

/** Every secret that passed by: none may be on the console. */
const secrets = new Cage();

let terminal: ReturnType<typeof listenToConsole>;

beforeAll(() => {
  terminal = listenToConsole();
});

const note = (verdict: Verdict): void => {
  secrets.learn(verdict.cage);
  const { rule, when, step } = verdict.trial;
  count('cases');
  if (deceives(rule, when, step.role)) count('deceived');
  offencesIn(verdict).forEach(count);
};

// Jest gives its tests a copy of `process` that hears of nothing.
const realProcess: unknown = vm.runInThisContext('process');

const isProcess = (u: unknown): u is NodeJS.Process => typeof u === 'object' && u !== null && 'on' in u;

const onRejection = (): void => {
  count('unhandled rejections');
};

if (isProcess(realProcess)) {
  realProcess.on('unhandledRejection', onRejection);
  afterAll(() => {
    realProcess.off('unhandledRejection', onRejection);
  });
}

const placesAt = async (vendor: Vendor): Promise<readonly (readonly [string, Step])[]> => [
  ...(await stepsAt(vendor)).map((step) => [vendor, step] as const),
  ...(await secondBatchesAt(vendor)).map((step) => [`${vendor}, second batch,`, step] as const),
];

/** They begin no session in the place of one that is over: the tests of the adapter look at what they say instead. */
const ofOwnSession: readonly string[] = [
  'presence.signIn',
  'presence.signOut',
  'presence.set',
  'presence.setAutoAnswer',
  'presence.setAfterCall',
  'presence.setQueues',
];

// CC-CMS signs each request by itself.
const hasSession = ({ request, operation }: Step): boolean =>
  !request.includes('/cmsapp/') && !ofOwnSession.includes(operation.name);

// API Fabric has one code for all failures.
const hasCodes = ({ request }: Step): boolean => !/ \/api(access|governance)\//.test(request);

const isAbout: Readonly<Record<NonNullable<Rule['about']>, (step: Step) => boolean>> = {
  sessions: hasSession,
  codes: hasCodes,
  'one code': (step) => !hasCodes(step),
  'sessions with codes': (step) => hasSession(step) && hasCodes(step),
  tokens: ({ role }) => role === 'token' || role === 'sign-in',
};

/** It is signed and needs no token, and a lifetime that is no number is taken for the shortest. */
const harmlessAt: ReadonlyMap<string, readonly string[]> = new Map([
  ['POST /tokens/agent', ['token or session expired', 'wrong types']],
]);

const isHarmless = ({ role, request }: Step, rule: string): boolean =>
  role === 'read' && harmlessAt.get(request)?.includes(rule) === true;

const rulesAt = (step: Step): readonly (readonly [string, Rule])[] =>
  Object.entries<Rule>(rules).filter(
    ([name, { only, about }]) =>
      (only?.includes(step.vendor) ?? true) &&
      (about === undefined || isAbout[about](step)) &&
      !isHarmless(step, name),
  );

const changesNothing: readonly Role[] = ['read', 'read-back', 'download'];

/** A request that changes nothing leaves nothing behind: where a fault means the same before and after it, once will do. */
const isToldAfter = ({ role }: Step, rule: Rule, when: When): boolean =>
  when === 'before' && changesNothing.includes(role) && rule.before === rule.after;

const trialsOf = (step: Step, rule: Rule): readonly Trial[] =>
  everyOccasion
    .filter(([when]) => (rule.when?.includes(when) ?? true) && !isToldAfter(step, rule, when))
    .map(([when, times]) => ({ step, rule, when, times }));

/** Set by Jest's option `--globals`. */
const isWhole = Reflect.get(globalThis, 'everyOccasion') === true;

/** A fault at a request, by where it is. */
type Case = readonly [where: string, rule: string, trials: readonly Trial[]];

const placeOf = (where: string, { operation, role, request }: Step): string =>
  `${where} ${operation.name} (${role}): ${request}`;

/** Every fault at every request: on every occasion at the first request of each role, on one by turns at the others. */
const planOf = (steps: readonly (readonly [string, Step])[]): readonly Case[] =>
  steps.flatMap(([where, step], place) => {
    const isFirst = steps.findIndex(([, { role }]) => role === step.role) === place;
    return rulesAt(step).map(([name, rule], i): Case => {
      const trials = trialsOf(step, rule);
      const turn = (place + i) % trials.length;
      return [placeOf(where, step), name, isWhole || isFirst ? trials : trials.slice(turn, turn + 1)];
    });
  });

/** A machine so busy that a good reply is late, too, is no offence of the client's: with more time it is not late. */
const withPatience = async (trial: Trial): Promise<Verdict> => {
  const verdict = await carryOut(trial, lending);
  return offencesIn(verdict).length === 0 ? verdict : carryOut(trial, lending, unhurried);
};

/** What takes time but no work goes side by side; the rest would only slow itself down. */
const verdictsOn = async (trials: readonly Trial[]): Promise<readonly Verdict[]> => {
  if (trials.some(({ rule }) => rule.setting === patience)) return Promise.all(trials.map(withPatience));
  const verdicts: Verdict[] = [];
  for (const trial of trials) verdicts.push(await carryOut(trial, lending));
  return verdicts;
};

/** A token is given there, and nothing that could be looked at changes. */
const leavingNothing: readonly string[] = ['sobot presence.createClientToken'];

/**
 * Registers a test for every fault at every request, and one for the sum. With Jest's option
 * `--globals '{"everyOccasion":true}'`, on every occasion everywhere.
 */
export const describeFaultMatrix = async (vendor: Vendor): Promise<void> => {
  const steps = await placesAt(vendor);
  const plan = planOf(steps);
  // Of one block: Jest waits for the slowest of a block before it begins with the next.
  test.concurrent.each(plan)(
    '%s: %s',
    async (_where, _rule, trials) => {
      const verdicts = await verdictsOn(trials);
      verdicts.forEach(note);
      expect(verdicts.filter((verdict) => offencesIn(verdict).length > 0).map(described)).toEqual([]);
    },
    60_000,
  );

  describe('altogether', () => {
    test('every write that an adapter serves has its own request among those that were spoiled', () => {
      const writes = steps.filter(
        ([, { vendor: of, operation }]) =>
          (operation.kind === 'write' || operation.kind === 'bulk') &&
          !leavingNothing.includes(`${of} ${operation.name}`),
      );
      const names = (some: typeof steps) =>
        new Set(some.map(([where, { operation }]) => `${where} ${operation.name}`));
      expect(names(writes.filter(([, { role, operation }]) => role === operation.repeat))).toEqual(
        names(writes),
      );
    });
  });

  // Not a test: it needs all of them, in any order.
  afterAll(() => {
    expect(secrets.escapedIn(terminal.stop())).toEqual([]);
    expect(tally.get('unhandled rejections') ?? 0).toBe(0);
    const cases = plan.flatMap(([, , trials]) => trials);
    expect(tally.get('cases')).toBe(cases.length);
    // They were listened to.
    expect(secrets.met('attempt')).toBeGreaterThan(cases.length);
    expect(tally.get('cases')).toBeGreaterThan(500);
    console.log(counted.map((what) => `${what} ${tally.get(what) ?? 0}`).join(', '));
  });
};
