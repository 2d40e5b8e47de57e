import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queries } from './client/queries.ts';
import Mobile from './mobile/index.tsx';
import { applyTypeSize } from './mobile/type-size.tsx';

/** The phone's own entry: nothing stands between its page and its script. A link to the other pages is a plain link. */
applyTypeSize();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Mobile />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
