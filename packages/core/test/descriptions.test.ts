import { expect, test } from '@jest/globals';
import { Agent, descriptionOf, pageOf } from '@cordboard/core/schema';

test('a codec and its fields are described by their doc comments', () => {
  expect(descriptionOf(Agent.name)).toMatch(/^A person who handles contacts\./);
  expect(descriptionOf(Agent.name, 'number')).toMatch(/may start with zeros/);
});

test('a codec made of another one is described as what it makes of it', () => {
  expect(descriptionOf(pageOf(Agent).name, 'next')).toMatch(/absent at the end/);
});

test.each([
  ['Agent', 'salary'],
  ['Agent', 'toString'],
  ['constructor', ''],
])('there are no words for %s %s', (codec, field) => {
  expect(descriptionOf(codec, field)).toBeUndefined();
});
