import { Button, Select } from 'antd';
import { useState } from 'react';
import { mayCall, useMe } from '../../../client/session.ts';
import { ActAlert, Page, Tabs, useAct } from '../../../ui/index.ts';
import { Recoveries } from './recoveries.tsx';
import { Runs } from './runs.tsx';
import { Unclaimed } from './unclaimed.tsx';
import { words } from './words.ts';

const FIRST_YEAR = 2018;

/** Begins the determination of everybody of a year; the year before the running one is what audits ask for. */
function Start(props: { thisYear: number }) {
  const [year, setYear] = useState(props.thisYear);
  const start = useAct('/api/mass-runs');
  const years = Array.from({ length: props.thisYear - FIRST_YEAR + 1 }, (_, back) => props.thisYear - back);
  return (
    <>
      <Select
        aria-label={words.year}
        value={year}
        onChange={setYear}
        options={years.map((year) => ({ value: year, label: words.yearOf(year) }))}
        style={{ minWidth: '7rem' }}
      />
      <Button type="primary" loading={start.working} onClick={() => void start.run({ year })}>
        {words.start}
      </Button>
      <ActAlert fault={start.fault} />
    </>
  );
}

/** Everybody of the county and a year: the job with its progress, who has not claimed, what must be taken back. */
export function Component() {
  const { me } = useMe();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={me && mayCall(me, 'massRuns.start') ? <Start thisYear={Number(me.today.slice(0, 4))} /> : null}
    >
      <Tabs
        label={words.tabs.label}
        tabs={[
          { key: 'runs', label: words.tabs.runs, content: () => <Runs /> },
          { key: 'unclaimed', label: words.tabs.unclaimed, content: () => <Unclaimed /> },
          { key: 'recoveries', label: words.tabs.recoveries, content: () => <Recoveries /> },
        ]}
      />
    </Page>
  );
}
