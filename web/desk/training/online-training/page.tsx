import { useState } from 'react';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  ActButton,
  EmptyState,
  Mark,
  Notice,
  Page,
  Read,
  Section,
  Status,
  shownInstant,
} from '../../../ui/index.ts';
import { History } from './history.tsx';
import { Keys, type Platform } from './keys.tsx';
import { Take } from './take.tsx';
import { words } from './words.ts';

type Platforms = Reply<'/api/online-platforms'>;

/** Whether it answers and keeps its courses up. */
function Watched({ of }: { of: Platform }) {
  const { probe } = of;
  const answers = probe?.answered ? words.state.answers : words.state.silent;
  return (
    <p>
      <Status in="platformStates" id={of.state} />{' '}
      {probe === null ? (
        words.state.notLooked
      ) : (
        <>
          <Mark shape={probe.answered ? 'tick' : 'cross'} /> {answers}{' '}
          <span className="quiet small">
            {words.code(probe.code)} · {words.looked(shownInstant(probe.at))}
          </span>
          {probe.strikes > 0 ? ` ${words.strikes(probe.strikes)}` : null}
          {probe.isStale ? ` ${words.stale}` : null}
        </>
      )}
      <br />
      <span className="quiet small">
        {of.coursesChangedOn === null ? words.notChanged : words.changedOn(of.coursesChangedOn)} ·{' '}
        {words.reports(of.reports)}
        {of.lastReportAt === null ? null : ` · ${words.lastReport(shownInstant(of.lastReportAt))}`}
      </span>
    </p>
  );
}

function One({ of }: { of: Platform }) {
  // What waits for somebody is not folded away.
  const [open, setOpen] = useState(of.toDecide > 0);
  return (
    <Section title={of.name}>
      <p className="small">
        <a href={of.link} rel="noreferrer" target="_blank">
          {of.link}
        </a>{' '}
        {of.divisionName}
      </p>
      <Watched of={of} />
      {of.suggestion ? (
        <Notice title={words.suggestions[of.suggestion]} tone="alarm">
          <p>
            {words.suggestionLead[of.suggestion]}{' '}
            {of.allowed.includes('catalogues.propose') ? (
              <Link to="/desk/catalogues">{words.propose}</Link>
            ) : null}
          </p>
        </Notice>
      ) : null}
      <div className="row">
        <ActButton
          route="onlineTraining.probe"
          allowed={of.allowed}
          path="/api/online-platforms/{platformId}/probe"
          params={{ platformId: of.platformId }}
          body={undefined}
          label={words.probe}
        />
      </div>
      <Take of={of} />
      <Keys of={of} />
      {of.toDecide > 0 ? <Notice title={words.waiting(of.toDecide)} tone="alarm" /> : null}
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.show}</summary>
        {open ? <History platformId={of.platformId} /> : null}
      </details>
    </Section>
  );
}

function Shown({ of }: { of: Platforms }) {
  return (
    <Page
      title={words.title}
      lead={words.lead(of.strikes, of.staleDays)}
      acts={<Link to="/desk/catalogues">{words.catalogue}</Link>}
    >
      {of.rows.length === 0 ? <EmptyState title={words.none} hint={words.noneHint} /> : null}
      {of.rows.map((platform) => (
        <One key={platform.platformId} of={platform} />
      ))}
    </Page>
  );
}

/** The online platforms of the catalogue: whether they answer, by what they are known, what they reported (LC-9). */
export function Component() {
  const answer = useRead('/api/online-platforms');
  return (
    <Read of={answer} page>
      {(of) => <Shown of={of} />}
    </Read>
  );
}
