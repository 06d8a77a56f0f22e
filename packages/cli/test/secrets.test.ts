import { describe, expect, test } from '@jest/globals';
import { run } from './support.js';

const asked = ['presence', 'create-client-token', '--number', '1001', '--provider', 'memory'];
const token = '00000009-0000-4000-8000-000000000001';

describe('a secret that an operation hands over', () => {
  test('is not printed, for people or as JSON', async () => {
    const forPeople = await run(asked);
    expect(forPeople.stdout).toMatch(/token +\[redacted\]/);
    const asJson = await run([...asked, '--json']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ value: { token: '[redacted]', scheme: 'Bearer' } });
    expect([forPeople, asJson].map(({ stdout, stderr }) => stdout + stderr).join('')).not.toContain(token);
  });

  test('is printed with --reveal', async () => {
    expect((await run([...asked, '--reveal'])).stdout).toContain(token);
    const { stdout } = await run([...asked, '--reveal', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ value: { token } });
  });

  test('is what --reveal is for: no other operation has it', async () => {
    expect((await run(['presence', 'create-client-token', '--help'])).stdout).toContain('--reveal');
    expect((await run(['presence', 'get', '--help'])).stdout).not.toContain('--reveal');
  });
});
