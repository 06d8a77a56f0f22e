import { startSandbox, type Sandbox, type SandboxOptions } from '@cordboard/sandbox';
import { startPlayer, type Player } from './player.js';
import { isQuestion, type Question } from './questions.js';

/** The servers, in a process of their own: their cost must not be measured. */
interface Servers {
  readonly sandbox: Sandbox;
  readonly player: Player;
}

const begin = async (options: SandboxOptions): Promise<Servers> => {
  const sandbox = await startSandbox(options);
  return { sandbox, player: await startPlayer(sandbox) };
};

/** The configuration that leads to the player wherever the other leads to a sandbox. */
const playedBy = ({ sandbox, player }: Servers): unknown => {
  const text = Object.values(sandbox.urls).reduce(
    (config, url) => config.replaceAll(url, player.url),
    JSON.stringify(sandbox.config),
  );
  return JSON.parse(text);
};

const answerTo = (question: Question, servers: Servers): unknown => {
  const { sandbox, player } = servers;
  switch (question.ask) {
    case 'start':
      return { sandbox: sandbox.config, played: playedBy(servers), url: player.url };
    case 'last':
      return player.last();
    case 'peakRate':
      return sandbox.ledger.peakRate(question.vendor, question.perMs);
    case 'clear':
      sandbox.ledger.clear();
      return undefined;
  }
};

let servers: Promise<Servers> | undefined;

process.on('message', (question) => {
  if (!isQuestion(question)) return;
  if (question.ask === 'start') servers = begin(question.options);
  void servers?.then((running) => process.send?.({ answer: answerTo(question, running) }));
});
process.on('disconnect', () => process.exit());
