import type { Reply } from '../../../client/index.ts';

/** What the server answers, by the names of this module's pages. */
export type ClassDetail = Reply<'/api/classes/{classId}'>;
