import { describe, expect, test } from '@jest/globals';
import type { ErrorKind } from '@cordboard/core/provider';
import { reads, refusalError, writes } from '@cordboard/core/http';
import * as O from 'fp-ts/lib/Option.js';
import { refusalIn } from '../src/surfaces/api/codes.js';
import type { Envelope } from '../src/surfaces/api/wire/envelope.js';

const query = { endpoint: reads('POST', '/things') };
const change = { endpoint: writes('POST', '/things', 'unsafe') };

const kindOf = (envelope: Envelope, call = change, status = 200): ErrorKind | undefined =>
  O.toUndefined(refusalIn(status, envelope, call))?.kind;

const messageOf = (envelope: Envelope): string | undefined => {
  const refusal = O.toUndefined(refusalIn(200, envelope, change));
  return refusal && refusalError(refusal, []).message;
};

describe('a code', () => {
  test.each<[ErrorKind, string]>([
    ['Internal', '500'],
    ['PermissionDenied', '700046'],
    ['Unauthenticated', '900001 900002 900003 900004'],
    ['NotFound', '510001 500156'],
    ['AlreadyExists', '510002 510003 510004 500157'],
    ['InvalidInput', '510005 510006 510007 510008 500152 500153 500154 500155'],
  ])('is %s for %s, as text or as number', (kind, codes) => {
    for (const retCode of codes.split(' ')) {
      expect([retCode, kindOf({ retCode })]).toEqual([retCode, kind]);
      expect([retCode, kindOf({ retCode: Number(retCode) })]).toEqual([retCode, kind]);
    }
  });

  test('for a fault of the vendor passes only where nothing is written', () => {
    expect(kindOf({ retCode: '500' }, query)).toBe('Unavailable');
    expect(kindOf({ retCode: '500' }, change)).toBe('Internal');
  });
});

describe('what the vendor says', () => {
  test.each([{ retMsg: 'no such thing' }, { ret_msg: 'no such thing' }, { message: 'no such thing' }])(
    'is kept, wherever it stands: %j',
    (said) => {
      expect(messageOf({ retCode: '510001', ...said })).toBe(
        'the vendor refused (retCode 510001): no such thing',
      );
    },
  );

  test('is not missed where it says nothing', () => {
    expect(messageOf({ retCode: '510001' })).toBe('the vendor refused (retCode 510001)');
    expect(messageOf({ retCode: '510001', retMsg: ' ' })).toBe('the vendor refused (retCode 510001)');
  });
});
