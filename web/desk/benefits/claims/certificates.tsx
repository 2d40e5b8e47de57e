import { Button, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, type Reply, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { Agreements } from './certificates-agreements.tsx';
import { words } from './certificates-words.ts';
import { Outcome } from './compute.tsx';

type Row = Reply<'/api/claimable-certificates'>['rows'][number];
type Benefit = 'assessment-subsidy' | 'skill-upgrade-subsidy';
const BENEFITS: readonly Benefit[] = ['assessment-subsidy', 'skill-upgrade-subsidy'];

/** A question of several lines, which fits a phone. */
const NARROW = { styles: { root: { maxWidth: 'min(26rem, 92vw)' } } };

/** Lets the system compute the claims of one class's certificates; says what was made and who was left out. */
function Compute(props: { of: Row; benefit: Benefit }) {
  const { of, benefit } = props;
  const { me } = useMe();
  const [done, setDone] = useState<ActReply<'/api/claims/compute-certificates'> | null>(null);
  const compute = useAct('/api/claims/compute-certificates', {
    silent: true,
    after: setDone,
  });
  if (!me || !mayCall(me, 'claims.computeCertificates')) return null;
  const pay = (payee: 'trainee' | 'institution', organisationId: string | null) =>
    void compute.run({ benefit, payee, organisationId, divisionCode: of.divisionCode, classId: of.classId });
  const own = me.organisationId;
  const payees = own ? of.agreed.filter(({ organisationId }) => organisationId === own) : of.agreed;
  return (
    <>
      <span className="row">
        {own || of.unclaimed === 0 ? null : (
          <Popconfirm
            {...NARROW}
            title={words.askTrainee(of.unclaimed, of.people)}
            onConfirm={() => pay('trainee', null)}
          >
            <Button size="small" loading={compute.working}>
              {words.toTrainee}
            </Button>
          </Popconfirm>
        )}
        {payees.map(({ organisationId, name, count, people }) => (
          <Popconfirm
            key={organisationId}
            {...NARROW}
            title={words.askOrganisation(count, people, name)}
            onConfirm={() => pay('institution', organisationId)}
          >
            <Button size="small" loading={compute.working}>
              {own ? words.toOwn : words.toOrganisation(name)}
            </Button>
          </Popconfirm>
        ))}
      </span>
      <ActAlert fault={compute.fault} />
      <Modal
        open={done !== null}
        title={words.title2}
        onCancel={() => setDone(null)}
        footer={
          <Button type="primary" onClick={() => setDone(null)}>
            {common.close}
          </Button>
        }
        width={760}
      >
        {done === null ? null : <Outcome of={done} />}
      </Modal>
    </>
  );
}

const columnsOf = (benefit: Benefit): readonly SimpleColumn<Row>[] => [
  {
    title: words.columns.class,
    rowHead: true,
    show: (row) =>
      row.classId === null ? (
        words.noClass
      ) : (
        <>
          <Link to={`/desk/classes/${row.classId}?tab=results`}>{row.className}</Link>
          <div className="quiet small">{row.classNumber}</div>
        </>
      ),
  },
  { title: words.columns.certificates, kind: 'number', show: (row) => words.people(row.certificates) },
  { title: words.columns.unclaimed, kind: 'number', show: (row) => words.people(row.unclaimed) },
  {
    title: words.columns.agreed,
    show: (row) => row.agreed.map(({ name, count }) => `${name} ${words.people(count)}`).join('，') || '—',
  },
  { title: words.columns.act, show: (row) => <Compute of={row} benefit={benefit} /> },
];

function OfBenefit(props: { benefit: Benefit }) {
  const { benefit } = props;
  const { term } = useVocabulary();
  const answer = useRead('/api/claimable-certificates', { query: { benefit } });
  return (
    <Section title={term('benefits', benefit)}>
      <Read of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="quiet">{words.none}</p>
          ) : (
            <SimpleTable
              scroll={words.title}
              rows={rows}
              rowKey={(row) => `${row.classId} ${row.divisionCode}`}
              columns={columnsOf(benefit)}
            />
          )
        }
      </Read>
    </Section>
  );
}

/** Subsidies on certificates, class by class, and who agreed that an institution is paid. */
export function Component() {
  const { me } = useMe();
  return (
    <Page title={words.title}>
      <p>{words.lead}</p>
      {mayCall(me, 'claims.certificates')
        ? BENEFITS.map((benefit) => <OfBenefit key={benefit} benefit={benefit} />)
        : null}
      <Agreements />
    </Page>
  );
}
