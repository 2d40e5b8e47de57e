import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  count,
  DaysLeft,
  EmptyState,
  Label,
  MarginRow,
  Mark,
  Money,
  ProvisionalMark,
  shownInstant,
  spokenDay,
} from '../../../ui/index.ts';
import { pathOf } from '../notifications/links.ts';
import { words } from './words.ts';

type WorkRow = Row<'/api/work-list'>;
const BUCKETS = ['overdue', 'today', 'this-week', 'later', 'no-deadline'] as const;

/** Kinds of work that count people. */
const PEOPLE: ReadonlySet<WorkRow['kind']> = new Set([
  'people-unasked',
  'class-first-review',
  'class-second-review',
  'class-correct',
  'opening-roster',
  'opening-enrolled',
]);

/** By deadline: each item one line - who, what, since when, which clause sets the time. */
export function WorkList(props: { rows: readonly WorkRow[] }) {
  const { me } = useMe();
  if (props.rows.length === 0) return <EmptyState title={words.emptyTitle} hint={words.emptyHint} />;
  return (
    <div className="case work-list">
      {BUCKETS.map((bucket) => {
        const rows = props.rows.filter((row) => row.bucket === bucket);
        if (rows.length === 0) return null;
        return (
          <section key={bucket} aria-label={words.buckets[bucket]}>
            <h2
              className={bucket === 'overdue' ? 'status' : undefined}
              data-tone={bucket === 'overdue' ? 'alarm' : undefined}
            >
              {bucket === 'overdue' ? <Mark shape="diamond" /> : null}
              <span>
                {words.buckets[bucket]} {words.count(count(rows.length))}
              </span>
            </h2>
            <ul>
              {rows.map((row) => (
                <li key={`${row.kind}${row.link.id}`}>
                  <MarginRow law={{ clause: row.clause ?? row.due?.clause ?? null }}>
                    <div className="work">
                      <span className="kind">
                        <Label in="workKinds" id={row.kind} />
                      </span>
                      <span className="what">
                        <Link to={pathOf(row.link)}>{row.what}</Link> <span className="who">{row.who}</span>
                        {row.kind === 'people-unasked' && mayCall(me, 'visits.take') ? (
                          <>
                            {' '}
                            <a href="/m/visits">{words.toPhonePage}</a>
                          </>
                        ) : null}
                      </span>
                      <span className="figures number">
                        {row.count === null
                          ? null
                          : (PEOPLE.has(row.kind) ? words.people : words.count)(count(row.count))}
                        {row.amountFen === null ? null : (
                          <>
                            {' '}
                            <Money fen={row.amountFen} unit />
                          </>
                        )}
                      </span>
                      <span className="since quiet">
                        {row.since ? words.since(spokenDay(shownInstant(row.since).slice(0, 10))) : null}
                      </span>
                      <span className="due">
                        {row.due ? <DaysLeft days={row.due.workingDaysLeft} /> : null}
                        <ProvisionalMark on={row.due?.dueOn} />
                      </span>
                    </div>
                  </MarginRow>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
