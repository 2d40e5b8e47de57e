import { Link } from 'react-router';
import { type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  AppealLink,
  CasePage,
  Cell,
  type Column,
  Day,
  FormGrid,
  JournalRecord,
  Label,
  List,
  MarginRow,
  Read,
  Section,
  SimpleTable,
  Status,
  YesNo,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { Changes, ProposeChange } from './changes.tsx';
import { ProposeMove } from './moves-propose.tsx';
import type { OrganisationDetail } from './replies.ts';
import { occupationNames, ProposedSuspension, SuspensionActs } from './suspend.tsx';
import { words } from './words.ts';

const { detail: d } = words;
/** LC-12 takes the right to train from whoever breaks the rules; the county's pack names the same clause. */
const SUSPENSION_CLAUSE = 'LC-12';

/** One institution or employer: what it may teach, whether it may teach, what it taught. */
export function OrganisationCase(props: { organisationId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/organisations/{organisationId}', {
    params: { organisationId: props.organisationId },
  });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(detail) => <Shown detail={detail} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}

const classColumns: readonly Column<Row<'/api/classes'>>[] = [
  { id: 'name', title: words.classColumns.name, value: (row) => row.name },
  { id: 'number', title: words.classColumns.number, value: (row) => row.number },
  {
    id: 'status',
    title: words.classColumns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'classStatuses',
  },
  { id: 'startOn', title: words.classColumns.startOn, value: (row) => row.startOn, kind: 'day' },
  { id: 'endOn', title: words.classColumns.endOn, value: (row) => row.endOn, kind: 'day' },
  { id: 'enrolled', title: words.classColumns.enrolled, value: (row) => row.enrolledCount, kind: 'count' },
  { id: 'certified', title: words.classColumns.certified, value: (row) => row.certifiedCount, kind: 'count' },
];

/** What it may teach, as its licence and agreement say. */
function InstitutionCells(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  return (
    <>
      <Cell label={d.licence}>{detail.licenceNumber}</Cell>
      <Cell label={d.institutionType}>{detail.institutionType}</Cell>
      <Cell label={d.agreement}>
        <Day on={detail.agreementFrom} /> — <Day on={detail.agreementThrough} />
      </Cell>
      <Cell label={words.columns.level}>
        <Label in="skillLevels" id={detail.highestLevel} />
      </Cell>
      <Cell label={words.columns.scope} wide>
        {detail.occupationScopeText}
      </Cell>
    </>
  );
}

function EmployerCells(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  return (
    <>
      <Cell label={d.employerKind}>
        <Label in="employerKinds" id={detail.employerKind} />
      </Cell>
      <Cell label={words.columns.size}>
        <Label in="employerSizes" id={detail.employerSize} />
      </Cell>
      <Cell label={words.columns.sector}>{detail.sectorText}</Cell>
      <Cell label={d.industry}>{detail.industryClass}</Cell>
      <Cell label={words.columns.selfAssessment}>
        <YesNo value={detail.selfAssessmentListed} />
      </Cell>
    </>
  );
}

function Basics(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  const { bankAccount } = detail;
  const { me } = useMe();
  return (
    <Section title={d.basics}>
      <FormGrid>
        <Cell label={d.division}>{detail.divisionName}</Cell>
        <Cell label={d.legal}>{detail.legalRepresentative}</Cell>
        <Cell label={d.phone}>{detail.phoneMasked}</Cell>
        {detail.kinds.includes('institution') ? <InstitutionCells detail={detail} /> : null}
        {detail.kinds.includes('employer') ? <EmployerCells detail={detail} /> : null}
        <Cell label={d.address} wide>
          {detail.address}
        </Cell>
        <Cell label={d.bank} wide>
          {bankAccount
            ? d.account(bankAccount.bankName, bankAccount.accountName, bankAccount.numberLast4)
            : null}{' '}
          {mayCall(me, 'payees.accounts') ? <Link to="/desk/payee-accounts">{d.accountChanges}</Link> : null}
        </Cell>
      </FormGrid>
    </Section>
  );
}

function Suspensions(props: { detail: OrganisationDetail }) {
  const { detail } = props;
  const { suspensions } = detail;
  return (
    <Section title={d.suspensions}>
      {suspensions.length === 0 ? <p className="quiet">{d.noSuspensions}</p> : null}
      {suspensions.map((suspension) => (
        <MarginRow key={suspension.suspensionId} law={{ clause: SUSPENSION_CLAUSE }}>
          {d.from} <Day on={suspension.suspendedOn} />
          {'　'}
          {suspension.liftedOn ? (
            <>
              {d.lifted} <Day on={suspension.liftedOn} />
            </>
          ) : (
            <span className="alarm">{d.notLifted}</span>
          )}
          {'　'}
          {suspension.reason}
          {suspension.documentNumber ? ` ${d.documentNumber(suspension.documentNumber)}` : null}
          {suspension.occupations ? `　${d.onlyFor(occupationNames(detail, suspension.occupations))}` : null}
          {suspension.liftReason ? (
            <p className="quiet">
              {suspension.liftedOn === suspension.suspendedOn ? `${d.neverHeld}　` : null}
              {d.liftedBecause(suspension.liftReason, suspension.liftedDocumentNumber ?? '')}
            </p>
          ) : null}
          {suspension.liftedOn ? null : (
            <AppealLink subjectType="suspension" subjectId={suspension.suspensionId} />
          )}
        </MarginRow>
      ))}
    </Section>
  );
}

function Projects(props: { detail: OrganisationDetail }) {
  const { projects } = props.detail;
  return (
    <Section title={d.projects}>
      {projects.length === 0 ? (
        <p className="quiet">{d.noProjects}</p>
      ) : (
        <SimpleTable
          label={d.projects}
          rows={projects}
          rowKey={(project) => project.name}
          columns={[
            { title: d.project, rowHead: true, show: (project) => project.name },
            { title: d.code, show: (project) => project.occupationCode },
            { title: d.level, kind: 'word', in: 'skillLevels', show: (project) => project.highestLevel },
          ]}
        />
      )}
    </Section>
  );
}

function Shown(props: { detail: OrganisationDetail; inDrawer: boolean }) {
  const { detail } = props;
  const { me } = useMe();
  const isInstitution = detail.kinds.includes('institution');
  return (
    <CasePage
      title={detail.name}
      number={detail.creditCode}
      inDrawer={props.inDrawer}
      status={<Status in="organisationStatuses" id={detail.status} />}
      facts={detail.kinds.map((kind) => <Label key={kind} in="organisationKinds" id={kind} />)}
      acts={
        <>
          <ProposeChange detail={detail} />
          <ProposeMove detail={detail} />
          <SuspensionActs detail={detail} />
        </>
      }
    >
      <ProposedSuspension detail={detail} />
      {detail.status === 'suspended' && detail.suspendedOn ? (
        <MarginRow law={{ clause: SUSPENSION_CLAUSE }}>
          <p className="alarm">{d.suspendedNow(detail.suspendedOn)}</p>
        </MarginRow>
      ) : null}
      <Basics detail={detail} />
      {props.inDrawer && detail.changes.length === 0 ? null : <Changes detail={detail} />}
      {isInstitution ? (
        <>
          <Suspensions detail={detail} />
          <Projects detail={detail} />
        </>
      ) : null}
      {props.inDrawer ? null : (
        <Section title={d.classes}>
          <List
            name="organisation-classes"
            label={d.classes}
            path="/api/classes"
            fixed={{ organisationId: detail.organisationId }}
            columns={classColumns}
            rowKey={(row) => row.classId}
            href={(row) => `/desk/classes/${row.classId}`}
            empty={words.classEmpty}
            height="24rem"
          />
        </Section>
      )}
      {props.inDrawer || !mayCall(me, 'journal.ofObject') ? null : (
        <Section title={common.record.title}>
          <JournalRecord objectType="organisation" objectId={detail.organisationId} />
        </Section>
      )}
    </CasePage>
  );
}
