import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { ActReply } from '../../../client/index.ts';
import { ActAlert, DialogButton, FormDialog, Section, useAct, usePlaced } from '../../../ui/index.ts';
import { AccountActs } from './acts.tsx';
import { Slip, type SlipOf } from './slip.tsx';
import { words } from './words.ts';

const labels = words.look;
type Found = ActReply<'/api/own-accounts/look'>;
interface Typed {
  counterNumber?: string;
  idNumber?: string;
  name?: string;
}
const required = (message: string) => [{ required: true, message }];
const ticked = (message: string) => [
  {
    validator: (_: unknown, value: unknown) =>
      value ? Promise.resolve() : Promise.reject(new Error(message)),
  },
];

/** Whoever stands at the counter: looked for by number or ID card, and what may be done for her. */
export function Look(props: { changed: () => void }) {
  const [form] = Form.useForm<Typed>();
  const [found, setFound] = useState<Found | null>(null);
  const [typed, setTyped] = useState<Typed>({});
  const [slip, setSlip] = useState<SlipOf | null>(null);
  const look = useAct('/api/own-accounts/look', { silent: true, after: setFound });
  const placed = usePlaced(form, look.fault);
  const send = (body: Typed) => {
    setTyped(body);
    setFound(null);
    void look.run(body);
  };
  return (
    <>
      <Section title={labels.title}>
        <p className="quiet">{words.lead}</p>
        <Form
          form={form}
          name="look"
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          onFinish={send}
        >
          <Form.Item
            name="counterNumber"
            label={labels.counterNumber}
            normalize={(text: string) => text || undefined}
          >
            <Input inputMode="numeric" maxLength={6} />
          </Form.Item>
          <p className="quiet">{labels.or}</p>
          <Form.Item name="idNumber" label={labels.idNumber} normalize={(text: string) => text || undefined}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="name" label={labels.name} normalize={(text: string) => text || undefined}>
            <Input maxLength={60} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={look.working}>
            {labels.submit}
          </Button>
          <ActAlert fault={look.fault} placed={placed} />
        </Form>
      </Section>
      {found ? (
        <FoundPerson
          of={found}
          typed={typed}
          setSlip={setSlip}
          changed={props.changed}
          opened={(card) => send(card)}
        />
      ) : null}
      {slip ? <Slip of={slip} close={() => setSlip(null)} /> : null}
    </>
  );
}

function FoundPerson(props: {
  of: Found;
  typed: Typed;
  setSlip: (slip: SlipOf) => void;
  changed: () => void;
  /** An account was opened: she is looked for again, so that the page shows it. */
  opened: (card: Card) => void;
}) {
  const { of, typed, setSlip, changed } = props;
  const card = { idNumber: typed.idNumber ?? '', name: typed.name ?? of.asked.name };
  const after = (slip: SlipOf) => {
    setSlip(slip);
    changed();
  };
  return (
    <Section title={labels.found(of.asked.name, of.asked.idNumberMasked)}>
      <div role="status">
        <p>{of.nameFits === null ? labels.unknown : of.nameFits ? labels.fits : labels.differs}</p>
        {of.age === 'child' ? <p>{labels.child}</p> : null}
        {of.age === 'minor' ? <p>{labels.minor}</p> : null}
        <p>{of.account ? labels.account : labels.noAccount}</p>
      </div>
      {of.account ? <AccountActs of={of.account} setSlip={after} changed={changed} /> : null}
      <div className="row">
        {of.allowed.includes('ownAccounts.open') && of.age !== 'child' ? (
          <DialogButton label={words.open.act}>
            {(close) => (
              <OpenDialog
                card={card}
                counterNumber={typed.counterNumber}
                minor={of.age === 'minor'}
                close={close}
                after={(slip, card) => {
                  after(slip);
                  props.opened(card);
                }}
              />
            )}
          </DialogButton>
        ) : null}
        {of.allowed.includes('help.begin') && of.nameFits === true ? (
          <DialogButton label={words.help.act}>
            {(close) => <HelpDialog card={card} close={close} />}
          </DialogButton>
        ) : null}
      </div>
    </Section>
  );
}

interface Card {
  readonly idNumber: string;
  readonly name: string;
}

function CardFields() {
  return (
    <>
      <Form.Item name="idNumber" label={labels.idNumber} rules={required(words.open.need)}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="name" label={labels.name} rules={required(words.open.need)}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

interface OpenForm extends Card {
  readonly phone?: string;
  readonly cardSeen: true;
  readonly guardianName?: string;
  readonly guardianAgrees?: true;
}

function OpenDialog(props: {
  card: Card;
  counterNumber: string | undefined;
  minor: boolean;
  close: () => void;
  after: (slip: SlipOf, card: Card) => void;
}) {
  const [sent, setSent] = useState(props.card);
  const open = useAct('/api/own-accounts', {
    silent: true,
    after: (reply) => {
      props.after(reply, sent);
      props.close();
    },
  });
  const send = ({ phone, guardianName, guardianAgrees, ...form }: OpenForm) => {
    setSent({ idNumber: form.idNumber, name: form.name });
    void open.run({
      ...form,
      phone: phone ?? null,
      guardian: guardianName && guardianAgrees ? { name: guardianName, agrees: true } : null,
      ...(props.counterNumber ? { counterNumber: props.counterNumber } : {}),
    });
  };
  return (
    <FormDialog<OpenForm>
      title={words.open.title}
      name="open"
      submit={words.open.act}
      initial={props.card}
      act={open}
      close={props.close}
      send={send}
    >
      <p>{words.open.lead}</p>
      <CardFields />
      <Form.Item
        name="phone"
        label={words.open.phone}
        extra={words.open.phoneHint}
        normalize={(text: string) => text || undefined}
      >
        <Input inputMode="numeric" maxLength={30} />
      </Form.Item>
      {props.minor ? (
        <>
          <Form.Item name="guardianName" label={words.open.guardian} rules={required(words.open.need)}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="guardianAgrees" valuePropName="checked" rules={ticked(words.open.need)}>
            <Checkbox>{words.open.guardianAgrees}</Checkbox>
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="cardSeen" valuePropName="checked" rules={ticked(words.open.needSeen)}>
        <Checkbox>{words.open.cardSeen}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

function HelpDialog(props: { card: Card; close: () => void }) {
  const begin = useAct('/api/help-sessions', { silent: true, after: () => location.assign('/m') });
  return (
    <FormDialog<Card & { readonly cardSeen: true }>
      title={words.help.title}
      name="help"
      submit={words.help.begin}
      initial={props.card}
      act={begin}
      close={props.close}
      send={(body) => void begin.run(body)}
    >
      <p>{words.help.lead}</p>
      <CardFields />
      <Form.Item name="cardSeen" valuePropName="checked" rules={ticked(words.help.needSeen)}>
        <Checkbox>{words.help.cardSeen}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
