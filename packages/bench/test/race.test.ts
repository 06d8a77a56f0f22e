import { describe, expect, test } from '@jest/globals';
import { figureOf, race } from '../src/race.js';
import { isSound, tableOf } from '../src/report.js';

const plain = { name: 'a / b' };

describe('a figure', () => {
  test('is the median of the rounds, with the range of their middle half', () => {
    expect(figureOf('r', plain, [9, 1, 2, 3, 4])).toMatchObject({ ratio: 3, low: 2, high: 4 });
    expect(figureOf('r', plain, [1, 2])).toMatchObject({ ratio: 1.5 });
  });

  test('is the worst of the rounds where something must never happen', () => {
    const limit = { atMost: 1 };
    expect(figureOf('r', { ...plain, limit, worst: true }, [0.5, 0.5, 1.1])).toMatchObject({
      ratio: 1.1,
      kept: false,
    });
  });

  test.each([
    [{ atMost: 0.8 }, 0.8, true],
    [{ atMost: 0.8 }, 0.81, false],
    [{ atLeast: 6 }, 6, true],
    [{ atLeast: 6 }, 5.9, false],
    [undefined, 1e9, true],
  ])('under the limit %j: %d keeps it, %s', (limit, ratio, kept) => {
    expect(figureOf('r', { ...plain, limit }, [ratio]).kept).toBe(kept);
  });

  test('that could not be measured keeps no limit', () => {
    expect(figureOf('r', { ...plain, limit: { atMost: 1 } }, [NaN]).kept).toBe(false);
    expect(figureOf('r', { ...plain, limit: { atLeast: 1 } }, []).kept).toBe(false);
  });
});

describe('a race', () => {
  const watched = () => {
    const turns: string[] = [];
    const costs: Readonly<Record<string, number>> = { a: 3, b: 2 };
    const round = (name: string) => () => {
      turns.push(name);
      return Promise.resolve(costs[name] ?? 0);
    };
    return {
      turns,
      held: race({
        name: 'r',
        contenders: { a: round('a'), b: round('b') },
        ratios: [{ name: 'a / b', of: (cost) => cost('a') / cost('b') }],
      }),
    };
  };

  test('lets contenders take turns, each beginning in its turn, after a round that does not count', async () => {
    const { turns, held } = watched();
    let rounds = 0;
    await held.run(2, () => {
      rounds += 1;
    });
    expect(turns).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
    expect(rounds).toBe(2);
  });

  test('takes ratios within a round', async () => {
    const figures = await watched().held.run(3, () => undefined);
    expect(figures).toMatchObject([{ race: 'r', name: 'a / b', ratio: 1.5, low: 1.5, high: 1.5 }]);
  });
});

describe('the report', () => {
  const outcome = (ratio: number, error?: string) => ({
    scenario: 's',
    about: 'what it is about',
    figures: [figureOf('r', { ...plain, limit: { atMost: 1 } }, [ratio])],
    error,
  });

  test('says which limit is broken', () => {
    expect(tableOf(outcome(1.25))).toMatch(/a \/ b .* 1\.25 .* <= 1 .* BROKEN/);
    expect(tableOf(outcome(0.5))).toMatch(/a \/ b .* 0\.50 .* <= 1 .* kept/);
  });

  test('is sound when everything was measured and every limit kept', () => {
    expect(isSound([outcome(1)])).toBe(true);
    expect(isSound([outcome(1), outcome(1.1)])).toBe(false);
    expect(isSound([{ ...outcome(1), figures: [], error: 'no servers' }])).toBe(false);
    expect(tableOf({ ...outcome(1), figures: [], error: 'no servers' })).toContain(
      'not measured: no servers',
    );
  });
});
