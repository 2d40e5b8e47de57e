import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ActBody } from '../../../client/index.ts';
import {
  type Attachment,
  DayInput,
  FormDialog,
  NumberInput,
  numberRule,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { FilesField } from './files-field.tsx';
import { readVideos } from './video-lines.ts';
import { words } from './words.ts';

const { add } = words;
type Body = ActBody<'/api/classes/{classId}/evidence'>;
type Kind = Body['kind'];
const KINDS: readonly Kind[] = ['photo', 'teacher-log', 'video-index', 'material-handed-out', 'paper-sheet'];
const HALVES = ['morning', 'afternoon', 'evening'] as const;
const SAID_NEEDED: readonly Kind[] = ['teacher-log', 'material-handed-out'];

interface Typed {
  readonly taughtOn: string;
  readonly half?: NonNullable<Body['half']>;
  readonly said?: string;
  readonly files?: readonly Attachment[];
  readonly videos?: string;
  readonly copies?: number;
  readonly place?: string;
}

/** What the kind asks for: files, videos, copies, words. */
function OfKind({ kind }: { kind: Kind }) {
  const needsSaid = SAID_NEEDED.includes(kind);
  return (
    <>
      {kind === 'photo' || kind === 'paper-sheet' ? (
        <Form.Item
          name="files"
          label={add.filesOf[kind]}
          rules={[{ required: true, type: 'array', min: 1, message: add.needFiles }]}
        >
          <FilesField />
        </Form.Item>
      ) : null}
      {kind === 'video-index' ? (
        <Form.Item
          name="videos"
          label={add.videos}
          extra={add.videosHint}
          rules={[
            {
              validator: (_, text: string = '') => {
                const read = readVideos(text);
                if (typeof read === 'number') return Promise.reject(new Error(add.videoWrong(read)));
                return read.length > 0 ? Promise.resolve() : Promise.reject(new Error(add.videoWrong(1)));
              },
            },
          ]}
        >
          <Input.TextArea rows={4} maxLength={10_000} />
        </Form.Item>
      ) : null}
      {kind === 'material-handed-out' ? (
        <Form.Item
          name="copies"
          label={add.copies}
          rules={[
            { required: true, message: add.needCopies },
            numberRule({ min: 1, max: 10_000, step: 1, message: add.needCopies }),
          ]}
        >
          <NumberInput />
        </Form.Item>
      ) : null}
      <Form.Item
        name="said"
        label={add.saidOf[kind]}
        extra={needsSaid ? undefined : add.saidHint}
        normalize={(text: string) => text || undefined}
        rules={needsSaid ? [{ required: true, whitespace: true, message: add.needSaid }] : []}
      >
        <Input.TextArea rows={needsSaid ? 4 : 2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

/** Adds evidence of a half day: several photos or videos at once, a log, or what was handed out. */
export function AddDialog(props: { classId: string; day: string; close: () => void }) {
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const [kind, setKind] = useState<Kind>('photo');
  const act = useAct('/api/classes/{classId}/evidence', {
    params: { classId: props.classId },
    silent: true,
    after: () => {
      message.success(add.done);
      props.close();
    },
  });
  function send({ files, videos, ...typed }: Typed) {
    const read = kind === 'video-index' ? readVideos(videos ?? '') : [];
    // A field that was emptied again is absent.
    const said = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
    void act.run({
      ...(said as Omit<Typed, 'files' | 'videos'>),
      kind,
      ...(files && files.length > 0 ? { fileIds: files.map(({ fileId }) => fileId) } : {}),
      ...(typeof read === 'number' || read.length === 0 ? {} : { videos: [...read] }),
    });
  }
  return (
    <FormDialog<Typed>
      title={add.title}
      submit={add.submit}
      act={act}
      close={props.close}
      initial={{ taughtOn: props.day }}
      send={send}
    >
      <Form.Item label={add.kind} htmlFor="evidence-kind">
        <Select
          id="evidence-kind"
          value={kind}
          onChange={setKind}
          options={KINDS.map((value) => ({ value, label: term('evidenceKinds', value) }))}
        />
      </Form.Item>
      <Form.Item name="taughtOn" label={add.day} rules={[{ required: true, message: add.needDay }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="half" label={add.half} extra={add.halfHint}>
        <Select allowClear options={HALVES.map((value) => ({ value, label: term('halves', value) }))} />
      </Form.Item>
      <OfKind key={kind} kind={kind} />
      <Form.Item
        name="place"
        label={add.place}
        extra={add.placeHint}
        normalize={(text: string) => text || undefined}
      >
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
