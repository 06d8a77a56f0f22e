import { after, answerOf, type StoreCase } from './stores.js';

const longMs = 60_000;
const shortMs = 60;

/** Values expire, and are removed only by their current value. */
export const valueCases: readonly StoreCase[] = [
  {
    title: 'has nothing under a name that was never set',
    check: async ({ one }, expect) => {
      expect(await answerOf(one.get('token'))).toEqual(undefined);
    },
  },
  {
    title: 'shows what one has set to the other, letter for letter',
    check: async ({ one, other }, expect) => {
      await answerOf(one.set('token', 'größe "1"\n✓', longMs));
      expect(await answerOf(other.get('token'))).toEqual('größe "1"\n✓');
      expect(await answerOf(other.get('tokens'))).toEqual(undefined);
    },
  },
  {
    title: 'keeps the value and the time that were set last',
    check: async ({ one, other }, expect) => {
      await answerOf(one.set('token', 'first', shortMs));
      await answerOf(other.set('token', 'second', longMs));
      await after(shortMs * 2);
      expect(await answerOf(one.get('token'))).toEqual('second');
    },
  },
  {
    title: 'keeps a value also for longer than its clock counts',
    check: async ({ one, other }, expect) => {
      for (const ttlMs of [1e16, 1e300, Infinity]) {
        await answerOf(one.set('token', String(ttlMs), ttlMs));
        expect(await answerOf(other.get('token'))).toEqual(String(ttlMs));
      }
    },
  },
  {
    title: 'forgets a value when its time is over',
    check: async ({ one, other }, expect) => {
      await answerOf(one.set('token', 'first', shortMs));
      await after(shortMs * 2);
      expect(await answerOf(other.get('token'))).toEqual(undefined);
    },
  },
  {
    title: 'removes a value only for one who names it',
    check: async ({ one, other }, expect) => {
      await answerOf(one.set('token', 'second', longMs));
      await answerOf(other.remove('token', 'first'));
      expect(await answerOf(one.get('token'))).toEqual('second');
      await answerOf(other.remove('token', 'second'));
      expect(await answerOf(one.get('token'))).toEqual(undefined);
      await answerOf(other.remove('token', 'second'));
    },
  },
];
