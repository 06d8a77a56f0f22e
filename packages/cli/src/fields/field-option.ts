import { ownValue, type Secret } from '@cordboard/core/schema';
import { Help, Option } from 'commander';
import * as t from 'io-ts';
import { isRecordValue, type InputField } from './input-field.js';
import type { NamedField } from './names.js';
import { isSecretValue, typeOf, wordsOf } from './schema-facts.js';
import { expectationOf } from './value.js';

const Texts = t.readonlyArray(t.string);

/** A flag that fills a field of the input, as it was given: `--agent.number` is another than its short `--number`. */
export interface GivenFlag {
  readonly option: FieldOption;
  /** What it was given, each time. */
  readonly texts: readonly string[];
  /** Of a secret, what was read from where the text says. */
  readonly secret?: Secret;
}

const isSwitch = ({ codec, takes }: InputField): boolean => takes === 'one' && codec.is(true);

const placeholders: ReadonlyMap<string | undefined, string> = new Map([
  ['integer', 'number'],
  ['number', 'number'],
]);

const placeholderOf = (field: InputField): string => {
  if (field.takes === 'map') return '<key=value>';
  if (isSwitch(field)) return '[true|false]';
  if (isSecretValue(field.codec)) return '<@file>';
  if (isRecordValue(field.codec)) return '<field=value,…>';
  return wordsOf(field.codec).length > 0 ? '<word>' : `<${placeholders.get(typeOf(field.codec)) ?? 'text'}>`;
};

const gather = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** An option of a command that fills a field of its operation's input. */
export class FieldOption extends Option {
  constructor(
    readonly field: InputField,
    name: string,
    description = '',
  ) {
    super(`--${name} ${placeholderOf(field)}`, description);
    const words = isSwitch(field) ? ['true', 'false'] : wordsOf(field.codec);
    // For the completion. Commander's check of them, which would not tell what was meant, makes way for the parser.
    if (words.length > 0) this.choices(words);
    this.argParser(gather);
    if (isSwitch(field)) this.preset('true');
  }

  /** As it is typed. */
  get flag(): string {
    return `--${this.name()}`;
  }

  /** The flag, if it is among the options that a command was given. */
  givenIn(options: Readonly<Record<string, unknown>>): readonly GivenFlag[] {
    const texts = ownValue(options, this.attributeName());
    return Texts.is(texts) ? [{ option: this, texts }] : [];
  }
}

const recordOf = ({ path }: InputField): string => path.slice(0, -1).join('.');

const needOf = (field: InputField, all: readonly NamedField[]): string => {
  if (field.need !== 'either') return field.need === 'required' ? 'required' : '';
  const others = all.filter(
    (other) =>
      other.field !== field && other.field.need === 'either' && recordOf(other.field) === recordOf(field),
  );
  return ['required', ...others.map(({ names: [full] }) => `--${full}`)].join(', or ');
};

const howOften = ({ takes }: InputField): string => (takes === 'one' ? '' : 'repeatable');

const headings = { input: 'Input:', row: 'Row, one (several: --rows):' } as const;

/** What the help says of an option: of a field's all that is to say. */
export const optionDescription = (option: Option): string =>
  option instanceof FieldOption ? option.description : new Help().optionDescription(option);

/** The options that fill fields: one by the whole path, and where there is a short name one by that. */
export const fieldOptions = (named: readonly NamedField[]): readonly FieldOption[] =>
  named.flatMap(({ field, names: [full, short] }) => {
    const about = [
      field.description.replace(/\.$/, ''),
      expectationOf(field),
      needOf(field, named),
      howOften(field),
      short === undefined ? '' : `short: --${short}`,
    ];
    const option = new FieldOption(field, full, about.filter((part) => part !== '').join('; '));
    option.helpGroup(field.path[0] === 'rows' ? headings.row : headings.input);
    return short === undefined ? [option] : [option, new FieldOption(field, short).hideHelp()];
  });
