import { z } from 'zod';
import { zDate } from '../../platform/access/index.ts';
import { classRow } from './contract.ts';

// 一班一档: what stands of a class, and since when.

export const DOSSIER_SECTIONS = [
  'application',
  'review',
  'agreement',
  'roster',
  'timetable',
  'teachers',
  'changes',
  'attendance',
  'evidence',
  'exams',
  'inspection',
  'results',
  'certificates',
  'confirmations',
  'claims',
  'payments',
] as const;
export type DossierKey = (typeof DOSSIER_SECTIONS)[number];

const dossierSection = z.strictObject({
  key: z.enum(DOSSIER_SECTIONS),
  /** `here`: all of it; `partly`: some of it is missing; `missing`: it should be there; `not-yet`: its time has not come. */
  state: z.enum(['here', 'partly', 'missing', 'not-yet']),
  /** The day since which it stands; null while nothing is there. */
  since: zDate.nullable(),
  /** What is there, in sentences with numbers: nobody's name. */
  here: z.array(z.string()),
  /** What is missing, and who brings it. */
  missing: z.array(z.string()),
});
export type DossierSection = z.infer<typeof dossierSection>;
/** classes.dossier: the class and its parts, in the order of its life */
export const dossierReply = z.strictObject({
  class: classRow.omit({ nextStep: true, dueOn: true, workingDaysLeft: true }),
  madeOn: zDate,
  sections: z.array(dossierSection),
});
