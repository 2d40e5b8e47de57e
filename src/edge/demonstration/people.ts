import {
  actorByLogin,
  DEMONSTRATION_PASSWORD,
  openAccount,
  performAct,
  type Role,
} from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { organisationByName, organisationDirectory } from '../../registry/organisations/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { DemonstrationContext } from './context.ts';
import type { County } from './county.ts';

interface Opened {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
}

/** People of the bureau; all fictitious. Those of the county first, then the administrators, then city and province. */
const OF_COUNTY: readonly (readonly [login: string, displayName: string, role: Role])[] = [
  ['handler', '经办 赵敏', 'county-handler'],
  // Has signed nothing of the county's claims: looks into objections against them.
  ['handler2', '经办 高蕾', 'county-handler'],
  ['reviewer1', '初审 钱亮', 'county-first-reviewer'],
  ['reviewer2', '复审 孙静', 'county-second-reviewer'],
  ['reviewer3', '复审 韩宁', 'county-second-reviewer'],
  // Confirms the answers to objections, so that reviewer3 may approve the payment.
  ['reviewer4', '复审 梁秋', 'county-second-reviewer'],
  ['finance', '财务 李响', 'finance'],
  ['auditor', '审计 周正', 'auditor'],
  ['villager', '协理 谭守田', 'village-helper'],
];
const ADMINISTRATORS: readonly (readonly [login: string, displayName: string, role: Role])[] = [
  ['sysadmin', '系统管理 吴越', 'system-administrator'],
  ['secadmin', '安全管理 郑安', 'security-administrator'],
  ['auditadmin', '审计管理 王鉴', 'audit-administrator'],
];

/** The bureau's people, the administrators, and those who look on from city and province. */
export async function openBureau(app: DemonstrationContext, { code }: County): Promise<void> {
  const as = (divisionCode: string | null, [login, displayName, role]: (typeof OF_COUNTY)[number]) => ({
    ...{ login, displayName, role, divisionCode, organisationId: null, personId: null },
  });
  await openAccounts(app, [
    ...OF_COUNTY.map((person) => as(code, person)),
    ...ADMINISTRATORS.map((person) => as(null, person)),
    as(`${code.slice(0, 4)}00`, ['city', '市局 冯远', 'city-viewer']),
    as(`${code.slice(0, 4)}00`, ['city2', '市局 邵明', 'city-viewer']),
    as(`${code.slice(0, 2)}0000`, ['province', '省厅 陈望', 'province-viewer']),
  ]);
}

/** The accounts of the county's organisations, which its catalogue has brought. */
export async function openOrganisationAccounts(app: DemonstrationContext, county: County): Promise<void> {
  const accounts = await readTx(app.db, { kind: 'system' }, async (tx) => {
    const found: Opened[] = [];
    for (const { login, person, role, organisation } of county.organisations) {
      const known = await organisationByName(tx, organisation);
      if (!known) throw new Error(`the demonstration has no organisation ${organisation}`);
      found.push({
        ...{ login, displayName: person, role, divisionCode: null, personId: null },
        organisationId: known.organisationId,
      });
    }
    return found;
  });
  await openAccounts(app, accounts);
}

/** A trainee with a phone, who follows her own money and sees nobody else's. */
export async function openWorkerAccount(
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
      ...{ login, displayName: person?.name ?? '学员', role: 'worker', personId },
      ...{ divisionCode: null, organisationId: null },
    },
  ]);
}

/** Somebody of a township, which the county's list of places has brought. */
export function openTownshipAccount(
  app: DemonstrationContext,
  login: string,
  divisionCode: string,
): Promise<void> {
  const who = { login, displayName: '乡镇 纪明', role: 'township-staff' as const };
  return openAccounts(app, [{ ...who, divisionCode, organisationId: null, personId: null }]);
}

async function openAccounts(app: DemonstrationContext, accounts: readonly Opened[]): Promise<void> {
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
