import type { CommandWords, CompletedFlag } from './command-words.js';
import { fishQuote } from './quote.js';

const walk = (takers: readonly string[], paths: readonly string[]): string => `
function __cordboard_at --description 'Whether the command before the cursor is this one'
    set -l takers ${takers.join(' ')}
    set -l paths ${paths.map(fishQuote).join(' ')}
    set -l at ''
    set -l isValue no
    for word in (commandline -opc)[2..-1]
        if test $isValue = yes
            set isValue no
        else if contains -- $word $takers
            set isValue yes
        else if contains -- (string trim "$at $word") $paths
            set at (string trim "$at $word")
        end
    end
    test "$at" = "$argv[1]"
end

complete -c cordboard -f
`;

const valueOf = ({ takes, words }: CompletedFlag): string => {
  if (takes === 'nothing') return '';
  if (takes === 'file') return ' -r -F';
  return takes === 'words' ? ` -x -a ${fishQuote(words.join(' '))}` : ' -x';
};

const aboutOf = (about: string): string => (about === '' ? '' : ` -d ${fishQuote(about)}`);

const linesOf = ({ path, next, flags }: CommandWords): readonly string[] => {
  const here = ` -n ${fishQuote(`__cordboard_at ${fishQuote(path)}`)}`;
  const condition = path === '' ? '' : here;
  return [
    ...next.map(({ name, about }) => `complete -c cordboard${here} -a ${fishQuote(name)}${aboutOf(about)}`),
    ...flags.map(
      (flag) =>
        `complete -c cordboard${condition} -l ${flag.name.slice(2)}${valueOf(flag)}${aboutOf(flag.about)}`,
    ),
  ];
};

/** The script that completes in fish. */
export const fishScript = (commands: readonly CommandWords[]): string => {
  const program = commands.filter(({ path }) => path === '');
  const takers = program.flatMap(({ flags }) => flags.filter(({ takes }) => takes !== 'nothing'));
  const paths = commands.map(({ path }) => path).filter((path) => path !== '');
  return [
    '# fish completion for cordboard: cordboard completion fish | source',
    walk(
      takers.map(({ name }) => name),
      paths,
    ),
    ...commands.flatMap(linesOf),
    '',
  ].join('\n');
};
