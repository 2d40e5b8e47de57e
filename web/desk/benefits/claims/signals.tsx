import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import {
  FormDialog,
  Instant,
  Label,
  MarginRow,
  ReasonField,
  Status,
  useAct,
  useNamedCode,
} from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { ClaimLine } from './replies.ts';
import { words } from './words.ts';

export type Signal = ClaimLine['signals'][number];

interface Checked {
  readonly decision: 'cleared' | 'upheld';
  readonly opinion: string;
}

/** What each of those who looked found, and who must look next. */
function Checks(props: { of: Signal }) {
  const { checks, status } = props.of;
  return (
    <>
      {checks.map((check) => (
        <p className="quiet" key={check.checkedAt}>
          {check.checkedBy}: <Label in="signalStatuses" id={check.decision} /> {check.opinion}{' '}
          <Instant at={check.checkedAt} />
        </p>
      ))}
      {status === 'open' && checks.length > 0 ? (
        <p className="quiet">{checks.length === 1 ? words.signals.second : words.signals.third}</p>
      ) : null}
    </>
  );
}

function CheckDialog(props: { claimId: string; signal: Signal; close: () => void }) {
  const named = useNamedCode();
  const check = useAct('/api/claims/{claimId}/signals/{signalId}/check', {
    params: { claimId: props.claimId, signalId: props.signal.signalId },
    after: props.close,
  });
  return (
    <FormDialog<Checked>
      title={words.signals.checkTitle(named(props.signal.rule))}
      submit={words.signals.submit}
      act={check}
      close={props.close}
      send={(checked) => void check.run({ version: props.signal.version, ...checked })}
    >
      <p>{props.signal.message}</p>
      <Checks of={props.signal} />
      <Form.Item
        name="decision"
        label={common.opinion.decision}
        rules={[{ required: true, message: words.signals.needDecision }]}
      >
        <Radio.Group
          options={[
            { value: 'cleared', label: words.signals.clear },
            { value: 'upheld', label: words.signals.uphold },
          ]}
        />
      </Form.Item>
      <ReasonField
        name="opinion"
        label={words.signals.opinion}
        hint={words.signals.opinionHint}
        need={words.signals.needOpinion}
        rows={4}
        max={500}
      />
    </FormDialog>
  );
}

/** What two people must look into before this line's money moves. */
export function Signals(props: { claimId: string; signals: readonly Signal[] }) {
  const [checking, setChecking] = useState<Signal | null>(null);
  if (props.signals.length === 0) return null;
  return (
    <section className="findings" aria-label={words.signals.title}>
      <h3>{words.signals.title}</h3>
      <p className="quiet">{words.signals.lead}</p>
      {props.signals.map((signal) => (
        <MarginRow key={signal.signalId} law={{ clause: null, rule: signal.rule }}>
          <p>
            <Status in="signalStatuses" id={signal.status} />{' '}
            <span className="quiet">
              <Label in="severities" id={signal.severity} />
            </span>{' '}
            {signal.message}
          </p>
          <Checks of={signal} />
          {signal.allowed.includes('claims.checkSignal') ? (
            <Button size="small" onClick={() => setChecking(signal)}>
              {words.signals.check}
            </Button>
          ) : null}
        </MarginRow>
      ))}
      {checking ? (
        <CheckDialog claimId={props.claimId} signal={checking} close={() => setChecking(null)} />
      ) : null}
    </section>
  );
}
