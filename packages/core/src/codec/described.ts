import type * as t from 'io-ts';

/** Keywords of JSON Schema that mean the same in the drafts 2020-12 and 07. */
export type Keywords = Readonly<Record<string, unknown>>;

const brand = Symbol.for('@cordboard/Description');

/** What a codec whose test only JavaScript can run says of itself to other languages. */
export interface Description {
  /** What it accepts; `false` when that cannot be said in JSON, as of a function. */
  readonly keywords: Keywords | false;
  /** The codec whose values it accepts only some of, or all of when there are no keywords. */
  readonly base?: t.Mixed | undefined;
}

interface Described {
  readonly [brand]: Description;
}

/**
 * Gives a codec that was just made its description in JSON Schema, which has to accept exactly what the codec accepts.
 * Schemas, forms and help texts are made of it.
 */
export const described = <C extends t.Mixed>(codec: C, keywords: Keywords | false, base?: t.Mixed): C => {
  const description: Description = { keywords, base };
  Object.assign(codec, { [brand]: description });
  return codec;
};

const isDescribed = (codec: object): codec is Described => brand in codec;

/** A codec's description, also that of another installed copy of this package; `undefined` when it has none. */
export const descriptionIn = (codec: t.Mixed): Description | undefined =>
  isDescribed(codec) ? codec[brand] : undefined;
