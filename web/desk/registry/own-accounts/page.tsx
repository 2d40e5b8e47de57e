import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import {
  ErrorState,
  Loading,
  Page,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  shownInstant,
  useVocabulary,
} from '../../../ui/index.ts';
import { type Account, AccountActs } from './acts.tsx';
import { Look } from './look.tsx';
import { Slip, type SlipOf } from './slip.tsx';
import { words } from './words.ts';

const labels = words.list;

function Verified({ of }: { of: Account }) {
  const { term } = useVocabulary();
  if (of.verifiedOn === null || of.verifiedBy === null)
    return (
      <>
        <strong>{labels.unverified}</strong>
        {of.policeAnswer === null ? null : ` ${labels.police[of.policeAnswer]}`}
      </>
    );
  return labels.on(term('ownAccountVerifiers', of.verifiedBy), of.verifiedOn);
}

/** The counter: who comes, what may be done for her, and the accounts of the county. */
export function Component() {
  const list = useRead('/api/own-accounts');
  const [slip, setSlip] = useState<SlipOf | null>(null);
  const reread = () => void list.refetch();
  const { term } = useVocabulary();
  const columns: readonly SimpleColumn<Account>[] = [
    { title: labels.name, rowHead: true, show: (row) => row.name },
    { title: labels.number, show: (row) => row.idNumberMasked },
    { title: labels.status, show: (row) => <Status in="ownAccountStatuses" id={row.status} /> },
    { title: labels.proof, show: (row) => term('ownAccountProofs', row.provenBy) },
    { title: labels.verified, show: (row) => <Verified of={row} /> },
    { title: labels.phone, show: (row) => row.phoneMasked ?? labels.noPhone },
    {
      title: labels.registered,
      show: (row) => `${shownInstant(row.registeredAt)} ${row.openedBy ? labels.by(row.openedBy) : ''}`,
    },
    { title: words.acts, show: (row) => <AccountActs of={row} setSlip={setSlip} changed={reread} /> },
  ];
  const rows = list.data?.rows ?? [];
  return (
    <Page title={words.title}>
      <Look changed={reread} />
      <Section title={labels.title}>
        {list.error ? (
          <ErrorState fault={list.error} retry={reread} />
        ) : list.data === undefined ? (
          <Loading />
        ) : rows.length === 0 ? (
          <p className="quiet">{labels.none}</p>
        ) : (
          <SimpleTable
            blocks
            scroll={labels.title}
            rows={rows}
            rowKey={(row) => row.accountId}
            columns={columns}
          />
        )}
      </Section>
      {slip ? <Slip of={slip} close={() => setSlip(null)} /> : null}
    </Page>
  );
}
