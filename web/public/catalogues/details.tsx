import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { count } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Label } from '../../ui/values.tsx';
import { ClauseLink, EntryPage, EntryRead, Facts, levelName } from './pieces.tsx';
import { OpeningEntry, ProjectEntry, ScarceEntry, StandardEntry } from './rows.tsx';
import { words } from './words.ts';

type ProjectReply = Reply<'/api/public/projects/{projectId}'>;
type InstitutionReply = Reply<'/api/public/institutions/{organisationId}'>;
type OccupationReply = Reply<'/api/public/occupations/{occupationCode}'>;
type PlatformReply = Reply<'/api/public/platforms/{platformId}'>;

/** What was changed of an entry, by which document, when; two people behind each. */
function History(props: { of: ProjectReply['history'] }) {
  return (
    <Section title={words.history} aside={words.twoPeople}>
      {props.of.length === 0 ? <p className="quiet">{words.historyNone}</p> : null}
      <ul className="entries">
        {props.of.map((change) => (
          <li key={change.changeId} className="entry">
            <p>
              <Label in="catalogueChangeKinds" id={change.kind} /> {words.period(change.holdsFrom, null)}{' '}
              {change.document}
            </p>
            <p className="quiet">
              {change.reason} <Label in="catalogueGrounds" id={change.grounds} /> {change.signedOn}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function stateOf(of: ProjectReply) {
  if (of.state === 'stopped') return words.stopped(of.through);
  if (of.state === 'coming') return words.coming(of.from);
  return of.state === 'institution-out' ? words.institutionOut : null;
}

/** Who pays each benefit and to whom, by which clauses. */
function Payments(props: { of: ProjectReply['payments'] }) {
  if (props.of.length === 0) return <p className="quiet">{words.paysNone}</p>;
  return (
    <ul className="entries">
      {props.of.map((payment) => (
        <li key={payment.benefit} className="entry">
          <h3>
            <Link to={`/public/guides/${payment.policyId}/${payment.benefit}`}>
              <Label in="benefits" id={payment.benefit} />
            </Link>{' '}
            <ClauseLink id={payment.amountClause} />
          </h3>
          {payment.payees.map(({ question, clause }) => (
            <p key={clause}>
              {question} <ClauseLink id={clause} />
            </p>
          ))}
          {payment.purses.map(({ fundSource, clause, says }) => (
            <p key={`${fundSource} ${clause}`}>
              <Label in="fundSources" id={fundSource} /> <span className="quiet">{says}</span>{' '}
              <ClauseLink id={clause} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Openings(props: { of: ProjectReply['openings'] }) {
  if (props.of.length === 0) return <p className="quiet">{words.openingsNone}</p>;
  return (
    <ul className="entries">
      {props.of.map((open) => (
        <OpeningEntry key={open.openingId} of={open} />
      ))}
    </ul>
  );
}

function Project(props: { of: ProjectReply }) {
  const { of } = props;
  const state = stateOf(of);
  const { facts } = words;
  return (
    <EntryPage
      title={of.name}
      lead={`${of.organisationName}　${of.divisionName}`}
      back={{ to: '/public/projects', label: words.back }}
    >
      {state ? <p className="notice">{state}</p> : null}
      <Facts
        of={[
          [facts.state, <Label key="state" in="projectStates" id={of.state} />],
          [
            facts.organisation,
            <Link key="organisation" to={`/public/institutions/${of.organisationId}`}>
              {of.organisationName}
            </Link>,
          ],
          [
            facts.occupation,
            of.occupationCode ? (
              <Link key="occupation" to={`/public/occupations/${of.occupationCode}`}>
                {of.occupationName ?? of.occupationCode}
              </Link>
            ) : null,
          ],
          [facts.highest, of.highestLevel === null ? null : levelName(of.highestLevel)],
          [
            facts.hours,
            of.fewestHours === null || of.mostHours === null
              ? words.noHours
              : words.hours(of.fewestHours, of.mostHours),
          ],
          [words.source, of.source],
        ]}
      />
      <Section title={words.openings}>
        <Openings of={of.openings} />
      </Section>
      <Section title={words.worth}>
        {of.standards.length === 0 ? <p className="quiet">{words.worthNone}</p> : null}
        <ul className="entries">
          {of.standards.map((standard) => (
            <StandardEntry key={standard.standardId} of={standard} />
          ))}
        </ul>
      </Section>
      <Section title={words.pays}>
        <Payments of={of.payments} />
      </Section>
      <History of={of.history} />
    </EntryPage>
  );
}

/** One project: when and where, what it is worth, who pays, what was changed. */
export function ProjectPage() {
  const { projectId = '' } = useParams();
  const read = useRead('/api/public/projects/{projectId}', { params: { projectId } });
  return (
    <EntryRead of={read} back="/public/projects">
      {(data) => <Project of={data} />}
    </EntryRead>
  );
}

function Years(props: { of: InstitutionReply['years'] }) {
  if (props.of.length === 0) return <p className="quiet">{words.recordNone}</p>;
  return (
    <>
      <table className="shown-lines">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col" className="number">
              {words.classes}
            </th>
            <th scope="col" className="number">
              {words.trained}
            </th>
            <th scope="col" className="number">
              {words.certified}
            </th>
            <th scope="col">{words.employed}</th>
          </tr>
        </thead>
        <tbody>
          {props.of.map((year) => (
            <tr key={year.year}>
              <th scope="row">{year.year}</th>
              <td className="number" data-label={words.classes}>
                {count(year.classes)}
              </td>
              <td className="number" data-label={words.trained}>
                {count(year.trained)}
              </td>
              <td className="number" data-label={words.certified}>
                {count(year.certified)}
              </td>
              <td data-label={words.employed}>{words.notKnown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{words.employedNote}</p>
    </>
  );
}

function Institution(props: { of: InstitutionReply }) {
  const { of } = props;
  const { facts } = words;
  return (
    <EntryPage
      title={of.name}
      lead={of.divisionName}
      back={{ to: '/public/institutions', label: words.back }}
    >
      <Facts
        of={[
          [facts.state, <Label key="state" in="organisationStatuses" id={of.state} />],
          [facts.address, of.address],
          [facts.type, of.institutionType],
          [facts.licence, of.licenceNumber],
          [facts.agreement, of.agreementFrom ? words.period(of.agreementFrom, of.agreementThrough) : null],
          [facts.highest, of.highestLevel === null ? null : levelName(of.highestLevel)],
          [facts.occupation, of.occupations.map(({ name }) => name).join('、')],
        ]}
      />
      <Section title={words.record}>
        <Years of={of.years} />
      </Section>
      {of.suspensions.length > 0 ? (
        <Section title={words.suspensions} aside={<ClauseLink id="LC-12" />}>
          {of.suspensions.map((one) => (
            <p key={one.suspendedOn}>
              {words.suspended(one.suspendedOn, one.liftedOn, one.documentNumber)}
              {one.occupations ? `（${words.suspendedSome}）` : ''}
            </p>
          ))}
        </Section>
      ) : null}
      <Section title={words.openings}>
        <Openings of={of.openings} />
      </Section>
      <Section title={words.projectsOf}>
        {of.projects.length === 0 ? <p className="quiet">{words.projectsNone}</p> : null}
        <ul className="entries">
          {of.projects.map((project) => (
            <ProjectEntry key={project.projectId} of={project} />
          ))}
        </ul>
      </Section>
    </EntryPage>
  );
}

/** One institution with its record. */
export function InstitutionPage() {
  const { organisationId = '' } = useParams();
  const read = useRead('/api/public/institutions/{organisationId}', { params: { organisationId } });
  return (
    <EntryRead of={read} back="/public/institutions">
      {(data) => <Institution of={data} />}
    </EntryRead>
  );
}

function Occupation(props: { of: OccupationReply }) {
  const { of } = props;
  return (
    <EntryPage
      title={of.name}
      lead={of.aliases.length === 0 ? words.code(of.occupationCode) : words.aliases(of.aliases.join('、'))}
      back={{ to: '/public/scarce-occupations', label: words.back }}
    >
      <Section title={words.projectsHere}>
        {of.projects.length === 0 ? <p className="quiet">{words.projectsHereNone}</p> : null}
        <ul className="entries">
          {of.projects.map((project) => (
            <ProjectEntry key={project.projectId} of={project} />
          ))}
        </ul>
      </Section>
      <Section title={words.openings}>
        <Openings of={of.openings} />
      </Section>
      <Section title={words.scarceHere}>
        {of.scarce.length === 0 ? <p className="quiet">{words.scarceNone}</p> : null}
        <ul className="entries">
          {of.scarce.map((scarce) => (
            <ScarceEntry key={scarce.scarceId} of={scarce} />
          ))}
        </ul>
      </Section>
      <Section title={words.standardsHere}>
        {of.standards.length === 0 ? <p className="quiet">{words.standardsNone}</p> : null}
        <ul className="entries">
          {of.standards.map((standard) => (
            <StandardEntry key={standard.standardId} of={standard} />
          ))}
        </ul>
      </Section>
    </EntryPage>
  );
}

/** One occupation: where it is taught, whether it is scarce, what it is worth. */
export function OccupationPage() {
  const { occupationCode = '' } = useParams();
  const read = useRead('/api/public/occupations/{occupationCode}', { params: { occupationCode } });
  return (
    <EntryRead of={read} back="/public/scarce-occupations">
      {(data) => <Occupation of={data} />}
    </EntryRead>
  );
}

function Platform(props: { of: PlatformReply }) {
  const { of } = props;
  const { facts } = words;
  return (
    <EntryPage title={of.name} lead={of.divisionName} back={{ to: '/public/platforms', label: words.back }}>
      {of.state === 'stopped' ? <p className="notice">{words.stoppedPlatform(of.through)}</p> : null}
      <Facts
        of={[
          [facts.state, <Label key="state" in="platformStates" id={of.state} />],
          [
            facts.link,
            of.state === 'stopped' ? (
              of.link
            ) : (
              <a key="link" href={of.link} rel="noreferrer noopener">
                {of.link}
              </a>
            ),
          ],
          [facts.days, words.period(of.from, of.through)],
          [facts.document, of.source],
        ]}
      />
      <History of={of.history} />
    </EntryPage>
  );
}

/** One online platform. */
export function PlatformPage() {
  const { platformId = '' } = useParams();
  const read = useRead('/api/public/platforms/{platformId}', { params: { platformId } });
  return (
    <EntryRead of={read} back="/public/platforms">
      {(data) => <Platform of={data} />}
    </EntryRead>
  );
}
