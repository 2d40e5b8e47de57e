import { describe, expect, it } from 'vitest';
import {
  documentKindOf,
  documentKindsOf,
  type IdentityNumber,
  identityOf,
  isResident,
  maskIdentity,
  parseIdentity,
  writtenNumber,
} from './identity-document.ts';
import { checkDigitOf } from './resident-id.ts';

const RESIDENT = `37152619900307001${checkDigitOf('37152619900307001')}`;

describe('documents', () => {
  it.each([
    [RESIDENT, ['resident']],
    ['USA371590030701', ['permanent-residence']],
    ['H12345678', ['hong-kong-macao-permit', 'passport']],
    ['M1234567890', ['hong-kong-macao-permit']],
    ['12345678', ['taiwan-permit', 'passport']],
    ['E12345678', ['passport']],
    ['123456789', ['passport']],
  ])('%s may be %j', (number, kinds) => expect(documentKindsOf(number)).toEqual(kinds));

  it.each([
    'USA371599130701',
    'ABCDEFGH',
    '12345',
    'ABC123',
    '',
    `${RESIDENT}0`,
    '371526199003070010',
    'E1234:5678',
  ])('%s is none (negative control)', (number) => expect(documentKindsOf(number)).toEqual([]));

  it('of two kinds are two identities, of one kind and number the same', () => {
    const permit = identityOf('hong-kong-macao-permit', 'H12345678') as IdentityNumber;
    const passport = identityOf('passport', 'H12345678') as IdentityNumber;
    expect(permit).not.toBe(passport);
    expect(parseIdentity(permit)).toBe(permit);
    expect([documentKindOf(permit), writtenNumber(permit), isResident(permit)]).toEqual([
      'hong-kong-macao-permit',
      'H12345678',
      false,
    ]);
    expect(parseIdentity(RESIDENT)).toBe(RESIDENT);
    expect(documentKindOf(RESIDENT as IdentityNumber)).toBe('resident');
  });

  it('are not read from another form (negative control)', () => {
    expect(identityOf('taiwan-permit', 'H12345678')).toBeUndefined();
    for (const text of ['resident:12345678', 'visa:12345678', 'taiwan-permit:1', '12345678'])
      expect(parseIdentity(text)).toBeUndefined();
  });

  it('are masked: never more than four characters of a short number', () => {
    expect(maskIdentity(identityOf('passport', 'E12345678') as IdentityNumber)).toBe('E*****678');
    expect(maskIdentity(RESIDENT as IdentityNumber)).toMatch(/^371526\*{8}.{4}$/);
  });
});
