import { Secret, TOTP } from 'otpauth';
import type { County } from './walk-county.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';
import { checkDigitOf } from './workbooks.ts';

const ACCOUNTS = '/desk/accounts';
/** Of a role: the list of all is long. */
const FINANCE = '/desk/accounts?role=finance';

interface Account {
  readonly accountId: string;
  readonly login: string;
  readonly version: number;
}
interface Asked {
  readonly accountId: string;
  readonly changeId: string;
  readonly oneTimePassword: string;
}

const accountOf = async ({ get }: County, login: string): Promise<Account> => {
  const { rows } = await get<{ rows: Account[] }>('sysadmin', '/api/accounts?limit=200');
  const account = rows.find((row) => row.login === login);
  if (!account) throw new Error(`there is no account ${login}`);
  return account;
};

const asked = {
  divisionCode: '371526',
  organisationId: null,
  personKey: null,
};

/** The system administrator asks for an account with power: it waits for the security administrator. */
export function askAccount(
  { post }: County,
  account: { login: string; role: string; first17: string; divisionCode?: string },
): Promise<Asked> {
  const { first17, ...rest } = account;
  return post('sysadmin', '/api/accounts', {
    ...asked,
    displayName: `检查 ${account.login}`,
    personName: `检查${account.login.length}`,
    idNumber: first17 + checkDigitOf(first17),
    ...rest,
  });
}

/** Releases an account, whose holder signs in for the first time. */
export async function releaseAccount(county: County, { changeId, oneTimePassword }: Asked, login: string) {
  const second = await county.post<Asked>('secadmin', `/api/account-changes/${changeId}/decision`, {
    decision: 'released',
  });
  await county.firstSignIn(login, `${oneTimePassword}-${second.oneTimePassword}`);
}

const account: Lifecycle = {
  name: 'an account with power',
  async *go(county) {
    const { get, post } = county;
    const login = 'walk.finance';
    const opened = await askAccount(county, { login, role: 'finance', first17: '37152619850101203' });
    yield stop('account-change', 'pending', FINANCE, 'secadmin', 'sysadmin');
    yield stop('account', 'pending', FINANCE, 'secadmin', 'sysadmin');
    await releaseAccount(county, opened, login);

    const { key } = await post<{ key: string }>(login, '/api/me/second-factor/key');
    const code = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate();
    await post(login, '/api/me/second-factor/confirmation', { code });
    yield stop('account', 'active', FINANCE, 'sysadmin', 'secadmin');

    const path = `/api/accounts/${opened.accountId}`;
    const reason = '本人遗失手机';
    await post('sysadmin', `${path}/second-factor/reset`, {
      version: (await accountOf(county, login)).version,
      reason,
    });
    yield { ...stop('account', 'active', FINANCE, 'secadmin', 'sysadmin'), shown: 'pending' };
    const { rows } = await get<{ rows: Asked[] }>('sysadmin', '/api/account-changes?status=pending');
    await post('sysadmin', `/api/account-changes/${rows[0]?.changeId}/withdraw`);

    await post('secadmin', `${path}/disable`, {
      version: (await accountOf(county, login)).version,
      reason,
    });
    yield stop('account', 'disabled', FINANCE, 'sysadmin', 'secadmin');
    await post('sysadmin', `${path}/enable`, {
      version: (await accountOf(county, login)).version,
      reason: '本人已经找回手机',
    });
    yield { ...stop('account', 'disabled', FINANCE, 'secadmin', 'sysadmin'), shown: 'pending' };
    const waiting = await get<{ rows: Asked[] }>('sysadmin', '/api/account-changes?status=pending');
    await post('sysadmin', `/api/account-changes/${waiting.rows[0]?.changeId}/withdraw`);
  },
};

const delegation: Lifecycle = {
  name: 'acting for somebody on leave',
  async *go(county) {
    const { get, post } = county;
    const today = await county.today();
    const to = await accountOf(county, 'reviewer4');
    await post('reviewer1', '/api/me/delegations', {
      toAccountId: to.accountId,
      fromOn: today,
      throughOn: today,
      reason: '年休假外出',
    });
    const from = await accountOf(county, 'reviewer1');
    const place = { role: 'county-second-reviewer', divisionCode: '371526', organisationId: null };
    yield stop('delegation', 'asked', ACCOUNTS, 'secadmin', 'sysadmin');
    yield stop('delegation', 'asked', '/desk/my-account', 'reviewer1');
    // Whose account is disabled, or has another role, is nobody's deputy any more.
    yield { ...stop('delegation', 'asked', ACCOUNTS, 'secadmin'), shown: 'active' };
    const { changeId } = await post<Asked>('sysadmin', `/api/accounts/${from.accountId}/place`, {
      ...place,
      version: from.version,
      reason: '岗位调整为复审',
    });
    yield { ...stop('delegation', 'asked', ACCOUNTS, 'secadmin'), shown: 'pending' };

    const { rows } = await get<{ rows: { delegationId: string; status: string }[] }>(
      'secadmin',
      '/api/delegations',
    );
    const delegationId = rows.find(({ status }) => status === 'asked')?.delegationId;
    await post('secadmin', `/api/delegations/${delegationId}/decision`, { decision: 'released' });
    yield stop('delegation', 'released', ACCOUNTS, 'secadmin', 'sysadmin');
    yield stop('delegation', 'released', '/desk/my-account', 'reviewer1');
    yield { ...stop('delegation', 'released', ACCOUNTS, 'secadmin'), shown: 'active' };
    yield { ...stop('delegation', 'released', ACCOUNTS, 'secadmin'), shown: 'pending' };
    await post('sysadmin', `/api/account-changes/${changeId}/withdraw`);
    await post('reviewer1', `/api/me/delegations/${delegationId}/withdraw`);
  },
};

export const ACCOUNT_LIFECYCLES: readonly Lifecycle[] = [account, delegation];
