import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskSecrets, Secret } from '@cordboard/core/provider';

const password = 'p"ä\\s /s&<张🎧>\'+w';
const hex4 = (unit: number): string => unit.toString(16).padStart(4, '0');
const units = (s: string): readonly number[] => Array.from({ length: s.length }, (_, i) => s.charCodeAt(i));

/** The ways in which replies quote what they were sent. */
const spellings: Readonly<Record<string, (s: string) => string>> = {
  verbatim: (s) => s,
  'in capitals': (s) => s.toUpperCase(),
  'in small letters': (s) => s.toLowerCase(),
  'as JSON': (s) => JSON.stringify(s).slice(1, -1),
  'as JSON with escaped slashes': (s) => JSON.stringify(s).slice(1, -1).replaceAll('/', '\\/'),
  'as JSON in JSON': (s) => JSON.stringify(JSON.stringify(s)).slice(3, -3),
  'as JSON, all that is not Latin escaped': (s) =>
    JSON.stringify(s)
      .slice(1, -1)
      .replace(/[^ -~]/g, (c) => `\\u${hex4(c.charCodeAt(0))}`),
  'as JSON, all escaped, in capitals': (s) =>
    units(s)
      .map((unit) => `\\u${hex4(unit).toUpperCase()}`)
      .join(''),
  'by code points': (s) => Array.from(s, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`).join(''),
  'in a URL': encodeURIComponent,
  'in a URL, small hex': (s) => encodeURIComponent(s).replace(/%../g, (hex) => hex.toLowerCase()),
  'in a form': (s) => new URLSearchParams({ s }).toString().slice(2),
  'in a URL in a URL': (s) => encodeURIComponent(encodeURIComponent(s)),
  'in a URL, all escaped': (s) =>
    [...Buffer.from(s)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'in HTML': (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;'),
  'in HTML, with a name for each': (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;'),
  'in HTML, by numbers': (s) => Array.from(s, (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`).join(''),
  'in base64': (s) => Buffer.from(s).toString('base64').replace(/=+$/, ''),
};

describe('a secret that comes back', () => {
  test.each(Object.entries(spellings))('%s is masked, and what is around it stays', (_, spell) => {
    expect(maskSecrets(`refused: <${spell(password)}>, again`, [new Secret(password)])).toBe(
      'refused: <[redacted]>, again',
    );
  });

  test('whatever the secret, in whatever spelling, next to whatever', () => {
    const secret = fc.string({ unit: 'binary', minLength: 4, maxLength: 40 });
    const around = fc.string({ unit: fc.constantFrom('x', ' ', ':', '%', '\\', '&', '"') });
    const spelling = fc.constantFrom(
      ...Object.entries(spellings)
        .filter(([name]) => !/capitals|small/.test(name))
        .map(([, spell]) => spell),
    );
    fc.assert(
      fc.property(secret, spelling, around, around, (s, spell, before, after) => {
        const masked = maskSecrets(`${before}|${spell(s)}|${after}`, [s]);
        return masked.includes('[redacted]') && !masked.replaceAll('[redacted]', '').includes(spell(s));
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test('every time it is there, several secrets and overlapping ones too', () => {
    expect(maskSecrets('tok-1 and tok-12, TOK-1', ['tok-1', 'tok-12'])).toBe(
      '[redacted] and [redacted], [redacted]',
    );
    expect(maskSecrets('ababab', ['abab'])).toBe('[redacted]');
  });

  test('however short: a phone of four digits, a password of three letters', () => {
    expect(maskSecrets('phone8001x, pw "Abc"', ['8001', 'abc'])).toBe('phone[redacted]x, pw "[redacted]"');
  });

  test('of one or two characters only where it stands alone, or every word would be masked', () => {
    expect(maskSecrets('password ab is bad, about 7 of 70', ['ab', '7'])).toBe(
      'password [redacted] is bad, about [redacted] of 70',
    );
  });

  test('nothing is masked where nothing is secret', () => {
    const text = 'a\\b %zz &amp; 100% \\u12 \ud83c';
    expect(maskSecrets(text, [])).toBe(text);
    expect(maskSecrets(text, [''])).toBe(text);
    expect(maskSecrets(text, ['other'])).toBe(text);
    expect(maskSecrets('', ['x'])).toBe('');
  });

  test('a long text costs little', () => {
    const text = '%41\\u0041&#65;aA+'.repeat(60_000);
    const before = process.cpuUsage();
    maskSecrets(text, ['a'.repeat(50), 'secret', 'b'.repeat(2_000)]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000);
  });
});
