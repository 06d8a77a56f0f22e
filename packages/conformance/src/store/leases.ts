import { after, answerOf, type StoreCase } from './stores.js';

const longMs = 60_000;
const shortMs = 60;

/** A lease has one holder until it is released or expires. */
export const leaseCases: readonly StoreCase[] = [
  {
    title: 'gives a lease to one of many who ask at once',
    check: async ({ one, other }, expect) => {
      const asked = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? one : other));
      const leases = await Promise.all(asked.map((store) => answerOf(store.acquire('session', longMs))));
      expect(leases.filter((lease) => lease !== undefined).length).toEqual(1);
    },
  },
  {
    title: 'gives it again when it was released, and does not mix it up with a value of that name',
    check: async ({ one, other }, expect) => {
      const first = await answerOf(one.acquire('session', longMs));
      await answerOf(one.set('session', 'value', longMs));
      expect(await answerOf(other.acquire('session', longMs))).toEqual(undefined);
      if (first !== undefined) await answerOf(first.release());
      const second = await answerOf(other.acquire('session', longMs));
      expect(second !== undefined).toEqual(true);
      expect(await answerOf(one.get('session'))).toEqual('value');
    },
  },
  {
    title: 'gives it to another when its time is over, and then the first can neither keep nor release it',
    check: async ({ one, other }, expect) => {
      const first = await answerOf(one.acquire('session', shortMs));
      await after(shortMs * 2);
      const second = await answerOf(other.acquire('session', longMs));
      expect(second !== undefined).toEqual(true);
      expect(first && (await answerOf(first.extend(longMs)))).toEqual(false);
      if (first !== undefined) await answerOf(first.release());
      expect(await answerOf(one.acquire('session', longMs))).toEqual(undefined);
    },
  },
  {
    title: 'keeps a lease for as long as it is extended',
    check: async ({ one, other }, expect) => {
      const lease = await answerOf(one.acquire('session', shortMs * 2));
      expect(lease && (await answerOf(lease.extend(longMs)))).toEqual(true);
      await after(shortMs * 4);
      expect(await answerOf(other.acquire('session', longMs))).toEqual(undefined);
    },
  },
];
