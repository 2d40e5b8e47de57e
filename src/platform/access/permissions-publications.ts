import {
  act,
  BUREAU,
  FILERS,
  FIRST,
  HANDLER,
  type Permission,
  REVIEW,
  SECOND,
  view,
} from './permission-rows.ts';

/** Publications of granted lines, and the objections to them. */
export const PERMISSIONS_OF_PUBLICATIONS = {
  'publications.list': view('/api/publications', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'publications.show': view('/api/publications/:publicationId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'publications.open': act('/api/publications', {
    roles: HANDLER,
    scope: 'division',
    writes: ['claimIds', 'title'],
    event: 'publication-opened',
  }),
  'publications.close': act('/api/publications/:publicationId/close', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'publication-closed',
  }),
  'publications.takeDown': act('/api/publications/:publicationId/take-down', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'publication-taken-down',
    fourEyes: 'prepare',
  }),
  'publications.decideTakeDown': act('/api/publications/:publicationId/take-down-decision', {
    roles: [...FIRST, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'publication-take-down-decided',
    fourEyes: 'approve',
  }),
  'publications.export': view('/api/publications/:publicationId/list.xlsx', {
    roles: BUREAU,
    scope: 'division',
    viewed: { event: 'list-exported', objectType: 'publication', id: 'publicationId' },
  }),
  'public.publications': view('/api/public/publications', { roles: 'public', scope: 'none' }),
  'public.publication': view('/api/public/publications/:publicationId', { roles: 'public', scope: 'none' }),
  'public.object': act('/api/public/publications/:publicationId/objections', {
    roles: 'public',
    scope: 'none',
    writes: ['lineNo', 'content', 'name', 'phone'],
    event: 'objection-raised',
    rate: 'guess',
  }),
  'public.findObjection': act('/api/public/objections/find', {
    roles: 'public',
    scope: 'none',
    writes: ['number', 'phoneTail'],
    event: 'objection-looked-up',
    rate: 'guess',
  }),
  'objections.list': view('/api/objections', { roles: BUREAU, scope: 'division' }),
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
