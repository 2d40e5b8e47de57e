import type { Page } from 'playwright-core';
import { words as certificates } from '../../web/desk/benefits/claims/certificates-words.ts';
import { words as missing } from '../../web/desk/benefits/claims/missing-words.ts';
import { words as claims } from '../../web/desk/benefits/claims/words.ts';
import { words as funds } from '../../web/desk/benefits/funds/words.ts';
import { words as massRuns } from '../../web/desk/benefits/mass-runs/words.ts';
import { words as payments } from '../../web/desk/benefits/payments/words.ts';
import { words as policy } from '../../web/desk/benefits/policy-versions/notice-words.ts';
import { words as versions } from '../../web/desk/benefits/policy-versions/words.ts';
import { words as publications } from '../../web/desk/benefits/publications/words.ts';
import { words as recoveries } from '../../web/desk/benefits/recoveries/words.ts';
import { words as intake } from '../../web/desk/edge/intake/words.ts';
import { words as catalogue } from '../../web/desk/law/reference/words.ts';
import { words as appeals } from '../../web/desk/outcomes/appeals/words.ts';
import { words as deliveries } from '../../web/desk/outcomes/deliveries/words.ts';
import { words as notifications } from '../../web/desk/outcomes/notifications/words.ts';
import { words as home } from '../../web/desk/outcomes/reporting/words.ts';
import { words as disputes } from '../../web/desk/outcomes/supervision/words.ts';
import { words as phone } from '../../web/desk/platform/access/phone-words.ts';
import { words as accounts } from '../../web/desk/platform/access/words.ts';
import { words as calendar } from '../../web/desk/platform/approvals/words.ts';
import { words as jobs } from '../../web/desk/platform/jobs/words.ts';
import { words as journal } from '../../web/desk/platform/journal/words.ts';
import { words as organisations } from '../../web/desk/registry/organisations/words.ts';
import { words as ownAccounts } from '../../web/desk/registry/own-accounts/words.ts';
import { words as payees } from '../../web/desk/registry/payees/words.ts';
import { words as corrections } from '../../web/desk/registry/persons/correction-words.ts';
import { words as merges } from '../../web/desk/registry/persons/merge-words.ts';
import { words as persons } from '../../web/desk/registry/persons/words.ts';
import { words as shell } from '../../web/desk/shell/words.ts';
import { words as classChanges } from '../../web/desk/training/classes/change-words.ts';
import { words as classes } from '../../web/desk/training/classes/words.ts';
import { words as clauseMap } from '../../web/public/policy/words.ts';
import { words as publicPublications } from '../../web/public/publications/words.ts';
import { words as open } from '../../web/public/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { CATALOGUE_VISITS } from './catalogue-visits.ts';
import { HELPER_VISITS } from './helper-visits.ts';
import { HOUSEHOLD_VISITS } from './household-visits.ts';
import { LEDGER_VISITS } from './ledger-visits.ts';
import { NEED_VISITS } from './need-visits.ts';
import { OUTREACH_VISITS } from './outreach-visits.ts';
import { PHONE_VISITS } from './phone-visits.ts';
import { PRINT_VISITS } from './print-visits.ts';
import { PRIVACY_VISITS } from './privacy-visits.ts';
import { TRAINING_VISITS } from './training-visits.ts';
import type { Visit } from './visit.ts';
import { WORK_FOR_TRAINING_VISITS } from './work-for-training-visits.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
const link = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('link', { name }).first();
const labelled = (name: string) => (page: Page) => page.getByLabel(name, { exact: true }).first();
const firstRow = (page: Page) => page.locator('a[data-row]').first();
const firstWork = (page: Page) => page.locator('.work-list a').first();
const inNavigation = (name: string) => (page: Page) =>
  page.getByRole('navigation', { name: shell.navigation }).getByRole('link', { name, exact: true });
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name });

/** Every route of every router, by whoever works there. */
export const VISITS: readonly Visit[] = [
  { route: '/login', who: 'public', act: button(shell.login.submit), shot: 'login' },
  { route: '/login/lost-password', who: 'public', act: button(phone.lost.send), shot: 'lost-password' },
  { route: '/desk', who: 'handler', act: firstWork, shot: 'home-handler' },
  { route: '/desk', who: 'qinghe', act: firstWork, shot: 'home-qinghe' },
  { route: '/desk', who: 'finance', act: inNavigation(home.navigation), shot: 'home-finance' },
  { route: '/desk', who: 'city', act: link('高唐县'), shot: 'home-city' },
  { route: '/desk', who: 'province', act: link('高唐县') },
  { route: '/desk', who: 'teacher', act: link(home.teaching.signIn), shot: 'home-teacher' },
  { route: '/desk', who: 'assessor', act: inNavigation(home.navigation), shot: 'home-assessor' },
  { route: '/desk', who: 'auditor', act: link(home.audit.all), shot: 'home-auditor' },
  { route: '/desk/inbox', who: 'handler', act: button(notifications.readAll), shot: 'inbox' },
  { route: '/desk/deliveries', who: 'handler', act: tab(deliveries.slips.tab), shot: 'deliveries' },
  { route: '/desk/intake', who: 'handler', act: labelled(intake.drop.label), shot: 'intake' },
  {
    // The batch sets amounts: finance confirms what a handler uploaded.
    route: '/desk/intake/:batchId',
    who: 'finance',
    with: { batchId: 'batchId' },
    act: button(intake.batch.confirm),
    shot: 'intake-batch',
  },
  { route: '/desk/classes', who: 'handler', act: firstRow, shot: 'classes' },
  { route: '/desk/classes/new', who: 'qinghe', act: button(classes.edit.save), shot: 'class-new' },
  {
    route: '/desk/classes/:classId',
    who: 'handler',
    with: { classId: 'classId' },
    act: tab(classes.tabs.filing),
    shot: 'class',
  },
  {
    route: '/desk/classes/:classId',
    who: 'teacher',
    with: { classId: 'classId' },
    more: '?tab=roster',
    act: tab(classes.tabs.roster),
  },
  {
    route: '/desk/classes/:classId',
    who: 'auditor',
    with: { classId: 'classId' },
    more: '?tab=attendance',
    act: tab(classes.tabs.attendance),
    shot: 'class-attendance',
  },
  {
    route: '/desk/classes/:classId',
    who: 'reviewer1',
    with: { classId: 'classId' },
    more: '?tab=results',
    act: tab(classes.tabs.results),
  },
  {
    route: '/desk/classes/:classId/edit',
    who: 'qinghe',
    with: { classId: 'draftId' },
    act: button(classes.edit.save),
    shot: 'class-edit',
  },
  {
    route: '/desk/classes/:classId/change',
    who: 'qinghe',
    with: { classId: 'classId' },
    // The act itself comes behind a timetable of many fields.
    act: (page) => page.getByLabel(classes.form.name, { exact: true }),
    shot: 'class-change',
  },
  {
    route: '/desk/classes/:classId',
    who: 'qinghe',
    with: { classId: 'classId' },
    more: '?tab=changes',
    act: tab(classChanges.tab),
  },
  { route: '/desk/claims', who: 'handler', act: firstRow, shot: 'claims' },
  {
    route: '/desk/claims/:claimId',
    who: 'qinghe',
    with: { claimId: 'claimId' },
    act: button(claims.acts.confirm),
    shot: 'claim-qinghe',
  },
  {
    route: '/desk/claims/:claimId',
    who: 'reviewer1',
    with: { claimId: 'reviewClaimId' },
    act: button(common.opinion.passed),
    shot: 'claim-reviewer1',
  },
  {
    route: '/desk/claims/:claimId',
    who: 'reviewer2',
    with: { claimId: 'paidClaimId' },
    more: '?line=:lineId',
    act: button(claims.line.next),
    shot: 'claim-line',
  },
  { route: '/desk/missing-facts', who: 'handler', act: inNavigation(missing.title) },
  {
    route: '/desk/certificate-claims',
    who: 'qinghe',
    act: button(certificates.agreements.record),
    shot: 'certificate-claims',
  },
  { route: '/desk/certificate-claims', who: 'assessor', act: inNavigation(certificates.title) },
  { route: '/desk/claims', who: 'assessor', act: inNavigation(claims.listTitle) },
  { route: '/desk/publications', who: 'handler', act: button(publications.open), shot: 'publications' },
  {
    route: '/desk/publications/:publicationId',
    who: 'handler',
    with: { publicationId: 'publicationId' },
    act: link(publications.publicPage),
    shot: 'publication',
  },
  {
    route: '/desk/objections',
    who: 'reviewer2',
    act: inNavigation(publications.objectionsTitle),
    shot: 'objections',
  },
  { route: '/desk/persons', who: 'handler', act: button(persons.run), shot: 'persons' },
  {
    route: '/desk/persons/:personId',
    who: 'handler',
    with: { personId: 'personId' },
    act: button(persons.unmask),
    shot: 'person',
  },
  { route: '/desk/person-duplicates', who: 'handler', act: inNavigation(merges.title) },
  { route: '/desk/person-moves', who: 'handler', act: link(persons.searchTitle), shot: 'person-moves' },
  { route: '/desk/person-corrections', who: 'reviewer2', act: inNavigation(corrections.title) },
  { route: '/desk/organisations', who: 'handler', act: firstRow, shot: 'organisations' },
  {
    route: '/desk/organisations/:organisationId',
    who: 'reviewer2',
    with: { organisationId: 'organisationId' },
    act: button(organisations.suspend.act),
    shot: 'organisation',
  },
  { route: '/desk/budgets', who: 'finance', act: button(funds.proposal.propose), shot: 'budgets' },
  {
    route: '/desk/budgets/:budgetId',
    who: 'auditor',
    with: { budgetId: 'budgetId' },
    act: labelled(funds.entry.filterKind),
    shot: 'entries',
  },
  {
    route: '/desk/organisation-moves',
    who: 'handler',
    act: link(organisations.title),
    shot: 'organisation-moves',
  },
  {
    route: '/desk/credit-codes',
    who: 'handler',
    act: button(organisations.creditCodes.propose),
    shot: 'credit-codes',
  },
  { route: '/desk/payee-accounts', who: 'finance', act: button(payees.propose), shot: 'payee-accounts' },
  { route: '/desk/payee-accounts', who: 'qinghe', act: button(payees.propose) },
  { route: '/desk/own-accounts', who: 'handler', act: button(ownAccounts.look.submit), shot: 'own-accounts' },
  { route: '/desk/own-accounts', who: 'villager', act: button(ownAccounts.look.submit) },
  ...HELPER_VISITS,
  ...HOUSEHOLD_VISITS,
  ...NEED_VISITS,
  ...LEDGER_VISITS,
  ...OUTREACH_VISITS,
  { route: '/desk/payments', who: 'finance', act: button(payments.batch.prepare), shot: 'payments' },
  {
    route: '/desk/payments/:batchId',
    who: 'finance',
    with: { batchId: 'paymentId' },
    act: link(payments.batch.print),
    shot: 'payment',
  },
  { route: '/desk/mass-runs', who: 'handler', act: button(massRuns.start), shot: 'mass-runs' },
  { route: '/desk/recoveries', who: 'handler', act: link(recoveries.from), shot: 'recoveries' },
  {
    route: '/desk/recoveries/new/:claimLineId',
    who: 'handler',
    with: { claimLineId: 'paidLineId' },
    act: button(recoveries.form.submit),
    shot: 'recovery-new',
  },
  {
    route: '/desk/recoveries/:recoveryId',
    who: 'finance',
    with: { recoveryId: 'recoveryId' },
    act: button(recoveries.receipt.act),
    shot: 'recovery',
  },
  { route: '/desk/appeals', who: 'handler', act: firstRow, shot: 'appeals' },
  {
    route: '/desk/appeals/new/:subjectType/:subjectId',
    who: 'handler',
    with: { subjectType: 'appealSubject', subjectId: 'recoveryId' },
    act: link(/F\d{6}-/),
    shot: 'appeal-new',
  },
  {
    route: '/desk/appeals/:appealId',
    who: 'finance',
    with: { appealId: 'appealId' },
    act: button(appeals.decide.act),
    shot: 'appeal',
  },
  { route: '/desk/disputes', who: 'handler', act: firstRow, shot: 'disputes' },
  {
    route: '/desk/disputes/new/:personId',
    who: 'handler',
    with: { personId: 'personId' },
    act: button(disputes.record.submit),
    shot: 'dispute-new',
  },
  {
    route: '/desk/disputes/:disputeId',
    who: 'handler',
    with: { disputeId: 'disputeId' },
    act: button(disputes.propose.act),
    shot: 'dispute',
  },
  ...WORK_FOR_TRAINING_VISITS,
  {
    route: '/desk/standards',
    who: 'city',
    act: tab(catalogue.tabs.standards),
    shot: 'standards',
  },
  { route: '/desk/policies', who: 'province', act: labelled(policy.pick), shot: 'policies' },
  {
    route: '/desk/policies/:policyId',
    who: 'luyue',
    with: { policyId: 'policyId' },
    act: labelled(policy.pick),
  },
  { route: '/desk/policies', who: 'handler', act: button(versions.create), shot: 'policies-handler' },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    act: (page) => page.locator('[data-cell="amount"]').first(),
    shot: 'version',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    more: '?tab=scarce',
    act: labelled(versions.scarce.addLabel),
    shot: 'version-scarce',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    more: '?tab=settings',
    act: (page) => page.getByRole('tabpanel').getByRole('button').first(),
    shot: 'version-settings',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'handler',
    with: { versionId: 'versionId' },
    more: '?tab=dry-run',
    act: button(versions.dryRun.runAgain),
    shot: 'version-dry-run',
  },
  {
    route: '/desk/policy-versions/:versionId',
    who: 'city',
    with: { versionId: 'versionId' },
    more: '?tab=record',
    act: tab(versions.tabs.record),
    shot: 'version-record',
  },
  { route: '/desk/journal', who: 'auditor', act: button(journal.verifyRun), shot: 'journal' },
  {
    route: '/desk/my-account',
    who: 'handler',
    act: (page) => page.getByRole('link', { name: accounts.mine.change, exact: true }),
  },
  { route: '/desk/accounts', who: 'sysadmin', act: button(accounts.create), shot: 'accounts' },
  { route: '/desk/messages', who: 'sysadmin', act: inNavigation(phone.messages.title), shot: 'messages' },
  { route: '/desk/jobs', who: 'sysadmin', act: button(jobs.runNow), shot: 'jobs' },
  { route: '/desk/calendar', who: 'sysadmin', act: button(calendar.enter), shot: 'calendar' },
  { route: '/desk/*', who: 'handler', act: link(common.fault.toHome) },
  ...TRAINING_VISITS,
  ...PRINT_VISITS,
  ...PRIVACY_VISITS,
  ...CATALOGUE_VISITS,
  { route: '/', who: 'public', act: labelled(open.searchLabel), shot: 'public' },
  { route: '/public', who: 'public', act: link(open.allPublications) },
  {
    route: '/public/publications',
    who: 'public',
    act: labelled(publicPublications.searchLabel),
    shot: 'public-publications',
  },
  {
    route: '/public/publications/:publicationId',
    who: 'public',
    with: { publicationId: 'publicationId' },
    act: (page) =>
      page.getByRole('link', { name: new RegExp(publicPublications.objectFor(1, '.+')) }).first(),
    shot: 'public-publication',
  },
  {
    route: '/public/publications/:publicationId/object',
    who: 'public',
    with: { publicationId: 'publicationId' },
    more: '?line=1',
    act: button(publicPublications.submit),
    shot: 'public-object',
  },
  {
    route: '/public/objections',
    who: 'public',
    act: button(publicPublications.find),
    shot: 'public-find-objection',
  },
  { route: '/clauses', who: 'public', act: labelled(clauseMap.search), shot: 'clauses' },
  {
    route: '/clauses/:clauseId',
    who: 'public',
    with: { clauseId: 'clauseId' },
    act: link(clauseMap.back),
    shot: 'clause',
  },
  { route: '/*', who: 'public', act: link(common.fault.toHome) },
  ...PHONE_VISITS,
];
