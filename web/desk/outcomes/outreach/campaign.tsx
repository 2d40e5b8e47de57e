import { App } from 'antd';
import { useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  CasePage,
  Cell,
  Day,
  DialogButton,
  FormDialog,
  FormGrid,
  MarginRow,
  Notice,
  Read,
  ReasonButton,
  ReasonField,
  ReviewButtons,
  Section,
  Status,
  StepsTaken,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { AudienceSection } from './audience.tsx';
import { DraftDialog } from './draft.tsx';
import { FiguresSection } from './figures.tsx';
import { PeopleSection } from './people.tsx';
import { words } from './words.ts';

type Campaign = Reply<'/api/campaigns/{campaignId}'>;
const labels = words.campaign;

function ProposeDialog(props: { of: Campaign; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/campaigns/{campaignId}/proposal', {
    params: { campaignId: of.campaignId },
    silent: true,
    after: () => {
      close();
      void message.success(labels.proposed);
    },
  });
  return (
    <FormDialog<{ opinion: string }>
      title={labels.proposeTitle}
      submit={labels.propose}
      name="propose"
      act={act}
      close={close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{labels.proposeLead}</p>
      <blockquote>{of.content}</blockquote>
      <ReasonField
        name="opinion"
        label={labels.opinion}
        hint={labels.opinionHint}
        need={labels.needOpinion}
        rows={2}
        max={300}
      />
    </FormDialog>
  );
}

function Acts({ of }: { of: Campaign }) {
  const may = (route: string) => of.allowed.some((allowed) => allowed === route);
  const params = { campaignId: of.campaignId };
  return (
    <>
      {may('outreach.amend') ? (
        <DialogButton label={words.draft.amend}>
          {(close) => <DraftDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      {may('outreach.propose') ? (
        <DialogButton label={labels.propose} type="primary">
          {(close) => <ProposeDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      <ReviewButtons
        route="outreach.decide"
        allowed={of.allowed}
        path="/api/campaigns/{campaignId}/decision"
        params={params}
        version={of.version}
        subject={labels.review(of.title)}
        decisions={['passed', 'returned']}
        beforePassing={labels.beforePassing}
        said={{ passed: labels.passed, returned: labels.returned }}
      />
      <ReasonButton
        route="outreach.withdraw"
        allowed={of.allowed}
        path="/api/campaigns/{campaignId}/withdraw"
        params={params}
        version={of.version}
        label={labels.withdraw}
        title={labels.withdrawTitle(of.title)}
        effect={labels.withdrawEffect}
        hint={labels.withdrawHint}
        said={() => labels.withdrawn}
      />
      <ReasonButton
        route="outreach.stop"
        allowed={of.allowed}
        path="/api/campaigns/{campaignId}/stop"
        params={params}
        version={of.version}
        label={labels.stop}
        title={labels.stopTitle(of.title)}
        effect={labels.stopEffect}
        hint={labels.stopHint}
        said={() => labels.stopped}
      />
    </>
  );
}

/** Whom it is for, as one says it. */
function Whom({ of }: { of: Campaign }) {
  const { term } = useVocabulary();
  const { needKind, dutyKind, group, ageFrom, ageTo, noClassSince } = of.audience;
  const parts = [
    ...(needKind === undefined ? [] : [labels.need(term('needKinds', needKind))]),
    ...(of.occupationName === null ? [] : [of.occupationName]),
    ...of.placeNames,
    ...(dutyKind === undefined ? [] : [term('dutyKinds', dutyKind)]),
    ...(group === undefined ? [] : [term('groups', group)]),
    ...(ageFrom === undefined && ageTo === undefined ? [] : [labels.ages(ageFrom, ageTo)]),
    ...(noClassSince === undefined ? [] : [labels.noClassSince(noClassSince)]),
  ];
  return parts.length === 0 ? labels.everybody : parts.join('；');
}

const BEFORE: readonly Campaign['status'][] = ['draft', 'proposed'];

function Case({ of }: { of: Campaign }) {
  const isBefore = BEFORE.includes(of.status);
  const isBegun = of.begunAt !== null;
  return (
    <CasePage
      title={of.title}
      number={of.kindName}
      status={<Status in="campaignStatuses" id={of.status} />}
      facts={isBegun ? [labels.facts(of.figures.chosen), words.figures.opened(of.opened)] : []}
      next={
        <div role="status">
          {labels.next[of.status]}
          {of.reason === null ? null : ` ${of.reason}`}
        </div>
      }
      acts={<Acts of={of} />}
    >
      {of.fault === null ? null : (
        <Notice tone="alarm" title={labels.fault}>
          {of.fault}
        </Notice>
      )}
      <MarginRow law={{ clause: of.clause }}>
        {labels.ground}：{of.kindName}
      </MarginRow>
      <FormGrid>
        <Cell label={labels.content} wide>
          {of.content}
          <div className="quiet small">{labels.contentHint}</div>
        </Cell>
        <Cell label={labels.spoken} wide>
          {of.spoken}
        </Cell>
        <Cell label={labels.target}>
          {of.target.type === 'openings' ? labels.targets.openings : of.targetName}
        </Cell>
        <Cell label={labels.link}>
          <a href={new URL(of.link, window.location.href).pathname}>{of.link}</a>
        </Cell>
        <Cell label={labels.whom} wide>
          <Whom of={of} />
        </Cell>
        <Cell label={labels.untilOn}>
          <Day on={of.untilOn} />
        </Cell>
        <Cell label={labels.madeBy}>{of.madeBy}</Cell>
      </FormGrid>
      {isBefore ? <AudienceSection campaignId={of.campaignId} /> : null}
      {isBegun ? <FiguresSection of={of} /> : null}
      {isBegun ? <PeopleSection campaignId={of.campaignId} /> : null}
      {of.steps.length === 0 ? null : (
        <Section title={labels.steps}>
          <StepsTaken steps={of.steps} />
        </Section>
      )}
    </CasePage>
  );
}

/** One campaign: its words, whom it is for, who signed it, and what came of it. */
export function Component() {
  const { campaignId = '' } = useParams();
  const answer = useRead('/api/campaigns/{campaignId}', { params: { campaignId } });
  return (
    <Read of={answer} page>
      {(of) => <Case of={of} />}
    </Read>
  );
}
