import type { Permission } from './permission-rows.ts';
import { act, BUREAU, FIRST, HANDLER, REVIEW, SECOND, view } from './permission-rows.ts';

/** What is said against a list or a decision, and who answers. */
export const PERMISSIONS_OF_APPEALS = {
  // Objections to a published line
  'objections.list': view('/api/objections', { roles: BUREAU, scope: 'division' }),
  'objections.record': act('/api/publications/:publicationId/objections', {
    roles: HANDLER,
    scope: 'division',
    writes: ['lineNo', 'content', 'name', 'phone'],
    event: 'objection-recorded',
  }),
  'objections.accept': act('/api/objections/:objectionId/accept', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'objection-accepted',
  }),
  'objections.propose': act('/api/objections/:objectionId/proposal', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'decision', 'outcome'],
    event: 'objection-answer-proposed',
    fourEyes: 'prepare',
  }),
  'objections.settle': act('/api/objections/:objectionId/settle', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'objection-settled',
    fourEyes: 'approve',
  }),
} as const satisfies Record<string, Permission>;
