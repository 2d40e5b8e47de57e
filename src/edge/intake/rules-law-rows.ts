import { formatYuan } from '../../platform/kernel/index.ts';
import type { Staged } from './contract-staged.ts';
import type { IntakeWords } from './words.ts';

/**
 * What a row would set of the law, in one sentence, so that the second person sees what she confirms: the amount with all
 * that narrows it and its days, or the occupation. Undefined for rows of other forms.
 */
export function lawRowText(staged: Staged, { lists, occupations }: IntakeWords): string | undefined {
  const occupationOf = (code: string, title?: string) =>
    [occupations.title(code) ?? title, code].filter(Boolean).join(' ');
  if (staged.form === 'scarce-occupations')
    return `${occupationOf(staged.occupationCode, staged.title)}，${daysOf(staged)}`;
  if (staged.form !== 'standards') return undefined;
  const { benefit, trainingKind, occupationCode, occupationTitle, level, certificateKind } = staged;
  const { unit, amountFen, shortageUpliftPercent } = staged;
  return [
    lists.benefits.term(benefit),
    trainingKind && lists.trainingKinds.term(trainingKind),
    occupationCode && occupationOf(occupationCode, occupationTitle),
    level && lists.levels.term(String(level)),
    certificateKind && lists.certificateKinds.term(certificateKind),
    `${formatYuan(amountFen)} ${lists.units.term(unit)}`,
    shortageUpliftPercent && `急需紧缺上浮 ${shortageUpliftPercent}%`,
    daysOf(staged),
  ]
    .filter(Boolean)
    .join('，');
}

function daysOf({ from, through }: { readonly from: string; readonly through?: string }): string {
  return through === undefined ? `${from} 起` : `${from} 至 ${through}`;
}
