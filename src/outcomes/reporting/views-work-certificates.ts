import { certificatesToCompute, type Law } from '../../benefits/claims/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, Clock } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

const NOTHING = { amountFen: null, since: null, dueOn: null, clause: null, workingDaysLeft: null } as const;

/** Certificates that nobody has claimed and that would make a line, and agreements by which nothing is claimed yet. */
export async function certificatesWithoutClaim(reader: {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly ciphers: Ciphers;
  readonly law: Law;
}): Promise<WorkRow[]> {
  const { tx, actor, ciphers, clock, law } = reader;
  const waiting = await certificatesToCompute({
    ...{ tx, ciphers, policies: law.policies },
    today: clock.today(),
  });
  const own = actor.organisationId;
  const shown =
    own === null ? waiting : waiting.filter(({ organisation }) => organisation?.organisationId === own);
  return shown.map(({ benefit, organisation, count, isMore }) => ({
    ...NOTHING,
    kind: organisation === null ? ('certificates-compute' as const) : ('agreements-compute' as const),
    who: organisation?.name ?? '',
    what: `${law.policies.vocabulary.label('benefits', benefit)}：${count} 本${isMore ? '以上' : ''}证书可以核算`,
    count: null,
    linkType: 'certificate-claims' as const,
    linkId: `${benefit} ${organisation?.organisationId ?? ''}`,
  }));
}
