import { actorByLogin, openAccount, performAct, type Role } from '../access/index.ts';
import { readTx, withTx } from '../db/index.ts';
import { type LocalDate, localDate } from '../kernel/index.ts';
import { offsetAt } from './demonstration-clock.ts';
import type { OpenHouse } from './house.ts';
import type { Rooms } from './routes.ts';
import { saveClockOffset } from './store.ts';

export const DEMONSTRATION_COUNTY = '371526';
/** Known to everybody, printed at every start; production refuses to start while an account has it. */
export const DEMONSTRATION_PASSWORD = 'gaotang-2021';
/** The day on which people find the demonstration county. */
const FIRST_DAY: LocalDate = localDate('2021-10-11');

interface DemonstrationAccount {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly divisionCode: string | null;
}

/** People of the bureau; all fictitious. Accounts of institutions and employers follow with their organisations. */
const BUREAU: readonly DemonstrationAccount[] = [
  { login: 'handler', displayName: '经办 赵敏', role: 'county-handler', divisionCode: DEMONSTRATION_COUNTY },
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
  { login: 'finance', displayName: '财务 李响', role: 'finance', divisionCode: DEMONSTRATION_COUNTY },
  { login: 'auditor', displayName: '审计 周正', role: 'auditor', divisionCode: DEMONSTRATION_COUNTY },
  { login: 'sysadmin', displayName: '系统管理 吴越', role: 'system-administrator', divisionCode: null },
  { login: 'secadmin', displayName: '安全管理 郑安', role: 'security-administrator', divisionCode: null },
  { login: 'auditadmin', displayName: '审计管理 王鉴', role: 'audit-administrator', divisionCode: null },
  { login: 'city', displayName: '市局 冯远', role: 'city-viewer', divisionCode: '371500' },
  { login: 'province', displayName: '省厅 陈望', role: 'province-viewer', divisionCode: '370000' },
];

/**
 * Fills an empty database with the demonstration county, act by act, as its people would. The clock's row is the last
 * thing written: without it the demonstration counts as unfinished.
 */
export async function buildDemonstration(house: OpenHouse, _rooms: Rooms): Promise<void> {
  const { clock, wallClock } = house;
  clock.setOffset(offsetAt(wallClock, new Date(`${FIRST_DAY}T09:00:00+08:00`)));
  await openBureauAccounts(house);
  await withTx(house.db, { kind: 'system' }, (tx) => saveClockOffset(tx, clock.offsetMs));
}

async function openBureauAccounts(house: OpenHouse): Promise<void> {
  const machine = await readTx(house.db, { kind: 'system' }, (tx) => actorByLogin(tx, 'command-line'));
  if (!machine) throw new Error('the account command-line is missing');
  for (const account of BUREAU) {
    const meta = {
      event: 'account-created',
      objectType: 'account',
      objectId: account.login,
      requestId: house.ids.uuid(),
    };
    const opened = await performAct(house, { ...machine, scope: { kind: 'system' } }, meta, (act) =>
      openAccount(
        act,
        {
          ...account,
          personKey: `demo-${account.login}`,
          organisationId: null,
          password: DEMONSTRATION_PASSWORD,
        },
        { demonstration: true, personId: null },
      ),
    );
    if (!opened.ok) throw new Error(`demonstration account ${account.login} was refused`);
  }
}
