import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { leadsTo } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { StatedFigures } from './contract.ts';

const file = z.strictObject({
  edition: z.union([z.string(), z.date()]).transform(String),
  lines: z.array(z.string().min(6)).min(1),
  remind: z.strictObject({ againAfterDays: z.int().min(1), within: z.int().min(1) }),
});
export interface ConfirmationText {
  readonly edition: string;
  readonly lines: readonly string[];
  /** Days until people are asked once more, and after which a class is asked nothing. */
  readonly remind: { readonly againAfterDays: number; readonly within: number };
}

/** Reads data/process-confirmation.yaml. Throws when it is not of its form: a fault of the installation. */
export function readConfirmationText(
  text = readFileSync(new URL('../../../data/process-confirmation.yaml', import.meta.url), 'utf8'),
): ConfirmationText {
  return file.parse(parse(text));
}
export const CONFIRMATION_TEXT = readConfirmationText();

/**
 * What she confirms, as one text that is always written the same way: the edition, the sentences, then the figures by the
 * names of their fields. Its digest is what a later reader compares.
 */
export function confirmedText(
  { edition, lines }: Pick<ConfirmationText, 'edition' | 'lines'>,
  stated: StatedFigures,
): string {
  const figures = Object.entries(stated)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, value]) => `${field}=${value ?? ''}`);
  return [edition, ...lines, ...figures].join('\n');
}

/** She confirms what is over: a class that has ended, or whose last day has passed. */
export function mayConfirm(
  of: { readonly classStatus: string; readonly endOn: LocalDate },
  today: LocalDate,
): boolean {
  return of.classStatus === 'completed' || (of.classStatus === 'approved' && of.endOn < today);
}

export const REFUSALS = {
  notOver: refusal('class-not-over', '这个班还没有上完，上完最后一天再核对。'),
  figuresChanged: refusal(
    'figures-changed',
    '上面的内容刚刚有变化，请刷新再看一遍，没有问题再确认。',
    '/digest',
  ),
  confirmedAlready: refusal('wrong-status', '您已经确认过了，不用再确认。'),
  recordedAlready: refusal('wrong-status', '本人已经确认过，不用再登记；请刷新页面查看现状。'),
  notOnRoster: leadsTo(
    'classes.changeRoster',
    refusal('not-on-roster', '这个人现在不在本班花名册上；请机构或者县区经办在班期的“花名册”页核对。'),
  ),
  sheetNeeded: refusal(
    'sheet-needed',
    '没有附上签字的确认书，没有登记：请附上一份照片或扫描件。',
    '/fileIds',
  ),
  signedEarly: refusal('signed-early', '签字日期须在结业日期以后、今天以前；请核对日期。', '/signedOn'),
} as const satisfies Record<string, Refusal>;
