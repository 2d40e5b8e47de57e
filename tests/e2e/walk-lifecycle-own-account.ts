import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';
import { checkDigitOf } from './workbooks.ts';

const PAGE = '/desk/own-accounts';
const first17 = '37152619850311733';
const idNumber = first17 + checkDigitOf(first17);
const name = '检查本人';
const reason = '本人带身份证来办';

interface Look {
  readonly account: { readonly accountId: string; readonly version: number };
}

/** Somebody whom no register knows registers on her phone; the counter sees her ID card, stops her account, opens it. */
export const ownAccount: Lifecycle = {
  name: "a person's own account",
  async *go({ post }) {
    // Whoever registers is signed in as herself afterwards: these calls are of somebody who is not needed again.
    const phone = (path: string, data: object) =>
      post<Record<string, string>>('worker3', `/api/public/registration${path}`, data);
    const { handle } = await phone('', { divisionCode: '371526', idNumber, name });
    const sent = await phone('/code', { handle, phone: '13900003711' });
    await phone('/code-proof', { handle, codeHandle: sent.handle, code: sent.shownCode });
    await phone('/account', { handle, password: null });
    yield stop('own-account', 'active', PAGE, 'handler', 'villager');
    const { account } = await post<Look>('handler', '/api/own-accounts/look', { idNumber, name });
    const { accountId, version } = account;
    await post('handler', `/api/own-accounts/${accountId}/revocation`, { version, reason });
    yield stop('own-account', 'revoked', PAGE, 'handler');
    await post('villager', `/api/own-accounts/${accountId}/reopening`, { version: version + 1, reason });
  },
};
