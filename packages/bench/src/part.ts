import type { Message, Order } from './message.js';
import { scenarios } from './scenarios/index.js';

const tell = (message: Message): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => {
      resolve();
    });
  });

const hold = async ({ scenario, part, quick }: Order, ends: (() => Promise<unknown>)[]): Promise<void> => {
  const found = scenarios.find(({ name }) => name === scenario);
  const races = (await found?.parts[part]?.({ quick, onEnd: (close) => ends.push(close) })) ?? [];
  const rounds = found?.rounds[quick ? 1 : 0] ?? 0;
  await tell({ tell: 'rounds', rounds: rounds * races.length });
  for (const { name, run } of races) {
    const figures = await run(rounds, () => void tell({ tell: 'round', race: name }));
    await tell({ tell: 'figures', figures });
  }
};

/** Runs the races of one part, and closes what they opened. */
const work = async (order: Order): Promise<void> => {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    await hold(order, ends);
  } catch (error) {
    await tell({ tell: 'broken', error: error instanceof Error ? error.message : String(error) });
  }
  for (const end of ends.reverse()) await end().catch(() => undefined);
  process.disconnect();
};

process.once('message', (order: Order) => void work(order));
