/** By what right a filing is checked, notice by notice; null where a notice is silent and only a risk rule speaks. */
export interface FilingClauses {
  readonly fileFirst: string | null;
  readonly scope: string | null;
  readonly suspension: string | null;
  readonly standards: string | null;
  readonly safety: string | null;
  readonly video: string | null;
  readonly selfAssessment: string | null;
}

const SILENT: FilingClauses = {
  fileFirst: null,
  scope: null,
  suspension: null,
  standards: null,
  safety: null,
  video: null,
  selfAssessment: null,
};

const BY_NOTICE: Readonly<Record<string, FilingClauses>> = {
  'liaocheng-2021': {
    fileFirst: 'LC-11a',
    scope: 'LC-12',
    suspension: 'LC-12',
    standards: 'LC-8',
    safety: null,
    video: 'LC-2',
    selfAssessment: 'LC-2',
  },
  'liaoning-2024': {
    ...SILENT,
    fileFirst: 'LN-4-14a',
    scope: 'LN-2-1c',
    suspension: 'LN-3-12',
    standards: 'LN-3-11a',
  },
  'shanxi-2024': {
    ...SILENT,
    fileFirst: 'SX-4-12',
    scope: 'SX-2-6',
    suspension: 'SX-4-13',
    standards: 'SX-3-10a',
  },
  'gansu-2018': {
    ...SILENT,
    fileFirst: 'GS-3-6',
    scope: 'GS-3-7b',
    suspension: 'GS-3-6',
    standards: 'GS-4-2c',
    safety: 'GS-3-2a',
  },
  'innermongolia-2024': {
    ...SILENT,
    fileFirst: 'NM-3-6',
    scope: 'NM-3-4',
    suspension: 'NM-4-2',
    standards: 'NM-3-5a',
  },
};

export function clausesOf(policyId: string): FilingClauses {
  return BY_NOTICE[policyId] ?? SILENT;
}
