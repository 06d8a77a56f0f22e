import { expect, test } from '@jest/globals';
import { Secret, type ErrorKind } from '@cordboard/core/provider';
import { refusalError } from '@cordboard/core/http';
import { refusalBy } from '../src/surfaces/gateway/codes.js';
import { refusalBy as refusalOfConfiguration } from '../src/surfaces/configuration/codes.js';
import { printed } from './support.js';

/** The kind of a code, which is also proven to be explained in words. */
const kindOf = (code: string): ErrorKind => {
  const { kind, message } = refusalError(refusalBy(code, undefined), []);
  expect(message).toMatch(/^\w.+ \(code /);
  return kind;
};

test.each<[ErrorKind, string]>([
  ['Unsupported', '000-001 104-001 104-007 106-001'],
  ['InvalidInput', '000-002 000-005 000-006 100-001 100-005 100-011 100-012 100-013 100-014 100-016 100-018'],
  ['InvalidInput', '100-019 104-003 106-002 106-003 106-004 110-017 110-018 110-019 110-020 110-022 200-001'],
  ['InvalidInput', '400-002 700-016 700-023 700-024'],
  ['PermissionDenied', '000-003 101-002 101-004 104-002 110-016 110-021 300-001 900-002'],
  ['Unavailable', '000-004 100-003 104-006 104-012 105-002 105-004 900-001 900-003'],
  ['RateLimited', '000-007'],
  ['Conflict', '100-002 100-008 100-009 100-010 100-015 100-021 101-003 101-005 101-006 101-007 105-003'],
  [
    'Conflict',
    '200-002 200-004 200-010 200-018 200-019 200-023 200-026 210-001 400-001 500-001 500-010 900-005',
  ],
  ['Unauthenticated', '100-004 100-006 100-017 100-020 105-001 105-005 105-006 105-007 110-003 110-007'],
  ['NotFound', '101-001 104-005 300-002 300-003 300-004 400-003 600-001 600-005 700-017 900-004'],
  [
    'Internal',
    '000-000 100-007 104-004 104-008 106-008 106-012 110-002 200-027 700-014 800-001 999-001 10001',
  ],
])('answers %s for %s', (kind, codes) => {
  for (const code of codes.split(' ')) expect([code, kindOf(code)]).toEqual([code, kind]);
});

test('a code nobody documented is Internal and keeps its code', () => {
  expect(refusalError(refusalBy('777-777', 'odd'), [])).toMatchObject({
    kind: 'Internal',
    native: { code: '777-777', message: 'odd' },
  });
});

test('codes are compared as text: their zeros count', () => {
  expect(kindOf('2')).toBe('Internal');
  expect(kindOf('000002')).toBe('Internal');
  expect(kindOf('0000-002')).toBe('Internal');
});

test('a code is an answer: nothing was done, unless the gateway broke down over it', () => {
  expect(refusalError(refusalBy('000-004', undefined), [])).toMatchObject({
    effect: 'none',
    retryable: true,
  });
  expect(refusalError(refusalBy('100-007', undefined), []).effect).toBe('maybe');
});

test("the vendor's text is kept without what the session holds secret, however short that is", () => {
  const secrets = [new Secret('pw1'), new Secret('40038'), new Secret('')];
  const error = refusalError(refusalBy('100-013', 'phone 40038 (pw1) of 13800138000'), secrets);
  expect(error.native?.message).toBe('phone [redacted] ([redacted]) of [number]');
  expect(printed(error)).not.toMatch(/40038|pw1|13800138000/);
});

test('a code that is no code is not printed', () => {
  const error = refusalError(refusalBy('call 13800138000 now', undefined), []);
  expect(error).toMatchObject({ kind: 'Internal', native: { code: '[code]' } });
  expect(error.message).toMatch(/ \(code \[code\]\)$/);
  expect(printed(error)).not.toContain('13800138000');
});

test.each<[ErrorKind, string]>([
  ['Unauthenticated', '000 003 007'],
  ['InvalidInput', '002 025 045'],
  ['Unavailable', '005'],
  ['Internal', '001 004 010 011 012 013 014 015 016 017 018 019 020 021 022 023 024 033 034 035 036 037 038'],
  ['Internal', '039 040 041 042 043 044 064 065 066 067 107 108 109'],
])('the configuration answers %s for %s of its codes', (kind, codes) => {
  const effect = kind === 'Internal' ? 'maybe' : 'none';
  for (const code of codes.split(' ')) {
    const refusal = refusalOfConfiguration(`107-${code}`, undefined);
    expect([code, refusal.kind, refusal.effect]).toEqual([code, kind, effect]);
    expect(refusal.message).not.toContain('not documented');
  }
});

test.each<[ErrorKind, string]>([
  ['InvalidInput', '000-002'],
  ['PermissionDenied', '000-003'],
  ['Internal', '107-999'],
])('the configuration has codes of the gateway, too: %s for %s', (kind, code) => {
  expect(refusalOfConfiguration(code, undefined).kind).toBe(kind);
});
