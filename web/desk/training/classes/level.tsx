import { Button, Form, Select } from 'antd';
import { Label, useVocabulary } from '../../../ui/index.ts';
import type { TypedFiling } from './filing.ts';
import { words } from './words.ts';

/** The level of a class: known, certainly none, or as it was written where nobody understood it. */
export function LevelOf(props: { level: number | null; levelUnread: string | null }) {
  if (props.level !== null) return <Label in="skillLevels" id={props.level} />;
  return props.levelUnread === null ? words.form.noLevel : words.levelUnread(props.levelUnread);
}

/** Asks for the level. Where an import could not read it, an empty field is no answer: "no level" is said by its button. */
export function LevelField() {
  const { options } = useVocabulary();
  const form = Form.useFormInstance<TypedFiling>();
  const unread = Form.useWatch('levelUnread', { form, preserve: true });
  const level = Form.useWatch('level', form);
  const isOpen = unread != null && level == null;
  return (
    <>
      <Form.Item name="levelUnread" hidden noStyle>
        <input type="hidden" />
      </Form.Item>
      <Form.Item
        name="level"
        label={words.form.level}
        extra={
          isOpen ? (
            <div className="row near">
              <span>{words.levelUnread(unread)}</span>
              <Button size="small" onClick={() => form.setFieldValue('levelUnread', null)}>
                {words.edit.noLevel}
              </Button>
            </div>
          ) : null
        }
      >
        <Select
          allowClear
          placeholder={isOpen ? undefined : words.form.noLevel}
          options={options('skillLevels').map((word) => ({ ...word, value: Number(word.value) }))}
        />
      </Form.Item>
    </>
  );
}
