import { expect, test } from '@jest/globals';
import { fieldsOf, operations, shapeOf } from '@cordboard/core/schema';

/** Every filter that is a list, as `operation filter`. */
const listFilters = operations
  .filter(({ kind }) => kind === 'list')
  .flatMap(({ name, inputParts }) =>
    inputParts.flatMap(({ codec }) =>
      fieldsOf(codec)
        .filter(({ codec: field }) => shapeOf(field).kind === 'list')
        .map((field) => [`${name} ${field.name}`, field.codec] as const),
    ),
  );

test('there are filters that are lists', () => {
  expect(listFilters.length).toBeGreaterThan(1);
});

// Some vendor would take none for all.
test.each(listFilters)('no filter takes an empty list: %s', (_, codec) => {
  expect(codec.is([])).toBe(false);
});
