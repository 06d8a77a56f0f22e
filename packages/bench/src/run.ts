import { SingleBar } from 'cli-progress';
import type { Outcome } from './report.js';
import type { Figure } from './race.js';
import type { Scenario } from './scenario.js';

/** Says how far a scenario has come; off a terminal only that it began. */
const startProgress = (name: string, rounds: number) => {
  if (!process.stderr.isTTY) {
    process.stderr.write(`${name}: ${rounds} rounds\n`);
    return { round: () => undefined, stop: () => undefined };
  }
  const bar = new SingleBar({ format: `${name} {bar} {value}/{total} {race}`, clearOnComplete: true });
  bar.start(rounds, 0, { race: '' });
  return {
    round: (race: string) => {
      bar.increment(1, { race });
    },
    stop: () => {
      bar.stop();
    },
  };
};

const measure = async (scenario: Scenario, quick: boolean, ends: (() => Promise<unknown>)[]) => {
  const races = await scenario.races({ quick, onEnd: (close) => ends.push(close) });
  const rounds = scenario.rounds[quick ? 1 : 0];
  const progress = startProgress(scenario.name, rounds * races.length);
  const figures: Figure[] = [];
  for (const { name, run } of races)
    figures.push(
      ...(await run(rounds, () => {
        progress.round(name);
      })),
    );
  progress.stop();
  return figures;
};

/** Runs a scenario and closes what it opened. One that breaks has an error instead of figures. */
export const runScenario = async (scenario: Scenario, quick: boolean): Promise<Outcome> => {
  const ends: (() => Promise<unknown>)[] = [];
  const about = { scenario: scenario.name, about: scenario.about };
  try {
    return { ...about, figures: await measure(scenario, quick, ends) };
  } catch (error) {
    return { ...about, figures: [], error: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const end of ends.reverse()) await end().catch(() => undefined);
  }
};
