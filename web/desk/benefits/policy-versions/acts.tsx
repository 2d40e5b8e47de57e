import { Button } from 'antd';
import { read } from '../../../client/index.ts';
import { ActButton, ReviewButtons } from '../../../ui/index.ts';
import type { Version } from './draft.ts';
import { wrongInHead } from './head.tsx';
import { ProposeRepeal } from './repeal.tsx';
import type { DraftOnTable } from './use-draft.ts';
import { words } from './words.ts';

const watched = (of: Version) => ({
  seen: of,
  reread: () => read('/api/policy-versions/{versionId}', { params: { versionId: of.versionId } }),
  fields: [
    { name: 'stage', label: words.versions.columns.stage, in: 'policyVersionStages' },
    { name: 'effectiveOn', label: words.versions.columns.effectiveOn },
    { name: 'changeCount', label: words.versions.columns.changes },
  ],
});

/** What may be submitted: saved, without fault, with a dry run of the current content. */
function isReady(of: Version, table: DraftOnTable): boolean {
  return !table.unsaved && of.faults.length === 0 && of.dryRun?.isCurrent === true;
}

/** Who must act, and what prevents the next step. */
export function nextSentence(of: Version, table: DraftOnTable): string {
  const { next } = words;
  if (of.stage === 'scheduled') return next.scheduled(of.effectiveOn);
  if (of.stage === 'submitted')
    return of.allowed.includes('policyVersions.review') ? next.review : next.waiting;
  if (of.stage === 'reviewed')
    return of.allowed.includes('policyVersions.signFinance') ? next.sign : next.waitingForFinance;
  if (of.stage !== 'draft' && of.stage !== 'tried' && of.stage !== 'returned') return next[of.stage];
  if (!of.allowed.includes('policyVersions.save')) return next.readOnly;
  if (table.unsaved) return next.unsaved;
  if (of.changes.length === 0) return next.empty;
  if (of.faults.length > 0) return next.faults(of.faults.length);
  if (of.dryRun === null) return next.tryFirst;
  if (!of.dryRun.isCurrent) return next.tryAgain;
  return next.submit;
}

/** Takes back what waits for the second person, to correct it. */
function Recall(props: { of: Version }) {
  const { of } = props;
  return (
    <ActButton
      route="policyVersions.recall"
      allowed={of.allowed}
      path="/api/policy-versions/{versionId}/recall"
      params={{ versionId: of.versionId }}
      body={{ version: of.version }}
      label={words.acts.recall}
      ask={words.acts.recallAsk}
      watch={watched(of)}
    />
  );
}

/** The bureau's second person, then finance. */
function Decisions(props: { of: Version }) {
  const { of } = props;
  const { versionId, version, allowed, title } = of;
  const review = { allowed, params: { versionId }, version, watch: watched(of) };
  return (
    <>
      <ReviewButtons
        route="policyVersions.review"
        path="/api/policy-versions/{versionId}/review"
        subject={title}
        {...review}
      />
      <ReviewButtons
        route="policyVersions.signFinance"
        path="/api/policy-versions/{versionId}/finance-signature"
        subject={words.acts.sign(title)}
        {...review}
      />
    </>
  );
}

/** The acts that the server allows now, and no others. */
export function Acts(props: { of: Version; table: DraftOnTable; onWrong: () => void }) {
  const { of, table } = props;
  const params = { versionId: of.versionId };
  const { acts } = words;
  function save() {
    if (wrongInHead(table.draft.head).size > 0) props.onWrong();
    else void table.save();
  }
  return (
    <>
      {of.allowed.includes('policyVersions.save') ? (
        <>
          {table.unsaved ? <Button onClick={table.discard}>{acts.discard}</Button> : null}
          <Button
            type={table.unsaved ? 'primary' : 'default'}
            loading={table.saving.working}
            disabled={!table.unsaved || table.isOvertaken}
            onClick={save}
          >
            {acts.save}
          </Button>
        </>
      ) : null}
      {isReady(of, table) ? (
        <ActButton
          route="policyVersions.submit"
          allowed={of.allowed}
          path="/api/policy-versions/{versionId}/submit"
          params={params}
          body={{ version: of.version }}
          label={acts.submit}
          ask={acts.submitAsk}
          kind="primary"
          watch={watched(of)}
        />
      ) : of.allowed.includes('policyVersions.submit') ? (
        <Button disabled aria-describedby="version-next">
          {acts.submit}
        </Button>
      ) : null}
      <Recall of={of} />
      <ProposeRepeal of={of} />
      {table.unsaved ? null : (
        <ActButton
          route="policyVersions.withdraw"
          allowed={of.allowed}
          path="/api/policy-versions/{versionId}/withdraw"
          params={params}
          body={{ version: of.version }}
          label={acts.withdraw}
          ask={acts.withdrawAsk}
          watch={watched(of)}
        />
      )}
      <Decisions of={of} />
    </>
  );
}
