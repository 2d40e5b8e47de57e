import { Button, Modal } from 'antd';
import { words } from './words.ts';

const labels = words.slip;

/** What is printed and handed over; shown once. */
export interface SlipOf {
  /** Of an account that was opened just now; a password set again has no slip to sign. */
  readonly slipNumber?: string;
  readonly oneTimePassword: string;
  readonly name: string;
  readonly idNumberMasked: string;
}

/** The one-time password, once: stored nowhere in the clear, and closing the dialog forgets it. */
export function Slip(props: { of: SlipOf; close: () => void }) {
  const { of } = props;
  return (
    <Modal
      open
      title={labels.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="print" onClick={() => window.print()}>
          {labels.print}
        </Button>,
        <Button key="close" type="primary" onClick={props.close}>
          {labels.close}
        </Button>,
      ]}
    >
      <p>{words.look.found(of.name, of.idNumberMasked)}</p>
      {of.slipNumber === undefined ? null : <p>{labels.number(of.slipNumber)}</p>}
      <p className="one-time">
        <code>{of.oneTimePassword}</code>
      </p>
      <p>{labels.lead}</p>
    </Modal>
  );
}
