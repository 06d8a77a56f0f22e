import type * as t from 'io-ts';
import { isTagged } from './report.js';
import { shapeOf } from './shape.js';

/** Whether a value of this codec has a secret in it: what is decoded is then another value than its text. */
export const holdsSecret = (codec: t.Mixed): boolean => {
  if (isTagged(codec, 'SecretType')) return true;
  const shape = shapeOf(codec);
  switch (shape.kind) {
    case 'record':
      return shape.fields.some((field) => holdsSecret(field.codec));
    case 'list':
    case 'map':
      return holdsSecret(shape.of);
    case 'choice':
      return shape.of.some(holdsSecret);
    case 'value':
      return false;
  }
};
