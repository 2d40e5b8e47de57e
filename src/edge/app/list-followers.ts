import { claimsOfLists, linesOfList } from '../../benefits/claims/index.ts';
import type { ListFollowers } from '../../training/work-for-training/index.ts';
import { importsOfList } from '../intake/index.ts';

/** What the later modules know of a work-for-training list. */
export const listFollowers: ListFollowers = { claimsOfLists, linesOfList, importsOfList };
