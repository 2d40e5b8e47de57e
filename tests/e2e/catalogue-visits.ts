import type { Page } from 'playwright-core';
import { words as changes } from '../../web/desk/outcomes/catalogues/words.ts';
import { words } from '../../web/public/catalogues/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
const link = (name: string) => (page: Page) => page.getByRole('main').getByRole('link', { name }).first();

/** The open catalogues, and the desk's page of what comes in and goes out. */
export const CATALOGUE_VISITS: readonly Visit[] = [
  { route: '/desk/catalogues', who: 'handler', act: button(changes.propose), shot: 'catalogues' },
  { route: '/public/menu', who: 'public', act: button(words.print), shot: 'public-menu' },
  { route: '/public/training-standards', who: 'public', act: button(words.print), shot: 'public-norms' },
  { route: '/public/openings', who: 'public', act: button(words.print), shot: 'public-openings' },
  { route: '/public/projects', who: 'public', act: button(words.print), shot: 'public-projects' },
  {
    route: '/public/projects/:projectId',
    who: 'public',
    with: { projectId: 'projectId' },
    act: link(words.back),
    shot: 'public-project',
  },
  { route: '/public/institutions', who: 'public', act: button(words.print), shot: 'public-institutions' },
  {
    route: '/public/institutions/:organisationId',
    who: 'public',
    with: { organisationId: 'institutionId' },
    act: link(words.back),
    shot: 'public-institution',
  },
  { route: '/public/scarce-occupations', who: 'public', act: button(words.print) },
  {
    route: '/public/occupations/:occupationCode',
    who: 'public',
    with: { occupationCode: 'occupationCode' },
    act: link(words.back),
    shot: 'public-occupation',
  },
  { route: '/public/standards', who: 'public', act: button(words.print), shot: 'public-standards' },
  { route: '/public/platforms', who: 'public', act: button(words.print) },
  {
    route: '/public/platforms/:platformId',
    who: 'public',
    with: { platformId: 'platformId' },
    act: link(words.back),
    shot: 'public-platform',
  },
  { route: '/public/guides', who: 'public', act: button(words.print), shot: 'public-guides' },
  {
    route: '/public/guides/:policyId/:benefit',
    who: 'public',
    with: { policyId: 'policyId', benefit: 'benefit' },
    act: link(words.back),
    shot: 'public-guide',
  },
  {
    route: '/public/certificates',
    who: 'public',
    act: button(words.certificate.check),
    shot: 'public-certificates',
  },
];
