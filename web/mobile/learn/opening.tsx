import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { yuan } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { ByWhat } from '../claims/subsidy.tsx';
import { Counter } from '../counter.tsx';
import { dayText } from '../day-text.ts';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { signInTo } from '../signed.tsx';
import { words as all } from '../words.ts';
import { Room } from './list.tsx';
import { words } from './words.ts';

type Opening = Reply<'/api/public/openings/{openingId}'>;
type Preview = Reply<'/api/me/openings/{openingId}'>;

function ForWhom({ of }: { of: Opening }) {
  const { term } = useVocabulary();
  const { audience, minAge, maxAge, groups, note } = of.conditions;
  const isAnybody = minAge === null && maxAge === null && groups.length === 0;
  return (
    <section>
      <h2>{words.forWhom}</h2>
      {isAnybody ? <p>{words.anybody}</p> : null}
      {minAge !== null || maxAge !== null ? <p>{words.ages(minAge, maxAge)}</p> : null}
      {groups.length > 0 ? (
        <p>{words.groups(groups.map((group) => term('groups', group)).join('、'))}</p>
      ) : null}
      {audience === 'everybody' ? null : (
        <p>
          <Label in="openingAudiences" id={audience} />
        </p>
      )}
      {note === null ? null : <p>{note}</p>}
      <h2>{words.order}</h2>
      <p>
        <Label in="queueOrders" id={of.queueOrder} />
      </p>
      {of.queueClause === null ? (
        <p className="cite">{words.ownOrder}</p>
      ) : (
        <ByWhat clause={of.queueClause} />
      )}
    </section>
  );
}

function Facts({ of }: { of: Opening }) {
  return (
    <section className="headline">
      <p>
        {of.occupationName}
        {of.level === null ? null : (
          <>
            {' '}
            <Label in="skillLevels" id={String(of.level)} />
          </>
        )}
      </p>
      <p>{words.days(dayText(of.startOn), dayText(of.endOn))}</p>
      {of.hours === null ? null : <p>{words.hours(of.hours)}</p>}
      <p>{words.by(of.organisationName, of.place ?? of.divisionName)}</p>
      {of.teachers.length > 0 ? (
        <p>
          {words.teachers}：{of.teachers.join('、')}
        </p>
      ) : null}
      {of.closedBecause === null ? (
        <p>
          <b className="said">
            <Room of={of} />
          </b>
        </p>
      ) : null}
      <p>{words.until(dayText(of.openUntil))}</p>
      <p>{words.fees(of.costBorneBy)}</p>
      {of.sessions.length === 0 ? (
        <p className="cite">{words.noTimetable}</p>
      ) : (
        <details className="by-what">
          <summary>{words.allDays(of.sessions.length)}</summary>
          <ul className="statements">
            {of.sessions.map(({ taughtOn, from, until }) => (
              <li key={`${taughtOn} ${from}`}>{words.lesson(dayText(taughtOn), from, until)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Why, each with its clause; folded where nothing stands against it. */
function Reasons(props: { of: Preview['wouldBe'][number]['reasons']; isFolded: boolean }) {
  const list = (
    <ul className="statements">
      {props.of.map(({ clause, because }) => (
        <li key={`${clause} ${because}`}>
          {plainly(because)}
          <ByWhat clause={clause} />
        </li>
      ))}
    </ul>
  );
  if (!props.isFolded) return list;
  return (
    <details className="by-what">
      <summary>{all.money.reasons(props.of.length)}</summary>
      {list}
    </details>
  );
}

/** What the law would give her: the amount, to whom, why and by which clause, and what is missing. */
function Brings({ of }: { of: Preview }) {
  return (
    <section>
      <h2>{words.brings}</h2>
      <p>{words.bringsLead}</p>
      {of.wouldBe.map(({ benefit, outcome, amountFen, payee, reasons, next }) => {
        const isDue = outcome === 'entitled';
        const first = reasons.filter(({ verdict }) => isDue || verdict !== 'met').slice(0, isDue ? 20 : 3);
        return (
          <div key={benefit} className="message">
            <p>
              <strong>
                <Label in="benefits" id={benefit} />
              </strong>
            </p>
            <p className="big">
              {outcome === 'entitled'
                ? words.wouldTo[payee](yuan(amountFen ?? 0))
                : outcome === 'not-entitled'
                  ? words.wouldNot
                  : words.unknown}
            </p>
            <Reasons of={first} isFolded={isDue} />
            {next.length > 0 ? (
              <>
                <h3>{words.next}</h3>
                <ul className="statements">
                  {next.map((sentence) => (
                    <li key={sentence}>{plainly(sentence)}</li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
        );
      })}
      <p className="cite">{of.supposing}</p>
      <p className="cite">{words.supposeNot}</p>
    </section>
  );
}

function Way({ of, preview }: { of: Opening; preview: Preview }) {
  if (preview.seat)
    return (
      <section>
        <p role="status">{words.have(preview.seat.number)}</p>
        <Link className="go" to="/m/learn/mine">
          {words.seeMine}
        </Link>
      </section>
    );
  if (preview.obstacles.length > 0)
    return (
      <section>
        <h2>{words.cannot}</h2>
        {preview.obstacles.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Link className="go plain" to="/m/learn">
          {words.backToList}
        </Link>
      </section>
    );
  return (
    <section className="way-in">
      {of.taken >= of.seats ? <p>{words.queueFirst(of.queued)}</p> : null}
      <Link className="go" to={`/m/learn/${of.openingId}/enrol`}>
        {words.enrol}
      </Link>
    </section>
  );
}

function ForHer({ of }: { of: Opening }) {
  const answer = useRead('/api/me/openings/{openingId}', { params: { openingId: of.openingId } });
  if (answer.data === undefined)
    return answer.error ? <Broken fault={answer.error} retry={() => void answer.refetch()} /> : <Waiting />;
  return (
    <>
      <Brings of={answer.data} />
      <Way of={of} preview={answer.data} />
    </>
  );
}

const LinkPicture = lazy(async () => ({
  default: (await import('../../ui/link-picture.tsx')).LinkPicture,
}));

/** The link of the class as a picture, drawn once somebody asks for it. */
function Tell({ of }: { of: Opening }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="by-what" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.tell}</summary>
      {isOpen ? (
        <Suspense fallback={<Waiting />}>
          <LinkPicture title={of.className} />
        </Suspense>
      ) : null}
    </details>
  );
}

/** One class: when, where, who teaches, how full, what it would bring her, and the way in. Without login: all but her own. */
export function LearnOpening() {
  const { openingId = '' } = useParams();
  const { me } = useMe();
  const answer = useRead('/api/public/openings/{openingId}', { params: { openingId } });
  const of = answer.data;
  return (
    <Frame title={of?.className ?? words.title} back="/m/learn">
      {of !== undefined ? (
        <>
          {of.closedBecause === null ? null : (
            <p className="message" role="status">
              {of.closedBecause}
            </p>
          )}
          <Facts of={of} />
          <ForWhom of={of} />
          <a className="go plain" href={`/public/guides?divisionCode=${of.divisionCode}`}>
            {words.guides}
          </a>
          <section>
            <h2>{words.askFirst}</h2>
            <Counter divisionCode={of.divisionCode} />
          </section>
          <Tell of={of} />
          {mayCall(me, 'worker.enrol') ? (
            <ForHer of={of} />
          ) : of.closedBecause === null ? (
            <section>
              <p>{words.signInFirst}</p>
              <Link className="go" to={signInTo(`/m/learn/${openingId}`)}>
                {words.signIn}
              </Link>
            </section>
          ) : (
            <Link className="go plain" to="/m/learn">
              {words.backToList}
            </Link>
          )}
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
