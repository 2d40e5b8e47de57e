// For tests only: what each notice gives the people of a county's workbooks, benefit by benefit, reckoned by hand.
import { CARDS, FIRM, type Region, SCHOOL, WHO } from './region-workbooks-fixture.ts';

/** One benefit as a county claims it, and what must come of it by the notice. */
export interface Road {
  readonly benefit: string;
  readonly on: 'class' | 'list' | 'certificates';
  /** By whom the certificates are claimed; a school by agreement with the first of the roster. */
  readonly payee?: 'institution';
  /** Clause of every check of a line that is entitled. */
  readonly checks: string;
  /** By place on the roster: yuan, or the check that is in the way, with its clause. */
  readonly lines: Readonly<Record<number, string>>;
  /** Who gets no line, and by which rule. */
  readonly blocked?: Readonly<Record<number, string>>;
  /** The fund source that carries it, with its clause. */
  readonly purse: string;
  /** What the bank pays: account and yuan. */
  readonly paid: Readonly<Record<string, string>>;
}

export interface Notice {
  readonly region: Region;
  readonly roads: readonly Road[];
}

const SCHOOL_CLASS = { organiser: 'institution', trainingKind: '就业技能培训' } as const;
const { insured, urban, failed, silent } = WHO;
const [CARD_0, CARD_1, CARD_2, , CARD_4] = CARDS;

const LIAONING: Notice = {
  region: {
    policyId: 'liaoning-2024',
    county: '210102',
    name: '和平区',
    year: 2024,
    poor: '脱贫户',
    ...SCHOOL_CLASS,
  },
  roads: [
    {
      benefit: 'skill-upgrade-subsidy',
      on: 'certificates',
      checks:
        'in-force LN-1, person-excluded LN-1, payee LN-3-11b, eligible-group LN-3-11b, insured LN-3-11b, certificate LN-3-11b, no-double-subsidy LN-3-11c, already-granted LN-4-14a',
      lines: { [insured]: '1,000.00' },
      blocked: { 0: 'not-insured', 1: 'not-insured', [urban]: 'not-insured', [silent]: 'not-insured' },
      purse: 'unemployment-insurance LN-3-11b',
      paid: { [CARD_2]: '1000.00' },
    },
    {
      benefit: 'training-subsidy',
      on: 'class',
      checks:
        'in-force LN-1, person-excluded LN-1, training-kind LN-3-10a, payee LN-3-10a, eligible-group LN-3-10a, class-approved-first LN-4-14a, enrolled-first LN-4-14a, institution-not-suspended LN-3-12, certificate LN-3-11b, no-double-subsidy LN-3-11c, already-granted LN-4-14a',
      lines: {
        0: '1,200.00',
        1: '1,200.00',
        [insured]: 'no-double-subsidy LN-3-11c not-met',
        [urban]: 'eligible-group LN-3-10a not-met',
        [silent]: 'eligible-group LN-3-10a unknown',
      },
      purse: 'employment-subsidy-fund LN-3-9',
      paid: { [SCHOOL.account]: '2400.00' },
    },
    {
      benefit: 'living-allowance',
      on: 'class',
      checks:
        'in-force LN-1, person-excluded LN-1, payee LN-3-10d, eligible-group LN-3-10d, class-approved-first LN-4-14a, enrolled-first LN-4-14a, institution-not-suspended LN-3-12, attended LN-3-10d, already-granted LN-4-14a',
      lines: {
        0: '150.00',
        1: '150.00',
        [insured]: '150.00',
        [urban]: 'eligible-group LN-3-10d not-met',
        [failed]: '150.00',
        [silent]: 'eligible-group LN-3-10d unknown',
      },
      purse: 'employment-subsidy-fund LN-3-9',
      paid: { [CARD_0]: '150.00', [CARD_1]: '150.00', [CARD_2]: '150.00', [CARD_4]: '150.00' },
    },
  ],
};

export const SHANXI: Notice = {
  region: {
    policyId: 'shanxi-2024',
    county: '140121',
    name: '清徐县',
    year: 2024,
    poor: '脱贫户',
    ...SCHOOL_CLASS,
  },
  roads: [
    {
      benefit: 'training-subsidy',
      on: 'class',
      checks:
        'in-force SX-1, person-excluded SX-1, training-kind SX-3-9a, payee SX-3-9a, eligible-group SX-3-9a, class-approved-first SX-4-12, enrolled-first SX-4-12, institution-not-suspended SX-4-13, certificate SX-3-10b, no-double-subsidy SX-3-10b, already-granted SX-4-12',
      lines: {
        0: '1,200.00',
        1: '1,200.00',
        [insured]: '1,200.00',
        [urban]: 'eligible-group SX-3-9a not-met',
        [silent]: 'eligible-group SX-3-9a unknown',
      },
      purse: 'employment-subsidy-fund SX-3-8',
      paid: { [SCHOOL.account]: '3600.00' },
    },
    {
      benefit: 'living-allowance',
      on: 'class',
      checks:
        'in-force SX-1, person-excluded SX-1, payee SX-3-9a, eligible-group SX-3-9a, class-approved-first SX-4-12, enrolled-first SX-4-12, institution-not-suspended SX-4-13, attended SX-3-9a, already-granted SX-4-12',
      lines: {
        0: '150.00',
        1: '150.00',
        [insured]: '150.00',
        [urban]: 'eligible-group SX-3-9a not-met',
        [failed]: '150.00',
        [silent]: 'eligible-group SX-3-9a unknown',
      },
      purse: 'employment-subsidy-fund SX-3-8',
      paid: { [CARD_0]: '150.00', [CARD_1]: '150.00', [CARD_2]: '150.00', [CARD_4]: '150.00' },
    },
  ],
};

const INNER_MONGOLIA: Notice = {
  region: {
    policyId: 'innermongolia-2024',
    county: '150102',
    name: '新城区',
    year: 2024,
    poor: '脱贫户',
    ...SCHOOL_CLASS,
  },
  roads: [
    {
      benefit: 'skill-upgrade-subsidy',
      on: 'certificates',
      checks:
        'in-force NM-1, person-excluded NM-1, payee NM-3-5b, eligible-group NM-3-5b, insured NM-3-5b, certificate NM-3-5b, no-double-subsidy NM-3-5b, already-granted NM-3-6',
      lines: { [insured]: '1,000.00' },
      blocked: { 0: 'not-insured', 1: 'not-insured', [urban]: 'not-insured', [silent]: 'not-insured' },
      purse: 'unemployment-insurance NM-3-5b',
      paid: { [CARD_2]: '1000.00' },
    },
    {
      benefit: 'assessment-subsidy',
      on: 'certificates',
      checks:
        'in-force NM-1, person-excluded NM-1, payee NM-3-5b, eligible-group NM-3-5b, certificate NM-3-5b, already-granted NM-3-6',
      lines: {
        0: '200.00',
        1: '200.00',
        [insured]: '200.00',
        [urban]: 'eligible-group NM-3-5b not-met',
        [silent]: 'eligible-group NM-3-5b unknown',
      },
      purse: 'employment-subsidy-fund NM-3-5a',
      paid: { [CARD_0]: '200.00', [CARD_1]: '200.00', [CARD_2]: '200.00' },
    },
    {
      benefit: 'training-subsidy',
      on: 'class',
      checks:
        'in-force NM-1, person-excluded NM-1, training-kind NM-3-5b, payee NM-3-5b, eligible-group NM-3-5b, class-approved-first NM-3-6, enrolled-first NM-3-6, institution-not-suspended NM-4-2, certificate NM-3-5b, no-double-subsidy NM-3-5b, already-granted NM-3-6',
      lines: {
        0: '1,200.00',
        1: '1,200.00',
        [insured]: 'no-double-subsidy NM-3-5b not-met',
        [urban]: 'eligible-group NM-3-5b not-met',
        [silent]: 'eligible-group NM-3-5b unknown',
      },
      purse: 'employment-subsidy-fund NM-3-5a',
      paid: { [SCHOOL.account]: '2400.00' },
    },
  ],
};

const GANSU: Notice = {
  region: {
    policyId: 'gansu-2018',
    county: '620421',
    name: '靖远县',
    year: 2020,
    poor: '建档立卡贫困户',
    ...SCHOOL_CLASS,
  },
  roads: [
    {
      benefit: 'training-subsidy',
      on: 'class',
      checks:
        'in-force GS-1, person-excluded GS-1, training-kind GS-4-2a, payee GS-3-4, eligible-group GS-4-2a, class-approved-first GS-3-6, enrolled-first GS-3-6, institution-not-suspended GS-3-6, safety-hours GS-3-2a, certificate GS-3-6, already-granted GS-3-6',
      lines: {
        0: '1,200.00',
        1: '1,200.00',
        [insured]: '1,200.00',
        [urban]: 'eligible-group GS-4-2a not-met',
        [silent]: 'eligible-group GS-4-2a unknown',
      },
      purse: 'employment-subsidy-fund GS-4-2a',
      paid: { [SCHOOL.account]: '3600.00' },
    },
    {
      benefit: 'living-allowance',
      on: 'class',
      checks:
        'in-force GS-1, person-excluded GS-1, payee GS-4-2a, eligible-group GS-4-2a, class-approved-first GS-3-6, enrolled-first GS-3-6, institution-not-suspended GS-3-6, safety-hours GS-3-2a, attended GS-4-2a, already-granted GS-3-6',
      lines: {
        0: '150.00',
        1: '150.00',
        [insured]: '150.00',
        [urban]: 'eligible-group GS-4-2a not-met',
        [failed]: '150.00',
        [silent]: 'eligible-group GS-4-2a unknown',
      },
      purse: 'employment-subsidy-fund GS-4-2a',
      paid: { [CARD_0]: '150.00', [CARD_1]: '150.00', [CARD_2]: '150.00', [CARD_4]: '150.00' },
    },
    {
      benefit: 'assessment-subsidy',
      on: 'certificates',
      payee: 'institution',
      checks:
        'in-force GS-1, person-excluded GS-1, payee GS-3-6, eligible-group GS-3-6, certificate GS-3-6, already-granted GS-3-6',
      lines: { 0: '200.00' },
      blocked: {
        1: 'no-agreement',
        [insured]: 'no-agreement',
        [urban]: 'no-agreement',
        [silent]: 'no-agreement',
      },
      purse: 'employment-subsidy-fund GS-4-2a',
      paid: { [SCHOOL.account]: '200.00' },
    },
    {
      benefit: 'assessment-subsidy',
      on: 'certificates',
      checks:
        'in-force GS-1, person-excluded GS-1, payee GS-3-6, eligible-group GS-3-6, certificate GS-3-6, already-granted GS-3-6',
      lines: {
        1: '200.00',
        [insured]: '200.00',
        [urban]: 'eligible-group GS-3-6 not-met',
        [silent]: 'eligible-group GS-3-6 unknown',
      },
      purse: 'employment-subsidy-fund GS-4-2a',
      paid: { [CARD_1]: '200.00', [CARD_2]: '200.00' },
    },
    {
      benefit: 'work-for-training',
      on: 'list',
      checks:
        'in-force GS-1, person-excluded GS-1, payee GS-4-2b, employer-scope GS-4-2b, eligible-group GS-4-2b, months GS-4-2b',
      lines: {
        0: 'months GS-4-2b not-met',
        1: 'months GS-4-2b not-met',
        [insured]: '1,500.00',
        [urban]: 'eligible-group GS-4-2b not-met, months GS-4-2b not-met',
        [silent]: 'eligible-group GS-4-2b unknown, months GS-4-2b not-met',
      },
      purse: 'employment-subsidy-fund GS-4-2b',
      paid: { [FIRM.account]: '1500.00' },
    },
  ],
};

const LIAOCHENG: Notice = {
  region: {
    policyId: 'liaocheng-2021',
    county: '371526',
    name: '高唐县',
    year: 2021,
    poor: '脱贫户',
    organiser: 'employer',
    trainingKind: '岗位技能提升培训',
  },
  roads: [
    {
      benefit: 'training-subsidy',
      on: 'class',
      checks:
        'in-force LC-13a, person-excluded LC-13a, training-kind LC-11b, payee LC-2, eligible-group LC-2, process-video LC-2, class-approved-first LC-11a, enrolled-first LC-11a, institution-not-suspended LC-12, certificate LC-10, already-granted LC-13a',
      lines: {
        0: '1,200.00',
        1: '1,200.00',
        [insured]: '1,200.00',
        [urban]: 'eligible-group LC-2 not-met',
        [silent]: 'eligible-group LC-2 unknown',
      },
      purse: 'skills-special-account LC-13a',
      paid: { [FIRM.account]: '3600.00' },
    },
    {
      benefit: 'work-for-training',
      on: 'list',
      checks:
        'in-force LC-13a, person-excluded LC-13a, payee LC-1, employer-scope LC-1, newly-taken-on LC-1, place LC-1, months LC-1',
      lines: {
        0: '1,500.00',
        1: '1,500.00',
        [insured]: '1,500.00',
        [urban]: 'newly-taken-on LC-1 unknown, months LC-1 not-met',
        // What the notice asks of the firm, the police need not say.
        [silent]: '1,500.00',
      },
      purse: 'skills-special-account LC-1',
      paid: { [FIRM.account]: '6000.00' },
    },
  ],
};

export const NOTICES = [LIAONING, SHANXI, INNER_MONGOLIA, GANSU, LIAOCHENG];
