import { fork } from 'node:child_process';
import { once } from 'node:events';
import { SingleBar } from 'cli-progress';
import type { Message, Order } from './message.js';
import type { Figure } from './race.js';
import type { Outcome } from './report.js';
import type { Scenario } from './scenario.js';

/** Shows the progress of a part; without a terminal, only its start. */
const progressOf = ({ scenario, part }: Order) => {
  const bar = new SingleBar({ format: `${scenario} {bar} {value}/{total} {race}`, clearOnComplete: true });
  return {
    begin: (rounds: number) => {
      if (process.stderr.isTTY) bar.start(rounds, 0, { race: '' });
      else process.stderr.write(`${scenario}, part ${part + 1}: ${rounds} rounds\n`);
    },
    round: (race: string) => {
      bar.increment(1, { race });
    },
    stop: () => {
      bar.stop();
    },
  };
};

interface Held {
  readonly figures: readonly Figure[];
  readonly error?: string | undefined;
}

/** Runs one part in its own process. */
const hold = async (order: Order): Promise<Held> => {
  const figures: Figure[] = [];
  let error: string | undefined;
  const progress = progressOf(order);
  const child = fork(new URL('part.js', import.meta.url), { serialization: 'advanced' });
  child.on('message', (message: Message) => {
    if (message.tell === 'rounds') progress.begin(message.rounds);
    if (message.tell === 'round') progress.round(message.race);
    if (message.tell === 'figures') figures.push(...message.figures);
    if (message.tell === 'broken') error = message.error;
  });
  child.send(order);
  const exit: readonly unknown[] = await once(child, 'exit');
  const [code] = exit;
  progress.stop();
  return { figures, error: error ?? (code === 0 ? undefined : `its process ended with ${String(code)}`) };
};

/** Runs a scenario, part after part. A failed one has an error instead of figures. */
export const runScenario = async ({ name, about, parts }: Scenario, quick: boolean): Promise<Outcome> => {
  const figures: Figure[] = [];
  for (const part of parts.keys()) {
    const held = await hold({ scenario: name, part, quick });
    if (held.error !== undefined) return { scenario: name, about, figures: [], error: held.error };
    figures.push(...held.figures);
  }
  return { scenario: name, about, figures };
};
