import { App, Form } from 'antd';
import { useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  CasePage,
  Cell,
  Code,
  Day,
  DayInput,
  DaysLeft,
  DialogButton,
  FormDialog,
  FormGrid,
  Label,
  Notice,
  Read,
  ReasonButton,
  ReasonField,
  ReviewButtons,
  Section,
  Status,
  StepRecord,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Delivery = Reply<'/api/village-deliveries/{deliveryId}'>;
const labels = words.case;

/** One of the city proposes the last day; another decides. */
function EndDialog(props: { of: Delivery; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/village-deliveries/{deliveryId}/end', {
    params: { deliveryId: of.deliveryId },
    silent: true,
    after: () => {
      void message.success(labels.endSent);
      close();
    },
  });
  return (
    <FormDialog<{ endsOn: string; reason: string }>
      title={labels.endTitle}
      submit={labels.endSubmit}
      name="village-delivery-end"
      danger
      act={act}
      close={close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{labels.endEffect}</p>
      <Form.Item name="endsOn" label={labels.endOn} rules={[{ required: true, message: words.file.needDay }]}>
        <DayInput />
      </Form.Item>
      <ReasonField
        name="reason"
        label={labels.endReason}
        hint={labels.endReasonHint}
        need={labels.needEndReason}
        rows={3}
        max={500}
      />
    </FormDialog>
  );
}

function Acts({ of }: { of: Delivery }) {
  const review = {
    allowed: of.allowed,
    params: { deliveryId: of.deliveryId },
    version: of.version,
    subject: labels.subject,
    decisions: ['passed', 'returned'] as const,
  };
  return (
    <>
      <ReviewButtons
        route="villageDelivery.firstReview"
        path="/api/village-deliveries/{deliveryId}/first-review"
        {...review}
        said={{ passed: labels.firstPassed, returned: labels.returned }}
      />
      <ReviewButtons
        route="villageDelivery.secondReview"
        path="/api/village-deliveries/{deliveryId}/second-review"
        {...review}
        said={{ passed: labels.passed, returned: labels.returned }}
      />
      <ReviewButtons
        route="villageDelivery.decideEnd"
        path="/api/village-deliveries/{deliveryId}/end-decision"
        {...review}
        said={{ passed: labels.ended, returned: labels.stays }}
      />
      {of.allowed.includes('villageDelivery.proposeEnd') ? (
        <DialogButton label={labels.end} danger>
          {(close) => <EndDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      <ReasonButton
        route="villageDelivery.withdraw"
        allowed={of.allowed}
        path="/api/village-deliveries/{deliveryId}/withdraw"
        params={{ deliveryId: of.deliveryId }}
        version={of.version}
        label={labels.withdraw}
        title={labels.withdrawTitle}
        effect={labels.withdrawEffect}
        hint={labels.withdrawHint}
        said={() => labels.withdrawn}
      />
    </>
  );
}

/** Whose turn it is and until when. */
function Next({ of }: { of: NonNullable<Delivery['approval']> }) {
  return (
    <>
      <Label in="steps" id={of.nextStep} /> <Day on={of.dueOn} /> <DaysLeft days={of.workingDaysLeft} />{' '}
      <Code of={of.dueClause} />
    </>
  );
}

/** One filing: what is done in villages, by whose right, and what the city said. */
export function DeliveryCase(props: { deliveryId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/village-deliveries/{deliveryId}', {
    params: { deliveryId: props.deliveryId },
  });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Shown of={of} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}

function Shown({ of, inDrawer }: { of: Delivery; inDrawer: boolean }) {
  const { term } = useVocabulary();
  const waiting = of.approval?.nextStep ? of.approval : null;
  return (
    <CasePage
      title={labels.title(of.organisationName, term('villageServices', of.service))}
      inDrawer={inDrawer}
      status={<Status in="villageDeliveryStatuses" id={of.status} />}
      facts={[
        <span key="days">
          <Day on={of.fromOn} /> — <Day on={of.endsOn ?? of.untilOn} />
        </span>,
        <Code key="clause" of="LN-2-8" />,
      ]}
      next={waiting ? <Next of={waiting} /> : null}
      acts={<Acts of={of} />}
    >
      {of.status === 'ending' && of.endsOn !== null ? (
        <Notice title={labels.proposedEnd(of.endsOn)} tone="alarm">
          <p>{of.endReason}</p>
        </Notice>
      ) : null}
      <Section title={labels.subject}>
        <FormGrid>
          <Cell label={labels.occupations}>
            {of.occupations.map(({ code, name }) => `${name} ${code}`).join('、')}
          </Cell>
          <Cell label={labels.days}>
            <Day on={of.fromOn} /> — <Day on={of.untilOn} />
          </Cell>
          <Cell label={labels.filedOn}>
            <Day on={of.filedOn} />
          </Cell>
          <Cell label={labels.approvedOn}>
            <Day on={of.approvedOn} />
          </Cell>
          {of.status === 'ended' && of.endsOn !== null ? (
            <Cell label={labels.ends}>{`${labels.endsOn(of.endsOn)}　${of.endReason ?? ''}`}</Cell>
          ) : null}
        </FormGrid>
        <h3>{labels.means}</h3>
        <p>{of.means}</p>
      </Section>
      <Section title={labels.record}>
        <StepRecord
          steps={[...(of.approval?.steps ?? []), ...(of.ending?.steps ?? [])]}
          dueOn={waiting?.dueOn ?? null}
        />
      </Section>
    </CasePage>
  );
}

export function Component() {
  const { deliveryId = '' } = useParams();
  return <DeliveryCase deliveryId={deliveryId} />;
}
