import { expect, test } from '@jest/globals';
import { descriptionOf } from '@cordboard/core/schema';
import { sobot } from '@cordboard/sobot';

test('settings are described by their adapter, and what all adapters share by core', () => {
  expect(descriptionOf('SobotConfig', 'edition', sobot.descriptions)).toMatch(/product bought/);
  expect(descriptionOf('RetrySettings', 'attempts', sobot.descriptions)).toMatch(/first included/);
});
