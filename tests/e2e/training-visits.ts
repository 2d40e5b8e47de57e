import { EVIDENCE_VISITS } from './evidence-visits.ts';
import { EXAM_VISITS } from './exam-visits.ts';
import { OPENING_VISITS } from './opening-visits.ts';
import { TEACHING_VISITS } from './teaching-visits.ts';
import { VILLAGE_VISITS } from './village-visits.ts';
import type { Visit } from './visit.ts';

/** Everything of a class between its plan and its claim. */
export const TRAINING_VISITS: readonly Visit[] = [
  ...OPENING_VISITS,
  ...VILLAGE_VISITS,
  ...TEACHING_VISITS,
  ...EXAM_VISITS,
  ...EVIDENCE_VISITS,
];
