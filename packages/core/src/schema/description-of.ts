import { ownValue } from '../foundation/own-value.js';
import { descriptions } from './descriptions.js';

/** Doc comments by the name of a codec and the field; the codec itself is the empty field. Each is on one line. */
export type Descriptions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `Page<Agent>` is described as `Page`. */
const plain = (codecName: string): string => codecName.replace(/<.*$/, '');

/**
 * What a codec or one of its fields is, in words, from the doc comments of its interface; `undefined` where there are
 * none. `further` is looked through first: the table of an adapter's settings.
 */
export const descriptionOf = (
  codecName: string,
  field = '',
  further: Descriptions = {},
): string | undefined => {
  const name = plain(codecName);
  const fields = ownValue(further, name) ?? ownValue(descriptions, name);
  return fields && ownValue(fields, field);
};
