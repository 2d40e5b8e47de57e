/** By what right a filing is checked, notice by notice; null where a notice is silent and only a risk rule speaks. */
export interface FilingClauses {
  readonly fileFirst: string | null;
  readonly scope: string | null;
  readonly suspension: string | null;
  readonly standards: string | null;
  readonly safety: string | null;
  readonly video: string | null;
  readonly selfAssessment: string | null;
  /** What a filing must hold: roster, teachers, equipment, textbook or package; that of filing first where none names it. */
  readonly means: string | null;
  /** How it is examined in the end. */
  readonly plan: string | null;
  /** Who bears the cost of what a firm teaches its own people. */
  readonly costBorne: string | null;
  /** That the firm has hired whom it teaches. */
  readonly hire: string | null;
  /** Training brought to a village is filed with the city; null where no notice asks it. */
  readonly village: string | null;
}

const SILENT: FilingClauses = {
  fileFirst: null,
  scope: null,
  suspension: null,
  standards: null,
  safety: null,
  video: null,
  selfAssessment: null,
  means: null,
  plan: null,
  costBorne: null,
  hire: null,
  village: null,
};

const BY_NOTICE: Readonly<Record<string, FilingClauses>> = {
  'liaocheng-2021': {
    ...SILENT,
    fileFirst: 'LC-11a',
    scope: 'LC-12',
    suspension: 'LC-12',
    standards: 'LC-8',
    video: 'LC-2',
    selfAssessment: 'LC-2',
    means: 'LC-11a',
    plan: 'LC-10',
    costBorne: 'LC-2',
    hire: 'LC-2',
  },
  'liaoning-2024': {
    ...SILENT,
    fileFirst: 'LN-4-14a',
    scope: 'LN-2-1c',
    suspension: 'LN-3-12',
    standards: 'LN-3-11a',
    means: 'LN-4-14a',
    plan: 'LN-2-7c',
    costBorne: 'LN-3-10c',
    hire: 'LN-3-10b',
    village: 'LN-2-8',
  },
  'shanxi-2024': {
    ...SILENT,
    fileFirst: 'SX-4-12',
    scope: 'SX-2-6',
    suspension: 'SX-4-13',
    standards: 'SX-3-10a',
    means: 'SX-4-12',
    plan: 'SX-2-7',
    costBorne: 'SX-3-9b',
    hire: 'SX-3-9b',
  },
  'gansu-2018': {
    ...SILENT,
    fileFirst: 'GS-3-6',
    scope: 'GS-3-7b',
    suspension: 'GS-3-6',
    standards: 'GS-4-2c',
    safety: 'GS-3-2a',
    means: 'GS-3-6',
    plan: 'GS-3-6',
    costBorne: 'GS-3-4',
    hire: 'GS-3-4',
  },
  'innermongolia-2024': {
    ...SILENT,
    fileFirst: 'NM-3-6',
    scope: 'NM-3-4',
    suspension: 'NM-4-2',
    standards: 'NM-3-5a',
    means: 'NM-3-6',
    plan: 'NM-2-1',
    costBorne: 'NM-2-3',
    hire: 'NM-2-3',
  },
};

export function clausesOf(policyId: string): FilingClauses {
  return BY_NOTICE[policyId] ?? SILENT;
}

/** Kinds of training for which a notice pays a firm only for whom it hired (LN-3-10b). */
const ONLY_HIRED: Readonly<Record<string, readonly string[]>> = {
  'liaoning-2024': ['skill-upgrade', 'new-apprenticeship', 'technician'],
};

export function paysOnlyHired(policyId: string, trainingKind: string): boolean {
  return ONLY_HIRED[policyId]?.includes(trainingKind) ?? false;
}
