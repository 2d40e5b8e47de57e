/** Facts that are groups of a register, each with the groups that its department confirms; the server checks them. */
export const GROUPS_OF: Readonly<Record<string, readonly string[]>> = {
  'poverty-register': ['lifted-out-of-poverty', 'registered-poor', 'poverty-monitored'],
  'minimum-living': ['urban-minimum-living'],
  'employment-service': [
    'registered-unemployed',
    'employment-difficulty',
    'zero-employment-family',
    'flexible-worker',
    'flexible-domestic-worker',
    'returned-migrant-worker',
    'rural-transferred-worker',
  ],
  'market-entity': ['micro-firm-owner', 'sole-trader', 'sole-trader-staff', 'private-non-enterprise-staff'],
  'school-enrolment': ['school-leaver', 'in-school-student', 'graduate-of-the-year'],
};

export const SUPPLIED = ['population', ...Object.keys(GROUPS_OF), 'public-payroll', 'pension'] as const;
