import { Button, Modal } from 'antd';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Notice } from '../../../ui/index.ts';
import type { DraftOnTable } from './use-draft.ts';
import { words } from './words.ts';

/** Nothing unsaved is lost by a wrong click: asks before another page opens or the window closes. */
export function LeaveGuard(props: { unsaved: boolean }) {
  const { unsaved } = props;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      open
      title={words.leave.title}
      okText={words.leave.stay}
      cancelText={words.leave.go}
      onOk={() => blocker.reset()}
      onCancel={() => blocker.reset()}
      cancelButtonProps={{ danger: true, onClick: () => blocker.proceed() }}
    >
      <p>{words.leave.lead}</p>
    </Modal>
  );
}

/** Somebody else has saved: both ways on, neither loses anything unasked. */
export function Overtaken(props: { table: DraftOnTable }) {
  if (!props.table.isOvertaken) return null;
  return (
    <div role="alert">
      <Notice title={words.conflict.title} tone="alarm">
        <p>{words.conflict.lead}</p>
        <p className="quiet">{words.conflict.rebaseHint}</p>
        <div className="row">
          <Button type="primary" onClick={props.table.rebase}>
            {words.conflict.rebase}
          </Button>
          <Button onClick={props.table.discard}>{words.conflict.discard}</Button>
        </div>
      </Notice>
    </div>
  );
}
