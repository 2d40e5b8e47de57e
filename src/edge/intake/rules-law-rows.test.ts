import { describe, expect, it } from 'vitest';
import { fen, localDate } from '../../platform/kernel/index.ts';
import { lawRowText } from './rules-law-rows.ts';
import { intakeWords } from './words.ts';

const words = intakeWords();
const from = localDate('2021-01-01');

describe('what the second person sees of a row that sets what the law pays', () => {
  it('is the amount with all that narrows it', () => {
    expect(
      lawRowText(
        {
          form: 'standards',
          ...{ benefit: 'training-subsidy', trainingKind: 'employment-skills', level: 5 },
          ...{ occupationCode: '4-10-01-01', certificateKind: 'skill-level', unit: 'person' },
          ...{ amountFen: fen(1_999_00), shortageUpliftPercent: 20, from },
        },
        words,
      ),
    ).toMatch(
      /^职业培训补贴，就业技能培训，.+ 4-10-01-01，五级\/初级工，.+，1,999\.00 元\/人，急需紧缺上浮 20%，2021-01-01 起$/,
    );
    const anybody = { form: 'standards', benefit: 'living-allowance', unit: 'day' } as const;
    const through = localDate('2021-12-31');
    expect(lawRowText({ ...anybody, amountFen: fen(50_00), from, through }, words)).toMatch(
      /^生活费补贴，50\.00 元\/人\/天，2021-01-01 至 2021-12-31$/,
    );
  });

  it('is the occupation and its days; other forms have their names', () => {
    expect(lawRowText({ form: 'scarce-occupations', occupationCode: '4-10-01-01', from }, words)).toMatch(
      /^.+ 4-10-01-01，2021-01-01 起$/,
    );
    expect(
      lawRowText(
        { form: 'scarce-occupations', occupationCode: '9-99-99-99', title: '无名工种', from },
        words,
      ),
    ).toBe('无名工种 9-99-99-99，2021-01-01 起');
    const institution = { form: 'institutions', name: '某校' } as Parameters<typeof lawRowText>[0];
    expect(lawRowText(institution, words)).toBeUndefined();
  });
});
