import { Navigate, useOutletContext } from 'react-router';
import { useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import { count, EmptyState, Page, Read, Section, spokenDay } from '../../../ui/index.ts';
import type { NavigationLink } from '../../module.ts';
import { Assessments } from './assessments.tsx';
import { Audit } from './audit.tsx';
import { Counties } from './counties.tsx';
import { Flow } from './flow.tsx';
import { Money } from './money.tsx';
import { Months } from './months.tsx';
import { Teaching } from './teaching.tsx';
import { Unusual } from './unusual.tsx';
import { words } from './words.ts';
import { WorkList } from './work-list.tsx';
import './home.css';

/** The first page; administrators have no work list and begin at the first page that is theirs. */
export function Component() {
  const { me } = useMe();
  const links = useOutletContext<readonly NavigationLink[]>();
  if (mayCall(me, 'desk.workList')) return <Today />;
  const theirs = links.filter((link) => link.to !== '/desk');
  const own = theirs.find((link) => link.group === 'system') ?? theirs[0];
  return own ? <Navigate to={own.to} replace /> : <EmptyState title={words.emptyTitle} />;
}

/** Who may read these has something to see on the first page besides a work list. */
const OWN_PARTS = [
  'journal.reading',
  'reporting.counties',
  'reporting.teaching',
  'reporting.assessments',
] as const;

/** What is to be done today by deadline, and the figures of the county this year. */
function Today() {
  const { me } = useMe();
  const work = useRead('/api/work-list', {}, { refetchEvery: 120_000 });
  const overview = useRead('/api/overview', {}, { enabled: mayCall(me, 'reporting.overview') });
  const hasOwnPart = OWN_PARTS.some((route) => mayCall(me, route));
  const lead = work.data
    ? words.counts(count(work.data.overdue), count(work.data.today), count(work.data.thisWeek))
    : null;
  return (
    <Page
      title={words.title}
      lead={[me?.today ? spokenDay(me.today) : null, lead].filter(Boolean).join('　')}
    >
      {mayCall(me, 'visits.take') ? (
        <p className="to-phone-page">
          <a href="/m/visits">{words.toPhonePage}</a>
        </p>
      ) : null}
      <Read of={work}>
        {(list) => (list.rows.length === 0 && hasOwnPart ? null : <WorkList rows={list.rows} />)}
      </Read>
      {mayCall(me, 'journal.reading') ? <Audit /> : null}
      {mayCall(me, 'reporting.counties') ? <Counties /> : null}
      {mayCall(me, 'reporting.teaching') ? <Teaching /> : null}
      {mayCall(me, 'reporting.assessments') ? <Assessments /> : null}
      {mayCall(me, 'reporting.overview') ? (
        <Read of={overview}>
          {(year) => (
            <>
              <Section title={words.flow.title(year.year)}>
                <Flow label={words.flow.label} stages={year.funnel} />
              </Section>
              {year.workForTraining.length > 0 ? (
                <Section title={words.flow.ofLists(year.year)} aside={words.flow.ofListsHint}>
                  <Flow label={words.flow.listsLabel} stages={year.workForTraining} />
                </Section>
              ) : null}
              {year.certificates.length > 0 ? (
                <Section title={words.flow.ofCertificates(year.year)} aside={words.flow.ofCertificatesHint}>
                  <Flow label={words.flow.certificatesLabel} stages={year.certificates} />
                </Section>
              ) : null}
              {mayCall(me, 'funds.budgets') ? (
                <Section title={words.money.title(year.year)}>
                  <Money rows={year.money} />
                </Section>
              ) : null}
              <div className="two-parts">
                <Section title={words.months.title}>
                  <Months year={year.year} rows={year.classesByMonth} />
                </Section>
                <Section title={words.unusual.title}>
                  <Unusual rows={year.unusual} />
                </Section>
              </div>
            </>
          )}
        </Read>
      ) : null}
    </Page>
  );
}
