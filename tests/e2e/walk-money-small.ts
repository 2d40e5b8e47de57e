import type { County } from './walk-county.ts';
import { PASSED, REASON, RETURNED } from './walk-money-parts.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

// Budgets, payees to whom nothing is paid, and the determination of everybody.

interface Proposal {
  readonly caseId: string;
  readonly version: number;
}

const budget: Lifecycle = {
  name: 'a change of a budget is given back, corrected and approved',
  async *go(county) {
    const { caseId } = await county.post<Proposal>('finance', '/api/budgets/proposals', {
      fundSource: 'skills-special-account',
      year: 2021,
      amountFen: 100_000,
      document: '页面检查〔2021〕3号',
    });
    const act = async (login: string, name: string, data: object) => {
      const { rows } = await county.get<{ rows: Proposal[] }>('finance', '/api/budgets/proposals');
      const version = rows.find((row) => row.caseId === caseId)?.version;
      await county.post(login, `/api/budgets/proposals/${caseId}/${name}`, { version, ...data });
    };
    yield stop('budget-proposal', 'open', '/desk/budgets', 'reviewer3', 'finance');
    await act('reviewer3', 'approve', RETURNED);
    yield stop('budget-proposal', 'returned', '/desk/budgets', 'finance');
    await act('finance', 'withdraw', REASON);
  },
};

const held: Lifecycle = {
  name: 'nothing is paid to a school, until two people let it be paid again',
  async *go(county) {
    const { rows } = await county.get<{ rows: { organisationId: string; name: string }[] }>(
      'handler',
      '/api/organisations',
    );
    const school = rows.find(({ name }) => name.includes('安颐康养'));
    const hold = await county.post<{ holdId: string; version: number }>('finance', '/api/payee-holds', {
      organisationId: school?.organisationId,
      ...REASON,
    });
    const at = `/api/payee-holds/${hold.holdId}`;
    yield stop('payee-hold', 'held', '/desk/payee-accounts', 'handler');
    await county.post('handler', `${at}/release-proposal`, { version: hold.version, ...REASON });
    yield stop('payee-hold', 'release-proposed', '/desk/payee-accounts', 'reviewer3', 'handler');
    await county.post('reviewer3', `${at}/release-decision`, { version: hold.version + 1, ...PASSED });
  },
};

const TRIES = 20;

/** A determination of everybody that is stopped before its end; the county is small, and the first ones may end sooner. */
async function stoppedRun(county: County): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { runId } = await county.post<{ runId: string }>('handler', '/api/mass-runs', { year: 2021 });
    const isStopped = await county.post('handler', `/api/mass-runs/${runId}/stop`).then(
      () => true,
      () => false,
    );
    if (isStopped) return runId;
  }
  throw new Error(`${TRIES} runs ended before they could be stopped`);
}

const everybody: Lifecycle = {
  name: 'the determination of everybody is stopped and goes on',
  async *go(county) {
    const runId = await stoppedRun(county);
    yield stop('mass-run', 'stopped', '/desk/mass-runs', 'handler');
    await county.post('handler', `/api/mass-runs/${runId}/resume`);
  },
};

export const OF_THE_REST: readonly Lifecycle[] = [budget, held, everybody];
