import { type Reply, type Row, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
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
  Status,
  YesNo,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { words as classWords } from '../../training/classes/words.ts';
import { Suspend } from './suspend.tsx';
import { words } from './words.ts';

export type OrganisationDetail = Reply<'/api/organisations/{organisationId}'>;
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
  { id: 'name', title: classWords.columns.name, value: (row) => row.name },
  { id: 'number', title: classWords.columns.number, value: (row) => row.number },
  {
    id: 'status',
    title: classWords.columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'classStatuses',
  },
  { id: 'startOn', title: classWords.columns.startOn, value: (row) => row.startOn, kind: 'day' },
  { id: 'endOn', title: classWords.columns.endOn, value: (row) => row.endOn, kind: 'day' },
  { id: 'enrolled', title: classWords.columns.enrolled, value: (row) => row.enrolledCount, kind: 'count' },
  { id: 'certified', title: classWords.columns.certified, value: (row) => row.certifiedCount, kind: 'count' },
];

function Shown(props: { detail: OrganisationDetail; inDrawer: boolean }) {
  const { detail } = props;
  const { me } = useMe();
  const isInstitution = detail.kinds.includes('institution');
  const isEmployer = detail.kinds.includes('employer');
  return (
    <CasePage
      title={detail.name}
      number={detail.creditCode}
      inDrawer={props.inDrawer}
      status={<Status in="organisationStatuses" id={detail.status} />}
      facts={detail.kinds.map((kind) => <Label key={kind} in="organisationKinds" id={kind} />)}
      acts={<Suspend detail={detail} />}
    >
      {detail.status === 'suspended' && detail.suspendedOn ? (
        <MarginRow law={{ clause: SUSPENSION_CLAUSE }}>
          <p className="alarm">{d.suspendedNow(detail.suspendedOn)}</p>
        </MarginRow>
      ) : null}
      <Section title={d.basics}>
        <FormGrid>
          <Cell label={d.division}>{detail.divisionName}</Cell>
          <Cell label={d.legal}>{detail.legalRepresentative}</Cell>
          <Cell label={d.phone}>{detail.phoneMasked}</Cell>
          {isInstitution ? (
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
          ) : null}
          {isEmployer ? (
            <>
              <Cell label={d.employerKind}>
                <Label in="employerKinds" id={detail.employerKind} />
              </Cell>
              <Cell label={words.columns.size}>
                <Label in="employerSizes" id={detail.employerSize} />
              </Cell>
              <Cell label={words.columns.sector}>{detail.sectorText}</Cell>
              <Cell label={words.columns.selfAssessment}>
                <YesNo value={detail.selfAssessmentListed} />
              </Cell>
            </>
          ) : null}
          <Cell label={d.address} wide>
            {detail.address}
          </Cell>
          <Cell label={d.bank} wide>
            {detail.bankAccount
              ? d.account(
                  detail.bankAccount.bankName,
                  detail.bankAccount.accountName,
                  detail.bankAccount.numberLast4,
                )
              : null}
          </Cell>
        </FormGrid>
      </Section>
      {isInstitution ? (
        <Section title={d.suspensions}>
          {detail.suspensions.length === 0 ? <p className="quiet">{d.noSuspensions}</p> : null}
          {detail.suspensions.map((suspension) => (
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
            </MarginRow>
          ))}
        </Section>
      ) : null}
      {isInstitution ? (
        <Section title={d.projects}>
          {detail.projects.length === 0 ? (
            <p className="quiet">{d.noProjects}</p>
          ) : (
            <table className="plain" aria-label={d.projects}>
              <thead>
                <tr>
                  <th scope="col">{d.project}</th>
                  <th scope="col">{d.code}</th>
                  <th scope="col">{d.level}</th>
                </tr>
              </thead>
              <tbody>
                {detail.projects.map((project) => (
                  <tr key={project.name}>
                    <th scope="row">{project.name}</th>
                    <td>{project.occupationCode}</td>
                    <td>
                      <Label in="skillLevels" id={project.highestLevel} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
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
