import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from './contract.ts';

const form = z.strictObject({
  id: z.string(),
  kind: z.enum(CERTIFICATE_KINDS),
  pattern: z.string().transform((text) => new RegExp(text)),
  year: z.strictObject({ from: z.int().min(1), figures: z.union([z.literal(2), z.literal(4)]) }).optional(),
  level: z.int().min(1).optional(),
  grades: z.array(z.string()).optional(),
  by: z.partialRecord(z.string().length(1), z.enum(['employer', 'body'])).optional(),
  source: z.string(),
});
const file = z.strictObject({ strict: z.array(z.enum(CERTIFICATE_KINDS)), forms: z.array(form) });

/** Reads data/certificate-numbers.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readCertificateNumbers(
  text = readFileSync(new URL('../../../data/certificate-numbers.yaml', import.meta.url), 'utf8'),
): z.infer<typeof file> {
  return file.parse(parse(text));
}
const NUMBERS = readCertificateNumbers();

interface Numbered {
  readonly kind: CertificateKind | null;
  readonly number: string;
  readonly level: number | null;
  readonly issuedOn: LocalDate | null;
  /** Who assessed, where that is known. */
  readonly by?: 'employer' | 'body';
}

const formOf = ({ kind, number }: Pick<Numbered, 'kind' | 'number'>) =>
  NUMBERS.forms.find((one) => one.kind === kind && one.pattern.test(number));

/**
 * What is wrong with the form of a number, in one sentence; undefined when nothing is. Only kinds with a form of the whole
 * country have one to be wrong: the others are numbered by their provinces.
 */
export function certificateNumberFault({
  kind,
  number,
}: Pick<Numbered, 'kind' | 'number'>): string | undefined {
  if (kind === null || !NUMBERS.strict.includes(kind) || formOf({ kind, number })) return undefined;
  if (number.length !== 22) return `证书编号只有 ${number.length} 位，应为 22 位。请对照证书原件改正。`;
  if (!/^([YS]\d|[A-Z]{2})/.test(number))
    return '证书编号首位应为 Y 或 S（特级技师、首席技师为两位字母）。请对照证书原件改正。';
  return '证书编号字母以后应全是数字。请对照证书原件改正。';
}

/** Where year, level or body in the number are not those on record (R42), a sentence each; for somebody to look at. */
export function numberFindings({ kind, number, level, issuedOn, by }: Numbered): string[] {
  const found = formOf({ kind, number });
  if (!found) return [];
  const findings: string[] = [];
  if (found.year !== undefined && issuedOn !== null) {
    const { from, figures } = found.year;
    const year = number.slice(from - 1, from - 1 + figures);
    if (year !== issuedOn.slice(4 - figures, 4))
      findings.push(`证书编号里的年份是 ${year}，与发证日期 ${issuedOn} 不符，请对照证书原件核实。`);
  }
  if (found.level !== undefined && level !== null && number[found.level - 1] !== String(level))
    findings.push(
      `证书编号里的等级是 ${number[found.level - 1]}，与登记的 ${level} 级不符，请对照证书原件核实。`,
    );
  const held = found.by?.[number.slice(0, 1)];
  if (held !== undefined && by !== undefined && held !== by)
    findings.push(
      held === 'employer'
        ? '证书编号首位是 Y（用人单位评价），考试由社会评价组织举办，请对照证书原件核实。'
        : '证书编号首位是 S（社会评价组织），考试由企业自主评价，请对照证书原件核实。',
    );
  return findings;
}

/** The number of a completion certificate: county, year, and the next of the county's own in that year. */
export function completionNumber(divisionCode: string, year: number, running: number): string {
  return `${divisionCode}${year}${String(running).padStart(5, '0')}`;
}
