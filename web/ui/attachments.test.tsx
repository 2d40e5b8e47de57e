import { QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { queries } from '../client/queries.ts';
import { type Attachment, Attachments, AttachmentsField } from './index.ts';

const FILE: Attachment = {
  fileId: '018f0000-0000-7000-8000-000000000001',
  name: 'licence.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 2_400_000,
  stagedAt: '2021-10-11T01:00:00.000Z',
};

describe('attached files', () => {
  it('have a name, a way to look at each and one to keep it', () => {
    const list = renderToStaticMarkup(<Attachments files={[FILE, { ...FILE, mediaType: 'image/png' }]} />);
    expect(list).toContain(`href="/api/files/${FILE.fileId}/preview" target="_blank"`);
    expect(list).toContain(`href="/api/files/${FILE.fileId}" download="licence.pdf"`);
    expect(list.match(/<img /g)).toHaveLength(1);
    expect(list).toContain('2.4 MB');
    expect(list).not.toContain('<button');
  });

  it('can be taken off while they are not sent', () => {
    expect(renderToStaticMarkup(<Attachments files={[FILE]} remove={() => undefined} />)).toContain(
      '<button',
    );
  });

  it('are added in a form until there are enough', () => {
    const field = (most: number) =>
      renderToStaticMarkup(
        <QueryClientProvider client={queries}>
          <App>
            <AttachmentsField value={[FILE]} most={most} />
          </App>
        </QueryClientProvider>,
      );
    expect(field(2)).toContain('licence.pdf');
    expect(field(2)).toContain('type="file"');
    expect(field(2)).not.toContain('disabled=""');
    expect(field(1)).toContain('disabled=""');
  });

  it('say so when there are none', () => {
    expect(renderToStaticMarkup(<Attachments files={[]} />)).not.toContain('<ul');
  });
});
