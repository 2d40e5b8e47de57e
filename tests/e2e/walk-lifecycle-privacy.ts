import type { County } from './walk-county.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

const PAGE = '/desk/protections';
const reason = '本人带文书来办';
const document = '（2021）鲁1526民保令3号';

interface Moved {
  readonly protectionId: string;
  readonly version: number;
}

/** Somebody of a claim of the county. */
async function somebody({ get }: County): Promise<number> {
  const { rows } = await get<{ rows: { claimId: string }[] }>('handler', '/api/claims?limit=100');
  const { lineRows } = await get<{ lineRows: { person: { personId: number } }[] }>(
    'handler',
    `/api/claims/${rows[0]?.claimId}`,
  );
  return lineRows[5]?.person.personId ?? lineRows[0]?.person.personId ?? 0;
}

/** A consent by a slip at the counter, taken back; a record that named officers alone open, until two people end it. */
export const privacy: Lifecycle = {
  name: 'what a person agreed to, and a protected record',
  async *go(county) {
    const { post } = county;
    const personId = await somebody(county);
    const consents = `/api/persons/${personId}/consents/class-photos`;
    await post('handler', consents, { version: 1, agrees: true, slip: '同意书 1 号' });
    yield {
      ...stop('consent', 'given', `/desk/persons/${personId}/consents`, 'handler'),
      only: 'privacy.recordTakenBack',
    };
    await post('handler', `${consents}/end`, { slip: '收回书 2 号' });
    await post('worker2', '/api/me/consents/class-photos', { version: 1, agrees: true });
    yield { ...stop('consent', 'given', '/m/account/data', 'worker2'), only: 'worker.takeBackConsent' };
    const said = { personId, reason, document, officers: ['auditor'], untilOn: '2022-06-30' };
    let now = await post<Moved>('handler', '/api/protections', said);
    const at = () => `/api/protections/${now.protectionId}`;
    const act = async (login: string, path: string, more: object) => {
      now = await post<Moved>(login, `${at()}${path}`, { version: now.version, ...more });
    };
    yield stop('person-protection', 'proposed', PAGE, 'reviewer2', 'handler');
    await act('reviewer2', '/decision', { decision: 'passed' });
    yield stop('person-protection', 'in-force', PAGE, 'handler', 'auditor');
    await act('handler', '/end', { reason });
    yield stop('person-protection', 'end-proposed', PAGE, 'reviewer2', 'handler', 'auditor');
    await act('reviewer2', '/end/decision', { decision: 'passed' });
  },
};
