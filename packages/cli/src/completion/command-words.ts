import type { Command, Option } from 'commander';

/** What may follow a flag: nothing, any text, one of some words, or the name of a file. */
export type Takes = 'nothing' | 'text' | 'words' | 'file';

/** Something a shell offers, and what it is about. */
export interface Offer {
  readonly name: string;
  readonly about: string;
}

export interface CompletedFlag extends Offer {
  readonly takes: Takes;
  readonly words: readonly string[];
  /** Whether it is offered; a short name of another flag is only understood. */
  readonly isOffered: boolean;
}

/** What a shell completes after a command. */
export interface CommandWords {
  /** Such as `agents list`; empty for the program, whose flags every command has. */
  readonly path: string;
  /** Its commands, or the words of its argument. */
  readonly next: readonly Offer[];
  readonly flags: readonly CompletedFlag[];
}

const longestAbout = 70;

/** The first part of a description, in a line. */
const aboutOf = (description: string): string => {
  const [first = ''] = description.split(';');
  return first.length > longestAbout ? `${first.slice(0, longestAbout - 1)}…` : first;
};

const takesOf = ({ required, optional, flags, argChoices }: Option): Takes => {
  if (!required && !optional) return 'nothing';
  if (argChoices !== undefined) return 'words';
  return flags.includes('<file>') ? 'file' : 'text';
};

const flagOf = (option: Option): CompletedFlag => ({
  name: option.long ?? option.flags,
  about: aboutOf(option.description),
  takes: takesOf(option),
  words: option.argChoices ?? [],
  isOffered: !option.hidden,
});

const help: CompletedFlag = {
  name: '--help',
  about: 'display help for command',
  takes: 'nothing',
  words: [],
  isOffered: true,
};

const nextOf = (command: Command): readonly Offer[] => [
  ...command.commands.map((inner) => ({ name: inner.name(), about: aboutOf(inner.description()) })),
  ...command.registeredArguments.flatMap(({ argChoices = [] }) =>
    argChoices.map((name) => ({ name, about: '' })),
  ),
];

/** All that a shell can complete of a command and of those in it. */
export const commandWords = (command: Command, path = ''): readonly CommandWords[] => [
  { path, next: nextOf(command), flags: [...command.options.map(flagOf), ...(path === '' ? [help] : [])] },
  ...command.commands.flatMap((inner) => commandWords(inner, `${path} ${inner.name()}`.trim())),
];
