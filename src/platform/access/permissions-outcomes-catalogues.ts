import { act, BY, DECIDES, OF_BUREAU, type Permission, proposing, view } from './permission-rows.ts';

const OPEN = { roles: 'public', scope: 'none' } as const;
const CHANGE = '/api/catalogue-changes/:changeId';

/** The open catalogues: read by everybody, changed by one person and signed by another. */
export const PERMISSIONS_OF_CATALOGUES = {
  'public.openingFile': view('/api/public/openings.csv', OPEN),
  'public.menu': view('/api/public/menu', OPEN),
  'public.projects': view('/api/public/projects', OPEN),
  'public.projectFile': view('/api/public/projects.csv', OPEN),
  'public.project': view('/api/public/projects/:projectId', OPEN),
  'public.institutions': view('/api/public/institutions', OPEN),
  'public.institutionFile': view('/api/public/institutions.csv', OPEN),
  'public.institution': view('/api/public/institutions/:organisationId', OPEN),
  'public.scarceOccupations': view('/api/public/scarce-occupations', OPEN),
  'public.scarceOccupationFile': view('/api/public/scarce-occupations.csv', OPEN),
  'public.occupation': view('/api/public/occupations/:occupationCode', OPEN),
  'public.standards': view('/api/public/standards', OPEN),
  'public.standardFile': view('/api/public/standards.csv', OPEN),
  'public.platforms': view('/api/public/platforms', OPEN),
  'public.platformFile': view('/api/public/platforms.csv', OPEN),
  'public.platform': view('/api/public/platforms/:platformId', OPEN),
  'public.guides': view('/api/public/guides', OPEN),
  'public.guideFile': view('/api/public/guides.csv', OPEN),
  'public.guide': view('/api/public/guides/:policyId/:benefit', OPEN),
  'public.changes': view('/api/public/catalogue-changes', OPEN),
  'public.search': view('/api/public/search', OPEN),
  'public.checkCertificate': act('/api/public/certificates/check', {
    ...OPEN,
    writes: ['number', 'name'],
    event: 'certificate-checked',
    rate: 'guess',
  }),
  'catalogues.list': view('/api/catalogue-changes', OF_BUREAU),
  'catalogues.propose': act('/api/catalogue-changes', {
    ...BY.handler,
    ...proposing(
      'kind',
      'entryId',
      'name',
      'organisationId',
      'occupationCode',
      'level',
      'link',
      'standard',
      'holdsFrom',
      'grounds',
      'document',
      'reason',
    ),
    event: 'catalogue-change-proposed',
  }),
  'catalogues.decide': act(`${CHANGE}/decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'catalogue-change-decided',
  }),
  'catalogues.withdraw': act(`${CHANGE}/withdraw`, {
    ...BY.handler,
    writes: ['version', 'reason'],
    event: 'catalogue-change-withdrawn',
  }),
} as const satisfies Record<string, Permission>;
