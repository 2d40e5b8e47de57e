import type { LocalDate } from '../../platform/kernel/index.ts';
import type { CertificateKind } from './contract.ts';
import { numberFindings } from './rules-numbers.ts';

export interface CertificateWarning {
  readonly code: string;
  /** The risk rule behind it, when there is one. */
  readonly rule: string | null;
  readonly message: string;
}

/** What a person must look at before money follows from the certificate; the certificate itself stays valid. */
export function certificateWarnings(
  certificate: {
    readonly occupationCode: string | null;
    readonly level: number | null;
    readonly issuedOn: LocalDate | null;
    readonly kind?: CertificateKind | null;
    readonly number?: string;
  },
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
  const { kind = null, number, level, issuedOn } = certificate;
  if (number !== undefined)
    for (const message of numberFindings({ kind, number, level, issuedOn }))
      warnings.push({ code: 'certificate-number-differs', rule: 'R42', message });
  if (isRepeated)
    warnings.push({
      code: 'certificate-number-repeated',
      rule: 'R42',
      message: '同一证书编号还登记在另一人名下，请向发证机构核实。',
    });
  return warnings;
}

const differs = <T>(a: T | null, b: T | null) => a !== null && b !== null && a !== b;
