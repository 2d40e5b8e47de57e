import { fileURLToPath } from 'node:url';
import {
  actorByLogin,
  DEMONSTRATION_PASSWORD,
  openAccount,
  performAct,
  type Role,
} from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { type LocalDate, localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { organisationByName, organisationDirectory } from '../../registry/organisations/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { DemonstrationContext } from './context.ts';
import { saveClockOffset } from './store.ts';
import {
  appropriate,
  computeForClass,
  computeForList,
  correctPensions,
  endPublication,
  importWorkbooks,
  pay,
  publish,
  registerAssessmentBody,
  walkOf,
  walkReview,
} from './walk.ts';

export const DEMONSTRATION_COUNTY = '371526';
/** The day on which people find the demonstration county. */
const FIRST_DAY: LocalDate = localDate('2021-10-19');

interface DemonstrationAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
}

/** People of the bureau; all fictitious. Accounts of institutions and employers follow with their organisations. */
const BUREAU: readonly DemonstrationAccount[] = [
  { login: 'handler', displayName: '经办 赵敏', role: 'county-handler', divisionCode: DEMONSTRATION_COUNTY },
  // Has signed nothing of the county's claims: looks into objections against them.
  { login: 'handler2', displayName: '经办 高蕾', role: 'county-handler', divisionCode: DEMONSTRATION_COUNTY },
  {
    login: 'reviewer1',
    displayName: '初审 钱亮',
    role: 'county-first-reviewer',
    divisionCode: DEMONSTRATION_COUNTY,
  },
  {
    login: 'reviewer2',
    displayName: '复审 孙静',
    role: 'county-second-reviewer',
    divisionCode: DEMONSTRATION_COUNTY,
  },
  {
    login: 'reviewer3',
    displayName: '复审 韩宁',
    role: 'county-second-reviewer',
    divisionCode: DEMONSTRATION_COUNTY,
  },
  // Confirms the answers to objections, so that reviewer3 may approve the payment.
  {
    login: 'reviewer4',
    displayName: '复审 梁秋',
    role: 'county-second-reviewer',
    divisionCode: DEMONSTRATION_COUNTY,
  },
  { login: 'finance', displayName: '财务 李响', role: 'finance', divisionCode: DEMONSTRATION_COUNTY },
  { login: 'auditor', displayName: '审计 周正', role: 'auditor', divisionCode: DEMONSTRATION_COUNTY },
  { login: 'sysadmin', displayName: '系统管理 吴越', role: 'system-administrator', divisionCode: null },
  { login: 'secadmin', displayName: '安全管理 郑安', role: 'security-administrator', divisionCode: null },
  { login: 'auditadmin', displayName: '审计管理 王鉴', role: 'audit-administrator', divisionCode: null },
  { login: 'city', displayName: '市局 冯远', role: 'city-viewer', divisionCode: '371500' },
  { login: 'province', displayName: '省厅 陈望', role: 'province-viewer', divisionCode: '370000' },
];

/** Assesses the county's trainees; the catalogue of institutions does not list it. */
const ASSESSMENT_BODY = '高唐县职业技能鉴定所';

/** Accounts of organisations, opened once the catalogue has been read; the name is the organisation's own. */
const OF_ORGANISATIONS: readonly { login: string; person: string; role: Role; organisation: string }[] = [
  {
    login: 'qinghe',
    person: '孟青禾',
    role: 'institution-administrator',
    organisation: '高唐县青禾职业培训学校',
  },
  {
    login: 'ankang',
    person: '焦安颐',
    role: 'institution-administrator',
    organisation: '高唐县安颐康养职业培训学校',
  },
  {
    login: 'chuangling',
    person: '齐创领',
    role: 'institution-administrator',
    organisation: '高唐县创领创业培训中心',
  },
  { login: 'teacher', person: '宋雅琴', role: 'teacher', organisation: '高唐县青禾职业培训学校' },
  { login: 'assessor', person: '季考评', role: 'assessment-body', organisation: ASSESSMENT_BODY },
  { login: 'luyue', person: '曲振东', role: 'employer', organisation: '山东鲁岳重型机械有限公司' },
  { login: 'woye', person: '郝立新', role: 'employer', organisation: '山东沃禾食品有限公司' },
];

/** Money of the year: source, amount and the document that grants it. */
const BUDGETS = [
  ['skills-special-account', 30_000_000, '高财社指〔2021〕12号'],
  ['employment-subsidy-fund', 8_000_000, '高财社指〔2021〕15号'],
] as const;

const SAMPLES = fileURLToPath(new URL('../../../samples/liaocheng-2021/', import.meta.url));

/**
 * Fills an empty database with the demonstration county, act by act, as its people would: the county's workbooks come
 * in by the intake, one class is paid, one is published, one waits for its institution, one list waits for a reviewer.
 * The clock's row is the last thing written: without it the demonstration counts as unfinished.
 */
export async function buildDemonstration(app: DemonstrationContext): Promise<void> {
  const walk = walkOf(app);
  walk.on('2021-08-18');
  await openAccounts(
    app,
    BUREAU.map((account) => ({ ...account, organisationId: null, personId: null })),
  );
  await importWorkbooks(app, walk, { login: 'handler', folder: SAMPLES, county: DEMONSTRATION_COUNTY });
  await registerAssessmentBody(walk, ASSESSMENT_BODY, DEMONSTRATION_COUNTY);
  await openOrganisationAccounts(app);
  for (const [fundSource, amountFen, document] of BUDGETS)
    await appropriate(walk, { fundSource, year: 2021, amountFen, document });

  walk.on('2021-08-20');
  const childCare = await computeForClass(walk, '保育员班');

  walk.on('2021-08-25');
  const startUp = await computeForClass(walk, 'SYB创业班');
  await walkReview(walk, startUp, [
    { day: '2021-08-25', login: 'chuangling', step: 'confirm' },
    { day: '2021-08-26', login: 'handler', step: 'accept' },
    { day: '2021-08-27', login: 'reviewer1', step: 'first-review' },
    { day: '2021-08-30', login: 'reviewer2', step: 'second-review' },
  ]);
  walk.on('2021-08-31');
  const shown = await publish(walk, [startUp], '高唐县 2021 年第一批创业培训补贴公示');

  walk.on('2021-09-01');
  const elderlyCare = await computeForClass(walk, '养老护理班');

  walk.on('2021-09-08');
  await endPublication(walk, shown);
  walk.on('2021-09-09');
  await pay(walk, [startUp], { approve: '2021-09-10', bank: '2021-09-13' });

  walk.on('2021-09-10');
  const electricians = await computeForClass(walk, '电工班');
  await walkReview(walk, electricians, [
    { day: '2021-09-14', login: 'luyue', step: 'confirm' },
    { day: '2021-09-15', login: 'handler', step: 'accept' },
    { day: '2021-09-17', login: 'reviewer1', step: 'first-review' },
    { day: '2021-09-23', login: 'reviewer2', step: 'second-review' },
  ]);
  walk.on('2021-10-14');
  await publish(walk, [electricians], '高唐县 2021 年第二批企业职工培训补贴公示');

  walk.on('2021-10-15');
  const food = await computeForList(walk, '山东沃禾食品有限公司');
  await computeForList(walk, '山东鲁岳重型机械有限公司');
  await walkReview(walk, food, [
    { day: '2021-10-15', login: 'woye', step: 'confirm' },
    { day: '2021-10-18', login: 'handler', step: 'accept' },
  ]);

  walk.on('2021-10-19');
  await correctPensions(walk, startUp.persons[3], startUp.excluded[0]);

  await openWorkerAccount(app, 'worker', startUp.persons[0]);
  await openWorkerAccount(app, 'worker2', childCare.lacking[0]);
  await openWorkerAccount(app, 'worker3', elderlyCare.refused[0]);
  await openWorkerAccount(app, 'worker4', electricians.persons[0]);
  walk.on(FIRST_DAY);
  await withTx(app.db, { kind: 'system' }, (tx) => saveClockOffset(tx, app.clock.offsetMs));
}

async function openOrganisationAccounts(app: DemonstrationContext): Promise<void> {
  const accounts = await readTx(app.db, { kind: 'system' }, async (tx) => {
    const found = [];
    for (const { login, person, role, organisation } of OF_ORGANISATIONS) {
      const known = await organisationByName(tx, organisation);
      if (!known) throw new Error(`the demonstration has no organisation ${organisation}`);
      found.push({
        login,
        displayName: person,
        role,
        divisionCode: null,
        organisationId: known.organisationId,
        personId: null,
      });
    }
    return found;
  });
  await openAccounts(app, accounts);
}

/**
 * A trainee with a phone, who follows her own money and sees nobody else's: one was paid, one still waits for a fact, one
 * the law gives nothing, one whose line is published.
 */
async function openWorkerAccount(
  app: DemonstrationContext,
  login: string,
  personId: PersonId | undefined,
): Promise<void> {
  if (personId === undefined) throw new Error(`the demonstration has nobody for the account ${login}`);
  const person = await readTx(app.db, { kind: 'system' }, async (tx) =>
    (await personViews(tx, [personId])).get(personId),
  );
  await openAccounts(app, [
    {
      login,
      displayName: person?.name ?? '学员',
      role: 'worker',
      divisionCode: null,
      organisationId: null,
      personId,
    },
  ]);
}

async function openAccounts(
  app: DemonstrationContext,
  accounts: readonly (DemonstrationAccount & { organisationId: Uuid | null; personId: PersonId | null })[],
): Promise<void> {
  const machine = await readTx(app.db, { kind: 'system' }, (tx) => actorByLogin(tx, 'command-line'));
  if (!machine) throw new Error('the account command-line is missing');
  for (const { personId, ...account } of accounts) {
    const meta = {
      event: 'account-created',
      objectType: 'account',
      objectId: account.login,
      requestId: app.ids.uuid(),
    };
    const opened = await performAct(app, { ...machine, scope: { kind: 'system' } }, meta, (act) =>
      openAccount(
        act,
        organisationDirectory,
        { ...account, personKey: `demo-${account.login}`, password: DEMONSTRATION_PASSWORD },
        { demonstration: true, personId },
      ),
    );
    if (!opened.ok) throw new Error(`demonstration account ${account.login} was refused`);
  }
}
