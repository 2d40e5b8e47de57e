import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../../client/index.ts';
import {
  ActAlert,
  CasePage,
  DaysLeft,
  JournalRecord,
  MoneyLine,
  Read,
  Section,
  Status,
  StepRecord,
  Tabs,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import { Acts, nextSentence } from './acts.tsx';
import type { Version } from './draft.ts';
import { DryRunTab } from './dry-run.tsx';
import { Faults } from './faults.tsx';
import { Head, wrongInHead } from './head.tsx';
import { LeaveGuard, Overtaken } from './leave.tsx';
import { lifecycleOf } from './lifecycle.ts';
import { Repeal } from './repeal.tsx';
import { Scarce } from './scarce.tsx';
import { Settings } from './settings.tsx';
import { Standards } from './standards.tsx';
import { type TabProps, useDraft, useOccupationNames } from './use-draft.ts';
import { words } from './words.ts';
import './policy-versions.css';

function Record(props: { of: Version }) {
  const { review, versionId } = props.of;
  return (
    <>
      <Section title={words.record.steps}>
        {review ? (
          <StepRecord steps={review.steps} dueOn={review.dueOn} />
        ) : (
          <p className="quiet">{words.record.none}</p>
        )}
      </Section>
      <Section title={common.record.journal}>
        <JournalRecord objectType="policy-version" objectId={versionId} />
      </Section>
    </>
  );
}

function Whole(props: { of: Version; reread: () => unknown }) {
  const { of, reread } = props;
  const table = useDraft(of);
  const names = useOccupationNames(of);
  const [checked, setChecked] = useState(false);
  const tab: TabProps = { of, table, names, mayEdit: of.allowed.includes('policyVersions.save') };
  const { fault } = table.saving;
  const isConflict = fault?.isConflict ?? false;
  useEffect(() => {
    if (isConflict) void reread();
  }, [isConflict, reread]);
  const labels = words.tabs;
  const changed = (kinds: string) => {
    const many = [...table.draft.changes.keys()].filter((matter) => matter.startsWith(kinds)).length;
    return many === 0 ? '' : words.counted(many);
  };
  return (
    <CasePage
      title={of.title}
      number={of.number}
      status={<Status in="policyVersionStages" id={of.stage} />}
      facts={[
        of.document,
        words.facts.effective(of.effectiveOn),
        words.facts.changes(table.draft.changes.size),
      ]}
      next={
        <div id="version-next" role="status">
          {nextSentence(of, table)}{' '}
          {of.stage === 'submitted' ? <DaysLeft days={of.review?.workingDaysLeft} /> : null}
        </div>
      }
      acts={<Acts of={of} table={table} onWrong={() => setChecked(true)} />}
    >
      <MoneyLine lifecycle={lifecycleOf(of)} in="policyVersionSteps" label={words.line} />
      <Repeal of={of} />
      <LeaveGuard unsaved={table.unsaved} />
      <Overtaken table={table} />
      {isConflict ? null : <ActAlert fault={fault} />}
      <Head {...tab} wrong={checked ? wrongInHead(table.draft.head) : new Set()} />
      <Faults {...tab} />
      <div className="version-tabs">
        <Tabs
          label={of.title}
          tabs={[
            {
              key: 'standards',
              label: `${labels.standards}${changed('standard ')}`,
              content: () => <Standards {...tab} />,
            },
            {
              key: 'scarce',
              label: `${labels.scarce}${changed('scarce ')}`,
              content: () => <Scarce {...tab} />,
            },
            {
              key: 'settings',
              label: `${labels.settings}${changed('setting ')}`,
              content: () => <Settings {...tab} />,
            },
            { key: 'dry-run', label: labels.dryRun, content: () => <DryRunTab {...tab} /> },
            { key: 'record', label: labels.record, content: () => <Record of={of} /> },
          ]}
        />
      </div>
    </CasePage>
  );
}

/** One change of a notice: its tables, its deadlines, what it costs, who decided it. */
export function Component() {
  const { versionId = '' } = useParams();
  const answer = useRead('/api/policy-versions/{versionId}', { params: { versionId } });
  return (
    <Read of={answer} page>
      {(of) => <Whole key={of.versionId} of={of} reread={answer.refetch} />}
    </Read>
  );
}
