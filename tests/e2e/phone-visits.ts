import type { Page } from 'playwright-core';
import { words as account } from '../../web/mobile/account/words.ts';
import { words as taught } from '../../web/mobile/classes/words.ts';
import { words as learn } from '../../web/mobile/learn/words.ts';
import { words as needs } from '../../web/mobile/needs/words.ts';
import { words as mobile } from '../../web/mobile/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();
const link = (name: string) => (page: Page) => page.getByRole('main').getByRole('link', { name }).first();

/** Every page of the phone, by the worker whose it is. */
export const PHONE_VISITS: readonly Visit[] = [
  { route: '/m', who: 'worker', act: link(mobile.entries.money), shot: 'worker' },
  { route: '/m/login', who: 'public', act: button(mobile.signIn.title), shot: 'worker-login' },
  {
    route: '/m/register',
    who: 'public',
    act: button(account.register.next),
    shot: 'worker-register',
  },
  {
    route: '/m/account',
    who: 'worker',
    act: (page) => page.getByRole('link', { name: account.mine.password }),
    shot: 'worker-account',
  },
  { route: '/m/password', who: 'worker', act: button(account.signIn.setPassword), shot: 'worker-password' },
  { route: '/m/helping', who: 'villager', act: button(account.helping.begin), shot: 'worker-helping' },
  {
    route: '/m/account/data',
    who: 'worker',
    act: (page) => page.getByRole('button', { name: /^同意：/ }).first(),
    shot: 'worker-data',
  },
  { route: '/m/money', who: 'worker', act: (page) => page.locator('.cards a').first(), shot: 'worker-money' },
  { route: '/m/needs', who: 'worker', act: link(needs.say), shot: 'worker-needs' },
  { route: '/m/needs/new', who: 'worker', act: button(needs.kinds.training), shot: 'worker-need-new' },
  {
    route: '/m/household',
    who: 'worker',
    act: (page) => page.getByRole('link', { name: mobile.back }),
    shot: 'worker-household',
  },
  { route: '/m/messages', who: 'worker', act: button(mobile.messages.switchOff), shot: 'worker-messages' },
  {
    route: '/m/money/:claimLineId',
    who: 'worker',
    with: { claimLineId: 'ownLineId' },
    act: link(mobile.money.notMe),
    shot: 'worker-subsidy',
  },
  {
    route: '/m/money/:claimLineId/decision',
    who: 'worker',
    with: { claimLineId: 'decidedLineId' },
    act: (page) => page.getByRole('link', { name: mobile.back }),
    shot: 'worker-decision',
  },
  { route: '/m/disputes', who: 'worker', act: button(mobile.disputes.takeBack), shot: 'worker-disputes' },
  {
    route: '/m/disputes/new/:subjectType/:subjectId/:fact',
    who: 'worker',
    with: { subjectType: 'classSubject', subjectId: 'ownClassId', fact: 'disputed' },
    act: button(mobile.disputes.send),
    shot: 'worker-dispute-new',
  },
  {
    route: '/m/appeals/new/:subjectId',
    who: 'worker',
    with: { subjectId: 'ownLineId' },
    act: link(mobile.money.backToList),
    shot: 'worker-ask-nothing',
  },
  {
    route: '/m/appeals/:appealId',
    who: 'worker',
    with: { appealId: 'appealId' },
    act: link(mobile.money.backToList),
  },
  {
    route: '/m/class',
    who: 'worker',
    act: (page) => page.getByRole('link', { name: mobile.back }),
    shot: 'worker-class',
  },
  {
    route: '/m/class/:classId',
    who: 'worker',
    with: { classId: 'ownClassId' },
    act: button(taught.confirm),
    shot: 'worker-training',
  },
  {
    route: '/m/certificate',
    who: 'worker',
    act: (page) => page.locator('.by-what summary').first(),
    shot: 'worker-certificate',
  },
  { route: '/m/learn', who: 'worker', act: button(learn.find), shot: 'worker-learn' },
  { route: '/m/learn/mine', who: 'worker', act: link(learn.learnMore), shot: 'worker-learn-mine' },
  {
    route: '/m/learn/:openingId',
    who: 'worker',
    with: { openingId: 'openingId' },
    act: link(learn.enrol),
    shot: 'worker-learn-opening',
  },
  {
    route: '/m/learn/:openingId/enrol',
    who: 'worker',
    with: { openingId: 'openingId' },
    act: button(learn.read),
    shot: 'worker-learn-enrol',
  },
  { route: '/m/help', who: 'worker', act: link(mobile.help.national), shot: 'worker-help' },
];
