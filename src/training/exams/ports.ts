import type { AssessmentFollowers } from '../assessment/index.ts';

/** What later modules know of the money that rests on a result. */
export type ExamFollowers = Pick<AssessmentFollowers, 'claimOf'>;
