import { useDeferredValue, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { spokenDay, yuan } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { ProvisionalMark } from '../../ui/provisional.tsx';
import { PublicationDaysLeft } from '../../ui/publication-days-left.tsx';
import { Label } from '../../ui/values.tsx';
import { PublicRead, SearchBox } from '../pieces.tsx';
import { words } from './words.ts';

type Publication = Reply<'/api/public/publications/{publicationId}'>;

/** Beyond this a telephone chokes; the rest comes with a tap. */
const SHOWN_AT_FIRST = 200;

const labels = words.lineColumns;

/** One published line; on a narrow screen each cell says what it is. */
function Line(props: { of: Publication['lines'][number]; objectAt: string | null }) {
  const { of: line, objectAt } = props;
  return (
    <tr>
      <td data-label={labels.lineNo}>{line.lineNo}</td>
      <th scope="row">{line.name}</th>
      <td className="nowrap">{line.idNumberMasked}</td>
      <td>{line.unitName}</td>
      <td>
        <Label in="benefits" id={line.benefit} />
      </td>
      <td data-label={labels.standard}>{line.standardText}</td>
      <td className="number" data-label={labels.amount}>
        {yuan(line.amountFen)}
      </td>
      {objectAt === null ? null : (
        <td>
          <Link
            className="nowrap"
            to={`${objectAt}?line=${line.lineNo}`}
            aria-label={`${words.object} ${words.objectFor(line.lineNo, line.name)}`}
          >
            {words.object}
          </Link>
        </td>
      )}
    </tr>
  );
}

function LineTable(props: { of: Publication; lines: Publication['lines'] }) {
  const { of } = props;
  const objectAt = of.workingDaysLeft >= 0 ? `/public/publications/${of.publicationId}/object` : null;
  return (
    <table className="shown-lines">
      <thead>
        <tr>
          <th scope="col">{labels.lineNo}</th>
          <th scope="col">{labels.name}</th>
          <th scope="col">{labels.idNumber}</th>
          <th scope="col">{labels.unit}</th>
          <th scope="col">{labels.benefit}</th>
          <th scope="col">{labels.standard}</th>
          <th scope="col" className="number">
            {labels.amount}
          </th>
          {objectAt === null ? null : <td />}
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <Line key={line.lineNo} of={line} objectAt={objectAt} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={6}>
            {words.total}
          </th>
          <td className="number">{yuan(of.totalFen)}</td>
          {objectAt === null ? null : <td />}
        </tr>
      </tfoot>
    </table>
  );
}

function Lines(props: { of: Publication }) {
  const { of } = props;
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const wanted = useDeferredValue(text.trim());
  const found = useMemo(
    () => of.lines.filter((line) => line.name.includes(wanted) || line.unitName.includes(wanted)),
    [of.lines, wanted],
  );
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  const unnamed = of.lines.filter(({ name }) => name === words.protectedName).length;
  return (
    <>
      <SearchBox label={words.filter} hint={words.filterHint} value={text} onChange={setText} />
      <p className="quiet" role="status">
        {found.length === 0 ? words.noMatch : words.lineCount(found.length)}
      </p>
      {unnamed > 0 ? <p>{words.unnamed(unnamed)}</p> : null}
      <LineTable of={of} lines={shown} />
      {shown.length < found.length ? (
        <p>
          <button type="button" className="plain-button" onClick={() => setAll(true)}>
            {words.lineCount(found.length)}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** One list that lies open: who, which unit, what for, how much; how long, and how to object. */
export function PublicPublicationPage() {
  const { publicationId = '' } = useParams();
  const answer = useRead('/api/public/publications/{publicationId}', { params: { publicationId } });
  return <PublicRead of={answer}>{(of) => (of.hasEnded ? <Ended of={of} /> : <Open of={of} />)}</PublicRead>;
}

/** After its last day: that it was there, and until when; nobody is named any more. */
function Ended(props: { of: Publication }) {
  const { of } = props;
  return (
    <Page title={of.title} lead={of.number}>
      <div className="notice" role="status">
        {of.isTakenDown ? (
          <>
            <h2>{words.takenDown}</h2>
            <p>{words.takenDownLead}</p>
          </>
        ) : (
          <>
            <h2>{words.ended}</h2>
            <p>{words.endedLead(spokenDay(of.startsOn), spokenDay(of.lastDay))}</p>
            {of.announcedLastDay === of.lastDay ? null : (
              <p>{words.endedExtended(spokenDay(of.announcedLastDay))}</p>
            )}
            <p>{words.endedHint}</p>
          </>
        )}
      </div>
      <p>
        <Link to="/public/objections">{words.findTitle}</Link>
      </p>
      <p>
        <Link to="/public/publications">{words.back}</Link>
      </p>
    </Page>
  );
}

function Open(props: { of: Publication }) {
  const { of } = props;
  return (
    <Page title={of.title} lead={`${of.number}  ${words.summary(of.lineCount, yuan(of.totalFen))}`}>
      <p>
        <PublicationDaysLeft days={of.workingDaysLeft} /> {words.period(of)}{' '}
        <ProvisionalMark on={of.lastDay} />
      </p>
      <p className="quiet">{of.workingDaysLeft < 0 ? words.closedNow : words.masked}</p>
      <Lines of={of} />
      <p>
        <Link to="/public/publications">{words.back}</Link>
      </p>
    </Page>
  );
}
