import { Link } from 'react-router';
import type { Reply, Row } from '../../client/index.ts';
import { count, yuan } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { levelName } from './pieces.tsx';
import { words } from './words.ts';

type Opening = Reply<'/api/public/projects/{projectId}'>['openings'][number];
type OpenNow = Row<'/api/public/openings'>;
export type Project = Row<'/api/public/projects'>;
export type Institution = Row<'/api/public/institutions'>;
export type Standard = Row<'/api/public/standards'>;
export type Scarce = Row<'/api/public/scarce-occupations'>;
export type Platform = Row<'/api/public/platforms'>;
export type Guide = Row<'/api/public/guides'>;

/** How full a class is that people may still enrol in. */
function roomOf({ seats, taken, queued }: Pick<Opening, 'seats' | 'taken' | 'queued'>) {
  return taken < seats ? words.seatsLeft(seats - taken, seats) : words.seatsFull(queued, seats);
}

/** A class with its days, and its seats while it takes people; an ended one says so. */
export function OpeningEntry(props: { of: Opening }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <a href={`/m/learn/${of.openingId}`}>{of.className}</a>
      </h3>
      <p>
        <b>
          <Label in="openingStates" id={of.state} />
        </b>{' '}
        {of.state === 'open' ? roomOf(of) : null} {words.enrolDays(of.openFrom, of.openUntil)}
      </p>
      <p className="quiet">
        {of.organisationName} {of.place ?? of.divisionName} {words.classDays(of.startOn, of.endOn)}
      </p>
      {of.state === 'open' ? (
        <p className="no-print">
          <a href={`/m/learn/${of.openingId}`}>{words.enrol}</a>
        </p>
      ) : null}
    </li>
  );
}

/** One line of the menu: what, in which way, when and where, and the way in. */
export function MenuEntry(props: { of: Row<'/api/public/menu'> }) {
  const { of } = props;
  const { term } = useVocabulary();
  return (
    <li className="entry">
      <h3>
        {of.openingId === null ? (
          <Link to={`/public/projects/${of.menuId}`}>{of.title}</Link>
        ) : (
          <a href={`/m/learn/${of.openingId}`}>{of.title}</a>
        )}
      </h3>
      <p>
        <b>
          <Label in="menuStates" id={of.state} />
        </b>{' '}
        {words.menu.taught(term('trainingWays', of.way), of.hours)}{' '}
        {of.level === null ? null : levelName(of.level)}
      </p>
      <p className="quiet">
        {of.organisationName} {of.place ?? of.divisionName}{' '}
        {of.startOn === null || of.endOn === null
          ? words.menu.planned
          : words.classDays(of.startOn, of.endOn)}
      </p>
      {of.standard === null ? null : <p className="quiet small">{words.menu.by(of.standard)}</p>}
    </li>
  );
}

/** A class of the list of those that take people today. */
export function OpenNowEntry(props: { of: OpenNow }) {
  return <OpeningEntry of={{ ...props.of, state: 'open' }} />;
}

export function ProjectEntry(props: { of: Project }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <Link to={`/public/projects/${of.projectId}`}>{of.name}</Link>
      </h3>
      <p>
        {of.organisationName} <span className="quiet">{of.divisionName}</span>
      </p>
      {of.openClasses > 0 ? <p>{words.openClasses(of.openClasses, of.seatsLeft)}</p> : null}
      <p className="quiet">
        <Label in="projectStates" id={of.state} />
        {of.state === 'stopped' && of.through ? ` ${words.ended(of.through)}` : ''}
        {of.highestLevel === null ? '' : ` ${words.facts.highest} ${levelName(of.highestLevel)}`}
        {of.occupationName && of.occupationName !== of.name ? ` ${of.occupationName}` : ''}
      </p>
    </li>
  );
}

export function InstitutionEntry(props: { of: Institution }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <Link to={`/public/institutions/${of.organisationId}`}>{of.name}</Link>
      </h3>
      <p>
        <Label in="organisationStatuses" id={of.state} /> <span className="quiet">{of.divisionName}</span>
      </p>
      <p className="quiet">
        {of.address ? `${of.address} ` : ''}
        {words.counts(count(of.trained), count(of.certified))}
      </p>
    </li>
  );
}

export function ScarceEntry(props: { of: Scarce }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <Link to={`/public/occupations/${of.occupationCode}`}>{of.occupationName ?? of.occupationCode}</Link>
      </h3>
      <p>
        {of.divisionName} <span className="quiet">{of.kind === 'need' ? words.need : of.policyShort}</span>
      </p>
      <p className="quiet">
        {of.inForce || of.through === null ? words.period(of.from, of.through) : words.ended(of.through)}{' '}
        {of.source}
      </p>
    </li>
  );
}

/** An amount with its unit, the document that sets it and its days. */
export function StandardEntry(props: { of: Standard }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <Label in="benefits" id={of.benefit} />{' '}
        {of.occupationCode ? (
          <Link to={`/public/occupations/${of.occupationCode}`}>
            {of.occupationName ?? of.occupationCode}
          </Link>
        ) : null}
      </h3>
      <p>
        <b className="nowrap">
          {words.amount(yuan(of.amountFen))}
          <Label in="units" id={of.unit} />
        </b>{' '}
        {of.level === null ? '' : levelName(of.level)}{' '}
        {of.certificateKind ? <Label in="certificateKinds" id={of.certificateKind} /> : null}{' '}
        {of.trainingKind ? <Label in="trainingKinds" id={of.trainingKind} /> : null}{' '}
        <span className="quiet">{of.divisionName}</span>
      </p>
      <p className="quiet">
        {of.inForce || of.through === null ? words.period(of.from, of.through) : words.ended(of.through)}{' '}
        {of.source}
        {of.shortageUpliftPercent ? ` ${words.uplift(of.shortageUpliftPercent)}` : ''}
      </p>
    </li>
  );
}

export function PlatformEntry(props: { of: Platform }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <Link to={`/public/platforms/${of.platformId}`}>{of.name}</Link>
      </h3>
      <p>
        <Label in="platformStates" id={of.state} /> <span className="quiet">{of.divisionName}</span>
      </p>
      <p className="quiet">
        {of.link} {words.period(of.from, of.through)} {of.source}
      </p>
    </li>
  );
}

export function GuideEntry(props: { of: Guide }) {
  const { of } = props;
  return (
    <li className="entry">
      <h3>
        <Link to={`/public/guides/${of.policyId}/${of.benefit}`}>
          <Label in="benefits" id={of.benefit} />
        </Link>
      </h3>
      <p>
        {of.policyTitle} <span className="quiet">{words.conditionCount(of.conditions)}</span>
      </p>
      <p className="quiet">
        {of.standing === 'ended' && of.through !== null
          ? words.ended(of.through)
          : words.notice(of.documentNumber, of.from, of.through)}
      </p>
    </li>
  );
}
