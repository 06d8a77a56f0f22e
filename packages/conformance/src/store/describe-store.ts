import type { Runner } from '../runner.js';
import { leaseCases } from './leases.js';
import { answerOf, type StoreCase, type StoreSubject } from './stores.js';
import { permitCases } from './permits.js';
import { valueCases } from './values.js';

const closing: StoreCase = {
  title: 'can be closed twice',
  check: async ({ one }) => {
    await answerOf(one.close());
    await answerOf(one.close());
  },
};

const groups: Readonly<Record<string, readonly StoreCase[]>> = {
  values: valueCases,
  leases: leaseCases,
  permits: permitCases,
  'its end': [closing],
};

const inEmptyStore =
  ({ open }: StoreSubject, { check }: StoreCase, expect: Runner['expect']) =>
  async (): Promise<void> => {
    const stores = await open();
    try {
      await check(stores, expect);
    } finally {
      await answerOf(stores.one.close());
      await answerOf(stores.other.close());
    }
  };

/**
 * Checks a store against its contract: `describeStore({ describe, it, expect }, { name: 'memory', open })`.
 */
export const describeStore = (runner: Runner, subject: StoreSubject): void => {
  runner.describe(`${subject.name} keeps the contract of a store`, () => {
    for (const [group, cases] of Object.entries(groups)) {
      runner.describe(group, () => {
        for (const each of cases) runner.it(each.title, inEmptyStore(subject, each, runner.expect));
      });
    }
  });
};
