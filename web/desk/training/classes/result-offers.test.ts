import { describe, expect, it } from 'vitest';
import { offeredOn, type ResultRow } from './result-offers.ts';

const STANDING = ['results.correctCertificate', 'results.withdrawCertificate'];
const certificate = (number: string, allowed: readonly string[] = STANDING) => ({
  certificateId: number,
  number,
  allowed,
});
const row = (given: object) =>
  ({
    name: '周检查',
    result: 'passed',
    allowed: ['results.correct', 'results.correctCertificate'],
    certificates: [],
    endedCertificates: [],
    ...given,
  }) as unknown as ResultRow;
const said = (given: object) => offeredOn(row(given)).map(({ label, whose }) => `${label} ${whose}`);

describe('what may be done with a result and certificates', () => {
  it('names the person where one certificate stands, and supplies one where none does', () => {
    expect(said({ certificates: [certificate('A1')] })).toEqual([
      '更正成绩 周检查',
      '更正证书 周检查',
      '撤销证书 周检查',
    ]);
    expect(said({ result: null })).toEqual(['补登成绩 周检查', '补登证书 周检查']);
  });

  it('offers every certificate that stands, and every one that was withdrawn, each by its number', () => {
    const restore = ['results.restoreCertificate'];
    expect(
      said({
        certificates: [certificate('A1'), certificate('B2')],
        endedCertificates: [certificate('C3', restore), certificate('D4', restore), certificate('E5', [])],
      }),
    ).toEqual([
      '更正成绩 周检查',
      '更正证书 周检查 A1',
      '撤销证书 周检查 A1',
      '更正证书 周检查 B2',
      '撤销证书 周检查 B2',
      '恢复证书 周检查 C3',
      '恢复证书 周检查 D4',
    ]);
  });

  it('offers nothing that the answer does not allow', () => {
    expect(said({ allowed: [], certificates: [certificate('A1', [])] })).toEqual([]);
  });
});
