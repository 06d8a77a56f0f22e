import * as t from 'io-ts';
import { described } from '../codec/described.js';
import { oneOf } from '../codec/scalars.js';
import { fields, isStrictObject, strictObject } from '../codec/strict-object.js';
import { descriptionOf, type Descriptions } from '../schema/description-of.js';
import {
  Conversion,
  type DescriptionOf,
  type JsonSchema,
  type SchemaOptions,
} from '../schema/json-schema.js';
import type { Adapter } from './adapter.js';
import { Config } from './config.js';

/** Text with a variable in it: its form is known only when it is filled in. */
const filled: JsonSchema = { type: 'string', pattern: '\\$\\{[^}]*\\}' };

const forms = ['pattern', 'enum', 'maxLength'];

const orFilled = (schema: JsonSchema): JsonSchema =>
  forms.some((keyword) => Object.hasOwn(schema, keyword)) ? { anyOf: [schema, filled] } : schema;

type Configurable = Pick<Adapter, 'provider' | 'settings' | 'descriptions'>;

/** The codec of an entry: the settings, and the adapter's name. */
const entryOf = ({ provider, settings }: Pick<Adapter, 'provider' | 'settings'>): t.Mixed => {
  const adapter = oneOf([provider]);
  return isStrictObject(settings)
    ? strictObject(settings.name, fields(settings.required, { adapter, ...settings.optional }))
    : t.intersection([t.partial({ adapter }), settings]);
};

const named: JsonSchema = { required: ['adapter'] };

const isNamed = (provider: string): JsonSchema => ({
  ...named,
  properties: { adapter: { const: provider } },
});

/** Looks for a doc comment in the tables of the adapters, then in core's. */
const describing = (adapters: readonly Configurable[]): DescriptionOf => {
  const ofSettings = adapters.reduce<Descriptions>(
    (all, { descriptions }) => ({ ...all, ...descriptions }),
    {},
  );
  return (codecName, field) => descriptionOf(codecName, field, ofSettings);
};

/**
 * The JSON Schema of a configuration file whose accounts use these adapters. An entry of `providers` has the settings of
 * the adapter that it names as `adapter`, or else of the one named like its key. A mistake is told once, whatever the
 * number of adapters. Where a setting is text of a certain form, it may be or hold `${NAME}` instead.
 */
export const configSchema = (adapters: readonly Configurable[], options: SchemaOptions = {}): JsonSchema => {
  const conversion = new Conversion({ descriptionOf: describing(adapters), ...options }, orFilled);
  const entries = adapters.map((adapter) => ({
    provider: adapter.provider,
    settings: conversion.part(entryOf(adapter)),
  }));
  const providers = described(t.record(t.string, t.unknown), {
    type: 'object',
    additionalProperties: {
      type: 'object',
      properties: { adapter: conversion.part(oneOf(adapters.map(({ provider }) => provider))) },
      allOf: entries.map(({ provider, settings }) => ({ if: isNamed(provider), then: settings })),
    },
    allOf: [
      {
        properties: Object.fromEntries(
          entries.map(({ provider, settings }) => [provider, { if: named, else: settings }]),
        ),
        additionalProperties: named,
      },
    ],
  });
  const file = strictObject(Config.name, fields(Config.required, { ...Config.optional, providers }));
  return conversion.document(conversion.root(file));
};
