import { Modal } from 'antd';
import { words } from './words.ts';

/** What a reply tells of a one-time password; nothing where the account keeps the one it has. */
export interface OneTime {
  readonly oneTimePassword: string | null;
  readonly part: 'whole' | 'first-half' | 'second-half' | null;
}

/** Shows a one-time password once: it is stored nowhere in the clear, and closing the dialog forgets it. */
export function OneTimeDialog(props: { told: OneTime; close: () => void }) {
  const { oneTimePassword, part } = props.told;
  if (oneTimePassword === null || part === null) return null;
  return (
    <Modal
      open
      title={words.oneTime.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      onOk={props.close}
      okText={words.oneTime.close}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{words.oneTime[part]}</p>
      <p className="one-time">
        <code>{oneTimePassword}</code>
      </p>
    </Modal>
  );
}
