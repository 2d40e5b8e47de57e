import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';

import { ActAlert, Label, MarginRow, Status, useAct } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { ClaimLine } from './case.tsx';
import { words } from './words.ts';

export type Signal = ClaimLine['signals'][number];

interface Checked {
  readonly decision: 'cleared' | 'upheld';
  readonly opinion: string;
}

function CheckDialog(props: { claimId: string; signal: Signal; close: () => void }) {
  const [form] = Form.useForm<Checked>();
  const check = useAct('/api/claims/{claimId}/signals/{signalId}/check', {
    params: { claimId: props.claimId, signalId: props.signal.signalId },
    after: props.close,
  });
  return (
    <Modal
      open
      title={words.signals.checkTitle(props.signal.rule)}
      onCancel={props.close}
      onOk={form.submit}
      okText={words.signals.submit}
      cancelText={common.cancel}
      confirmLoading={check.working}
      destroyOnHidden
    >
      <p>{props.signal.message}</p>
      {props.signal.firstCheck ? (
        <p className="quiet">
          {props.signal.firstCheck.checkedBy}:{' '}
          <Label in="signalStatuses" id={props.signal.firstCheck.decision} />{' '}
          {props.signal.firstCheck.opinion}
        </p>
      ) : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ decision: 'cleared' }}
        onFinish={(checked) => void check.run({ version: props.signal.version, ...checked })}
      >
        <Form.Item name="decision" label={common.opinion.decision}>
          <Radio.Group
            options={[
              { value: 'cleared', label: words.signals.clear },
              { value: 'upheld', label: words.signals.uphold },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="opinion"
          label={words.signals.opinion}
          extra={words.signals.opinionHint}
          rules={[{ required: true, whitespace: true, min: 4, message: words.signals.needOpinion }]}
        >
          <Input.TextArea rows={4} maxLength={500} />
        </Form.Item>
      </Form>
      <ActAlert fault={check.fault} />
    </Modal>
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
          {signal.firstCheck ? (
            <p className="quiet">
              {signal.firstCheck.checkedBy}: <Label in="signalStatuses" id={signal.firstCheck.decision} />{' '}
              {signal.firstCheck.opinion}
              {signal.status === 'open' ? ` ${words.signals.second}` : ''}
            </p>
          ) : null}
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
