import { describe, expect, it } from 'vitest';
import { offeredOn, type ResultRow } from './result-offers.ts';
import { words } from './result-words.ts';

const STANDING = ['results.correctCertificate', 'results.withdrawCertificate'];
const certificate = (number: string, allowed: readonly string[] = STANDING) => ({
  certificateId: number,
  number,
  allowed,
});
const row = (given: object) =>
  ({
    name: 'X',
    result: 'passed',
    allowed: ['results.correct', 'results.correctCertificate'],
    certificates: [],
    kinds: [],
    endedCertificates: [],
    ...given,
  }) as unknown as ResultRow;
const said = (given: object) =>
  offeredOn(row(given), (kind) => kind).map(({ label, whose }) => `${label} ${whose}`);

describe('what may be done with a result and certificates', () => {
  it('names the person where one certificate stands, and supplies one where none does', () => {
    expect(said({ certificates: [certificate('A1')] })).toEqual([
      `${words.result} X`,
      `${words.certificate} X`,
      `${words.withdraw} X`,
    ]);
    expect(said({ result: null })).toEqual([`${words.supplyResult} X`, `${words.supplyCertificate} X`]);
  });

  it('offers each of two results by its kind, and the certificate of the other kind', () => {
    const kinds = [{ kind: 'skill-level' }, { kind: 'training-completion' }];
    expect(said({ kinds, certificates: [certificate('A1')] })).toEqual([
      `${words.result} X skill-level`,
      `${words.result} X training-completion`,
      `${words.supplyCertificate} X`,
      `${words.certificate} X`,
      `${words.withdraw} X`,
    ]);
  });

  it('offers every certificate that stands, and every one that was withdrawn, each by its number', () => {
    const restore = ['results.restoreCertificate'];
    expect(
      said({
        certificates: [certificate('A1'), certificate('B2')],
        endedCertificates: [certificate('C3', restore), certificate('D4', restore), certificate('E5', [])],
      }),
    ).toEqual([
      `${words.result} X`,
      `${words.certificate} X A1`,
      `${words.withdraw} X A1`,
      `${words.certificate} X B2`,
      `${words.withdraw} X B2`,
      `${words.restore} X C3`,
      `${words.restore} X D4`,
    ]);
  });

  it('offers nothing that the answer does not allow', () => {
    expect(said({ allowed: [], certificates: [certificate('A1', [])] })).toEqual([]);
  });
});
