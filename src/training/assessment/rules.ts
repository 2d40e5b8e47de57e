import type { LocalDate } from '../../platform/kernel/index.ts';
import type { CertificateKind } from './contract.ts';

export interface CertificateWarning {
  readonly code: string;
  /** The risk rule behind it, when there is one. */
  readonly rule: string | null;
  readonly message: string;
}

/**
 * What is wrong with the number of a skill-level certificate, in one sentence; undefined when nothing is. 22
 * characters: Y (employer) or S (assessment body) and 21 digits; 14-15 the year, 16 the level, both as the row says.
 * Certificates of other kinds have numbers of their provinces' own making.
 */
export function certificateNumberFault(certificate: {
  kind: CertificateKind | null;
  number: string;
  level: number | null;
  issuedOn: LocalDate | null;
}): string | undefined {
  if (certificate.kind !== 'skill-level') return undefined;
  const { number } = certificate;
  if (number.length !== 22) return `证书编号只有 ${number.length} 位，应为 22 位。请对照证书原件改正。`;
  if (!/^[YS]/.test(number)) return '证书编号首位应为 Y 或 S。请对照证书原件改正。';
  if (!/^.\d{21}$/.test(number)) return '证书编号第 2 至 22 位应全是数字。请对照证书原件改正。';
  if (certificate.issuedOn !== null && number.slice(13, 15) !== certificate.issuedOn.slice(2, 4))
    return '证书编号第 14、15 位的年份与发证日期不符。请对照证书原件改正。';
  if (certificate.level !== null && number[15] !== String(certificate.level))
    return '证书编号第 16 位的等级与登记的等级不符。请对照证书原件改正。';
  return undefined;
}

/** What a person must look at before money follows from the certificate; the certificate itself stays valid. */
export function certificateWarnings(
  certificate: { occupationCode: string | null; level: number | null; issuedOn: LocalDate | null },
  trainingClass: { occupationCode: string | null; level: number | null; endOn: LocalDate },
  isRepeated = false,
): CertificateWarning[] {
  const warnings: CertificateWarning[] = [];
  if (certificate.issuedOn !== null && certificate.issuedOn < trainingClass.endOn)
    warnings.push({
      code: 'issued-before-end',
      rule: 'R31',
      message: `发证日 ${certificate.issuedOn} 早于结业日 ${trainingClass.endOn}，请核实考核与发证的先后。`,
    });
  if (differs(certificate.occupationCode, trainingClass.occupationCode))
    warnings.push({
      code: 'certificate-other-occupation',
      rule: null,
      message: '证书的职业（工种）不是本班的职业，请核实是否登记错人。',
    });
  if (differs(certificate.level, trainingClass.level))
    warnings.push({
      code: 'certificate-other-level',
      rule: null,
      message: '证书的等级与本班的等级不同，请核实。',
    });
  if (isRepeated)
    warnings.push({
      code: 'certificate-number-repeated',
      rule: 'R42',
      message: '同一证书编号还登记在另一人名下，请向发证机构核实。',
    });
  return warnings;
}

const differs = <T>(a: T | null, b: T | null) => a !== null && b !== null && a !== b;
