import type { CommandWords, CompletedFlag, Offer } from './command-words.js';
import { quote } from './quote.js';

/** A function of bash and zsh that looks at its arguments. */
const functionOf = (name: string, subject: string, cases: readonly string[]): string =>
  [`${name}() {`, `  case ${subject} in`, ...cases.map((line) => `    ${line} ;;`), '  esac', '}'].join('\n');

const listOf = (words: readonly string[]): string => `(${words.map(quote).join(' ')})`;

const flagCase = (path: string, { name, takes, words }: CompletedFlag): string => {
  const pattern = path === '' ? `*:${name}` : quote(`${path}:${name}`);
  return `${pattern}) takes=${takes} values=${listOf(words)}`;
};

/** The tables that the scripts of bash and zsh look up; `shown` is how an offer stands in a list. */
export const lookups = (commands: readonly CommandWords[], shown: (offer: Offer) => string): string => {
  const program = commands.filter(({ path }) => path === '');
  const others = commands.filter(({ path }) => path !== '');
  const offered = ({ flags }: CommandWords): readonly string[] =>
    flags.filter(({ isOffered }) => isOffered).map(shown);
  const everywhere = program.flatMap(offered);
  return [
    functionOf('_cordboard_next', '"$1"', [
      ...commands
        .filter(({ next }) => next.length > 0)
        .map(({ path, next }) => `${quote(path)}) next=${listOf(next.map(shown))}`),
      '*) next=()',
    ]),
    functionOf('_cordboard_flags', '"$1"', [
      ...others
        .filter(({ flags }) => flags.length > 0)
        .map((command) => `${quote(command.path)}) flags=${listOf([...offered(command), ...everywhere])}`),
      `*) flags=${listOf(everywhere)}`,
    ]),
    functionOf('_cordboard_takes', '"$1:$2"', [
      ...[...others, ...program].flatMap(({ path, flags }) =>
        flags.filter(({ takes }) => takes !== 'nothing').map((flag) => flagCase(path, flag)),
      ),
      '*) takes=nothing values=()',
    ]),
  ].join('\n\n');
};
